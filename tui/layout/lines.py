"""What a line is, and how lines are stored before they are drawn."""

from array import array
from dataclasses import dataclass
from enum import IntEnum

from index.model import Block


class Role(IntEnum):
    """What a line is."""

    TEXT = 0
    BLANK = 1
    META = 2
    """The line of metadata under the title block; not part of the text."""
    RULE = 3
    ROW = 4
    """One line of a table row: a piece of text a column."""
    TABLE_RULE = 5
    CARD = 6
    """A cell of a table too wide for columns, after its header."""


DECORATIVE = frozenset((Role.BLANK, Role.META, Role.TABLE_RULE))
"""Roles of lines without any text; of each, `LineTable.starts` is where the next text starts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive cells of a line: a range of the text, or decoration that is not in it."""

    column: int
    """First cell, from the left of the layout."""
    start: int = 0
    stop: int = 0
    """Range of `Document.text`; empty for decoration."""
    decoration: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to be drawn. Cells that no piece covers are blank."""

    role: Role
    block: Block | None
    """None only for metadata in a document without blocks."""
    pieces: tuple[Piece, ...]
    """From left to right."""
    header: bool = False
    """True for the header row of a table."""
    right_to_left: bool = False
    """True for text of a block that begins from right to left."""


class LineTable:
    """All lines of a layout, a few bytes a line. Starts never decrease."""

    def __init__(self) -> None:
        self.starts = array("Q")
        """First code point that belongs to the line; of a table row's lines, the row's first."""
        self.stops = array("Q")
        """End of what is drawn; of a table row's lines, the row's end."""
        self.blocks = array("L")
        """Index of the block."""
        self.roles = array("B")
        self.parts = array("L")
        """Text: 0 for the first line of its block. Rows: number of the line in its row. Cards:
        1 + number of the column + columns * number of the line of its label; 0 without a label.
        Blank: quote bars on it. Metadata: number of the line."""

    def __len__(self) -> int:
        return len(self.starts)

    def add(self, role: Role, block: int, start: int, stop: int, part: int) -> None:
        """Append a line."""
        self.starts.append(start)
        self.stops.append(stop)
        self.blocks.append(block)
        self.roles.append(role)
        self.parts.append(part)
