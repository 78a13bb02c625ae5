"""Printing the settings, and editing their file."""

import stat
from pathlib import Path

import pytest
from cli.running import Cli
from cli.schema import load as load_json

from tui.editor import NoEditor, editor
from tui.settings import Panes
from tui.settings_file import load


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings" / "my.toml"
    monkeypatch.setenv("DATELINE_CONFIG", str(path))
    return path


@pytest.fixture
def written(file: Path) -> Path:
    file.parent.mkdir()
    file.write_text(
        'mouse = false\n[panes]\nresults = 40\n[keys]\nstar = ["Ctrl+T", "§"]\nundo = ""\n',
        encoding="utf-8",
    )
    return file


def make_editor(tmp_path: Path, body: str) -> Path:
    """A program that is given its arguments and the file to edit."""
    program = tmp_path / "my editor"
    program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


# Printing.


def test_the_path_is_printed_and_whether_it_is_there(cli: Cli, file: Path) -> None:
    outcome = cli("config")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith(f"# {file} (not there; all is by default)\n")
    file.parent.mkdir()
    file.touch()
    assert cli("config").out.startswith(f"# {file}\n")


def test_what_is_printed_can_be_put_into_the_file(cli: Cli, written: Path) -> None:
    printed = cli("config").out
    assert '\nstar = ["ctrl+t", "§"]  # Give' in printed
    assert "\nundo = []  # Undo" in printed
    written.write_text(printed, encoding="utf-8")
    assert cli("config").out == printed
    settings = load(written)
    assert settings.problems == ()
    assert (settings.mouse, settings.panes) == (False, Panes(results="40"))
    assert settings.sets("theme")


def test_by_default_what_is_printed_can_be_put_into_the_file(cli: Cli, file: Path) -> None:
    first, printed = cli("config").out.split("\n", 1)
    file.parent.mkdir()
    file.write_text(printed, encoding="utf-8")
    outcome = cli("config")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.split("\n", 1)[1] == printed
    assert first.endswith("default)")


def test_json(cli: Cli, written: Path) -> None:
    outcome = cli("config", "--json")
    found = load_json("config", outcome.out.removesuffix("\n"))
    assert (found["path"], found["exists"], found["problems"]) == (str(written), True, [])
    settings = found["settings"]
    assert settings["panes"] == {"results": 40, "entities": "20%", "hidden": []}
    assert settings["keys"]["star"] == ["ctrl+t", "§"]
    assert settings["keys"]["undo"] == settings["keys"]["copy_path"] == []
    assert {"list.down", "choose.close", "app.quit"} <= set(settings["keys"])


def test_what_is_wrong_is_said_on_standard_error(cli: Cli, written: Path) -> None:
    written.write_text(
        'theem = "x"\ntheme = "nrd"\nmeasure = 60\n[keys]\nstra = "x"\nstar = "\\u001b[31m"\n',
        encoding="utf-8",
    )
    outcome = cli("config")
    assert outcome.status == 1
    assert outcome.err.splitlines() == [
        "dateline: my.toml, line 1: unknown setting “theem”; did you mean “theme”?",
        "dateline: my.toml, line 5: unknown command “stra”; did you mean “star”?",
        "dateline: my.toml, line 6: there is no key “␛[31m”.",
        "dateline: my.toml, line 2: unknown theme “nrd”; did you mean “nord”?",
    ]
    assert '\ntheme = "textual-dark"' in f"\n{outcome.out}"
    assert "\nmeasure = 60" in outcome.out
    outcome = cli("config", "--json")
    assert outcome.status == 1
    assert len(load_json("config", outcome.out.removesuffix("\n"))["problems"]) == 4


# Editing.


def test_a_new_file_holds_all_settings_as_comments(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = make_editor(tmp_path, f'test "$1" = -w && cp "$2" "{tmp_path}/seen"')
    monkeypatch.setenv("EDITOR", f"'{program}' -w")
    outcome = cli("config", "--edit")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == f"{file} is in order.\n"
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert load(file).lines == {}
    assert '\n# star = "m"  # Give the article a star' in seen
    lines = [line.removeprefix("# ") for line in seen.splitlines()[2:]]
    file.write_text("\n".join(lines), encoding="utf-8")
    outcome = cli("config")
    assert (outcome.status, outcome.err) == (0, "")


def test_what_was_made_wrong_is_said(
    cli: Cli, written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = make_editor(tmp_path, "echo 'measure = 7' > \"$1\"")
    monkeypatch.setenv("EDITOR", "/nowhere/at/all")
    monkeypatch.setenv("VISUAL", f"'{program}'")
    outcome = cli("config", "--edit")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == (
        "dateline: my.toml, line 1: “measure” is a whole number from 40 to 120, not 7.\n"
    )


def test_nothing_in_a_command_reaches_a_shell(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = make_editor(tmp_path, f'echo "$1" > "{tmp_path}/seen"')
    monkeypatch.setenv("EDITOR", f"'{program}' '$(touch {tmp_path}/bad)'")
    assert cli("config", "--edit").status == 0
    assert (tmp_path / "seen").read_text() == f"$(touch {tmp_path}/bad)\n"
    assert not (tmp_path / "bad").exists()


def test_an_editor_that_fails(cli: Cli, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    outcome = cli("config", "--edit")
    assert outcome.status == 1
    assert outcome.err.endswith("false ended with status 1.\n")
    assert outcome.err.count("\n") == 1


def test_no_file_is_made_without_an_editor(cli: Cli, file: Path) -> None:
    outcome = cli("config", "--edit")
    assert outcome.status == 1
    assert outcome.err == "dateline: No editor is set: VISUAL or EDITOR names one.\n"
    assert not file.parent.exists()


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        pytest.param({}, "No editor is set: VISUAL or EDITOR names one.", id="none"),
        pytest.param({"EDITOR": " "}, "No editor is set: VISUAL or EDITOR names one.", id="blank"),
        pytest.param(
            {"EDITOR": "nosuch -w"}, "There is no program “nosuch”, which EDITOR names.", id="gone"
        ),
        pytest.param({"VISUAL": "vi '"}, "VISUAL is no command: vi '", id="unfinished"),
        pytest.param({"EDITOR": "''"}, "There is no program “”, which EDITOR names.", id="empty"),
        pytest.param({"EDITOR": "sh -c 'a b'"}, ("-c", "a b"), id="arguments"),
        pytest.param({"VISUAL": "sh -v", "EDITOR": "sh -e"}, ("-v",), id="visual-first"),
    ],
)
def test_the_editor_is_what_the_environment_names(
    environment: dict[str, str], found: str | tuple[str, ...]
) -> None:
    named = editor({"PATH": "/usr/bin:/bin", **environment})
    if isinstance(found, str):
        assert named == NoEditor(found)
    else:
        assert isinstance(named, tuple)
        assert named[0].endswith("/sh")
        assert named[1:] == found
