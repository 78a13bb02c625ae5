"""What holds only for the installed command in a process of its own."""

import json
import os
import resource
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from cli.articles import write
from cli.running import DATELINE, SECONDS, Cli, execute, in_terminal
from cli.schema import load
from click.shell_completion import ShellComplete

from tui import screens
from tui.cli import main
from tui.cli.main import COMMANDS


def test_version() -> None:
    expected = f"dateline {version('dateline')}\n".encode()
    assert execute("--version").stdout == expected
    module = [sys.executable, "-m", "tui", "--version"]
    assert subprocess.run(module, capture_output=True, check=True).stdout == expected


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["somewhere", "--help"]], ids=" ".join)
def test_help(cli: Cli, arguments: list[str]) -> None:
    outcome = cli(*arguments)
    assert outcome.status == 0
    assert outcome.out.startswith("Usage: dateline [OPTIONS] [FOLDER]...")
    assert all(f"\n  {command} " in outcome.out for command in COMMANDS)
    assert "..." not in outcome.out.split("Commands:")[1], "a description that is cut off"
    assert len(outcome.out.splitlines()) < 30


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(cli: Cli, command: str) -> None:
    outcome = cli(command, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"Usage: dateline {command} ")


# Output that nobody can take.


def test_a_closed_pipe_ends_quietly(library: Path) -> None:
    path = library / "long.txt"
    path.write_text("Rain fell on the town of Leeds for days.\n\n" * 3_000)
    script = f"{DATELINE} show {path} | head -n 1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert result.stdout.splitlines()[-1] == "0"
    assert result.stderr == ""


def test_closed_streams(library: Path) -> None:
    script = f"{DATELINE} search cherry >&-; {DATELINE} search cherry 2>&- >/dev/null"
    script += f"; {DATELINE} add - <&-; echo $?"
    result = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert result.stdout == "2\n"
    count, complaint = result.stderr.splitlines()
    assert count.startswith("1 article in ")
    assert complaint.startswith("dateline: There is no standard input.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_a_full_disk(library: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [DATELINE, "entities"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr == b"dateline: No space left on device.\n"


# Terminals and locales.


def test_styles_are_for_terminals(library: Path) -> None:
    assert b"\x1b" not in execute("search", "cherry").stdout
    status, drawn = in_terminal("search", "cherry")
    assert status == 0
    assert b"\x1b[1m" in drawn


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="C"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii"),
        pytest.param({"PYTHONIOENCODING": "latin-1"}, id="latin-1"),
    ],
)
def test_locales(folder: Path, environment: dict[str, str]) -> None:
    path = folder / "wide.md"
    path.write_text("# Fête à Москва\n\n“Ja” 漢字 said Владимир.\n", encoding="utf-8")
    plain = execute("show", path, environment=environment)
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"said" in plain.stdout
    line = execute("show", path, "--json", environment=environment).stdout.decode("ascii")
    article = load("show", line.removesuffix("\n"))
    assert article["title"] == "Fête à Москва"
    assert "漢字" in article["text"]


def test_paths_that_are_no_text(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9\x1b[31m\n\xc2\x9b.txt")
    path = os.fsencode(folder / name)
    Path(os.fsdecode(path)).write_text("Zeppelin Lands\n\nA zeppelin has landed in Leeds.\n")
    assert execute("add", folder).returncode == 0
    assert execute("refresh").returncode == 0
    plain = execute("search", "zeppelin").stdout.decode()
    assert "␛[31m" in plain
    assert all(line.isprintable() for line in plain.splitlines())
    found = load(
        "search", execute("search", "zeppelin", "--json").stdout.decode().removesuffix("\n")
    )
    assert os.fsencode(found["hits"][0]["path"]) == path
    shown = execute("show", os.fsdecode(path), "--json")
    assert os.fsencode(json.loads(shown.stdout)["path"]) == path


# What is imported, and what that costs.


def imported(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=SECONDS, check=True
    )
    return set(result.stderr.split("\n")[-1].split(" "))


HEAVY = {"textual", "markdown_it", "trafilatura", "spacy", "charset_normalizer", "rich"}
SEARCHING = {"whoosh", "Stemmer", "asyncio"}
"""Whoosh brings asyncio along."""


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["search", "cherry"], set()),
        (["doctor"], set()),
        (["entities"], SEARCHING),
        (["show", "1"], SEARCHING),
        (["--help"], SEARCHING),
        (["add", "."], SEARCHING),
        (["completion", "bash"], SEARCHING | {"sqlite3"}),
        (["show", "orchard.txt"], SEARCHING),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_what_it_needs(
    library: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], more: set[str]
) -> None:
    monkeypatch.chdir(library)
    modules = imported(f"from tui.cli.main import run; assert run({arguments!r}) == 0")
    assert "tui.cli.main" in modules
    assert not (HEAVY | more) & modules


