"""Copying: by a local tool where there is one, and always by the terminal as well."""

import shutil
import subprocess

from textual.app import App

_TOOLS: tuple[tuple[str, ...], ...] = (
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("pbcopy",),
)
_SECONDS = 2.0


def copy(app: App[object], text: str) -> str:
    """Copy text and return which way it went, for the message.

    The terminal's own way, OSC 52, works over SSH but answers nothing; so a local tool is tried
    besides.
    """
    app.copy_to_clipboard(text)
    for command in _TOOLS:
        path = shutil.which(command[0])
        if path is None:
            continue
        try:
            subprocess.run(  # noqa: S603 - the text goes in on standard input
                [path, *command[1:]],
                input=text.encode("utf-8", "replace"),
                timeout=_SECONDS,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return f"by {command[0]}"
    return "through the terminal"
