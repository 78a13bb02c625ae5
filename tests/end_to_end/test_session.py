"""Making room, leaving the reader and coming back, in a real terminal."""

import os
import shutil
import signal
from pathlib import Path

import pytest
from end_to_end.reading import open_at_hit, start
from end_to_end.terminal import COMMAND, Terminal
from screen.articles import HARBOUR

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

BORDER = "▏"


def borders(terminal: Terminal) -> list[int]:
    """Columns of the borders between panes."""
    line = terminal.lines[10]
    return [column for column, character in enumerate(line) if character == BORDER]


@pytest.mark.parametrize("ending", ["q", "SIGTERM"])
def test_a_session_goes_on(terminal: Terminal, folder: Path, ending: str) -> None:
    start(terminal, folder)
    assert borders(terminal) == [34, 96]

    def moved() -> bool:
        # A busy program may hear of the moves before it follows the mouse.
        terminal.drag((borders(terminal)[0], 10), (40, 11), (45, 12))
        return borders(terminal) == [45, 96]

    terminal.wait_until(moved, "the moved border")
    open_at_hit(terminal)
    if ending == "q":
        terminal.press("q", "q", "q")
    else:
        started = terminal.tmux("list-panes", "-F", "#{pane_pid}").strip()
        (reader,) = (
            int(pid) for pid in Path(f"/proc/{started}/task/{started}/children").read_text().split()
        )
        os.kill(reader, signal.SIGTERM)
    terminal.wait_until(lambda: terminal.state("pane_current_command") == "sh", "the prompt")

    terminal.run(COMMAND, folder)
    terminal.wait_for("2 articles")
    terminal.wait_for(HARBOUR)
    assert borders(terminal) == [45, 96]
    terminal.press("n")
    terminal.wait_for("grain  1/6")
