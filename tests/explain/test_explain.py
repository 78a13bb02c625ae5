"""Why something is marked, in words."""

from pathlib import Path

import pytest

from index.library import Article, read
from index.model import Analysis, EntityType, Mention
from index.search.highlight import HitFinder
from index.search.names import Names
from index.search.parser import parse
from tui import explain

TEXT = """---
title: A port opens
---

Elena Marsh opened the gates of the old
port. Marsh left [early](https://example.org/why).

| Ship | From |
|---|---|
| Aurora | Lisbon |

```
first
second
```
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "port.md"
    path.write_text(TEXT, encoding="utf-8")
    found = read(path)
    assert isinstance(found, Article)
    return found


def place(article: Article, words: str, number: int = 0) -> tuple[int, int]:
    """The range of some words, where they stand for the first time or later."""
    start = -1
    for _ in range(number + 1):
        start = article.document.text.index(words, start + 1)
    return start, start + len(words)


def finder(query: str, *, typing: bool = False) -> HitFinder:
    """What finds the hits of a query, without a library."""
    wider, _ = Names(lambda key, _: ["Elena Marsh"] if key == "em" else []).widen(
        parse(query, typing=typing)
    )
    return HitFinder(wider)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        pytest.param("A port", "line 2", id="front matter"),
        pytest.param("gates", "lines 5–6", id="wrapped paragraph"),
        pytest.param("Ship", "line 8", id="table header"),
        pytest.param("Lisbon", "line 10", id="table row"),
        pytest.param("second", "line 14", id="fenced code"),
    ],
)
def test_source_lines(article: Article, words: str, lines: str) -> None:
    assert explain.source_lines(article.document, place(article, words)[0]) == lines


def test_source_lines_that_are_not_known() -> None:
    from index.model import Document, Kind
    from index.readers.builder import DocumentBuilder

    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, "From a page")
    assert explain.source_lines(builder.build("x"), 0) == ""
    assert explain.source_lines(Document("", "", ()), 0) == ""


@pytest.mark.parametrize(
    ("query", "typing", "brief", "full"),
    [
        ("gates", False, "as typed", "“gates” is what was typed."),
        ("gate", False, "a form of “gate”", "“gates” is a form of “gate”."),
        ("gat", True, "begins with “gat”", "“gates” begins with “gat”."),
        ("", False, "a hit", "“gates” is a hit."),
    ],
    ids=["exact", "form", "beginning", "unknown"],
)
def test_of_hit(article: Article, query: str, typing: bool, brief: str, full: str) -> None:
    reason = explain.of_hit(article, place(article, "gates"), finder(query, typing=typing))
    assert reason.brief == f"{brief}, lines 5–6"
    assert reason.full == f"{full} Lines 5–6 of the file."


def test_of_hit_that_is_a_phrase(article: Article) -> None:
    hit = place(article, "the gates")
    reason = explain.of_hit(article, hit, finder('"the gates"'))
    assert reason.full.startswith("“the gates” holds the phrase “the gates”.")


@pytest.mark.parametrize(
    ("said", "query", "why"),
    [
        pytest.param("the gates", '"gates the"~3', "words “gates the” near each other", id="near"),
        pytest.param("gates", "gats~", "is spelled nearly like “gats”", id="spelling"),
        pytest.param("gates", "gat*", "begins with “gat”", id="beginning"),
        pytest.param("Elena Marsh", "EM", "is another name for “EM”", id="name"),
        pytest.param("Elena Marsh", "person:EM", "is another name for “EM”", id="entity"),
        pytest.param("gates", "=gates", "is what was typed", id="exactly"),
    ],
)
def test_of_hit_of_other_kinds(article: Article, said: str, query: str, why: str) -> None:
    hit = place(article, said)
    assert why in explain.of_hit(article, hit, finder(query)).full


def test_of_mention(article: Article) -> None:
    first, second = (m for m in article.analysis.mentions if m.name == "Elena Marsh")
    assert explain.of_mention(article, first).full.startswith("Person Elena Marsh. Found by rule: ")
    reason = explain.of_mention(article, second)
    assert second.why.startswith("surname of Elena Marsh (")
    brief = second.why.replace(" sure", "")
    assert reason.brief == f"person Elena Marsh: {brief}, lines 5–6"
    assert reason.full == (
        f"Person Elena Marsh, here “Marsh”. Found by rule: {second.why}. Lines 5–6 of the file."
    )
    assert explain.of_mention(article, second, named=True).brief.startswith("person: surname of")


def test_of_entity(article: Article) -> None:
    entity = next(e for e in article.entities if e.name == "Elena Marsh")
    first, second = (mention.why for mention in entity.mentions)
    assert explain.of_entity(entity) == (
        "Person Elena Marsh: 2 mentions, also as “Marsh”. "
        f"Found by rule: {first}, 1×; rule: {second}, 1×."
    )


def test_a_model_is_named(article: Article) -> None:
    mention = Mention(0, 6, EntityType.PLACE, "place:a-port", "A port", "model small (50% sure)")
    found = Article(
        None, article.path, article.document, Analysis((mention,), "small-model"), words=3
    )
    full = explain.of_mention(found, mention).full
    assert full.startswith("Place A port. Found by model small (50% sure).")


def test_of_found_and_of_link(article: Article) -> None:
    found = explain.of_found(article.document, place(article, "left"), "/l.ft/")
    assert found.full == "“left” matches /l.ft/. Lines 5–6 of the file."
    (link,) = article.document.links
    assert explain.of_link(article.document, link).full == (
        "Link to https://example.org/why. Lines 5–6 of the file."
    )
