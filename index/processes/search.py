"""The search process: questions in on standard input, answers out, until the input ends."""

import contextlib
import logging
import os
import queue
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TypedDict

from index.model import Filter
from index.processes.log import log_to
from index.processes.wire import (
    HURRY,
    LIMIT_MS,
    RESERVE,
    WAITING_LIMIT_MS,
    Answer,
    Question,
    SavedCount,
    Wanted,
    dump_answer,
    load_question,
)
from index.search.query import Sort
from index.search.typed import may_be_unfinished
from index.storage.catalog import Catalog, CatalogError
from index.storage.clock import Limits
from index.storage.opened import CANNOT_ANSWER, FullTextDamaged, SearchError
from index.storage.store import Searcher

READY = b'{"ready": true}\n'
"""The first line out: the full text is open and its vocabulary read."""

_log = logging.getLogger(__name__)


def main() -> None:
    """Serve one library: arguments are its directory, the log file, and maybe `RESERVE`."""
    library, log = Path(sys.argv[1]), Path(sys.argv[2])
    log_to(log)
    # Stray prints must not reach the pipe that carries answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    hurry = threading.Event()
    threading.Thread(target=_receive, args=(questions, hurry), daemon=True).start()
    limits = Limits(LIMIT_MS, hurry.is_set, WAITING_LIMIT_MS)
    searcher: Searcher | None = None
    # What is wrong is told in words with the first answer.
    with contextlib.suppress(SearchError, CatalogError):
        searcher = Searcher(library, Catalog.of(library))
        searcher.warm()
    answers.write(READY)
    answers.flush()
    # In reserve it leaves the processors to others, until it is asked something.
    warm, in_reserve = False, RESERVE in sys.argv[3:]
    while True:
        if searcher is not None and not warm and not in_reserve:
            with contextlib.suppress(CatalogError):
                warm = searcher.warm_facts(lambda: not questions.empty())
        question = load_question(questions.get())
        in_reserve = False
        try:
            searcher = searcher or Searcher(library, Catalog.of(library))
            answer = _answer(searcher, question, limits)
        except (SearchError, CatalogError) as error:
            damaged = isinstance(error, FullTextDamaged)
            answer = Answer(question, error=str(error), damaged=damaged)
        except Exception:  # noqa: BLE001 - the screen waits for an answer, whatever it is
            _log.exception("no answer to %r", question)
            answer = Answer(question, error=CANNOT_ANSWER)
        try:
            answers.write(dump_answer(answer))
            answers.flush()
        except BrokenPipeError:
            os._exit(0)


class _Asked(TypedDict):
    typing: bool
    sort: Sort
    filters: tuple[Filter, ...]
    limits: Limits


def _answer(searcher: Searcher, question: Question, limits: Limits) -> Answer:
    """What a question asks for.

    Raises:
        SearchError, CatalogError: if there is none; the message is a sentence.
    """
    text = question.query
    asked = _Asked(
        typing=question.typing, sort=question.sort, filters=question.filters, limits=limits
    )
    match question.wanted:
        case Wanted.FACETS:
            facets = searcher.facets(text, limit=question.limit, **asked)
            return Answer(question, facets=facets)
        case Wanted.IDS:
            return Answer(question, ids=tuple(searcher.ids(text, **asked)))
        case Wanted.SAVED:
            return Answer(question, saved=tuple(_counts(searcher, question, limits)))
    result = searcher.search(text, offset=question.offset, limit=question.limit, **asked)
    return Answer(question, result)


def _counts(searcher: Searcher, question: Question, limits: Limits) -> Iterator[SavedCount]:
    """How many articles the saved searches find, from one on, until half of the time is over."""
    deadline = time.monotonic() + LIMIT_MS / 2_000
    for search in searcher.saved_searches()[question.offset :]:
        find = partial(searcher.ids, search.query, filters=search.filters, limits=limits)
        # As the screen does with a word that nothing has as a whole word.
        ids = find() or (find(typing=True) if may_be_unfinished(search.query) else [])
        new = sum(identifier > search.newest for identifier in ids)
        yield SavedCount(search.name, len(ids), new)
        if time.monotonic() > deadline or limits.waiting():
            return


def _receive(questions: "queue.SimpleQueue[bytes]", hurry: threading.Event) -> None:
    for line in sys.stdin.buffer:
        if line == HURRY:
            hurry.set()
        else:
            hurry.clear()
            questions.put(line)
    # The screen is gone; a search that still runs serves nobody.
    os._exit(0)


if __name__ == "__main__":
    main()
