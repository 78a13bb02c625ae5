"""Opening a web page in the user's browser: in its own window, or in front of the reader."""

import subprocess
import webbrowser
from pathlib import Path

_ON_THE_TERMINAL = frozenset(
    {"browsh", "carbonyl", "elinks", "links", "links2", "lynx", "w3m", "www-browser"}
)
"""Browsers that draw on the terminal; the last is Debian's name for whichever of them is there."""
_PATIENCE = 5.0
"""Seconds for a browser to find out that it cannot open a page."""

_staying: list[subprocess.Popen[bytes]] = []
"""Browsers that did not end, which are asked later whether they have."""


def open_page(url: str) -> str | list[str]:
    """Open a page in the user's browser, if that has a window of its own; may take seconds.

    Returns:
        why it was not opened, as a sentence, or an empty string; the command to run if the
        browser draws on the terminal.
    """
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return "There is no browser here."
    # What $BROWSER names, and what has no class of its own, of which xdg-open is one.
    if isinstance(browser, webbrowser.GenericBrowser):
        command = [browser.name, *(part.replace("%s", url) for part in browser.args)]
        if Path(browser.name).name in _ON_THE_TERMINAL:
            return command
        opened = _run(command)
    else:
        try:
            opened = browser.open(url)
        except (OSError, webbrowser.Error):
            opened = False
    return "" if opened else "The browser did not open it."


def _run(command: list[str]) -> bool:
    """Whether a program has not failed within some seconds. It may not touch the terminal."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own browser
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        _staying[:] = [process, *(other for other in _staying if other.poll() is None)]
        return True
