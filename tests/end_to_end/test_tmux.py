"""The installed command in a real terminal."""

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest
from end_to_end.reading import open_at_hit, start
from end_to_end.terminal import COMMAND, Terminal
from screen.articles import HARBOUR, TRAINS, write_articles
from screen.hostile import HOSTILE, article

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def assert_restored(terminal: Terminal) -> None:
    """The shell is back, and the terminal is as it was."""
    terminal.wait_until(lambda: terminal.state("alternate_on") == "0", "the shell")
    terminal.wait_until(lambda: terminal.state("pane_current_command") == "sh", "the prompt")
    assert terminal.state("mouse_any_flag") == "0"
    assert terminal.state("cursor_flag") == "1"
    terminal.type("stty -a; echo done=$((40 + 2))")
    terminal.press("Enter")
    shown = " ".join(terminal.wait_for("done=42"))
    # The typed command is seen as well: echo is on.
    assert "stty -a; echo" in shown
    settings = shown.replace(";", " ").split()
    assert {"echo", "icanon", "isig", "icrnl"} <= set(settings)


def test_reading(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    open_at_hit(terminal)

    terminal.press("3")
    terminal.wait_for("▌ Elena Marsh")
    terminal.press("Enter")
    terminal.wait_for("Elena Marsh  1/4")
    terminal.press("n")
    terminal.wait_for("Elena Marsh  2/4")

    terminal.resize(80, 24)
    terminal.wait_until(lambda: terminal.lines[23].startswith(" tab"), "the footer")
    # One pane, the one that has the focus.
    terminal.wait_until(lambda: terminal.lines[0].startswith(" ▾ PEOPLE"), "the sidebar")
    terminal.resize(250, 70)
    terminal.wait_until(lambda: terminal.lines[69].startswith(" tab"), "the footer")
    terminal.wait_for("Elena Marsh  2/4")

    x, y = terminal.find("Halloran for his")
    terminal.mouse(0, x + 1, y)
    terminal.wait_for("Viktor Halloran  2/2")
    x, y = terminal.find(TRAINS)
    terminal.mouse(0, x + 1, y)
    terminal.mouse(0, x + 1, y)
    terminal.wait_for("By Ingrid Solberg")

    terminal.press("K")
    terminal.wait_for("grain  2/6")
    terminal.press("y")
    terminal.wait_for("is copied through tmux")
    assert terminal.tmux("show-buffer").endswith("silos hold enough grain for a winter.")

    terminal.press("q", "q")
    terminal.wait_for("3 articles")
    terminal.press("q")
    assert_restored(terminal)


def test_the_source_beside_the_text(terminal: Terminal, tmp_path: Path) -> None:
    told = " ".join(f"Word {n} of a story that is told at length." for n in range(20))
    words = " ".join(HOSTILE).replace("\n", " ")
    body = f"{told}\n\n{words}\n\n{told}"
    page = f"Menu\nShare\nThe tree on the road\n\n{body}\n\nShare\nMenu\n"
    write_articles(tmp_path / "pages", {"page.txt": page.replace("\x00", "")})
    terminal.run(COMMAND, tmp_path / "pages")
    terminal.wait_for("1 article")
    terminal.press("Enter")
    terminal.wait_for("Word 19")
    terminal.press("v")
    terminal.wait_for("Line 3 of 12 · title")
    terminal.press("]")
    terminal.wait_for("▌11 × Share  ‹")
    terminal.wait_for("Line 11 of 12 · dropped: ")
    terminal.press("u")
    terminal.wait_for("Line 11 of 12 · taken back ")
    terminal.wait_for("▌11 + Share  ‹taken back, ")
    terminal.wait_until(lambda: any("Share" in line[60:] for line in terminal.lines), "the text")
    terminal.resize(80, 24)
    terminal.wait_until(lambda: sum("Word" in line for line in terminal.lines) < 20, "one side")
    terminal.press("Tab")
    terminal.wait_until(lambda: not any("×" in line for line in terminal.lines), "the text")
    terminal.wait_for("Share")
    terminal.wait_for_no_controls()
    terminal.resize(250, 70)
    terminal.press("Tab", "G")
    terminal.wait_for("Line 12 of 12")
    terminal.wait_for_no_controls()
    terminal.press("C-z")
    terminal.wait_for("Undone: Line taken back.")
    terminal.press("v", "q", "q")
    assert_restored(terminal)


def test_scrolling_by_wheel(terminal: Terminal, folder: Path) -> None:
    start(terminal, folder)
    terminal.type("/frost")
    terminal.wait_for("1 article")
    terminal.press("Enter")
    terminal.wait_for("▌")
    terminal.press("Enter")
    x, y = terminal.find("Row 3 held")
    for _ in range(6):
        terminal.mouse(65, x, y)
    terminal.wait_until(lambda: not any("Row 3 held" in line for line in terminal.lines))
    terminal.mouse(64, x, y)
    terminal.press("g")
    terminal.wait_for("Row 3 held")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_signals_restore_the_terminal(
    terminal: Terminal, folder: Path, number: signal.Signals
) -> None:
    start(terminal, folder)
    assert terminal.state("alternate_on") == "1"
    (reader,) = children(int(terminal.state("pane_pid")))
    terminal.wait_until(lambda: children(reader), "the search processes")
    started = children(reader)
    os.kill(reader, number)
    assert_restored(terminal)
    assert not any(HARBOUR in line for line in terminal.lines)
    terminal.wait_until(lambda: not any(is_alive(pid) for pid in started), "the processes' end")


def test_a_hostile_article_does_nothing_to_the_terminal(terminal: Terminal, tmp_path: Path) -> None:
    title = "Nothing but text"
    words = " ".join(HOSTILE)
    text = f"# {title}\n\n{article(words)}".replace("\x00", "")
    write_articles(tmp_path / "hostile", {"a.md": text, "b.md": article(words)})
    pane_title = terminal.state("pane_title")
    terminal.run(COMMAND, tmp_path / "hostile")
    terminal.wait_for("2 articles")
    terminal.wait_for_no_controls()
    for key in ("Enter", "J", "3", "Enter", "n", "?"):
        terminal.press(key)
        terminal.wait_for("Esc closes" if key == "?" else "Palette")
        terminal.wait_for_no_controls()
    assert terminal.state("pane_title") == pane_title
    with pytest.raises(subprocess.CalledProcessError):
        terminal.tmux("show-buffer")


def children(parent: int) -> list[int]:
    """Ids of the processes that a process has started."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.split()
    pairs = zip(listed[::2], listed[1::2], strict=True)
    return [int(pid) for pid, of in pairs if int(of) == parent]


def is_alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_reader_ends_with_a_terminal_that_goes_without_a_signal(folder: Path) -> None:
    ours, theirs = os.openpty()
    # Without a session of its own the terminal sends no SIGHUP when it goes.
    reader = subprocess.Popen([COMMAND, folder], stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        shown = b""
        while b"Palette" not in shown:
            shown += os.read(ours, 4096)
        os.close(ours)
        reader.wait(timeout=60)
    finally:
        reader.kill()
        reader.wait()
