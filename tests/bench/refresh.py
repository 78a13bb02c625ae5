"""Refreshes: everything, nothing, one article."""

import os
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from generator import LONG, SHORT, articles

from bench.corpus import SEED, Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.fts5 import Fts5
from bench.writer import WriterRun, run_writer
from index.library import Library, Progress

_WORDS_PER_SECOND = Budget(20_000, at_least=True)
_UNCHANGED_MS_PER_FILE = 1_000 / 10_000
_ADDED = Budget(100, share=0.95)
_FLAT = Budget(1.5, of_peer=True)
_TIMES_UNCHANGED = 5
_TIMES_ADDED = 40
"""About one in twelve merges full text, after its article is searchable."""
_FEWER_LONG = 5
"""One long article for so many short ones of the smallest library."""


def measure(corpus: Corpus) -> Iterator[Row]:
    """Goes first: memory can only be told while this process itself is small."""
    yield from _everything(corpus)
    for size in corpus.sizes:
        folder = corpus.articles(size)
        library = corpus.library(folder)
        yield from _nothing(library, folder)
        yield from _one_article(library, folder, Fts5(corpus.folder / "fts5.sqlite"))
        library.close()


def _everything(corpus: Corpus) -> Iterator[Row]:
    smallest: WriterRun | None = None
    for size in corpus.sizes:
        library = corpus.empty_library(corpus.articles(size))
        run = run_writer(library)
        library.close()
        yield _throughput(f"index {size:,} articles of {SHORT.median} words", run)
        memory = Figures.of([run.peak_mb], "MB")
        if smallest is None:
            smallest = run
            yield Row(f"index {size:,} articles, peak memory", memory)
        else:
            peer = Peer("smallest library", Figures.of([smallest.peak_mb], "MB"))
            yield Row(f"index {size:,} articles, peak memory", memory, _FLAT, peer)
    count = corpus.sizes[0] // _FEWER_LONG
    library = corpus.empty_library(corpus.articles(count, LONG))
    yield _throughput(f"index {count:,} articles of {LONG.median} words", run_writer(library))
    library.close()


def _throughput(what: str, run: WriterRun) -> Row:
    speed = Figures.of([run.words / run.cpu_seconds], "words/s CPU")
    return Row(what, speed, _WORDS_PER_SECOND)


def _nothing(library: Library, folder: Path) -> Iterator[Row]:
    ours, walks, whole = [], [], []
    for _ in range(_TIMES_UNCHANGED):
        start = perf_counter()
        files = sum(1 for _ in _stamps(folder))
        walks.append(perf_counter() - start)
        start = perf_counter()
        library.refresh()
        ours.append(perf_counter() - start)
        whole.append(run_writer(library).seconds)
    yield Row(
        f"nothing changed, {files:,} files",
        Figures.milliseconds(ours),
        Budget(_UNCHANGED_MS_PER_FILE * files),
        Peer("walk and stat", Figures.milliseconds(walks)),
    )
    yield Row(f"nothing changed, {files:,} files, whole process", Figures.milliseconds(whole))


def _stamps(folder: Path) -> Iterator[os.stat_result]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name).stat()


def _one_article(library: Library, folder: Path, peer: Fts5) -> Iterator[Row]:
    """Add articles one by one, each with a word of its own, and search for that."""
    peer.fill(library)
    size = library.counts().articles
    from_seen, from_start, theirs = [], [], []
    word, seen, found = "", 0.0, 0.0

    def report(progress: Progress) -> None:
        nonlocal seen, found
        if progress.total and not progress.done:
            seen = perf_counter()
        if progress.searchable and library.search(word).total == 1:
            found = perf_counter()

    added = []
    # The first one makes this process a running writer, with all that it needs imported and read.
    for number, article in enumerate(articles(1 + _TIMES_ADDED, SEED + 1)):
        word = f"unheardof{number}"
        file = folder / f"added-{number}.md"
        file.write_text(f"{article.text}\n{word}\n", encoding="utf-8")
        added.append(file)
        start = perf_counter()
        library.refresh(report=report)
        end = perf_counter()
        if found < seen:
            raise RuntimeError(f"The article with “{word}” is not found when it should be.")
        peer.add(article.title, article.text)
        if number:
            from_start.append(end - start)
            from_seen.append(found - seen)
            theirs.append(perf_counter() - end)
    for file in added:
        file.unlink()
    library.refresh()
    peer.close()
    yield Row(
        f"one article to {size:,}, seen to searchable",
        Figures.milliseconds(from_seen),
        _ADDED,
        Peer("SQLite FTS5 insert", Figures.milliseconds(theirs)),
    )
    yield Row(f"one article to {size:,}, whole refresh", Figures.milliseconds(from_start))
