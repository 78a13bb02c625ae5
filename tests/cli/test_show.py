import os
from pathlib import Path
from typing import Any

import pytest
from cli import articles
from cli.running import Cli
from cli.schema import check_mentions, load

from index.library import Library

HARBOUR_PLAIN = """Harbour Strike Enters Third Week

Ada Lindqvist and Omar Haddad

Coastal Courier · 16 November 2024 · https://courier.example/harbour

Dockworkers in Rotterdam voted on Tuesday to go on. “We will not load a single crate,” said \
Willem de Vries, who leads the union. De Vries wants 7 per cent.

What the port says

Terminal | Ships waiting
Europoort | 12
Waalhaven | 4

> The talks are open.

• Ships go to Antwerp.

  • Some wait at sea.

berth   queue

* * *

The port of Antwerp expects 30 more ships in Belgium.
"""


def number_of(library: Path, name: str) -> str:
    opened = Library.open()
    identifier = opened.id_of(library / name)
    opened.close()
    return str(identifier)


def shown(text: str) -> list[dict[str, Any]]:
    found = [load("show", line) for line in text.splitlines()]
    for article in found:
        blocks = [article["text"][b["start"] : b["end"]] for b in article["blocks"]]
        assert "\n\n".join(blocks) == article["text"]
        check_mentions(article, article["text"])
    return found


def test_json_of_a_file(cli: Cli, folder: Path) -> None:
    outcome = cli("show", "--json", folder / "harbour.md")
    assert (outcome.status, outcome.err) == (0, "")
    [article] = shown(outcome.out)
    assert article["id"] is None
    assert article["path"] == str(folder / "harbour.md")
    assert article["title"] == "Harbour Strike Enters Third Week"
    assert article["bylines"] == ["Ada Lindqvist", "Omar Haddad"]
    assert (article["publisher"], article["published"]) == ("Coastal Courier", "2024-11-16")
    assert (article["language"], article["url"]) == ("en", "https://courier.example/harbour")
    kinds = [block["kind"] for block in article["blocks"]]
    assert kinds == [
        *("title", "byline", "paragraph", "heading", "table", "quote"),
        *("list", "list", "code", "rule", "paragraph"),
    ]
    assert {entity["id"] for entity in article["entities"]} >= {
        "place:rotterdam",
        "person:willem-de-vries",
    }


def test_json_says_what_was_left_out(cli: Cli, folder: Path) -> None:
    [article] = shown(cli("show", "--json", folder / "orchard.txt").out)
    assert article["published"] == "2023-05"
    left_out = {dropped["text"]: dropped["line"] for dropped in article["dropped"]}
    assert left_out.items() >= {"Skip to content": 1, "Share this": 10}.items()
    assert "Share this" not in article["text"]


def test_a_number_is_an_article_of_the_library(cli: Cli, library: Path) -> None:
    number = number_of(library, "orchard.txt")
    [by_number] = shown(cli("show", "--json", number).out)
    [by_path] = shown(cli("show", "--json", library / "orchard.txt").out)
    assert by_number.pop("id") == int(number)
    assert by_path.pop("id") is None
    assert by_number == by_path


def test_a_number_behind_a_folder_is_a_file(
    cli: Cli, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = number_of(library, "orchard.txt")
    monkeypatch.chdir(tmp_path)
    Path(number).write_text("A File Called By a Number\n\nIt holds this sentence.\n")
    [file, article] = shown(cli("show", "--json", f"./{number}", number).out)
    assert (file["id"], file["title"]) == (None, "A File Called By a Number")
    assert article["title"].startswith("Late Frost")


def test_several_of_which_one_cannot_be_read(cli: Cli, library: Path) -> None:
    outcome = cli("show", "--json", library / "harbour.md", "nosuch.md", library / "archive.txt")
    assert outcome.status == 1
    assert [article["title"].split()[0] for article in shown(outcome.out)] == ["Harbour", "Town"]
    assert outcome.err == "dateline: nosuch.md: The file does not exist.\n"


def test_plain(cli: Cli, folder: Path) -> None:
    outcome = cli("show", folder / "harbour.md")
    assert outcome.status == 0
    assert outcome.out == HARBOUR_PLAIN + "\n"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(articles.ORCHARD.encode(), articles.ORCHARD, id="as it is"),
        pytest.param("one\r\ntwo".encode("utf-16"), "one\ntwo\n", id="utf-16"),
        pytest.param(
            "caf\u00e9 cr\u00e8me d\u00e9j\u00e0\n".encode("cp1252"),
            "café crème déjà\n",
            id="legacy",
        ),
        pytest.param(
            b"word " * 50 + b"red\t\x1b[31m \xc2\x9b \xe2\x80\xae\n",
            "word " * 50 + "red\t␛[31m \ufffd \ufffd\n",
            id="controls",
        ),
    ],
)
def test_raw(cli: Cli, tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    outcome = cli("show", "--raw", path)
    assert (outcome.status, outcome.out) == (0, expected)


def test_raw_of_an_article_whose_file_became_a_pipe(cli: Cli, library: Path) -> None:
    number = number_of(library, "orchard.txt")
    (library / "orchard.txt").unlink()
    os.mkfifo(library / "orchard.txt")
    outcome = cli("show", "--raw", number)
    assert outcome.status == 1
    assert "not a file" in outcome.err


def test_an_article_whose_file_is_gone_can_still_be_shown(cli: Cli, library: Path) -> None:
    number = number_of(library, "orchard.txt")
    (library / "orchard.txt").unlink()
    cli("refresh")
    assert cli("show", number).status == 0
    outcome = cli("show", "--raw", number)
    assert outcome.status == 1
    assert "does not exist" in outcome.err
