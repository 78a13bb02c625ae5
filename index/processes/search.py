"""The search process: questions in on standard input, answers out, until the input ends."""

import contextlib
import os
import queue
import sys
import threading
from pathlib import Path

from index.processes.log import log_to
from index.processes.wire import Answer, dump_answer, load_question
from index.storage.catalog import Catalog, CatalogError
from index.storage.store import Limits, Searcher, SearchError

LIMIT_MS = 800.0
"""A search answers with what it has after so long,"""
WAITING_LIMIT_MS = 200.0
"""and sooner when a newer question waits."""

READY = b'{"ready": true}\n'
"""The first line out: the full text is open and its vocabulary read."""


def main() -> None:
    """Serve one library; its directory is the first argument, the log file the second."""
    library, log = Path(sys.argv[1]), Path(sys.argv[2])
    log_to(log)
    # Stray prints must not reach the pipe that carries answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    questions: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(questions,), daemon=True).start()
    catalog = Catalog.of(library)
    searcher = Searcher(library, catalog)
    limits = Limits(LIMIT_MS, lambda: not questions.empty(), WAITING_LIMIT_MS)
    # What is wrong is told in words with the first answer.
    with contextlib.suppress(SearchError):
        searcher.warm()
    answers.write(READY)
    answers.flush()
    while True:
        question = load_question(questions.get())
        try:
            result = searcher.search(
                question.query,
                typing=question.typing,
                sort=question.sort,
                offset=question.offset,
                limit=question.limit,
                limits=limits,
            )
            answer = Answer(question, result)
        except (SearchError, CatalogError) as error:
            answer = Answer(question, None, str(error))
        try:
            answers.write(dump_answer(answer))
            answers.flush()
        except BrokenPipeError:
            os._exit(0)


def _receive(questions: "queue.SimpleQueue[bytes]") -> None:
    for line in sys.stdin.buffer:
        questions.put(line)
    # The screen is gone; a search that still runs serves nobody.
    os._exit(0)


if __name__ == "__main__":
    main()
