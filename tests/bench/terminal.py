"""Starts programs in a pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Sequence
from time import perf_counter, sleep

COLUMNS, LINES = 120, 40
_PATIENCE = 30.0
_SETTLE = 0.5
"""Seconds for a program's own children to end."""
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-9;?$]*[ -/]*[@-~]|[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/][0-~]|[@-Z\\^])"
)


def plain(output: str) -> str:
    """What a program wrote, without escape sequences."""
    return _ESCAPES.sub("", output)


def seconds_to(command: tuple[str, ...], texts: Sequence[str]) -> float:
    """Seconds from the start of a command until it has drawn all of the texts; ends it then.

    Raises:
        TimeoutError: if it does not draw them.
    """
    start = perf_counter()
    process, terminal = pty.fork()
    if not process:
        fcntl.ioctl(
            sys.stdout.fileno(), termios.TIOCSWINSZ, struct.pack("4H", LINES, COLUMNS, 0, 0)
        )
        os.execv(command[0], command)
    try:
        output = b""
        while select.select([terminal], [], [], _PATIENCE)[0]:
            output += os.read(terminal, 1 << 16)
            drawn = plain(output.decode("utf-8", "replace"))
            if all(text in drawn for text in texts):
                return perf_counter() - start
        raise TimeoutError(f"{command[0]} has not drawn {texts} in {_PATIENCE:.0f} seconds")
    finally:
        os.kill(process, signal.SIGTERM)
        _drain(terminal)
        os.waitpid(process, 0)
        os.close(terminal)
        sleep(_SETTLE)


def _drain(terminal: int) -> None:
    """Take what is still written, so that the program can end."""
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:
        pass  # Linux's way to say that the other end is closed
