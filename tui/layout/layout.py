"""Document and width to lines, as far as they are asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from index.model import Document, Kind
from tui.layout.cells import columns, glyphs, shorten, width_of
from tui.layout.composer import Composer
from tui.layout.frames import BAR, Frame
from tui.layout.lines import DECORATIVE, Line, Piece, Role
from tui.layout.table import COLUMN_GAP, RULE_GAP, Cards, Grid
from tui.ranges import Range

MIN_WIDTH = 8
"""Cells; a narrower layout is made for this width."""

_ROWS_KEPT = 64
"""Table rows whose wrapped cells are kept, for drawing and for finding offsets."""


class Layout:
    """The lines of a document at one width; they appear as `advance` or `reach` make them.

    Every code point of the text belongs to one cell: its own, or, for what is not drawn (blank
    lines between blocks, the spaces a line was broken at, tabs between table cells), the one of
    the code point before it. All that ask for an offset beyond the lines so far make more.

    Args:
        document: what to lay out.
        width: cells of a line; at least `MIN_WIDTH` is used.
        meta: one line to show under the title block; empty for none.
        first: index of the block to begin with, to see the middle of a long document at once;
            offsets before it are clamped.
    """

    def __init__(self, document: Document, width: int, meta: str = "", *, first: int = 0) -> None:
        self.document = document
        self.width = max(MIN_WIDTH, width)
        self.complete = False
        self._meta = meta
        self._composer = Composer(document, self.width, meta, first)
        self._lines = self._composer.lines
        self._work = self._composer.run()
        self._rows: dict[int, list[list[Range]]] = {}

    def __len__(self) -> int:
        """Lines so far."""
        return len(self._lines)

    def advance(self) -> bool:
        """Make the next few lines; False when there were none left."""
        if not self.complete:
            self.complete = next(self._work, None) is None
        return not self.complete

    def reach(self, *, offset: int = 0, lines: int = 0) -> None:
        """Make lines until there are `lines`, and the one of `offset` is whole; or to the end."""
        starts = self._lines.starts
        while not self.complete and (len(starts) < lines or not starts or starts[-1] <= offset):
            self.advance()

    @property
    def reached(self) -> int:
        """The offset where the last line so far begins."""
        return self._lines.starts[-1] if self._lines.starts else 0

    def has(self, offset: int) -> bool:
        """Whether the line of an offset has been made."""
        starts = self._lines.starts
        return len(starts) > 0 and starts[0] <= offset and (self.complete or starts[-1] > offset)

    def line_of(self, offset: int) -> int:
        """The line on which the code point at `offset`, or the one nearest to it, is drawn."""
        return self.position(offset)[0]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the cell of a code point; offsets outside the text are clamped."""
        offset = max(0, min(offset, len(self.document.text) - 1))
        self.reach(offset=offset)
        if not len(self):
            return 0, 0
        offset = max(offset, self._lines.starts[0])
        line = max(0, bisect_right(self._lines.starts, offset) - 1)
        while line and self._lines.roles[line] in DECORATIVE:
            line -= 1
        role = self._lines.roles[line]
        if role in DECORATIVE:
            return line, 0
        if role == Role.ROW:
            return self._position_in_row(line, offset)
        start, stop = self._lines.starts[line], self._lines.stops[line]
        return line, self._indent(line) + self._column(start, stop, offset)

    def offset_at(self, line: int, column: int) -> int:
        """The code point drawn at a cell, or the nearest one on its line.

        On a line without text it is the code point before the text that follows.
        """
        self.reach(lines=line + 1)
        if not len(self):
            return 0
        line = max(0, min(line, len(self) - 1))
        if self._lines.roles[line] in DECORATIVE:
            return self._clamp(self._lines.starts[line] - 1)
        pieces = [piece for piece in self.line(line).pieces if piece.stop > piece.start]
        if not pieces:
            return self._clamp(self._lines.starts[line])
        before = [piece for piece in pieces if piece.column <= column]
        piece = before[-1] if before else pieces[0]
        cells = columns(self.document.text, piece.start, piece.stop)
        width = cells.pop()
        cell = cells[bisect_right(cells, max(0, min(column - piece.column, width - 1))) - 1]
        # The first code point of the cell, not the marks drawn on it.
        return piece.start + bisect_left(cells, cell)

    def start_of(self, line: int) -> int:
        """The first code point that is drawn on a line or after it."""
        self.reach(lines=line + 1)
        return self._clamp(self._lines.starts[min(line, len(self) - 1)]) if len(self) else 0

    def line(self, number: int) -> Line:
        """A line that has been made, from 0 to below ``len(self)``."""
        lines = self._lines
        role = Role(lines.roles[number])
        part = lines.parts[number]
        if role is Role.META:
            start, stop = self._composer.meta_lines[part]
            return Line(role, None, (Piece(0, decoration=glyphs(self._meta[start:stop])),))
        block = self.document.blocks[lines.blocks[number]]
        if role is Role.BLANK:
            return Line(role, block, _bars(part))
        frame = self._composer.frames[lines.blocks[number]]
        before = _bars(frame.bars)
        start, stop = lines.starts[number], lines.stops[number]
        if role is Role.RULE:
            rule = Piece(frame.indent, decoration="─" * (self.width - frame.indent))
            return Line(role, block, (*before, rule))
        if role is Role.TABLE_RULE:
            return Line(role, block, (*before, *self._rule_pieces(number, frame)))
        if role is Role.ROW:
            pieces = self._row_pieces(number, frame)
            return Line(role, block, (*before, *pieces), header=start == block.start)
        header = role is Role.TEXT and block.kind is Kind.TABLE
        text = Piece(self._indent(number), start, stop)
        right_to_left = lines.blocks[number] in self._composer.right_to_left
        drawn = (*before, *self._label(number, frame), text)
        return Line(role, block, drawn, header, right_to_left)

    def _clamp(self, offset: int) -> int:
        return max(0, min(offset, len(self.document.text) - 1))

    def _indent(self, line: int) -> int:
        index = self._lines.blocks[line]
        frame = self._composer.frames[index]
        if self._lines.roles[line] == Role.CARD:
            return frame.indent + self._cards(line).label
        if index in self._composer.right_to_left and not frame.marker:
            # Flush right; after a marker, text stays where the marker is.
            start, stop = self._lines.starts[line], self._lines.stops[line]
            return self.width - width_of(self.document.text, start, stop)
        return frame.indent

    def _column(self, start: int, stop: int, offset: int) -> int:
        """Column of a code point in a piece of text, or of the last one before it."""
        if start == stop:
            return 0
        last = min(offset, stop - 1)
        return columns(self.document.text, start, last + 1)[last - start]

    def _label(self, line: int, frame: Frame) -> tuple[Piece, ...]:
        """The marker of a list item, or the header of a card's cell, if the line has one."""
        part = self._lines.parts[line]
        if self._lines.roles[line] == Role.TEXT:
            if part or not frame.marker:
                return ()
            return (Piece(frame.marker_column, decoration=frame.marker),)
        if not part:
            return ()
        cards = self._cards(line)
        number, column = divmod(part - 1, len(cards.header))
        start, stop = cards.label_lines(self.document.text, column)[number]
        text = shorten(self.document.text[start:stop], cards.label - 1)
        return (Piece(frame.indent, decoration=text),)

    def _cards(self, line: int) -> Cards:
        table = self._composer.tables[self._lines.blocks[line]]
        assert isinstance(table, Cards)
        return table

    def _grid(self, line: int) -> Grid:
        table = self._composer.tables[self._lines.blocks[line]]
        assert isinstance(table, Grid)
        return table

    def _row(self, line: int) -> list[list[Range]]:
        """The lines of each cell of the table row that a line belongs to."""
        start = self._lines.starts[line]
        if (found := self._rows.get(start)) is None:
            if len(self._rows) >= _ROWS_KEPT:
                del self._rows[next(iter(self._rows))]
            row = start, self._lines.stops[line]
            found = self._rows[start] = self._grid(line).row(self.document.text, row)
        return found

    def _row_pieces(self, line: int, frame: Frame) -> Iterator[Piece]:
        row = self._row(line)
        part = self._lines.parts[line]
        for column, left in enumerate(self._grid(line).starts()):
            if column:
                yield Piece(frame.indent + left - len(COLUMN_GAP), decoration=COLUMN_GAP)
            if column < len(row) and part < len(row[column]):
                yield self._cell_piece(line, frame, column, row[column][part])

    def _cell_piece(self, line: int, frame: Frame, column: int, drawn: Range) -> Piece:
        grid = self._grid(line)
        blank = grid.indent(column, width_of(self.document.text, *drawn))
        return Piece(frame.indent + grid.starts()[column] + blank, *drawn)

    def _rule_pieces(self, line: int, frame: Frame) -> Iterator[Piece]:
        grid = self._grid(line)
        for left, width in zip(grid.starts(), grid.widths, strict=True):
            if left:
                yield Piece(frame.indent + left - len(RULE_GAP), decoration=RULE_GAP)
            yield Piece(frame.indent + left, decoration="─" * width)

    def _position_in_row(self, line: int, offset: int) -> tuple[int, int]:
        """As `position`, for the last line of a table row."""
        first = line - self._lines.parts[line]
        frame = self._composer.frames[self._lines.blocks[line]]
        for column, lines in reversed(list(enumerate(self._row(line)))):
            part = bisect_right(lines, offset, key=lambda drawn: drawn[0]) - 1
            if part >= 0:
                piece = self._cell_piece(line, frame, column, lines[part])
                shift = self._column(piece.start, piece.stop, offset)
                return first + part, piece.column + shift
        return first, frame.indent


def _bars(count: int) -> tuple[Piece, ...]:
    return tuple(Piece(number * len(BAR), decoration=BAR) for number in range(count))
