"""Settings, in a real terminal."""

import os
import shutil
from pathlib import Path

import pytest
from end_to_end.terminal import COMMAND, Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def write_settings(text: str) -> Path:
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "dateline" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(("mouse", "flag"), [("true", "1"), ("false", "0")])
def test_the_mouse_is_left_to_the_terminal_if_so_set(
    terminal: Terminal, folder: Path, mouse: str, flag: str
) -> None:
    write_settings(f'mouse = {mouse}\n[keys]\nhelp = "Ctrl+T"\nquit = "Q"\n')
    terminal.run(COMMAND, folder)
    terminal.wait_for("3 articles")
    assert terminal.state("mouse_any_flag") == flag
    terminal.press("C-t")
    terminal.wait_for("Type to find a key")
    terminal.press("Escape")
    terminal.wait_until(lambda: not any("Type to find" in line for line in terminal.lines))
    terminal.press("Q")
    terminal.wait_until(lambda: terminal.state("alternate_on") == "0", "the shell")


def test_what_is_wrong_is_said(terminal: Terminal, folder: Path) -> None:
    write_settings('\n\n\ntheem = "nord"\n')
    terminal.run(COMMAND, folder)
    terminal.wait_for("line 4: unknown setting")
    terminal.wait_for("3 articles")
    terminal.press("q")
    terminal.wait_for("ready$")


def test_the_file_is_edited_and_then_checked(terminal: Terminal, tmp_path: Path) -> None:
    fake_editor = tmp_path / "fake-editor"
    fake_editor.write_text(
        '#!/bin/sh\necho "editing $1"\nread answer\necho "$answer" >> "$1"\n', encoding="utf-8"
    )
    fake_editor.chmod(0o755)
    terminal.run("env", f"EDITOR={fake_editor}", COMMAND, "config", "--edit")
    # The line may be longer than the terminal.
    terminal.wait_for("editing ")
    terminal.type('measure = "wide"')
    terminal.press("Enter")
    # Behind all that the new file holds, which ends with the table of keys.
    terminal.wait_for("unknown command “measure”")
    terminal.type("echo status=$?")
    terminal.press("Enter")
    terminal.wait_for("status=1")


def test_sixteen_colours_are_colours(terminal: Terminal, folder: Path) -> None:
    terminal.run("env", "-u", "COLORTERM", "TERM=xterm", COMMAND, folder)
    terminal.wait_for("3 articles")
    terminal.press("Enter")
    terminal.wait_for("words")
    # People in green, places in cyan.
    terminal.wait_until(lambda: "\x1b[92m" in terminal.raw and "\x1b[96m" in terminal.raw)
    terminal.press("C-q")
    terminal.wait_until(lambda: terminal.state("alternate_on") == "0", "the shell")
