"""add, remove, refresh, doctor."""

import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
from cli.articles import write
from cli.running import DATELINE, SECONDS, Cli, execute, in_terminal
from cli.schema import load

from index.library import Library, LibraryBusy, data_directory, log_file


def doctor(cli: Cli) -> tuple[int, dict[str, Any]]:
    outcome = cli("doctor", "--json")
    return outcome.status, load("doctor", outcome.out.removesuffix("\n"))


# add and remove


def test_add_refresh_remove(cli: Cli, folder: Path) -> None:
    assert cli("add", folder).out == f"Added {folder}\n"
    assert cli("refresh").out == "3 added.\n"
    assert cli("refresh").out == "Nothing new.\n"
    assert cli("remove", folder).out == f"Removed {folder}\n"
    assert cli("search", "cherry").status == 0, "only a refresh takes articles away"
    assert cli("remove", folder).status == 1
    assert (folder / "orchard.txt").exists()


def test_add_takes_files_and_relative_paths(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert cli("add", "orchard.txt", "./harbour.md").status == 0
    assert cli("refresh").out == "2 added.\n"
    assert cli("remove", "orchard.txt", folder / "harbour.md").status == 0


def test_nothing_is_added_when_one_path_is_missing(cli: Cli, folder: Path) -> None:
    assert cli("add", folder, "nosuch").status == 2
    assert doctor(cli)[1]["folders"] == []


def test_remove_says_what_there_is(cli: Cli, library: Path) -> None:
    outcome = cli("remove", library / "orchard.txt")
    assert outcome.status == 1
    assert f"holds {library}." in outcome.err


def test_a_pasted_article(folder: Path) -> None:
    for _ in range(2):
        result = execute("add", "-", stdin=(folder / "orchard.txt").read_bytes())
        assert result.returncode == 0
        assert result.stdout.startswith(b"Kept as ")
    assert execute("refresh").stdout == b"1 added.\n", "the same text twice is one file"
    assert execute("search", "cherry").returncode == 0


def test_a_pasted_article_in_a_legacy_encoding() -> None:
    text = "Кража в музее\n\nИз музея в Одессе украли картину, сообщила полиция города.\n" * 3
    assert execute("add", "-", stdin=text.encode("cp1251")).returncode == 0
    execute("refresh")
    assert execute("search", "картину").returncode == 0


@pytest.mark.parametrize("content", [b"", b" \n\t\n"], ids=["empty", "blank"])
def test_nothing_pasted(content: bytes) -> None:
    result = execute("add", "-", stdin=content)
    assert result.returncode == 2
    assert b"Nothing came in" in result.stderr


def test_a_file_called_like_standard_input(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    Path("-").write_text("A Dash For a Name\n\nThis file holds a zeppelin.\n")
    assert cli("add", "./-").status == 0
    cli("refresh")
    assert cli("search", "zeppelin").status == 0


# refresh


def test_refresh_names_what_it_skips_once(cli: Cli, library: Path) -> None:
    for number in range(22):
        (library / f"{number:02}\x1b[31m.txt").write_bytes(b"")
    outcome = cli("refresh")
    assert (outcome.status, outcome.out) == (0, "22 skipped.\n")
    *files, more = outcome.err.splitlines()
    assert len(files) == 20
    assert all("holds no text" in line and line.isprintable() for line in files)
    assert "2 more" in more
    again = cli("refresh")
    assert (again.out, again.err) == ("Nothing new.\n", "")


def test_refresh_reports_a_missing_folder_and_removes_nothing(cli: Cli, library: Path) -> None:
    library.rename(library.with_name("away"))
    outcome = cli("refresh")
    assert (outcome.status, outcome.out) == (1, "Nothing new.\n")
    assert "not read: " in outcome.err
    assert cli("search", "cherry").status == 0
    status, health = doctor(cli)
    assert status == 1
    assert str(library) in health["folders"][0]["problem"]


def test_refresh_shows_a_bar_in_a_terminal_only(folder: Path) -> None:
    assert execute("add", folder).returncode == 0
    status, drawn = in_terminal("refresh")
    assert status == 0
    assert b"Reading" in drawn
    assert b"3 added." in drawn
    quiet = execute("refresh")
    assert (quiet.stdout, quiet.stderr) == (b"Nothing new.\n", b"")


def test_what_was_read_is_kept_after_an_interrupt(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3_000):
        (folder / f"{number}.txt").write_text(f"Story {number}\n\nRain fell in Oslo again.\n" * 20)
    assert execute("add", folder).returncode == 0
    process = subprocess.Popen(
        [DATELINE, "refresh"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    catalog = Library.open()
    while not catalog.counts().articles and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=SECONDS)
    kept = catalog.counts().articles
    catalog.close()
    assert process.returncode == 1
    assert 0 < kept < 3_000
    assert out == f"{kept:,} added.\n"
    assert err == "dateline: stopped; what was read is kept, the rest comes next time.\n"


def test_a_busy_library_is_no_fault(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LibraryBusy("Process 12 is writing.")

    monkeypatch.setattr(Library, "refresh", busy)
    outcome = cli("refresh")
    assert (outcome.status, outcome.err) == (1, "dateline: Process 12 is writing.\n")


# doctor


def test_doctor_of_a_whole_library(cli: Cli, library: Path) -> None:
    status, health = doctor(cli)
    assert status == 0
    assert health["library"] == "default"
    assert health["folders"] == [{"path": str(library), "problem": ""}]
    assert health["counts"]["articles"] == health["counts"]["unread"] == 3
    assert health["counts"]["out_of_step"] == 0
    assert health["environment"]["log"] == str(log_file(data_directory()))


def test_doctor_in_words(cli: Cli, library: Path) -> None:
    (library / "bad\n\x1b]0;x\x07.txt").write_bytes(b"\x00\x01\x02" * 100)
    cli("refresh")
    out = cli("doctor").out
    for says in ("3.", "3 (3 unread", "in step", str(library), "bad ␛]0;x␇.txt — ", "dateline.log"):
        assert says in out
    assert all(line.isprintable() for line in out.splitlines())


def test_doctor_says_what_finds_names_and_how_to_get_better(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert doctor(cli)[1]["environment"]["recogniser"] == "the rules, as it is set"
    monkeypatch.setenv("DATELINE_RECOGNISER", "auto")
    monkeypatch.setattr("index.analysis.installed.find_spec", lambda _: None)
    assert "pipx install '.[ner]'" in doctor(cli)[1]["environment"]["recogniser"]


def test_a_refresh_says_that_the_model_is_missing(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_RECOGNISER", "spacy")
    monkeypatch.setattr("index.analysis.installed.find_spec", lambda _: None)
    outcome = cli("refresh")
    assert (outcome.status, outcome.out) == (0, "Nothing new.\n")
    assert outcome.err.startswith("dateline: No model is installed; ")


@pytest.mark.model
def test_a_refresh_has_the_model_look_for_names(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_RECOGNISER", "auto")
    assert "en_core_web_" in doctor(cli)[1]["environment"]["recogniser"]
    assert cli("refresh").out == "Nothing new. Names were looked for in 3.\n"
    assert cli("refresh").out == "Nothing new.\n"


def test_doctor_of_an_empty_library(cli: Cli) -> None:
    outcome = cli("doctor")
    assert outcome.status == 0
    assert "dateline add FOLDER" in outcome.out


# Whoosh leaves a damaged file open.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_doctor_finds_damaged_full_text_and_refresh_repairs_it(cli: Cli, library: Path) -> None:
    for file in data_directory().glob("libraries/default/fulltext-*/*"):
        if file.suffix != ".json":
            file.write_bytes(b"damaged")
    status, health = doctor(cli)
    assert status == 1
    assert health["fault"]
    assert "built anew" in cli("refresh").err
    assert doctor(cli)[0] == 0
    assert cli("search", "cherry").status == 0


def test_doctor_forgets_what_is_gone(cli: Cli, library: Path) -> None:
    (library / "orchard.txt").unlink()
    cli("refresh")
    assert doctor(cli)[1]["counts"]["gone"] == 1
    assert cli("doctor", "--forget").err == "Forgot 1 article.\n"
    assert doctor(cli)[1]["counts"]["gone"] == 0


def test_folders_of_one_library_do_not_show_in_another(cli: Cli, tmp_path: Path) -> None:
    cli("add", write(tmp_path / "one"), "--library", "one")
    assert doctor(cli)[1]["folders"] == []
