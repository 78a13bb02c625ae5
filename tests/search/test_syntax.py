"""The table of the query language."""

import re
from pathlib import Path

import pytest

from index.search.parser import parse
from index.search.syntax import SYNTAX
from index.search.tree import And, Clause, Field, Near, Not, Or

TREES = {
    "drone supply": And((Clause("drone"), Clause("supply"))),
    '"ticking bomb"': Clause("ticking bomb", phrase=True),
    '"cut supply"~5': Clause("cut supply", phrase=True, near=5),
    '"offensive place:Donetsk"~10': Near("offensive", ((Field("place", "Donetsk"),),), 10),
    "drone OR missile": Or((Clause("drone"), Clause("missile"))),
    "drone -naval": And((Clause("drone"), Not(Clause("naval")))),
    "(drone OR missile) attack": And((Or((Clause("drone"), Clause("missile"))), Clause("attack"))),
    "encircl*": Clause("encircl", starred=True),
    "zelenskiy~": Clause("zelenskiy", edits=1),
    "Kiev": Clause("Kiev"),
    "=Kyiv": Clause("Kyiv", exact=True),
    "place:Kyiv": Field("place", "Kyiv"),
    'title:"grain terminal"': Field("title", "grain terminal"),
    'by:"Ada Lind"': Field("by", "Ada Lind"),
    "source:Reuters": Field("source", "Reuters"),
    "lang:en": Field("lang", "en"),
    "path:2024/": Field("path", "2024/"),
    "date:2024-11..2025-02": Field("date", "2024-11..2025-02"),
    'date:"last 3 months"': Field("date", "last 3 months"),
    "is:unread": Field("is", "unread"),
    "has:url": Field("has", "url"),
}


def test_every_example_is_tried() -> None:
    assert [example for example, _ in SYNTAX] == list(TREES)


@pytest.mark.parametrize("example", TREES)
def test_examples_are_read_as_they_are_meant(example: str) -> None:
    query = parse(example)
    assert query.tree == TREES[example]
    assert query.mistakes == ()


def test_the_documentation_has_every_example() -> None:
    text = (Path(__file__).parents[2] / "docs" / "searching.md").read_text(encoding="utf-8")
    written = set(re.findall(r"`([^`]+)`", text))
    assert {example for example, _ in SYNTAX} <= written
