"""Finding text and walking on into other articles, in a real terminal."""

import shutil
from pathlib import Path

import pytest
from end_to_end.reading import open_at_hit, start
from end_to_end.terminal import Terminal
from screen.articles import HARBOUR, TRAINS

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def test_finding_and_running_on_into_the_next_result(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_at_hit(terminal)

    terminal.press("C-f")
    terminal.type("marsh")
    terminal.wait_for("“marsh”  2/4")
    terminal.press("Down")
    terminal.wait_for("“marsh”  3/4")
    terminal.press("M-r")
    terminal.wait_for("Find regex")
    terminal.type("(")
    terminal.wait_for("missing )")
    terminal.press("Escape")
    terminal.wait_for("grain  2/6")
    terminal.wait_until(lambda: not any("Find regex" in line for line in terminal.lines))

    terminal.type("nnnn")
    terminal.wait_for("grain  6/6")
    terminal.type("n")
    terminal.wait_for("grain  1/1")
    terminal.wait_for(f"Next result: {TRAINS}"[:30])
    terminal.type("N")
    terminal.wait_for("grain  6/6")
    terminal.find(HARBOUR)
