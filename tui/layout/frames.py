"""Indentation, markers and blank lines: what surrounds the text of a block."""

from dataclasses import dataclass

from index.model import Block, Kind
from tui.layout.cells import shorten, width_of

BAR = "│ "
"""Drawn once for each block quote around a line."""

IMAGE_GLYPH = "▣"
"""Stands for a picture, before its alternative text."""

_LIST_STEP = 2

HEAD = (Kind.TITLE, Kind.DECK, Kind.BYLINE)
"""What the title block is made of; the line of metadata follows the last of them."""

# Neighbours that read as one thing.
_CLOSE = {
    (Kind.TITLE, Kind.DECK),
    (Kind.BYLINE, Kind.BYLINE),
    (Kind.FOOTNOTE, Kind.FOOTNOTE),
    (Kind.IMAGE, Kind.CAPTION),
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before the text of a block. Columns are in cells from the left of the text."""

    bars: int = 0
    """Block quotes around the block, as many as are drawn."""
    marker: str = ""
    """Drawn before the first line only."""
    marker_column: int = 0
    indent: int = 0
    """Column at which every line of the text begins."""


_PLAIN = Frame()


def bars_of(block: Block) -> int:
    """Block quotes around a block."""
    return max(block.quoted, block.level if block.kind is Kind.QUOTE else 0)


def gap(previous: Block | None, block: Block) -> int:
    """Blank lines between two blocks that follow one another."""
    if previous is None or (previous.kind, block.kind) in _CLOSE:
        return 0
    if previous.kind is block.kind is Kind.LIST and block.marker:
        # A list is tight unless its source has blank lines in it.
        if previous.source is None or block.source is None:
            return 0
        return int(block.source[0] - previous.source[1] > 1)
    return 1


class Framer:
    """Frames the blocks of a document, one after another.

    Args:
        width: cells of a line. At most half of them are ever spent on indentation.
    """

    def __init__(self, width: int) -> None:
        self._limit = width // 2
        # Column of the text of the open list item at each depth, from the quote bars on.
        self._hanging: list[int] = [0]
        # A long article has thousands of blocks, and few frames that differ.
        self._known: dict[Frame, Frame] = {}
        self._footnote = 0
        """Cells of the label of the last footnote, a space after it included."""

    def frame(self, block: Block) -> Frame:
        """The frame of the next block."""
        if block.kind is Kind.PARAGRAPH and not block.level and not block.quoted:
            del self._hanging[1:]
            return _PLAIN
        bars = min(bars_of(block), self._limit // len(BAR))
        base = bars * len(BAR)
        room = self._limit - base
        marker = _marker(block)
        step = width_of(marker) + 1 if marker else 0
        if block.kind is Kind.FOOTNOTE:
            # A further paragraph of a footnote stands below the first.
            step = self._footnote = step or self._footnote
        depth = _depth(block, most=max(1, room // _LIST_STEP))
        if block.kind is Kind.LIST:
            self._open(depth, step)
        del self._hanging[depth + 1 :]
        indent = min(room, self._hanging[-1])
        outer = min(room, self._hanging[-2]) if block.kind is Kind.LIST else indent
        if block.kind is not Kind.LIST:
            indent = min(room, outer + step)
        marker = shorten(marker, indent - outer - 1) if indent - outer > 1 else ""
        frame = Frame(bars, marker, base + outer, base + indent)
        return self._known.setdefault(frame, frame)

    def _open(self, depth: int, step: int) -> None:
        """Make the item at `depth` the innermost one; with no `step` it goes on as it is."""
        # An item that begins with a list has no text, and so no block, of its own.
        while len(self._hanging) < depth:
            self._hanging.append(min(self._limit, self._hanging[-1] + _LIST_STEP))
        if step or len(self._hanging) == depth:
            outer = self._hanging[depth - 1]
            self._hanging[depth:] = [min(self._limit, outer + (step or _LIST_STEP))]


def _depth(block: Block, most: int) -> int:
    """Depth in lists, from 1 for a list item; 0 outside."""
    if block.kind is Kind.LIST:
        return min(max(block.level, 1), most)
    return 0 if block.kind in (Kind.HEADING, Kind.QUOTE) else min(block.level, most)


def _marker(block: Block) -> str:
    if block.kind is Kind.LIST:
        return block.marker
    if block.kind is Kind.FOOTNOTE and block.marker:
        return f"[{block.marker}]"
    return IMAGE_GLYPH if block.kind is Kind.IMAGE else ""
