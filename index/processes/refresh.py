"""The writer's process: one refresh, its progress out on standard output."""

import json
import logging
import os
import signal
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

from index.model import RecogniserChoice
from index.processes.log import log_to
from index.refresh.progress import Progress
from index.refresh.refresh import refresh
from index.storage.catalog import CatalogError
from index.storage.lock import LibraryBusy

LAST = 19
"""Niceness of what everything else goes before."""
REPORT_SECONDS = 0.1
"""At most one progress line in so long, save those after which a search finds more, and that with
which looking for more names begins."""

_log = logging.getLogger(__name__)


def main() -> None:
    """Refresh one library: arguments are its directory, the log file, and the recogniser's choice.

    End of input, SIGTERM and SIGINT end it after the article in hand, with all of it stored.
    """
    library, log = Path(sys.argv[1]), Path(sys.argv[2])
    recogniser = RecogniserChoice(*sys.argv[3:5])
    log_to(log)
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.nice(5)  # typing goes first
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=_await_end, args=(stop,), daemon=True).start()
    last, told = 0.0, (0, 0)

    def report(progress: Progress) -> None:
        nonlocal last, told
        if progress.to_recognise and os.nice(0) < LAST:
            os.nice(LAST - os.nice(0))  # what is searchable already can wait
        news = progress.searchable, progress.to_recognise
        if news != told or time.monotonic() - last >= REPORT_SECONDS:
            last, told = time.monotonic(), news
            send({"progress": asdict(progress)})

    def send(message: dict[str, object]) -> None:
        try:
            output.write(json.dumps(message).encode() + b"\n")
            output.flush()
        except BrokenPipeError:
            stop.set()

    try:
        outcome = refresh(library, report=report, stopping=stop.is_set, recogniser=recogniser)
    except (LibraryBusy, CatalogError) as error:
        send({"error": str(error)})
    except Exception as error:  # noqa: BLE001 - the screen waits for a last word, whatever it is
        _log.exception("refresh of %s failed", library)
        send({"error": f"The refresh failed ({type(error).__name__}); the log file says more."})
    else:
        send(
            {
                "progress": asdict(outcome.progress),
                "problems": list(outcome.problems.values()),
                "repaired": outcome.repaired,
                "interrupted": outcome.interrupted,
                "recogniser_fault": outcome.recogniser_fault,
            }
        )


def _await_end(stop: threading.Event) -> None:
    # Not through `sys.stdin`: a thread that waits in it makes Python abort at exit.
    while os.read(0, 4096):
        pass
    stop.set()


if __name__ == "__main__":
    main()
