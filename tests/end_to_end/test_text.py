"""Taking text out in a real terminal: mouse, keys, clipboard, other programs."""

import shutil
from pathlib import Path

import pytest
from end_to_end.reading import open_newest, start
from end_to_end.terminal import Terminal
from end_to_end.test_tmux import assert_restored
from screen.articles import HARBOUR, HARBOUR_URL

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def wait_for_copy(terminal: Terminal, expected: str, *, once: bool = False) -> None:
    """Copy until something is in tmux's buffer, for the mouse may be slower than a key; or once."""
    if once:
        terminal.press("y")

    def is_copied() -> bool:
        if not once:
            terminal.press("y")
        there = bool(terminal.tmux("list-buffers"))
        return there and terminal.tmux("show-buffer").startswith(expected)

    terminal.wait_until(is_copied, expected)


def test_the_mouse_selects(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    x, y = terminal.find("silos hold")
    # Each begins at a cell of its own, so that it is not taken for one more click of the last.
    word, paragraph, dragged, behind = x + 1, x + 7, x, x + 2
    for _ in range(2):
        terminal.mouse(0, word, y)
    wait_for_copy(terminal, "silos")
    for _ in range(3):
        terminal.mouse(0, paragraph, y)
    first = "The port of Lisbon sent off its first ship in three years on Saturday. Elena Marsh, "
    wait_for_copy(terminal, first)
    terminal.drag((dragged, y), (x + 9, y))
    wait_for_copy(terminal, "silos hold")
    # Behind a double click, by whole words.
    terminal.mouse(0, behind, y)
    terminal.drag((behind, y), (x + 12, y))
    wait_for_copy(terminal, "silos hold enough")


def test_keys(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    x, y = terminal.find("silos hold")
    terminal.mouse(0, x, y)
    terminal.wait_until(lambda: "\x1b[7ms" in terminal.raw, "the caret")
    terminal.press("V")
    terminal.wait_for("SELECT")
    terminal.press("w", "w", "Left", "Left")
    terminal.wait_until(lambda: "\x1b[7md" in terminal.raw, "the caret")
    terminal.resize(80, 24)
    terminal.wait_until(lambda: terminal.lines[23].startswith(" "), "the footer")
    terminal.wait_for("SELECT")
    wait_for_copy(terminal, "silos hold", once=True)
    terminal.wait_until(lambda: not any("SELECT" in line for line in terminal.lines), "the end")


def test_tmux_with_its_default_settings_is_handed_the_text(
    terminal: Terminal, folder: Path
) -> None:
    terminal.tmux("set-option", "-s", "set-clipboard", "external")
    start(terminal, folder)
    open_newest(terminal)
    terminal.press("1")
    wait_for_copy(terminal, HARBOUR_URL)


def test_a_terminal_without_tmux_is_sent_osc_52(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder, "env", "-u", "TMUX")
    open_newest(terminal)
    terminal.press("1")
    wait_for_copy(terminal, HARBOUR_URL)
    terminal.wait_for("is copied through the terminal")


def pipe(terminal: Terminal, command: str) -> None:
    terminal.type("|")
    terminal.wait_for("Pipe text")
    terminal.type(command)
    terminal.press("Enter")


def test_pipe(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    pipe(terminal, "head -n 1; echo $((40 + 2))")
    terminal.wait_for("Press a key")
    assert terminal.state("alternate_on") == "0"
    lines = terminal.lines
    assert HARBOUR in lines
    assert "42" in lines
    terminal.press("C-c")
    terminal.wait_until(lambda: terminal.state("alternate_on") == "1", "the reader")
    terminal.wait_for("Germany buys the first")
    # What the command wrote is not on the screen of the reader.
    assert "42" not in terminal.lines
    terminal.press("q", "q")
    assert_restored(terminal)


def test_a_command_is_interrupted_and_the_reader_is_not(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    pipe(terminal, "echo waiting; sleep 600")
    terminal.wait_until(lambda: "waiting" in terminal.lines, "the command")
    assert terminal.state("mouse_any_flag") == "0"
    assert terminal.state("cursor_flag") == "1"
    terminal.resize(100, 30)
    terminal.press("C-c")
    terminal.wait_for("The command")
    terminal.wait_for("Press a key")
    terminal.press("Space")
    # At the new size, with the mouse, and with the processes that search.
    terminal.wait_until(lambda: terminal.lines[29].startswith(" "), "the footer")
    terminal.wait_for("The command")
    assert terminal.state("mouse_any_flag") == "1"
    terminal.type("/frost")
    terminal.wait_for("1 article")
    terminal.press("C-q")
    assert_restored(terminal)


def test_a_terminal_that_was_left_raw_is_put_in_order(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    pipe(terminal, "stty raw -echo < /dev/tty; printf '\\033[?1003h\\033[?25l'; exit 3")
    terminal.wait_for("The command ended with status 3. Press a key")
    terminal.press("Space")
    terminal.wait_until(lambda: terminal.state("alternate_on") == "1", "the reader")
    terminal.wait_for("The command ended with status 3.")
    terminal.press("C-q")
    assert_restored(terminal)


def test_editor(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    editor = tmp_path / "vim"
    editor.write_text(
        '#!/bin/sh\necho editing "$1"; read answer\n'
        'sed -i "s/hardly a blossom/nothing at all/; s/three years/$answer years/" "$2"\n'
    )
    editor.chmod(0o700)
    start(terminal, folder, "env", f"EDITOR={editor}")
    open_newest(terminal)
    terminal.press("F4")
    terminal.wait_for("editing +")
    assert terminal.state("alternate_on") == "0"
    terminal.type("eleven")
    terminal.press("Enter")
    terminal.wait_until(lambda: terminal.state("alternate_on") == "1", "the reader")
    terminal.wait_for("first ship in eleven years")
    terminal.press("q", "q")
    assert_restored(terminal)


def test_a_program_is_stopped_and_goes_on(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    pipe(terminal, "echo waiting; sleep 600")
    terminal.wait_until(lambda: "waiting" in terminal.lines, "the command")
    terminal.press("C-z")
    terminal.wait_until(lambda: terminal.state("pane_current_command") == "sh", "the shell")
    terminal.type("fg")
    terminal.press("Enter")
    terminal.wait_until(lambda: terminal.state("pane_current_command") != "sh", "the command")
    terminal.press("C-c")
    terminal.wait_for("Press a key")
    terminal.press("Space")
    terminal.wait_for("Germany buys the first")
    terminal.press("q", "q")
    assert_restored(terminal)
