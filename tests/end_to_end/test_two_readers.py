"""Two readers on one library at the same time."""

import shutil
from pathlib import Path

import pytest
from end_to_end.terminal import COMMAND, Terminal
from screen.articles import HARBOUR, TRAINS

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def test_two_readers_leave_each_other_alone(terminal: Terminal, folder: Path) -> None:
    terminal.run(COMMAND, folder)
    terminal.wait_for("3 articles")
    other = Terminal(120, 40)
    try:
        other.run(COMMAND, folder)
        other.wait_for("3 articles")
        # Each goes its own way, and both write to the library.
        terminal.press("Enter")
        terminal.wait_for("patience and showed")
        other.press("j", "Enter")
        other.wait_for("one of them a cello")
        for window in (terminal, other):
            window.press("m", "`", "a")
            window.wait_for("Mark “a” is set")
            window.wait_for("★")
        terminal.press("C-q")
        terminal.wait_until(lambda: terminal.state("pane_current_command") == "sh")
        # The one that goes on has lost nothing.
        other.press("K")
        other.wait_for("patience and showed")
        other.press("J")
        other.wait_for("one of them a cello")
        other.press("C-q")
        other.wait_until(lambda: other.state("pane_current_command") == "sh")
    finally:
        other.close()

    # The last one to end left its place; both left their stars, and the later mark holds.
    terminal.run(COMMAND, folder)
    lines = terminal.wait_for("one of them a cello")
    starred = [line for line in lines if "★" in line[:4]]
    assert len(starred) == 2
    assert any(HARBOUR[:20] in line for line in starred)
    assert any(TRAINS[:20] in line for line in starred)
    terminal.press("K")
    terminal.wait_for("patience and showed")
    terminal.press("'", "a")
    terminal.wait_for("one of them a cello")
