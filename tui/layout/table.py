"""Tables: columns that fit, or one card a row when they cannot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from index.model import Block
from tui.layout.breaks import wrap
from tui.layout.cells import fitting, width_of
from tui.ranges import Range

COLUMN_GAP = " │ "
"""Between two columns; the rule under the header has `RULE_GAP` in its place."""

RULE_GAP = "─┼─"

_MEASURED_ROWS = 500
"""Rows of which every cell is measured; further on, only cells of more code points than the
widest so far has cells."""

_NARROWEST = 8
"""Cells below which a column is too narrow to read, and rows become cards."""

_LABEL_SHARE = 3
"""Labels of a card take at most one part in so many of its width, unless its values leave more."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table drawn as columns."""

    widths: tuple[int, ...]
    """Cells of each column."""
    aligns: str
    """``l``, ``c`` or ``r`` for each column."""

    def starts(self) -> list[int]:
        """First cell of each column, from the left of the table."""
        starts = [0]
        for width in self.widths[:-1]:
            starts.append(starts[-1] + width + len(COLUMN_GAP))
        return starts

    def row(self, text: str, row: Range) -> list[list[Range]]:
        """The lines of each cell of a row, column by column; an empty cell has none."""
        return [
            list(wrap(text, *cell, width))
            for cell, width in zip(cells(text, row), self.widths, strict=False)
        ]

    def indent(self, column: int, drawn: int) -> int:
        """Blank cells before text of `drawn` cells in a column."""
        spare = max(0, self.widths[column] - drawn)
        return {"r": spare, "c": spare // 2}.get(self.aligns[column], 0)


@dataclass(frozen=True, slots=True)
class Cards:
    """A table drawn as one card a row: each cell on lines of its own, after its header."""

    header: tuple[Range, ...]
    """The cells of the first row."""
    label: int
    """Cells that labels take, a space after them included."""

    def label_lines(self, text: str, column: int) -> list[Range]:
        """The lines of the label of a column, from 0; none if there is no room for labels."""
        if self.label <= 1:
            return []
        return list(wrap(text, *self.header[column], self.label - 1))


def fit(text: str, block: Block, width: int) -> Grid | Cards:
    """How to draw a table in `width` cells."""
    first, *others = text[block.start : block.end].split("\n")
    labels, values = _widths([first], width), _widths(others, width)
    natural = [max(pair) for pair in zip_longest(labels, values, fillvalue=2)]
    widths = _shrink(natural, width - len(COLUMN_GAP) * (len(natural) - 1))
    if widths is not None:
        aligns = block.marker.ljust(len(widths), "l")
        return Grid(tuple(widths), aligns)
    header = tuple(cells(text, next(rows(text, block))))
    room = max(width // _LABEL_SHARE, width - max(values, default=0))
    return Cards(header, min(max(labels) + 1, room))


def _widths(rows: Iterable[str], most: int) -> list[int]:
    """Cells that each column of some rows takes, but not more than `most` of them."""
    widest: list[int] = []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.split("\t")):
            if column == len(widest):
                widest.append(2)  # a wide glyph fits in any column
            length = len(cell) if number >= _MEASURED_ROWS else 2 * len(cell)
            if length > widest[column]:
                widest[column] = max(widest[column], _measure(cell, most))
    return widest


def rows(text: str, block: Block) -> Iterator[Range]:
    """The rows of a table."""
    return _divide(text, block.start, block.end, "\n")


def cells(text: str, row: Range) -> Iterator[Range]:
    """The cells of a row."""
    return _divide(text, *row, "\t")


def _divide(text: str, start: int, stop: int, separator: str) -> Iterator[Range]:
    while (end := text.find(separator, start, stop)) >= 0:
        yield start, end
        start = end + 1
    yield start, stop


def _measure(cell: str, most: int) -> int:
    """Width of a cell, or `most` if it is wider."""
    return width_of(cell) if fitting(cell, 0, len(cell), most) == len(cell) else most


def _shrink(natural: list[int], room: int) -> list[int] | None:
    """Column widths that fit in `room`, the widest columns shrunk to one width; None if none do."""
    if sum(natural) <= room:
        return natural
    left, shared = room, len(natural)
    for width in sorted(natural):
        if width * shared > left:
            break
        left -= width
        shared -= 1
    cap = left // shared
    if cap < _NARROWEST:
        return None
    return [min(width, cap) for width in natural]
