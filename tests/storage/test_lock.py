"""One writer at a time, whatever becomes of it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.storage.lock import LibraryBusy, writer_lock

HOLD = (
    "import sys; from pathlib import Path; from index.storage.lock import writer_lock\n"
    "with writer_lock(Path(sys.argv[1]), 0): print('held', flush=True); sys.stdin.read()"
)


@contextmanager
def holder(lock: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def test_a_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with holder(lock) as process:
        who = rf"process {process.pid}, since \d\d:\d\d"
        with pytest.raises(LibraryBusy, match=who), writer_lock(lock, 0):
            pass


def test_a_waiting_writer_gets_it_when_the_other_is_done(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with holder(lock) as process:
        assert process.stdin is not None
        process.stdin.close()
        with writer_lock(lock, 60):
            pass


def test_a_killed_writer_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with holder(lock) as process:
        process.kill()
        process.wait()
        with writer_lock(lock, 0):
            pass


@pytest.mark.parametrize("note", [b"", b"\xff", b"[]", b'{"pid": "x", "since": ""}'], ids=repr)
def test_a_holder_that_left_no_note_is_another_process(tmp_path: Path, note: bytes) -> None:
    lock = tmp_path / "writer.lock"
    with holder(lock):
        lock.write_bytes(note)
        with pytest.raises(LibraryBusy, match="another process"), writer_lock(lock, 0):
            pass


def test_an_exception_within_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with pytest.raises(ZeroDivisionError), writer_lock(lock, 0):
        raise ZeroDivisionError
    with writer_lock(lock, 0):
        pass
