"""Runs the command line, in this process or as users do."""

import logging
import os
import pty
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli.main import run

DATELINE = str(Path(sys.executable).with_name("dateline"))
"""The installed command."""
SECONDS = 60
"""Longest wait for a process of ours, on the slowest machine."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Cli:
    """Runs commands in this process."""

    capture: pytest.CaptureFixture[bytes]

    def __call__(self, *arguments: str | Path) -> Outcome:
        self.capture.readouterr()
        before, logging.root.handlers = logging.root.handlers, []
        try:
            status = run([str(argument) for argument in arguments])
        finally:
            for handler in logging.root.handlers:
                handler.close()
            logging.root.handlers = before
        out, err = self.capture.readouterr()
        return Outcome(status, out.decode(), err.decode())


def execute(
    *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a process of its own, with more in its environment."""
    return subprocess.run(
        [DATELINE, *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        timeout=SECONDS,
        check=False,
    )


def in_terminal(*arguments: str | Path) -> tuple[int, bytes]:
    """Run the installed command in a terminal; return its status and all that it drew."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(DATELINE, [DATELINE, *map(str, arguments)])
    drawn = b""
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # Linux's way to say that the other end is closed
            piece = b""
        if not piece:
            break
        drawn += piece
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), drawn
