"""Web pages in the user's browser."""

import webbrowser
from pathlib import Path

import pytest

from tui.browser import open_page

PAGE = "https://example.org/cranes?a=1&b=%20"


@pytest.fixture(autouse=True)
def forget_browsers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps what it has found, in the environment as well, for the whole process."""
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setattr(webbrowser, "_tryorder", None)


def browser(path: Path, monkeypatch: pytest.MonkeyPatch, script: str, behind: str = "") -> Path:
    """Make a program that writes the address beside itself the user's browser."""
    path.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{path}.log"\n{script}\n', encoding="utf-8")
    path.chmod(0o700)
    monkeypatch.setenv("BROWSER", f"{path}{behind}")
    return path.with_name(f"{path.name}.log")


@pytest.mark.parametrize("behind", ["", " %s", " %s &"])
def test_any_program_can_be_the_browser(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    behind: str,
) -> None:
    log = browser(tmp_path / "mine", monkeypatch, "echo Opened; echo Warning >&2", behind)
    assert open_page(PAGE) == ""
    assert log.read_text(encoding="utf-8") == PAGE
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("script", "behind"), [("exit 3", ""), ("", "/absent")])
def test_a_browser_that_fails_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, behind: str
) -> None:
    browser(tmp_path / "mine", monkeypatch, script, behind)
    assert open_page(PAGE) == "The browser did not open it."


def test_without_any_browser_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_page(PAGE) == "There is no browser here."


def test_a_browser_that_stays_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.browser._PATIENCE", 0.1)
    log = browser(tmp_path / "mine", monkeypatch, "sleep 1")
    assert open_page(PAGE) == ""
    assert log.exists()


def test_a_browser_of_the_terminal_is_left_to_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = browser(tmp_path / "w3m", monkeypatch, "")
    assert open_page(PAGE) == [str(tmp_path / "w3m"), PAGE]
    assert not log.exists()
