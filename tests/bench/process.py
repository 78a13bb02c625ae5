"""The search process: its answers, what it says to hostile queries, its memory."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import perf_counter

from generator import queries

from bench.corpus import SEED, Corpus
from bench.figures import Budget, Figures, Row
from bench.search import Peers
from index.library import Library
from index.processes.wire import Answer, Question, Wanted, dump_question, load_answer

QUERIES = 50
_TWO_WORDS = Budget(40, share=0.95)
_FACETS = Budget(500, share=1)
_BOMB = Budget(1_000, share=1)
_MEMORY_MB = Budget(300)


def measure(corpus: Corpus) -> Iterator[Row]:
    """One process for each library, which is asked all that follows; its memory comes last."""
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        with _process(library) as process:
            yield from _two_words(corpus, library, process, size)
            yield _facets(process, size)
            yield _bombs(process, size)
            for query in queries(QUERIES, SEED):
                for end in range(1, len(query) + 1):
                    process.ask(Question(query[:end], typing=True))
            if process.own_mb:
                what = f"search process in all this, {size:,} articles"
                yield Row(f"{what}, its own memory", Figures.of([process.own_mb], "MB"), _MEMORY_MB)
                yield Row(f"{what}, with mapped files", Figures.of([process.mapped_mb], "MB"))
        library.close()


class SearchProcess:
    """A running search process, asked one question after the other."""

    def __init__(self, library: Library) -> None:
        """Start it, and wait until it is ready."""
        command = [sys.executable, "-m", "index.processes.search"]
        self._process = subprocess.Popen(
            [*command, str(library.directory), str(library.log)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.own_mb = 0.0
        """The most memory after an answer, without pages of files: those the system takes back."""
        self.mapped_mb = 0.0
        """Likewise with them."""
        self._line()

    def ask(self, question: Question) -> tuple[Answer, float]:
        """The answer, and the seconds until it came.

        Raises:
            RuntimeError: if the process has ended.
        """
        assert self._process.stdin is not None
        start = perf_counter()
        self._process.stdin.write(dump_question(question))
        self._process.stdin.flush()
        line = self._line()
        taken = perf_counter() - start
        self._look_at_memory()
        return load_answer(line), taken

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The search process has ended.")
        return line

    def _look_at_memory(self) -> None:
        """Note the memory in use, where the system tells it."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            sizes = dict(re.findall(r"(RssAnon|VmRSS):\s+(\d+) kB", status.read_text()))
            self.own_mb = max(self.own_mb, int(sizes["RssAnon"]) * 1_024 / 1e6)
            self.mapped_mb = max(self.mapped_mb, int(sizes["VmRSS"]) * 1_024 / 1e6)

    def close(self) -> None:
        """End it, as the end of its input does."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@contextmanager
def _process(library: Library) -> Iterator[SearchProcess]:
    process = SearchProcess(library)
    try:
        yield process
    finally:
        process.close()


def _two_words(
    corpus: Corpus, library: Library, process: SearchProcess, size: int
) -> Iterator[Row]:
    many = (query for query in queries(100 * QUERIES, SEED) if len(query.split()) == 2)
    asked = list(islice(dict.fromkeys(many), QUERIES))
    ours = []
    for query in asked:
        answer, _ = process.ask(Question(query, limit=20))
        assert answer.result is not None, answer.error
        ours.append(answer.result.took_ms)
    peers = Peers.of(corpus, library)
    what = f"two words, inside the search process, {size:,} articles"
    for peer in peers.measured(asked):
        yield Row(what, Figures.of(ours, "ms"), _TWO_WORDS, peer)
    peers.close()


def _facets(process: SearchProcess, size: int) -> Row:
    """Facets of results, asked for as the screen does: after their hits, until they come."""
    taken = []
    for query in ("", *queries(QUERIES, SEED)):
        question = Question(query)
        process.ask(question)
        start = perf_counter()
        while process.ask(replace(question, limit=10, wanted=Wanted.FACETS))[0].facets is None:
            pass
        taken.append(perf_counter() - start)
    return Row(f"facets of a result, {size:,} articles", Figures.milliseconds(taken), _FACETS)


def _bombs(process: SearchProcess, size: int) -> Row:
    taken = []
    for bomb in bombs():
        for typing in (False, True):
            answer, seconds = process.ask(Question(bomb, typing=typing))
            if answer.result is None and not answer.error:
                raise RuntimeError(f"There is neither an answer to {bomb[:20]!r} nor a message.")
            taken.append(seconds)
    return Row(f"query bombs, {size:,} articles", Figures.milliseconds(taken), _BOMB)


def bombs() -> Iterator[str]:
    """Queries that would take a careless engine long."""
    words = list(dict.fromkeys(" ".join(queries(200, SEED)).split()))
    yield from ("*", "a* b* c*", "*ing", "th* st* co*")
    yield from ("x" * 10_000, " ".join(words * 10_000)[:10_000])
    yield from ("(" * 5_000, "(" * 5_000 + "war" + ")" * 5_000, "(war OR " * 5_000)
    yield from ("NOT " * 1_000 + "war", " ".join(f"NOT {word}" for word in words * 10)[:8_000])
    yield " ".join(f"{word}~2" for word in words[:40])
    yield " OR ".join(f"{word}~2" for word in words[:40])
    yield from ('"to be or not to be"', '"of the" "in the" "to the" "and the"', '"the"~100')
    yield from ('"the of and to in"~100', '"the said that it was"')
