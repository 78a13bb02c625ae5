"""Hostile files on the command line, plain and as JSON."""

import os
from pathlib import Path

import pytest
from cli.running import Cli, Outcome
from cli.schema import check_mentions, load
from hostile.checks import unsafe
from hostile.corpus import SMALL, Case, named

from index.library import Library


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    return Cli(capfdbinary)


@pytest.fixture
def stored(small_home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Arguments that choose the library of all small cases."""
    return ["--library", "hostile", "--data", str(small_home / "data")]


def safe(outcome: Outcome) -> Outcome:
    assert not unsafe(outcome.out + outcome.err)
    assert "Traceback" not in outcome.err
    assert outcome.status in (0, 1)
    return outcome


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.name)
def test_files(cli: Cli, tmp_path: Path, case: Case) -> None:
    path = case.write(tmp_path)
    plain = safe(cli("show", path))
    assert bool(plain.out) == (plain.status == 0)
    outcome = safe(cli("show", "--json", path))
    if outcome.out:
        article = load("show", outcome.out.removesuffix("\n"))
        check_mentions(article, article["text"])
    raw = cli("show", "--raw", path)
    assert not unsafe(raw.out, allowed="\n\t")
    assert raw.status == plain.status
    safe(cli("analyse", path))
    analysis = safe(cli("analyse", "--json", path))
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    check_mentions(load("analyse", analysis.out.removesuffix("\n")), text)


def test_names(cli: Cli, tmp_path: Path) -> None:
    for path in named(tmp_path):
        safe(cli("show", path))
        found = load("show", safe(cli("show", "--json", path)).out.removesuffix("\n"))
        assert os.fsencode(found["path"]) == os.fsencode(path)


@pytest.mark.parametrize("query", ["", "ferry", "oslo", "漢字", "\x1b[31m", "[/none]"], ids=ascii)
def test_search(cli: Cli, stored: list[str], query: str) -> None:
    plain = safe(cli("search", query, "--limit", "100", *stored))
    outcome = safe(cli("search", query, "--limit", "100", "--json", *stored))
    found = load("search", outcome.out.removesuffix("\n"))
    assert len(plain.out.splitlines()) == 3 * len(found["hits"])
    for hit in found["hits"]:
        for start, end in hit["snippet"]["highlights"]:
            assert 0 <= start < end <= len(hit["snippet"]["text"])


def test_the_library(cli: Cli, stored: list[str]) -> None:
    for command in ("entities", "doctor"):
        safe(cli(command, *stored))
        outcome = safe(cli(command, "--json", *stored))
        load(command, outcome.out.removesuffix("\n"))


def test_articles_of_the_library(cli: Cli, small_home: Path, stored: list[str]) -> None:
    library = Library.open("hostile", data=small_home / "data")
    numbers = [str(hit.id) for hit in library.search("", limit=100).hits]
    library.close()
    assert safe(cli("show", *numbers, *stored)).status == 0
    lines = safe(cli("show", "--json", *numbers, *stored)).out.splitlines()
    assert [load("show", line)["id"] for line in lines] == [int(number) for number in numbers]
