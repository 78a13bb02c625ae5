from pathlib import Path

import pytest
from cli.running import Cli
from cli.schema import load


@pytest.mark.parametrize(
    "name",
    ["Willem de Vries", "willem de vries", "person:willem-de-vries", "De Vries", "de vries"],
)
def test_json(name: str, cli: Cli, library: Path) -> None:
    page = load("entity", cli("entity", name, "--json").out.removesuffix("\n"))
    assert (page["id"], page["aliases"]) == ("person:willem-de-vries", ["De Vries"])
    assert (page["articles"], page["mentions"]) == (1, 2)
    assert len(page["lines"]) == 2
    shown = load("show", cli("show", str(page["lines"][0]["id"]), "--json").out.removesuffix("\n"))
    for line in page["lines"]:
        around = line["before"] + line["text"] + line["after"]
        assert shown["text"][line["start"] : line["end"]] == line["text"]
        assert around in shown["text"]


def test_plain(cli: Cli, library: Path) -> None:
    lines = cli("entity", "Willem de Vries").out.splitlines()
    assert lines[0] == "Willem de Vries"
    assert lines[1].startswith("person · 2 mentions in 1 article")
    assert sum("de Vries" in line for line in lines[2:]) >= 1
    assert all(len(line) <= 120 for line in lines)
    assert cli("entity", "Willem de Vries", "--limit", "0").out.splitlines() < lines


def test_nobody(cli: Cli, library: Path) -> None:
    outcome = cli("entity", "Zarbo Quill")
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == "dateline: No article mentions “Zarbo Quill”.\n"
    assert cli("entity", "Willem de Vries", "--type", "place").status == 1
