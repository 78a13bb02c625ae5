"""A real terminal to run the installed command in: a tmux server of its own."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from layout.drawing import without_isolates

COMMAND = Path(sys.executable).with_name("dateline")
"""The installed command."""

_PATIENCE = 60.0
"""Seconds after which something awaited is taken to never come."""
_PAUSE = 0.05
_SGR = re.compile(r"\x1b\[[\d;:]*m")
"""What sets colours and attributes: all that a screen may hold beside text."""
_numbers = count()


class Terminal:
    """A shell in a tmux window that nobody watches."""

    def __init__(self, width: int, height: int) -> None:
        self._socket = f"dateline-{os.getpid()}-{next(_numbers)}"
        size = ("-x", str(width), "-y", str(height))
        # Configuration of the user's own would change keys, colours and the clipboard.
        self.tmux("-u", "-f", "/dev/null", "new-session", "-d", *size, "exec env PS1='ready$ ' sh")
        self.tmux("set-option", "-s", "set-clipboard", "on")
        self.wait_for("ready$")

    def close(self) -> None:
        """End the shell and all that runs in it."""
        socket = Path(self.state("socket_path"))
        self.tmux("kill-server")
        # tmux leaves it behind.
        socket.unlink(missing_ok=True)

    def tmux(self, *arguments: str) -> str:
        """Run a command of tmux and return what it prints."""
        command = ["tmux", "-L", self._socket, *arguments]
        # Readline, which pytest loads, has put a size into the environment behind Python's back.
        environment = dict(os.environ)
        done = subprocess.run(
            command, capture_output=True, check=True, timeout=_PATIENCE, env=environment
        )
        return done.stdout.decode()

    # Doing.

    def run(self, *command: str | Path) -> None:
        """Type a command of the shell."""
        self.type(" ".join(f"'{part}'" for part in command))
        self.press("Enter")

    def type(self, text: str) -> None:
        """Type text as it is."""
        self.tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys, as tmux names them."""
        self.tmux("send-keys", *keys)

    def mouse(self, button: int, x: int, y: int) -> None:
        """Press and release a mouse button at a cell, both from 0; 64 and 65 are the wheel."""
        place = f"{button};{x + 1};{y + 1}"
        self._mouse(f"{place}M", f"{place}m")

    def drag(self, start: tuple[int, int], *to: tuple[int, int]) -> None:
        """Press the left button on a cell, move over others, release it on the last."""
        self._mouse(f"0;{start[0] + 1};{start[1] + 1}M")
        for x, y in to:
            self._mouse(f"32;{x + 1};{y + 1}M")
        self._mouse(f"0;{to[-1][0] + 1};{to[-1][1] + 1}m")

    def _mouse(self, *events: str) -> None:
        sequence = "".join(f"\x1b[<{event}" for event in events)
        self.tmux("send-keys", "-H", *(f"{byte:02x}" for byte in sequence.encode()))

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.tmux("resize-window", "-x", str(width), "-y", str(height))

    # Looking.

    @property
    def lines(self) -> list[str]:
        """What the window shows."""
        return self.tmux("capture-pane", "-p").split("\n")

    @property
    def raw(self) -> str:
        """What the window shows, with the sequences that set attributes."""
        return self.tmux("capture-pane", "-p", "-e")

    def wait_for_no_controls(self) -> None:
        """Wait until there is no control character beside what sets attributes, and isolates.

        A screen that is painted anew may hold one half of an isolate for a moment.
        """

        def none() -> bool:
            lines = map(without_isolates, _SGR.sub("", self.raw).split("\n"))
            return all(line.isprintable() for line in lines)

        self.wait_until(none, "a screen without control characters")

    def state(self, name: str) -> str:
        """A variable of tmux about the window."""
        return self.tmux("display-message", "-p", f"#{{{name}}}").strip()

    def find(self, text: str) -> tuple[int, int]:
        """The cell where some text begins; the text before it must be narrow."""
        lines = self.wait_for(text)
        y = next(number for number, line in enumerate(lines) if text in line)
        return lines[y].index(text), y

    # Waiting.

    def wait_for(self, text: str) -> list[str]:
        """Wait until some text is on the screen; return its lines."""
        self.wait_until(lambda: any(text in line for line in self.lines), text)
        return self.lines

    def wait_until(self, condition: Callable[[], object], what: str = "") -> None:
        """Wait until something holds."""
        until = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > until:
                shown = "\n".join(self.lines)
                raise AssertionError(f"waited in vain for {what or condition}:\n{shown}")
            time.sleep(_PAUSE)
