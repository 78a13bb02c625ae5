"""Lines of a source, what became of them, and how they are wrapped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from index.model import Document, keys_of, sanitise
from index.readers import Unreadable, read_bytes
from tui.layout.cells import glyphs
from tui.raw_rows import Look, RawRows
from tui.raw_source import RawSource

LEAD = (
    "The night bus to Velm was late on Friday because a tree lay across the road, and its driver "
    "sawed it up with the help of three passengers."
)
PAGE = f"""Menu
Share
Night bus saws its way through
By Ada Lind | 4 May 2023 | 3 min read

{LEAD}
Share

> Quoted words of the driver.
* one
* two
"""
WIDTHS = st.integers(1, 90)


def read(
    text: str, name: str = "page.txt", keep: frozenset[tuple[str, int]] = frozenset()
) -> Document:
    document = read_bytes(text.encode("utf-8", "replace"), name, keep=keep)
    assert not isinstance(document, Unreadable)
    return document


@pytest.fixture
def source() -> RawSource:
    return RawSource(PAGE, read(PAGE))


@pytest.mark.parametrize(
    ("line", "became"),
    [
        (1, "dropped: page control"),
        (3, "title"),
        (4, "byline, dropped: date, dropped: page control"),
        (5, "blank"),
        (6, "paragraph"),
        (7, "dropped: page control"),
        (9, "block quote"),
        (10, "list item"),
    ],
)
def test_what_a_line_became(source: RawSource, line: int, became: str) -> None:
    assert source.became(line) == became


def test_what_was_taken_back() -> None:
    raw = RawSource(PAGE, read(PAGE, keep=frozenset({("Share", 1), ("3 min read", 0)})))
    assert raw.became(7) == "taken back (page control)"
    assert raw.became(4).startswith("taken back (page control), dropped: date")
    assert [kept.text for kept in raw.kept(7)] == ["Share"]
    assert raw.dropped(7) == ()
    assert [raw.next_dropped(line, 1) for line in (0, 1, 2, 4, 7)] == [1, 2, 4, 7, None]
    assert [raw.next_dropped(line, -1) for line in (9, 7, 4, 1)] == [7, 4, 2, None]


@pytest.mark.parametrize(
    ("line", "words"),
    [(1, "Night bus"), (3, "Night bus"), (6, "The night bus"), (7, "The night bus"), (10, "one")],
)
def test_lines_lead_to_their_text_or_to_what_is_before_it(
    source: RawSource, line: int, words: str
) -> None:
    at = source.offset_at(line)
    assert source.document.text[at:].startswith(words)


@pytest.mark.parametrize(
    ("words", "line"), [("Night", 3), ("sawed", 6), ("Quoted", 9), ("two", 11)]
)
def test_text_leads_to_its_line(source: RawSource, words: str, line: int) -> None:
    assert source.line_at(source.document.text.index(words)) == line


def test_lines_of_one_paragraph_lead_to_where_they_are_in_it() -> None:
    wrapped = "\n".join(f"line {n} of some words in a paragraph that goes on" for n in range(20))
    raw = RawSource(f"# Title\n\n{wrapped}\n", read(f"# Title\n\n{wrapped}\n", "a.md"))
    text = raw.document.text
    for n in (0, 7, 19):
        assert abs(raw.offset_at(3 + n) - text.index(f"line {n} of")) < 50
        assert abs(raw.line_at(text.index(f"line {n} of")) - (3 + n)) <= 1


LINES = st.one_of(
    st.sampled_from(
        ["Menu", "Share", LEAD, "By Ada Lind | 4 May 2023", "", "\tindented\ttabs", "* x"]
    ),
    st.text(max_size=80),
    st.text("漢字かな👩 e\u0301", max_size=60),
)


@settings(max_examples=80, deadline=None, database=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["a.txt", "a.md"]), st.data(), WIDTHS)
def test_nothing_is_hidden_at_any_width(
    lines: list[str], name: str, data: st.DataObject, width: int
) -> None:
    text = "\n".join(lines)
    document = read_bytes(text.encode("utf-8", "replace"), name)
    if isinstance(document, Unreadable):
        return
    keys = [key for _, key in keys_of(document.dropped)]
    keep = data.draw(st.sets(st.sampled_from(keys))) if keys else set()
    safe = sanitise(text)
    raw = RawSource(safe, read(text, name, frozenset(keep)))
    rows = RawRows(raw)
    rows.wrap(width)
    assert rows.height == rows.rows_of(len(raw)).stop
    for number, line in enumerate(raw.lines, 1):
        drawn = [rows.row(row) for row in rows.rows_of(number)]
        assert [row.first for row in drawn] == [True, *[False] * (len(drawn) - 1)]
        assert {row.line for row in drawn} == {number}
        parts = [part for row in drawn for part in row.parts]
        words = "".join(text for text, look in parts if look is not Look.NOTE)
        assert "".join(words.split()) == "".join(glyphs(line).split())
        for row in drawn:
            assert cell_len("".join(text for text, _ in row.parts)) <= max(2, width)
            assert rows.line_at(rows.rows_of(number).start) == number
        notes = "".join(text for text, look in parts if look is Look.NOTE)
        reasons = [d.reason for d in (*raw.kept(number), *raw.dropped(number))]
        assert all("".join(reason.split()) in "".join(notes.split()) for reason in reasons)
        assert 0 <= raw.offset_at(number) <= len(document.text) + len(text)
        assert raw.became(number)
    for offset in range(0, len(raw.document.text), 7):
        assert 1 <= raw.line_at(offset) <= len(raw)


def looks(source: RawSource, line: int) -> list[tuple[str, Look]]:
    rows = RawRows(source)
    rows.wrap(200)
    (row,) = rows.rows_of(line)
    return list(rows.row(row).parts)


def test_a_wide_letter_with_an_accent_is_no_two_narrow_ones() -> None:
    text = "0漢\u0301"
    rows = RawRows(RawSource(text, read(text, "a.txt", frozenset())))
    rows.wrap(2)
    drawn = ["".join(part for part, _ in rows.row(row).parts) for row in rows.rows_of(1)]
    assert drawn == ["0", "漢\u0301"]


def test_what_was_cut_from_a_line_is_told_from_what_was_left(source: RawSource) -> None:
    assert looks(source, 4) == [
        ("By Ada Lind | ", Look.PLAIN),
        ("4 May 2023 |", Look.DROPPED),
        (" ", Look.PLAIN),
        ("3 min read", Look.DROPPED),
        ("  ‹date›  ‹page control›", Look.NOTE),
    ]
    assert looks(source, 7) == [("Share", Look.DROPPED), ("  ‹page control›", Look.NOTE)]
    assert looks(source, 3) == [("Night bus saws its way through", Look.PLAIN)]


def test_a_line_taken_back_says_so() -> None:
    raw = RawSource(PAGE, read(PAGE, keep=frozenset({("Share", 1)})))
    note = "  ‹taken back, page control›"
    assert looks(raw, 7) == [("Share", Look.KEPT), (note, Look.NOTE)]


@pytest.mark.parametrize(
    "text",
    [
        "word " * 100_000,
        "w" * 300_000,
        "漢字" * 100_000,
        "👩\u200d🚀 " * 20_000,
        "e" + "\u0301" * 9_000,
    ],
    ids=["words", "a word", "wide", "joined", "marks"],
)
def test_a_file_of_one_long_line(text: str) -> None:
    document = Document("Title", "text", ())
    rows = RawRows(RawSource(sanitise(text), document))
    rows.wrap(40)
    middle = rows.row(rows.height // 2)
    assert cell_len("".join(text for text, _ in middle.parts)) <= 40
    shown = sum(len("".join(t.split())) for n in range(rows.height) for t, _ in rows.row(n).parts)
    assert shown == len("".join(glyphs(sanitise(text)).split()))


def test_a_blank_at_the_end_takes_no_room_that_is_not_there() -> None:
    rows = RawRows(RawSource("00 \n", read("00 \n", "a.txt", frozenset())))
    rows.wrap(2)
    drawn = ["".join(text for text, _ in rows.row(row).parts) for row in rows.rows_of(1)]
    assert drawn[0] == "00"
    assert max(map(cell_len, drawn)) <= 2
