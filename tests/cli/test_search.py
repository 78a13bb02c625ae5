import csv
import json
from pathlib import Path
from typing import Any

import pytest
from cli.running import Cli
from cli.schema import load

from index.model import Hit, Snippet
from tui.cli import hits


def titles(found: dict[str, Any]) -> list[str]:
    return [hit["title"].split()[0] for hit in found["hits"]]


def test_json(cli: Cli, library: Path) -> None:
    outcome = cli("search", "Rotterdam", "--json")
    found = load("search", outcome.out.removesuffix("\n"))
    assert (outcome.status, outcome.err) == (0, "")
    assert (found["query"], found["total"], found["partial"]) == ("Rotterdam", 1, False)
    [hit] = found["hits"]
    assert hit["title"] == "Harbour Strike Enters Third Week"
    assert (hit["publisher"], hit["published"]) == ("Coastal Courier", "2024-11-16")
    assert hit["path"] == str(library / "harbour.md")
    snippet = hit["snippet"]
    assert [snippet["text"][s:e] for s, e in snippet["highlights"]] == ["Rotterdam"]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "paths"])
def test_what_could_not_be_used_is_said_in_all_formats(cli: Cli, form: str) -> None:
    outcome = cli("search", "the date:1987-13", "--format", form)
    assert outcome.err.startswith("dateline: “1987-13” is no date")
    if form == "json":
        assert load("search", outcome.out.removesuffix("\n"))["message"].startswith(
            "“1987-13” is no date"
        )


def test_json_of_no_hits(cli: Cli, library: Path) -> None:
    outcome = cli("search", "zeppelin", "--format", "json")
    assert outcome.status == 1
    assert load("search", outcome.out.removesuffix("\n"))["hits"] == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["cherry", "apples"], ["Late"], id="words"),
        pytest.param(['"half the cherry crop"'], ["Late"], id="phrase"),
        pytest.param(['"cherry the half"'], [], id="no phrase"),
        pytest.param(["of", "-cherry", "archive"], ["Town"], id="exclusion"),
        pytest.param(["the", "holds", "--", "-harbour"], ["Town"], id="exclusion behind dashes"),
        pytest.param(["--", "--harbour", "holds"], ["Town"], id="two minuses behind dashes"),
        pytest.param(["title:har*"], ["Harbour"], id="beginning of a title"),
        pytest.param(["holds", "-hamburg"], ["Town"], id="a minus is no -h"),
        pytest.param(["in", "--sort", "oldest", "growers"], ["Late"], id="option between words"),
    ],
)
def test_queries(cli: Cli, library: Path, arguments: list[str], expected: list[str]) -> None:
    outcome = cli("search", "--json", *arguments)
    assert titles(load("search", outcome.out.removesuffix("\n"))) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("newest", ["Harbour", "Late", "Town"]), ("oldest", ["Late", "Harbour", "Town"])],
)
def test_sort_and_limit(cli: Cli, library: Path, sort: str, expected: list[str]) -> None:
    for limit in (1, 3):
        arguments = ("search", "", "--sort", sort, "--limit", str(limit), "--json")
        found = load("search", cli(*arguments).out.removesuffix("\n"))
        assert titles(found) == expected[:limit]
        assert found["total"] == 3


def test_plain(cli: Cli, library: Path) -> None:
    outcome = cli("search", "cherry")
    head, about, snippet = outcome.out.splitlines()
    assert head.split(maxsplit=1)[1] == "Late Frost Costs Growers Half the Cherry Crop"
    assert about.strip() == f"May 2023 · {library / 'orchard.txt'}"
    assert snippet.strip()
    assert outcome.err.startswith("1 article in ")


def test_libraries_are_apart(cli: Cli, library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Alone\n\nOnly a zeppelin.\n")
    assert cli("add", other, "--library", "second").status == 0
    assert cli("refresh", "--library", "second").status == 0
    assert cli("search", "zeppelin").status == 1
    assert cli("search", "zeppelin", "--library", "second").status == 0
    assert cli("search", "cherry", "--library", "second").status == 1


def test_data_directory(cli: Cli, folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "elsewhere"
    assert cli("add", folder, "--data", data).status == 0
    assert cli("refresh", "--data", data).status == 0
    assert cli("search", "cherry", "--data", data).status == 0
    assert cli("search", "cherry").status == 1


def test_data_directory_of_the_environment(
    cli: Cli, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "empty"))
    assert cli("search", "cherry").status == 1


# Formats.


def test_jsonl_has_the_hits_of_json(cli: Cli, library: Path) -> None:
    found = load("search", cli("search", "", "--json").out.removesuffix("\n"))
    outcome = cli("search", "", "--format", "jsonl")
    assert [json.loads(line) for line in outcome.out.splitlines()] == found["hits"]
    assert len(found["hits"]) > 1


def test_csv(cli: Cli, library: Path) -> None:
    outcome = cli("search", "Rotterdam", "--format", "csv")
    heading, row = csv.reader(outcome.out.splitlines())
    assert heading == ["id", "title", "publisher", "published", "path", "score"]
    assert row[1:5] == [
        "Harbour Strike Enters Third Week",
        "Coastal Courier",
        "2024-11-16",
        str(library / "harbour.md"),
    ]


def test_markdown(cli: Cli, library: Path) -> None:
    outcome = cli("search", "Rotterdam", "--format", "md")
    first, second = outcome.out.splitlines()
    about = "(Coastal Courier, 16 November 2024)"
    assert first == f"- **Harbour Strike Enters Third Week** {about}  "
    assert "**Rotterdam**" in second


def test_markdown_is_escaped() -> None:
    hit = Hit(1, "A *bold* [claim]\x1b", None, None, "/a", 1.0, Snippet("# 1_2", ((2, 5),)))
    assert hits.as_markdown([hit]) == ("- **A \\*bold\\* \\[claim\\]␛**  \n  \\# **1\\_2**\n")


def test_paths(cli: Cli, library: Path) -> None:
    outcome = cli("search", "Rotterdam", "--format", "paths")
    assert (outcome.out, outcome.err) == (f"{library / 'harbour.md'}\n", "")


def test_facets(cli: Cli, library: Path) -> None:
    outcome = cli("search", "Rotterdam", "--facets", "--json")
    facets = load("search", outcome.out.removesuffix("\n"))["facets"]
    assert facets["source"] == [{"value": "Coastal Courier", "articles": 1}]
    assert [value["value"] for value in facets["date"]] == ["2024", "2024-11"]
    text = cli("search", "Rotterdam", "--facets").out
    assert "       1  2024-11  ▇▇▇▇" in text
    assert "\n2024\n" not in text


def test_facets_of_everything(cli: Cli, library: Path) -> None:
    found = load("search", cli("search", "", "--facets", "--json").out.removesuffix("\n"))
    assert sum(value["articles"] for value in found["facets"]["source"]) <= found["total"] == 3


def test_facets_go_with_two_formats(cli: Cli, library: Path) -> None:
    outcome = cli("search", "holds", "--facets", "--format", "csv")
    assert outcome.status == 2
    assert "--facets goes with --format text and json." in outcome.err


def test_explain(cli: Cli, library: Path) -> None:
    outcome = cli("search", "the", "NOT", "harbour", "--explain", "--json")
    explanation = load("search", outcome.out.removesuffix("\n"))["explanation"]
    assert explanation["tree"] == explanation["searched"] == "the -harbour"
    assert set(explanation["times_ms"]) == {"parse", "rank", "snippets"}
    said = cli("search", "Kiev", "--explain").err
    assert "understood: Kiev\nsearched: Kiev OR Kyiv" in said
    assert "\ntime: parse " in said
