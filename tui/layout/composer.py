"""Makes the lines of a document, block by block, a few at a time."""

from collections.abc import Iterator
from itertools import islice

from index.model import Block, Document, Kind
from tui.layout.bidi import begins_right_to_left
from tui.layout.breaks import chop, wrap
from tui.layout.frames import BAR, HEAD, Frame, Framer, bars_of, gap
from tui.layout.lines import LineTable, Role
from tui.layout.table import Cards, Grid, cells, fit, rows

_SLICE = 64
"""Lines made without a pause."""


class Composer:
    """Fills a table of lines; what drawing needs beside them is kept by block.

    Args:
        document: what to lay out.
        width: cells of a line, at least 8.
        meta: one line to show under the title block; empty for none.
        first: index of the block to begin with.
    """

    def __init__(self, document: Document, width: int, meta: str, first: int) -> None:
        self.document = document
        self.width = width
        self.lines = LineTable()
        self.frames: dict[int, Frame] = {}
        self.tables: dict[int, Grid | Cards] = {}
        self.right_to_left: set[int] = set()
        """Blocks of running text that begin from right to left."""
        self.meta_lines = list(wrap(meta, 0, len(meta), width))
        self._first = first

    def run(self) -> Iterator[bool]:
        """Add all lines, pausing after every few; what it yields is always True."""
        framer = Framer(self.width)
        blocks = self.document.blocks
        head = next((i for i, b in enumerate(blocks) if b.kind not in HEAD), len(blocks))
        previous: Block | None = None
        after_meta = False
        for index in range(self._first, len(blocks)):
            block = blocks[index]
            if index == head:
                after_meta = self._add_meta(previous, index, block.start)
            blank = 1 if after_meta else gap(previous, block)
            after_meta = False
            if blank:
                bars = min(bars_of(previous), bars_of(block)) if previous else 0
                bars = min(bars, self.width // 2 // len(BAR))
                self.lines.add(Role.BLANK, index, block.start, block.start, bars)
            self.frames[index] = framer.frame(block)
            yield from self._add_block(index, block)
            previous = block
        if head == len(blocks):
            # Beyond the last offset, so that none is ever found on it.
            self._add_meta(previous, max(0, head - 1), len(self.document.text) + 1)

    def _add_meta(self, previous: Block | None, index: int, start: int) -> bool:
        if self.meta_lines and previous and previous.kind is Kind.DECK:
            self.lines.add(Role.BLANK, index, start, start, 0)
        for part in range(len(self.meta_lines)):
            self.lines.add(Role.META, index, start, start, part)
        return bool(self.meta_lines)

    def _add_block(self, index: int, block: Block) -> Iterator[bool]:
        width = self.width - self.frames[index].indent
        text = self.document.text
        if block.kind is Kind.RULE and block.start == block.end:
            self.lines.add(Role.RULE, index, block.start, block.end, 0)
            return
        if block.kind is Kind.TABLE:
            table = self.tables[index] = fit(text, block, width)
            if isinstance(table, Grid):
                yield from self._add_grid(index, block, table)
            else:
                yield from self._add_cards(index, block, table)
            return
        if block.kind is not Kind.CODE and begins_right_to_left(text, block.start, block.end):
            self.right_to_left.add(index)
        breaker = chop if block.kind is Kind.CODE else wrap
        for number, (start, stop) in enumerate(breaker(text, block.start, block.end, width)):
            self.lines.add(Role.TEXT, index, start, stop, number > 0)
            if number % _SLICE == 0:
                yield True

    def _add_grid(self, index: int, block: Block, grid: Grid) -> Iterator[bool]:
        text = self.document.text
        for number, (start, stop) in enumerate(rows(text, block)):
            if number == 1:
                self.lines.add(Role.TABLE_RULE, index, start, start, 0)
            height = max(len(lines) for lines in grid.row(text, (start, stop)))
            for part in range(max(1, height)):
                self.lines.add(Role.ROW, index, start, stop, part)
            if number % _SLICE == 0:
                yield True

    def _add_cards(self, index: int, block: Block, cards: Cards) -> Iterator[bool]:
        text = self.document.text
        width = self.width - self.frames[index].indent
        for cell in cards.header:
            for start, stop in wrap(text, *cell, width):
                self.lines.add(Role.TEXT, index, start, stop, 1)
        labels = [len(cards.label_lines(text, column)) for column in range(len(cards.header))]
        for row in islice(rows(text, block), 1, None):
            self.lines.add(Role.BLANK, index, row[0], row[0], self.frames[index].bars)
            for column, cell in enumerate(cells(text, row)):
                values = list(wrap(text, *cell, width - cards.label))
                labelled = labels[column] if values and column < len(labels) else 0
                # Beside the last lines of a long label there is nothing.
                values += [(cell[1], cell[1])] * (labelled - len(values))
                for number, (start, stop) in enumerate(values):
                    part = 1 + column + number * len(labels) if number < labelled else 0
                    self.lines.add(Role.CARD, index, start, stop, part)
            yield True
