import re
import unicodedata

import pytest
from hypothesis import given, settings
from layout.documents import texts
from rich.cells import cell_len

from index.model import sanitise
from tui.layout.cells import (
    WIDTHS,
    cell_start,
    columns,
    fitting,
    glyphs,
    shorten,
    simple_until,
    width_of,
)

# All planes that have characters, and the one with invisible tags.
EVERYTHING = [*map(chr, range(0x32000)), *map(chr, range(0xE0000, 0xE0200))]


def test_simple_code_points_take_one_cell_and_are_drawn_as_they_are() -> None:
    simple = [c for c in EVERYTHING if simple_until(c, 0, 1)]
    assert len(simple) > 1000
    assert all(cell_len(c) == 1 and sanitise(c) == c for c in simple)


def test_nothing_a_terminal_obeys_is_drawn() -> None:
    drawn = glyphs("".join(EVERYTHING))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200d\u202a-\u202e\u2066-\u2069\ufe0f]", drawn)
    assert not any(unicodedata.category(c) == "Cs" for c in drawn)


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("a\tb", 0, "a   b"),
        ("a\tb", 2, "a b"),
        ("\t\t", 0, " " * 8),
        ("क्\u200dष", 0, "क्ष"),
        ("日\t", 0, "日  "),
    ],
)
def test_glyphs(text: str, column: int, expected: str) -> None:
    assert glyphs(text, column) == expected


@settings(deadline=None)
@given(texts())
def test_columns_and_widths_agree_with_what_is_drawn(text: str) -> None:
    text = text.replace("\n", " ")
    found = columns(text, 0, len(text))
    assert found[-1] == width_of(text) == cell_len(glyphs(text))
    for offset, character in enumerate(text):
        if WIDTHS[character]:
            assert found[offset] == cell_len(glyphs(text[:offset]))
    if text:
        end = fitting(text, 0, len(text), 10)
        assert 0 < end <= len(text)
        assert width_of(text, 0, end) <= 10
        assert end == cell_start(text, end, len(text))
        assert end == len(text) or width_of(text, 0, end + 1) > 10


@settings(deadline=None)
@given(texts())
def test_shortened_text_fits(text: str) -> None:
    for width in (1, 2, 9):
        cut = shorten(text, width)
        assert cell_len(cut) <= width
        assert "\n" not in cut
        assert width_of(text) > width or "…" not in cut or "…" in text
