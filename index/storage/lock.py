"""One writer at a time."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POLL_SECONDS = 0.05


class LibraryBusy(Exception):  # noqa: N818 - a state of the library, not an error in it
    """Another process is writing; the message names it."""


@contextmanager
def writer_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold the writer's lock of a library.

    The operating system lets go of it when the process ends, however it ends.

    Args:
        path: the lock file, created if need be.
        timeout: seconds to wait for another writer.

    Raises:
        LibraryBusy: if the other writer is still at work then.
    """
    deadline = time.monotonic() + timeout
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise LibraryBusy(_holder(descriptor)) from None
                time.sleep(POLL_SECONDS)
        os.ftruncate(descriptor, 0)
        note = {"pid": os.getpid(), "since": time.strftime("%H:%M")}
        os.pwrite(descriptor, json.dumps(note).encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _holder(descriptor: int) -> str:
    try:
        note = json.loads(os.pread(descriptor, 4096, 0))
        who = f"process {int(note['pid'])}, since {str(note['since'])[:5]}"
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return f"This library is being written by another Dateline ({who}). Try again when it is done."
