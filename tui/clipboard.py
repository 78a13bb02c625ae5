"""Copying: by a local tool where there is one, through tmux in tmux, and by the terminal."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence

from textual.app import App

_SECONDS = 2.0

_MOST_BYTES = 74_994
"""What every terminal with OSC 52 takes: hterm stops at 100,000 bytes of base64, others later."""


def copy_by_terminal(app: App[object], text: str) -> None:
    """Copy text the terminal's own way, OSC 52, which works over SSH but answers nothing."""
    app.copy_to_clipboard(_encoded(text).decode())


def copy_by_tools(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Copy text besides, by what is there; may take seconds, and needs no screen.

    tmux hears nothing of OSC 52 with its default settings, and is handed the text.

    Returns:
        Which way the text went, for the message.
    """
    data = _encoded(text)
    in_tmux = bool(environment.get("TMUX")) and _through_tmux(data)
    for command in _tools(environment):
        encoded = text.encode("utf-16", "replace") if command[0] == "clip.exe" else data
        if _run(command, encoded):
            return f"by {command[0]}"
    way = "through tmux" if in_tmux else "through the terminal"
    if len(data) > _MOST_BYTES:
        way += f"; it has {len(data):,} bytes, and some terminals refuse more than {_MOST_BYTES:,}"
    return way


def _encoded(text: str) -> bytes:
    # The name of a file may hold bytes that are no text.
    return text.encode("utf-8", "replace")


def _through_tmux(data: bytes) -> bool:
    # Versions before 3.2 do not know -w, which hands the text on to the terminal.
    return _run(("tmux", "load-buffer", "-w", "-"), data) or _run(
        ("tmux", "load-buffer", "-"), data
    )


def _tools(environment: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Commands that fill the clipboard in front of the user, the surest first."""
    # Of the tools of a machine far away only those that draw on the user's own screen are of use.
    far = "SSH_CONNECTION" in environment or "SSH_TTY" in environment
    if environment.get("WAYLAND_DISPLAY") and not far:
        yield ("wl-copy",)
    if environment.get("DISPLAY"):
        yield ("xclip", "-selection", "clipboard")
        yield ("xsel", "--clipboard", "--input")
    if sys.platform == "darwin" and not far:
        yield ("pbcopy",)
    if environment.get("WSL_DISTRO_NAME") and not far:
        yield ("clip.exe",)


def _run(command: Sequence[str], data: bytes) -> bool:
    path = shutil.which(command[0])
    if path is None:
        return False
    try:
        subprocess.run(  # noqa: S603 - the text goes in on standard input
            [path, *command[1:]],
            input=data,
            timeout=_SECONDS,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
