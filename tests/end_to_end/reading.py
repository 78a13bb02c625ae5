"""Getting to an article in a real terminal."""

from pathlib import Path

from end_to_end.terminal import COMMAND, Terminal


def start(terminal: Terminal, folder: Path, *before: str) -> None:
    """Start the reader on the hand-made articles, behind other words of a command, and wait."""
    terminal.run(*before, COMMAND, folder)
    terminal.wait_for("3 articles")


def open_newest(terminal: Terminal) -> None:
    """Open the first article of the list."""
    terminal.press("Enter")
    terminal.wait_for("Germany buys the first")


def open_at_hit(terminal: Terminal) -> None:
    """Search for a word and open the first result, at its first hit below the title."""
    terminal.type("/grain")
    terminal.wait_for("2 articles")
    terminal.press("Enter")
    terminal.wait_for("▌")
    terminal.press("Enter")
    terminal.wait_for("grain  2/6")
