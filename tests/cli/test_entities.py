from pathlib import Path
from typing import Any

from cli.running import Cli
from cli.schema import load


def listed(cli: Cli, *arguments: str) -> list[dict[str, Any]]:
    outcome = cli("entities", "--json", *arguments)
    entities: list[dict[str, Any]] = load("entities", outcome.out.removesuffix("\n"))["entities"]
    assert outcome.status == (0 if entities else 1)
    return entities


def test_json(cli: Cli, library: Path) -> None:
    found = {entity["id"]: entity for entity in listed(cli)}
    person = found["person:willem-de-vries"]
    assert (person["name"], person["articles"], person["mentions"]) == ("Willem de Vries", 1, 2)
    assert person["aliases"] == ["De Vries"]
    assert not {"date", "quantity"} & {entity["type"] for entity in found.values()}
    order = [(-entity["mentions"], -entity["articles"]) for entity in found.values()]
    assert order == sorted(order)


def test_one_type(cli: Cli, library: Path) -> None:
    every = [entity for entity in listed(cli) if entity["type"] == "place"]
    assert every
    assert listed(cli, "--type", "place") == every
    assert listed(cli, "--type", "event") == []


def test_plain(cli: Cli, library: Path) -> None:
    lines = cli("entities", "--type", "person").out.splitlines()
    assert lines[0].split(maxsplit=4) in (
        ["2", "in", "1", "person", "Willem de Vries"],
        ["2", "in", "1", "person", "Ingrid Solberg"],
    )
    assert len(lines) == len(listed(cli, "--type", "person"))
