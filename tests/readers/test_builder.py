import pytest

from index.model import Dropped, Kind, Link, PartialDate, Style, StyleRange, sanitise
from index.readers.builder import DocumentBuilder


def test_blocks_are_ranges_of_the_text() -> None:
    builder = DocumentBuilder()
    builder.add(Kind.TITLE, "Bridge opens", source=(1, 1))
    builder.begin()
    builder.write("It was ")
    start = builder.position
    length = builder.write("late")
    builder.style(start, start + length, Style.STRONG)
    builder.link(start, start + length, "http://example.org/\x1b a")
    builder.end(Kind.PARAGRAPH, quoted=1, source=(3, 4))
    document = builder.build("Bridge opens", published=PartialDate(2024))

    assert document.text == "Bridge opens\n\nIt was late"
    assert [(b.kind, b.start, b.end, b.quoted, b.source) for b in document.blocks] == [
        (Kind.TITLE, 0, 12, 0, (1, 1)),
        (Kind.PARAGRAPH, 14, 25, 1, (3, 4)),
    ]
    assert document.styles == (StyleRange(21, 25, Style.STRONG),)
    assert document.links == (Link(21, 25, "http://example.org/␛ a"),)
    assert document.published == PartialDate(2024)


@pytest.mark.parametrize("empty", ["", "\u200b"], ids=["empty", "invisible"])
def test_blocks_without_text_leave_no_trace(empty: str) -> None:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, empty)
    builder.add(Kind.PARAGRAPH, "first")
    builder.add(Kind.PARAGRAPH, empty)
    builder.add(Kind.RULE, empty)
    builder.add(Kind.PARAGRAPH, "second")
    document = builder.build("")
    assert document.text == "first\n\n\n\nsecond"
    assert [b.kind for b in document.blocks] == [Kind.PARAGRAPH, Kind.RULE, Kind.PARAGRAPH]
    assert [b.start for b in document.blocks] == [0, 7, 9]


@pytest.mark.parametrize(
    "pieces",
    [
        ["a", *["\u0301"] * 9],
        ["👩", "\u200d", "👩"],
        ["👩\u200d", "👩"],
        ["❤", "\ufe0f\u200d", "🔥"],
    ],
    ids=ascii,
)
def test_pieces_cannot_combine_into_what_is_unsafe(pieces: list[str]) -> None:
    builder = DocumentBuilder()
    builder.begin()
    written = sum(builder.write(piece) for piece in pieces)
    builder.end(Kind.PARAGRAPH)
    text = builder.build("").text
    assert len(text) == written == builder.position
    assert sanitise(text) == text


def test_ranges_without_text_are_ignored_and_the_rest_sorted() -> None:
    builder = DocumentBuilder()
    builder.begin()
    builder.write("some words")
    builder.style(5, 10, Style.CODE)
    builder.style(0, 4, Style.STRONG)
    builder.style(3, 3, Style.STRIKE)
    builder.link(4, 4, "http://example.org")
    builder.end(Kind.PARAGRAPH)
    builder.drop(7, "later\x07", "why")
    builder.drop(2, "earlier", "why")
    document = builder.build("")
    assert [(r.start, r.style) for r in document.styles] == [(0, Style.STRONG), (5, Style.CODE)]
    assert document.links == ()
    assert document.dropped == (Dropped(2, "earlier", "why"), Dropped(7, "later␇", "why"))
