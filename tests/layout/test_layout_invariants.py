import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.documents import documents
from rich.cells import cell_len

from index.model import Document
from tui.layout.cells import WIDTHS, glyphs
from tui.layout.layout import MIN_WIDTH, Layout
from tui.layout.lines import Line

WIDTHS_TRIED = st.sampled_from([20, 33, 48, 76, 120, 250]) | st.integers(MIN_WIDTH, 250)


def drawn_offsets(layout: Layout) -> dict[int, tuple[int, int]]:
    """Line and column of every code point in a piece, each met once."""
    found: dict[int, tuple[int, int]] = {}
    text = layout.document.text
    for number in range(len(layout)):
        for piece in layout.line(number).pieces:
            for offset in range(piece.start, piece.stop):
                assert offset not in found
                column = piece.column + cell_len(glyphs(text[piece.start : offset]))
                found[offset] = (number, column)
    return found


def draw(document: Document, line: Line) -> list[tuple[int, str]]:
    """Column and glyphs of each piece."""
    return [
        (piece.column, piece.decoration or glyphs(document.text[piece.start : piece.stop]))
        for piece in line.pieces
    ]


def complete(document: Document, width: int, meta: str = "") -> Layout:
    layout = Layout(document, width, meta)
    while layout.advance():
        pass
    return layout


@settings(deadline=None, max_examples=80)
@given(documents(), WIDTHS_TRIED, st.sampled_from(["", "Weekly · 16 November 2024 · 3 min"]))
def test_no_line_is_wider_than_the_layout_and_pieces_do_not_overlap(
    document: Document, width: int, meta: str
) -> None:
    layout = complete(document, width, meta)
    for number in range(len(layout)):
        end = 0
        for column, text in draw(document, layout.line(number)):
            assert column >= end
            assert not {unicodedata.category(c) for c in text} & {"Cc", "Cs"}
            end = column + cell_len(text)
        assert end <= width


@settings(deadline=None, max_examples=80)
@given(documents(), WIDTHS_TRIED)
def test_every_code_point_has_one_cell(document: Document, width: int) -> None:
    layout = complete(document, width, "meta")
    drawn = drawn_offsets(layout)
    text = document.text
    for offset in range(len(text)):
        line, column = layout.position(offset)
        if offset in drawn:
            assert line == drawn[offset][0]
            if WIDTHS[text[offset]]:
                assert column == drawn[offset][1]
            continue
        assert text[offset].isspace()
        # What is not drawn shares the cell of what is before it, or has a line to itself.
        pieces = [p for p in layout.line(line).pieces if p.stop > p.start and p.start <= offset]
        if pieces:
            last = max(piece.stop for piece in pieces if piece.start <= offset) - 1
            assert (line, column) == layout.position(min(last, offset))


@settings(deadline=None, max_examples=80)
@given(documents(), WIDTHS_TRIED)
def test_cells_and_offsets_are_inverse(document: Document, width: int) -> None:
    layout = complete(document, width, "meta")
    for offset, (line, _) in drawn_offsets(layout).items():
        _, column = layout.position(offset)
        found = layout.offset_at(line, column)
        assert layout.position(found) == (line, column)
        assert found <= offset
        # Marks that begin a line have no base, and share the first cell with what follows.
        between = document.text[found + 1 : offset + 1]
        assert not WIDTHS[document.text[found]] or not any(WIDTHS[c] for c in between)
    for line in range(len(layout)):
        for column in (-1, 0, width // 2, width):
            assert 0 <= layout.offset_at(line, column) <= max(0, len(document.text) - 1)
        start = layout.start_of(line)
        assert 0 <= start <= max(0, len(document.text) - 1)


@settings(deadline=None, max_examples=40)
@given(documents(), WIDTHS_TRIED, st.integers(0, 400))
def test_layout_made_in_parts_is_the_same(document: Document, width: int, offset: int) -> None:
    whole = complete(document, width, "meta")
    part = Layout(document, width, "meta")
    assert part.position(offset) == whole.position(offset)
    assert part.line_of(offset) == whole.line_of(offset)
    part.reach(lines=10)
    assert len(part) >= min(10, len(whole))
    assert [part.line(n) for n in range(len(part))] == [whole.line(n) for n in range(len(part))]


@pytest.mark.parametrize("width", [0, 1, MIN_WIDTH])
def test_an_empty_document_has_only_its_metadata(width: int) -> None:
    empty = Document(title="", text="", blocks=())
    layout = complete(empty, width, "x")
    assert len(layout) == 1
    assert layout.position(5) == (0, 0)
    assert layout.offset_at(3, 3) == 0
    assert layout.start_of(3) == 0
    bare = complete(empty, width)
    assert len(bare) == 0
    assert bare.position(5) == (0, 0)
    assert bare.offset_at(0, 0) == 0
