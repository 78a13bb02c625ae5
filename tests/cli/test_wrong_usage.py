"""Exit status, and errors of one line that a person can act on."""

from pathlib import Path

import pytest
from cli.running import Cli

from index.library import data_directory, libraries, log_file


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(
            ["nosuchfolder"], "“nosuchfolder” is neither a command nor a folder", id="word"
        ),
        pytest.param(["serach", "ferry"], "Did you mean “search”?", id="misspelt"),
        pytest.param(["--data", "d", "search", "x"], "Options stand behind", id="option first"),
        pytest.param(
            ["--library=x", "--data", "d", "search", "--format", "json", "x"],
            "Options stand behind the command: “dateline search …”",
            id="options first and behind",
        ),
        pytest.param(["names"], "Missing command", id="no subcommand"),
        pytest.param(
            ["search", "x", "--json", "--format", "csv"], "Either --json or", id="two formats"
        ),
        pytest.param(["entities", "--format", "text", "--json"], "Either --json or", id="or text"),
        pytest.param([".", "--library", "mine"], "Either folders or --library", id="both"),
        pytest.param(["."], "The reader needs a terminal", id="no terminal"),
        pytest.param([], "The reader needs a terminal", id="nothing"),
        pytest.param(["search"], "Missing argument", id="no query"),
        pytest.param(["search", "x", "--limit", "0"], "--limit", id="limit"),
        pytest.param(["search", "x", "--limit", "many"], "--limit", id="limit in words"),
        pytest.param(["search", "x", "--sort", "colour"], "--sort", id="sort"),
        pytest.param(["search", "x", "--jsn"], "--jsn", id="option unknown to search"),
        pytest.param(["show"], "Missing argument", id="no article"),
        pytest.param(["show", "1", "--raw", "--json"], "Either --raw or --json", id="raw and json"),
        pytest.param(["show", "1", "--colour"], "--colour", id="option unknown to show"),
        pytest.param(["analyse", "-", "--recogniser", "x"], "--recogniser", id="recogniser"),
        pytest.param(["entities", "--type", "date"], "--type", id="type"),
        pytest.param(["config", "--edit", "--json"], "Either --edit or --json", id="edit and json"),
        pytest.param(["completion", "tcsh"], "tcsh", id="shell"),
        pytest.param(["add", "nosuchfile"], "There is no nosuchfile", id="add"),
        pytest.param(["add", ".", "--library", "a/b"], "made of letters", id="slash"),
        pytest.param(["add", ".", "--library", ".."], "made of letters", id="parent"),
        pytest.param(["add", ".", "--library", ""], "made of letters", id="no name"),
        pytest.param(["search", "x", "--library", "wrok"], "no library “wrok”", id="library"),
        pytest.param(["--library", "wrok"], "needs a terminal", id="reader and library"),
    ],
)
def test_wrong_usage(cli: Cli, arguments: list[str], says: str) -> None:
    outcome = cli(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith("dateline: ")
    assert says in outcome.err
    assert outcome.err.count("\n") == 1
    assert "dateline open" not in outcome.err, "a command that users do not know"


def test_a_misspelt_library_is_not_made(cli: Cli, library: Path) -> None:
    assert "There are default." in cli("entities", "--library", "wrok").err
    assert libraries(data_directory()) == ["default"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["show", "4711"], "4711: no article has that number", id="number"),
        pytest.param(["show", "0"], "0: no article", id="zero"),
        pytest.param(["show", "9" * 30], "no article has that number", id="beyond integers"),
        pytest.param(["show", "nosuch.md"], "nosuch.md: The file does not exist.", id="file"),
        pytest.param(["show", "."], "This is a folder", id="folder"),
        pytest.param(["show", "--raw", "."], "This is a folder", id="raw"),
        pytest.param(["analyse", "nosuch.txt"], "nosuch.txt: No such file", id="analyse"),
        pytest.param(["analyse", "."], "Is a directory", id="analyse folder"),
        pytest.param(["remove", "nosuch"], "nosuch is not in the library", id="remove"),
        pytest.param(["refresh"], "dateline add FOLDER", id="refresh of nothing"),
        pytest.param(["show", "odd\x1b[31m\nname\x9b"], "odd␛[31m name", id="controls"),
        pytest.param(["nosuch\x1b]0;x\x07\u202e"], "nosuch␛]0;x␇", id="controls in a word"),
    ],
)
def test_failure(cli: Cli, arguments: list[str], says: str) -> None:
    outcome = cli(*arguments)
    assert outcome.status in (1, 2)
    assert outcome.out == ""
    assert says in outcome.err
    assert outcome.err.count("\n") == 1
    assert outcome.err[:-1].isprintable()


@pytest.mark.parametrize("arguments", [["search", "zzz"], ["entities"]], ids=["search", "entities"])
def test_an_empty_result_has_a_status_of_its_own(cli: Cli, arguments: list[str]) -> None:
    outcome = cli(*arguments)
    assert outcome.status == 1
    assert outcome.out == ""
    assert "Error" not in outcome.err


def test_a_fault_of_ours_is_one_line_and_the_log_holds_the_rest(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("line one\nline two \x1b[31m")

    monkeypatch.setattr("index.analysis.load_recogniser", broken)
    outcome = cli("analyse", __file__)
    assert outcome.status == 1
    assert outcome.err.startswith("dateline: RuntimeError: line one line two ␛[31m")
    assert outcome.err.count("\n") == 1
    assert "Traceback" in log_file(data_directory()).read_text(encoding="utf-8")


def test_a_data_directory_that_cannot_be_made(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    outcome = cli("entities", "--data", tmp_path / "file" / "data")
    assert outcome.status == 1
    assert "cannot be made" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_damaged_catalog(cli: Cli, library: Path) -> None:
    catalog = data_directory() / "libraries" / "default" / "catalog.sqlite"
    for file in catalog.parent.glob("catalog.sqlite*"):
        file.unlink()
    catalog.write_bytes(b"not a database at all" * 100)
    outcome = cli("search", "ferry")
    assert outcome.status == 1
    assert "cannot be opened" in outcome.err
    assert outcome.err.count("\n") == 1
