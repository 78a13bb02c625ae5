"""Dropped lines that the user takes back, whatever reader dropped them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.invariants import check_document

from index.model import Document, Dropped, Keep, Kind, keys_of, one_line
from index.readers import Unreadable, read_bytes
from index.readers.restore import restore

LEAD = (
    "The ferry to Velm stayed in the harbour on Monday because the ice had closed the channel, "
    "and the ferrymen said that nobody should try to cross on foot."
)
SECOND = (
    "Two children did so all the same and were brought back by the harbour pilot, who gave them "
    "tea, a blanket each, and a long talk about the depth of the water."
)
PAGE = f"""Home
Menu
Velm Gazette
3 February 2023
Ferry stays in harbour as ice closes in
By Ada Lind | 4 February 2023 | 3 min read
Share
{LEAD}
Share
Advertisement
Ferry stays in harbour as ice closes in The pier on Monday. Photo by Bo Marsh
{SECOND}
Related stories
Pilot honoured for the third time
Share
"""
MARKDOWN = f"""---
title: Ferry stays in harbour
author: Ada Lind
rating: five
---

# Ferry stays in harbour

{LEAD} See [the chart] and *the **tide** table*.

![](pier.png)

- one [link](http://x.example)

[the chart]: http://chart.example
[unused]: http://unused.example

{SECOND} ~~No.~~
"""
FILES = {"page.txt": PAGE, "article.md": MARKDOWN}


def made_of(source: str, name: str, *keep: Keep) -> Document:
    document = read_bytes(source.encode(), name, keep=keep)
    assert not isinstance(document, Unreadable)
    return document


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def pieces(document: Document) -> list[tuple[object, str]]:
    """What is marked in a document, without where it stands."""
    return [
        *((style.style, document.text[style.start : style.end]) for style in document.styles),
        *((link.url, document.text[link.start : link.end]) for link in document.links),
    ]


def check_restored(before: Document, after: Document, source: str) -> None:
    """What holds when something was taken back, and only that."""
    check_document(after, source)
    added = [one_line(kept.text) for kept in after.kept]
    assert sorted([*texts(before), *added]) == sorted(texts(after))
    rest = iter(texts(after))
    assert all(text in rest for text in texts(before))
    assert pieces(before) == pieces(after)
    assert sorted((*after.dropped, *after.kept), key=repr) == sorted(before.dropped, key=repr)
    for name in ("title", "bylines", "publisher", "published", "url", "language"):
        assert getattr(before, name) == getattr(after, name)


@pytest.mark.parametrize("name", FILES)
def test_any_dropped_line_can_be_taken_back_and_given_up(name: str) -> None:
    source = FILES[name]
    before = made_of(source, name)
    assert len(before.dropped) >= 5
    for dropped, key in keys_of(before.dropped):
        after = made_of(source, name, key)
        check_restored(before, after, source)
        assert dropped in after.kept
        same = [b for b in after.blocks if after.text[b.start : b.end] == dropped.text]
        assert (Kind.PARAGRAPH, (dropped.line, dropped.line)) in [(b.kind, b.source) for b in same]
    assert made_of(source, name) == before


@pytest.mark.parametrize("name", FILES)
def test_all_of_them_at_once_stand_in_the_order_of_the_file(name: str) -> None:
    source = FILES[name]
    before = made_of(source, name)
    after = made_of(source, name, *(key for _, key in keys_of(before.dropped)))
    check_restored(before, after, source)
    assert after.dropped == ()
    assert after.kept == before.dropped
    if name.endswith(".txt"):
        sources = [block.source or (0, 0) for block in after.blocks]
        assert sources == sorted(sources)


@pytest.mark.parametrize(
    ("text", "number", "neighbours"),
    [
        pytest.param(
            "Velm Gazette", 0, ("", "Ferry stays in harbour as ice closes in"), id="publisher"
        ),
        pytest.param("3 February 2023", 0, ("", "Ferry stays"), id="date"),
        pytest.param("4 February 2023 |", 0, ("By Ada Lind", LEAD), id="behind what was kept"),
        pytest.param("Share", 0, ("By Ada Lind", LEAD), id="first of equal lines"),
        pytest.param("Share", 1, (LEAD, "The pier on Monday."), id="second of equal lines"),
        pytest.param("Share", 2, (SECOND, ""), id="last of equal lines"),
        pytest.param(
            "Ferry stays in harbour as ice closes in",
            0,
            (LEAD, "The pier on Monday."),
            id="in front of what was kept",
        ),
    ],
)
def test_where_a_line_stands(text: str, number: int, neighbours: tuple[str, str]) -> None:
    after = made_of(PAGE, "page.txt", (text, number))
    (kept,) = after.kept
    blocks = after.blocks
    index = next(
        i
        for i, b in enumerate(blocks)
        if b.kind is Kind.PARAGRAPH and after.text[b.start : b.end] == text
    )
    around = ["", *texts(after), ""]
    assert around[index].startswith(neighbours[0])
    assert around[index + 2].startswith(neighbours[1])
    assert kept.text == text


def test_what_became_metadata_stays_metadata() -> None:
    after = made_of(PAGE, "page.txt", ("Velm Gazette", 0), ("4 February 2023 |", 0))
    assert (after.publisher, str(after.published)) == ("Velm Gazette", "2023-02-04")
    assert {"Velm Gazette", "4 February 2023 |"} <= set(texts(after))


@pytest.mark.parametrize(
    "key", [("Share", 3), ("Share", -1), ("share", 0), (LEAD, 0), ("", 0)], ids=repr
)
def test_what_no_dropped_line_reads_like_changes_nothing(key: Keep) -> None:
    assert made_of(PAGE, "page.txt", key) == made_of(PAGE, "page.txt")


def test_a_line_stays_when_others_around_it_change() -> None:
    changed = PAGE.replace("Menu\n", "Menu\nSign in\nSubscribe\n").replace(LEAD, f"{LEAD} So far.")
    after = made_of(changed, "page.txt", ("Share", 1))
    (kept,) = after.kept
    assert changed.split("\n")[kept.line - 1] == "Share"
    assert texts(after).index("Share") == texts(after).index(f"{LEAD} So far.") + 1


LINES = st.sampled_from(
    [
        *("Home", "Menu", "Share", "Share", "By Ada Lind", "3 May 2023", "Velm Gazette", LEAD),
        *("Ferry stays in harbour as ice closes in", "a\tb", "> quoted", "- item", "", SECOND),
        *("Ada Lind | Velm Gazette | 16 May 2024 | 3 min read", "© 2023 Velm Gazette"),
        *("![](a.png)", "---", "* * *", "| a | b |", "*styled* [link](http://z)", "[x]: http://y"),
        *("e\u0301\u0301\u0301", "Next: 👩\u200d🚀"),
    ]
)


@settings(max_examples=150, deadline=None, database=None)
@given(
    st.lists(LINES | st.text(max_size=30), max_size=20),
    st.sampled_from(["a.txt", "a.md"]),
    st.data(),
)
def test_any_lines(lines: list[str], name: str, data: st.DataObject) -> None:
    source = "\n".join(lines)
    before = read_bytes(source.encode("utf-8", "replace"), name)
    if isinstance(before, Unreadable):
        return
    keys = [key for _, key in keys_of(before.dropped)]
    keep = data.draw(st.sets(st.sampled_from(keys))) if keys else set()
    after = read_bytes(source.encode("utf-8", "replace"), name, keep=keep)
    assert not isinstance(after, Unreadable)
    check_restored(before, after, source)
    assert {d.text for d in after.kept} == {text for text, _ in keep if one_line(text)}


def test_equal_parts_of_one_line_go_together() -> None:
    parts = [Dropped(4, "3 min", "a"), Dropped(4, "3 min", "a"), Dropped(5, "3 min", "b")]
    assert [key for _, key in keys_of(parts)] == [("3 min", 0), ("3 min", 0), ("3 min", 1)]
    before = Document("Title", "", (), dropped=tuple(parts))
    after = restore(before, [("3 min", 0)], ["", "", "", "3 min | Ada | 3 min", "3 min"])
    assert texts(after) == ["3 min", "3 min"]
    assert after.dropped == (parts[2],)
