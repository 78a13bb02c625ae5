"""A source file as rows of cells: each line as often wrapped as it takes, nothing left out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from itertools import accumulate

from tui.layout.cells import fitting, glyphs, simple_until, width_of
from tui.raw_source import RawSource

_PIECE = 5_000
"""Code points of a line that are wrapped at a time, at most: a file may be one line."""

_MANY_PIECES, _MANY_WIDE = 200_000, 200_000
"""Of lines, and of code points in lines that are not narrow, 40 ms take so many."""


class Look(Enum):
    """How a part of a line is drawn."""

    PLAIN = "plain"
    DROPPED = "dropped"
    KEPT = "kept"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the view."""

    line: int
    """Number of the line, from 1."""
    first: bool
    """Whether the line begins here."""
    parts: tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines are wrapped at one width."""

    width: int
    tops: Sequence[int]
    """Of each piece the first row, and after the last how many there are."""


class RawRows:
    """The rows of a source at any width; making them takes a moment, asking for one does not."""

    def __init__(self, source: RawSource) -> None:
        self.source = source
        self._pieces: list[str] = []
        self._cells: list[int] = []
        self._lines: list[int] = []
        self._offsets: list[int] = []
        """Of each piece: its cells, its line, where it begins in that."""
        self._starts: list[int] = []
        """Of each line, the first of its pieces, and after the last line how many there are."""
        self._lengths: list[int] = []
        """Of each line as it is drawn, without its note."""
        self._known: dict[int, Sequence[tuple[int, int, Look]]] = {}
        self._width = 0
        self._tops: Sequence[int] = ()
        for number, line in enumerate(source.lines, 1):
            self._starts.append(len(self._pieces))
            drawn = glyphs(line)
            self._lengths.append(len(drawn))
            drawn += self._note(number)
            for start, end in _pieces(drawn):
                piece = drawn[start:end]
                self._pieces.append(piece)
                self._cells.append(len(piece) if piece.isascii() else width_of(piece))
                self._lines.append(number)
                self._offsets.append(start)
        self._starts.append(len(self._pieces))

    @property
    def height(self) -> int:
        """Number of rows at the present width."""
        return self._tops[-1] if self._tops else 0

    @property
    def width(self) -> int:
        """Cells that the lines are wrapped at, 0 before they are."""
        return self._width

    @cached_property
    def takes_long(self) -> bool:
        """Whether wrapping takes so long that a screen should not wait for it."""
        wide = sum(len(p) for p, c in zip(self._pieces, self._cells, strict=True) if c != len(p))
        return len(self._pieces) > _MANY_PIECES or wide > _MANY_WIDE

    def wrap(self, width: int) -> None:
        """Wrap all lines anew, at a width in cells."""
        if max(2, width) != self._width:
            self.use(self.measure(width))

    def measure(self, width: int) -> Wrapping:
        """Find the rows at a width, in any thread, without changing what is shown."""
        width = max(2, width)
        pieces = zip(self._pieces, self._cells, strict=True)
        rows = (1 if c <= width else len(_breaks(p, width)) for p, c in pieces)
        return Wrapping(width, list(accumulate(rows, initial=0)))

    def use(self, wrapping: Wrapping) -> None:
        """Go over to rows that were measured."""
        self._width, self._tops = wrapping.width, wrapping.tops

    def rows_of(self, line: int) -> range:
        """The rows of a line."""
        return range(self._tops[self._starts[line - 1]], self._tops[self._starts[line]])

    def line_at(self, row: int) -> int:
        """The line that a row belongs to."""
        return self._lines[self._piece_at(row)]

    def row(self, number: int) -> Row:
        """What a row shows."""
        index = self._piece_at(number)
        line = self._lines[index]
        piece = self._pieces[index]
        breaks = [*_breaks(piece, self._width), len(piece)]
        low, high = breaks[number - self._tops[index] :][:2]
        if piece[high - 1 : high] == " " and (high < len(piece) or high - low > self._width):
            high -= 1
        offset = self._offsets[index]
        parts = []
        for start, end, look in self._looks(line):
            start, end = max(start - offset, low), min(end - offset, high)
            if start < end:
                parts.append((piece[start:end], look))
        return Row(line, number == self.rows_of(line).start, tuple(parts))

    def _piece_at(self, row: int) -> int:
        return min(max(0, bisect_right(self._tops, row) - 1), len(self._pieces) - 1)

    def _note(self, line: int) -> str:
        notes = [f"taken back, {kept.reason}" for kept in self.source.kept(line)]
        notes += [dropped.reason for dropped in self.source.dropped(line)]
        return "".join(f"  ‹{note}›" for note in notes)

    def _looks(self, line: int) -> Sequence[tuple[int, int, Look]]:
        """The ranges of a line as it is drawn, in order, that look different."""
        source = self.source
        if not source.dropped(line) and not source.kept(line):
            return [(0, self._lengths[line - 1], Look.PLAIN)]
        if line not in self._known:
            self._known[line] = self._marked(line)
        return self._known[line]

    def _marked(self, line: int) -> Sequence[tuple[int, int, Look]]:
        source = self.source
        drawn = glyphs(source.lines[line - 1])
        marked = [(glyphs(d.text), Look.DROPPED) for d in source.dropped(line)]
        marked += [(glyphs(k.text), Look.KEPT) for k in source.kept(line)]
        looks: list[tuple[int, int, Look]] = []
        position = 0
        for start, text, look in sorted((drawn.find(t), t, k.value) for t, k in marked):
            if start >= position:
                looks.append((position, start, Look.PLAIN))
                position = start + len(text)
                looks.append((start, position, Look(look)))
        if not looks and source.block_at(line) is None:
            # It was left out as a part of several lines.
            looks, position = [(0, len(drawn), marked[0][1])], len(drawn)
        end = len(drawn) + len(self._note(line))
        return [*looks, (position, len(drawn), Look.PLAIN), (len(drawn), end, Look.NOTE)]


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(line) - start > _PIECE:
        space = line.rfind(" ", start, start + _PIECE)
        end = space + 1 if space > 0 else start + _PIECE
        yield start, end
        start = end
    yield start, len(line)


def _breaks(piece: str, width: int) -> list[int]:
    """Where the rows of a piece begin: at words where they are divided by spaces."""
    if simple_until(piece, 0, len(piece)) < len(piece):
        return _breaks_of_wide(piece, width)
    breaks = [0]
    start = 0
    while len(piece) - start > width:
        space = piece.rfind(" ", start + 1, start + width + 1)
        start = space + 1 if space > 0 else start + width
        breaks.append(start)
    return breaks


@lru_cache(maxsize=256)
def _breaks_of_wide(piece: str, width: int) -> list[int]:
    breaks = [0]
    while (start := fitting(piece, breaks[-1], len(piece), width)) < len(piece):
        breaks.append(start)
    return breaks
