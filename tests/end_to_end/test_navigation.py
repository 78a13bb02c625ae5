"""Links, marks, the outline and history in a real terminal."""

import shutil
from pathlib import Path

import pytest
from end_to_end.reading import open_newest, start
from end_to_end.terminal import Terminal

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

CRANES = "https://example.org/cranes"


@pytest.fixture
def browsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file into which a browser that is none writes the addresses it is given."""
    log = tmp_path / "browsed"
    browser = tmp_path / "fake-browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{log}"\n', encoding="utf-8")
    browser.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{browser} %s &")
    return log


def read(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.exists() else []


def test_links_by_label_and_by_mouse(browsed: Path, terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    terminal.press("f")
    terminal.wait_for("Open which link?")
    terminal.wait_for("the Aew cranes")
    terminal.press("a")
    terminal.wait_for("⏎ opens it")
    terminal.wait_for(CRANES)
    assert read(browsed) == []
    terminal.press("Enter")
    terminal.wait_until(lambda: read(browsed) == [CRANES], "the browser")
    terminal.wait_until(lambda: not any("opens it" in line for line in terminal.lines))

    x, y = terminal.find("new cranes")
    terminal.mouse(0, x + 1, y)
    terminal.wait_for("⏎ opens it")
    # Elsewhere on the link: two clicks on one cell may be a double click.
    terminal.mouse(0, x + 5, y)
    terminal.wait_until(lambda: read(browsed) == [CRANES, CRANES], "the browser")

    terminal.press("f")
    terminal.wait_for("Open which link?")
    terminal.press("y")
    terminal.wait_for("Copy the address of which link?")
    terminal.press("a")
    terminal.wait_for("is copied")
    assert terminal.tmux("show-buffer") == CRANES


@pytest.fixture
def w3m(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that draws on the terminal until Enter is pressed."""
    browser = tmp_path / "w3m"
    browser.write_text('#!/bin/sh\necho "w3m shows $1"\nread key\n', encoding="utf-8")
    browser.chmod(0o700)
    monkeypatch.setenv("BROWSER", str(browser))


def test_a_browser_of_the_terminal_gets_it_until_it_ends(
    w3m: None, terminal: Terminal, folder: Path
) -> None:
    start(terminal, folder)
    open_newest(terminal)
    terminal.press("f")
    terminal.wait_for("Open which link?")
    terminal.press("a")
    terminal.wait_for("⏎ opens it")
    terminal.press("Enter")
    terminal.wait_for(f"w3m shows {CRANES}")
    terminal.press("Enter")
    terminal.wait_for("the new cranes")
    terminal.press("j")
    terminal.wait_until(lambda: not any("w3m shows" in line for line in terminal.lines))


def test_marks_outline_and_history(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    terminal.press("o")
    terminal.wait_for("Enter goes there")
    terminal.type("next")
    terminal.wait_for("1 of 3")
    terminal.press("Enter")
    terminal.wait_until(lambda: not any("Enter goes there" in line for line in terminal.lines))
    terminal.press("`")
    terminal.wait_for("which letter?")
    terminal.press("a")
    terminal.wait_for("Mark “a” is set")

    terminal.press("J", "J")
    terminal.wait_for("Row 3 held")
    terminal.press("%")
    terminal.wait_for("Go to per cent:")
    terminal.type("100%")
    terminal.press("Enter")
    terminal.wait_for("Row 59 held")
    terminal.press("M-Left")
    terminal.wait_for("Row 3 held")
    terminal.press("'")
    terminal.wait_for("which letter?")
    terminal.press("a")
    terminal.wait_for("Germany buys the first")
    terminal.press("M-Left")
    terminal.wait_for("Row 3 held")
    terminal.press("M-Right")
    terminal.wait_for("Germany buys the first")
    terminal.press("'")
    terminal.wait_for("which letter?")
    terminal.press("'")
    terminal.wait_for("Row 3 held")


def test_keys_typed_ahead_of_a_dialog_are_for_it(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_newest(terminal)
    terminal.type("fa")
    terminal.wait_for("⏎ opens it")
    terminal.press("Escape")
    terminal.type("`a")
    terminal.wait_for("Mark “a” is set")
    terminal.press("J", "J")
    terminal.wait_for("Row 3 held")
    terminal.type("%100")
    terminal.press("Enter")
    terminal.wait_for("Row 59 held")
    terminal.type("'a")
    terminal.wait_for("Germany buys the first")
    terminal.type("onext")
    terminal.wait_for("1 of 3")
