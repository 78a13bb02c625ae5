"""The lines of a source file, and what the reader made of each."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from index.model import Block, Document, Dropped, Kind
from tui.source_lines import line_at

_NAMES = {
    Kind.LIST: "list item",
    Kind.QUOTE: "block quote",
    Kind.CODE: "code",
    Kind.DECK: "standfirst",
    Kind.RULE: "divider",
}


class RawSource:
    """A file beside the document that was read from it. Lines are numbered from 1.

    Args:
        text: of the file, sanitised.
        document: what it was read to.
    """

    def __init__(self, text: str, document: Document) -> None:
        self.lines: Sequence[str] = text.removesuffix("\n").split("\n")
        self.document = document
        self._dropped = _by_line(document.dropped)
        self._kept = _by_line(document.kept)
        self._losing = sorted({*self._dropped, *self._kept})
        # By first line: the blocks that begin there, and where each ends.
        placed = ((b.source, i) for i, b in enumerate(document.blocks) if b.source)
        self._starts = sorted((first, last, i) for (first, last), i in placed)

    def __len__(self) -> int:
        return len(self.lines)

    def dropped(self, line: int) -> Sequence[Dropped]:
        """What of a line was left out of the text."""
        return self._dropped.get(line, ())

    def kept(self, line: int) -> Sequence[Dropped]:
        """What of a line was left out by the reader and taken back by the user."""
        return self._kept.get(line, ())

    def next_dropped(self, line: int, step: int) -> int | None:
        """The next line, or with -1 the one before, of which anything was left out."""
        lines = self._losing
        index = bisect_right(lines, line) if step > 0 else bisect_left(lines, line) - 1
        return lines[index] if 0 <= index < len(lines) else None

    def block_at(self, line: int) -> Block | None:
        """The block that a line belongs to, the first if there are several."""
        index = self._index_at(line)
        block = self.document.blocks[index] if index is not None else None
        return block if block and block.source and line <= block.source[1] else None

    def offset_at(self, line: int) -> int:
        """Where the text of a line is in the document, or what stands before a dropped one."""
        if (index := self._index_at(line)) is None:
            return 0
        block = self.document.blocks[index]
        first, last = block.source or (line, line)
        share = min(line - first, last - first) / (last - first + 1)
        return block.start + int(share * (block.end - block.start))

    def line_at(self, offset: int) -> int:
        """The line that an offset of the document comes from."""
        return line_at(self.document, offset)

    def became(self, line: int) -> str:
        """What a line became, or why it was left out, in a few words."""
        block = self.block_at(line)
        parts = [_name(block)] if block and not self.kept(line) else []
        parts += [f"taken back ({kept.reason})" for kept in self.kept(line)]
        parts += [f"dropped: {dropped.reason}" for dropped in self.dropped(line)]
        if not parts:
            parts.append("markup" if self.lines[line - 1].strip() else "blank")
        return ", ".join(parts)

    def _index_at(self, line: int) -> int | None:
        """Index of the block that holds a line, else of the last one that begins before it."""
        after = bisect_right(self._starts, (line, float("inf")))
        if not after:
            return None
        # Of those that begin in one line, the first that reaches this one.
        begins = self._starts[after - 1][0]
        group = self._starts[bisect_left(self._starts, (begins,)) : after]
        return next((i for _, last, i in group if last >= line), group[-1][2])


def _name(block: Block) -> str:
    if block.kind is Kind.HEADING:
        return f"heading {block.level}"
    return _NAMES.get(block.kind, block.kind.value)


def _by_line(dropped: Iterable[Dropped]) -> dict[int, list[Dropped]]:
    lines: dict[int, list[Dropped]] = {}
    for part in dropped:
        lines.setdefault(part.line, []).append(part)
    return lines