@pytest.mark.model
def test_no_model_on_the_way_to_the_screen(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_RECOGNISER", "auto")
    for statement in (
        "import tui.app, index.processes.search, index.processes.client, index.processes.refresh",
        "from tui.cli.main import run; assert run(['doctor']) == 0",
        "import index.analysis",
    ):
        assert not {"spacy", "thinc"} & imported(statement)


def test_packages_import_little() -> None:
    assert not {name for name in imported("import tui") if name.startswith(("tui.", "index"))}
    core = imported("import index.library")
    assert not (HEAVY | SEARCHING | {"yaml", "click"}) & core


def test_dialogs_are_imported_when_they_are_opened() -> None:
    dialogs = {f"tui.screens.{module}" for module in screens._MODULES.values()}
    assert not dialogs & imported("import tui.app")
    assert all(isinstance(getattr(screens, name), type) for name in screens._MODULES)


def test_a_search_costs_little_beyond_its_libraries(tmp_path: Path) -> None:
    for number in range(3):
        assert execute("add", write(tmp_path / str(number))).returncode == 0
    assert execute("refresh").stdout == b"9 added.\n"

    def cpu(*command: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    peer = (sys.executable, "-c", "import whoosh.index, numpy, sqlite3, click")
    search = (DATELINE, "search", "cherry")
    ratio = min(cpu(*search) for _ in range(5)) / min(cpu(*peer) for _ in range(5))
    assert ratio < 5


# Completion.


def completions(*words: str) -> set[str]:
    found = ShellComplete(main.cli, {}, "dateline", "").get_completions([*words[:-1]], words[-1])
    return {item.value for item in found if item.type == "plain"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["sea"], {"search"}, id="command"),
        pytest.param(["--"], {"--version", "--help", "--library", "--data"}, id="first option"),
        pytest.param(["search", "--l"], {"--limit", "--library"}, id="option"),
        pytest.param(["search", "x", "--sort", "n"], {"newest"}, id="choice"),
        pytest.param(["entities", "--type", "p"], {"person", "place", "product"}, id="type"),
        pytest.param(["completion", ""], {"bash", "zsh", "fish"}, id="nothing yet"),
        pytest.param(["somewhere", "--li"], {"--library"}, id="behind a folder"),
    ],
)
def test_completion(words: list[str], expected: set[str]) -> None:
    assert completions(*words) == expected


COMPLETED = """
source <({dateline} completion bash)
COMP_WORDS=(dateline sea) COMP_CWORD=1
compopt() {{ :; }}
_dateline_completion {dateline}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def test_completion_in_bash() -> None:
    result = subprocess.run(
        ["bash", "-c", COMPLETED.format(dateline=DATELINE)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=True,
    )
    assert (result.stdout, result.stderr) == ("search\n", "")


def test_completion_offers_folders_too() -> None:
    shell = {"COMP_WORDS": "dateline s", "COMP_CWORD": "1"}
    result = execute(environment={"_DATELINE_COMPLETE": "bash_complete", **shell})
    assert result.stdout.decode().splitlines() == ["dir,s", "plain,search", "plain,show"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(cli: Cli, shell: str) -> None:
    assert f"_DATELINE_COMPLETE={shell}_complete" in cli("completion", shell).out


# Opening the reader.


def test_a_folder_called_like_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "search")
    assert "needs a terminal" in execute("./search").stderr.decode()
    assert "Missing argument" in execute("search").stderr.decode()
