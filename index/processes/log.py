"""The log file that every process of Dateline writes to."""

import logging
from pathlib import Path

MAX_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"


def log_to(path: Path) -> None:
    """Send warnings and errors to a file of at most two times `MAX_BYTES`.

    A file that cannot be written is done without: the program works, only unrecorded.
    """
    from logging.handlers import RotatingFileHandler

    # A log that cannot be written must not write its own troubles onto the screen.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            path, maxBytes=MAX_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
