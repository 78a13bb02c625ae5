"""Running a program in front of the user, on the plain terminal."""

import os
import signal
import subprocess
import sys
import termios
import tty
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from textual.app import App, SuspendNotSupported

from index.model import one_line

_PLAIN = "\x1b[0m\x1b[?25h\x1b[?7h\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l"
"""What a program may leave behind, undone: attributes, hidden cursor, no wrapping, the mouse,
bracketed paste. Not the other screen: leaving it twice moves the cursor."""

CANNOT = "No program can be run in front of the reader here."


def run_outside(
    app: App[Any],
    command: Sequence[str],
    *,
    title: str = "",
    data: Callable[[], bytes] | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Suspend the screen, run a program until it ends, and resume the screen.

    What Ctrl+C sends goes to the program alone. The processes of the library are in sessions of
    their own and hear nothing of it.

    Args:
        app: whose screen is suspended; called in its own thread, which waits.
        command: the program and its arguments.
        title: what to print before the program runs; then its output stays until a key is pressed.
        data: gives its standard input, once the screen is away, for it may take seconds; None for
            the terminal. A program need not read it.
        environment: what to add to the environment.

    Returns:
        what went wrong, as a sentence, or an empty string.
    """
    try:
        with app.suspend(), _own_terminal():
            if title:
                _print(f"{title}\n")
            fault = _run(command, data() if data else None, {**os.environ, **(environment or {})})
            if title:
                _print(f"\n{_PLAIN}{fault or 'Done.'} Press a key to go on reading.")
                _wait_for_key()
                _print("\r\n")
            return fault
    except SuspendNotSupported:
        return CANNOT


def _run(command: Sequence[str], data: bytes | None, environment: Mapping[str, str]) -> str:
    name = one_line(os.path.basename(command[0]))  # noqa: PTH119 - the name only
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own command
            command, stdin=None if data is None else subprocess.PIPE, env=dict(environment)
        )
    except (OSError, ValueError) as error:
        return f"{name} cannot be run: {one_line(getattr(error, 'strerror', '') or str(error))}."
    # What is not read is no error: `head` takes what it needs.
    process.communicate(data)
    status = process.returncode
    if status < 0:
        with suppress(ValueError):
            return f"The command was ended by {signal.Signals(-status).name}."
    return f"The command ended with status {status}." if status else ""


@contextmanager
def _own_terminal() -> Iterator[None]:
    """Keep the terminal's settings, and signals of keys from this program."""
    # Not ignored, which a program would inherit: a handler it does not.
    before = {
        number: signal.signal(number, _do_nothing) for number in (signal.SIGINT, signal.SIGQUIT)
    }
    kept = _settings()
    try:
        yield
    finally:
        if kept is not None:
            with suppress(termios.error, OSError):
                termios.tcsetattr(_terminal(), termios.TCSANOW, kept)
        for number, handler in before.items():
            signal.signal(number, handler)


def _do_nothing(_number: int, _frame: object) -> None:
    pass


def _terminal() -> int:
    return sys.__stdin__.fileno() if sys.__stdin__ else 0


def _settings() -> list[Any] | None:
    try:
        return termios.tcgetattr(_terminal())
    except (termios.error, OSError):
        return None


def _print(text: str) -> None:
    # Where the screen is drawn as well.
    if sys.__stderr__ is not None:
        with suppress(OSError):
            sys.__stderr__.write(text)
            sys.__stderr__.flush()


def _wait_for_key() -> None:
    """Wait for a key, whatever the program has made of the terminal."""
    terminal = _terminal()
    with suppress(termios.error, OSError):
        # Raw, so that Ctrl+C is a key as well; what was typed before is not meant for us.
        tty.setraw(terminal, termios.TCSAFLUSH)
        os.read(terminal, 1)
        termios.tcflush(terminal, termios.TCIFLUSH)
