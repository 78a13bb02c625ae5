"""Which lines of its file a place in an article is from; lines are numbered from 1."""

from itertools import chain

from index.model import Block, Document, Kind


def lines_at(document: Document, offset: int) -> tuple[int, int] | None:
    """First and last of the lines that a code point is from: one line where it is certain.

    Returns:
        None if nothing is known about its block.
    """
    if not document.blocks:
        return None
    block = document.blocks[document.block_at(offset)]
    line = _certain(document, block, offset)
    return block.source if line is None else (line, line)


def line_at(document: Document, offset: int) -> int:
    """The line that a code point is from, as near as can be told, or that of what is near it."""
    blocks = document.blocks
    if not blocks:
        return 1
    index = document.block_at(offset)
    for i in chain(range(index, -1, -1), range(index + 1, len(blocks))):
        block = blocks[i]
        if block.source is None:
            continue
        line = _certain(document, block, offset)
        return _likely(block, block.source, offset) if line is None else line
    return 1


def _certain(document: Document, block: Block, offset: int) -> int | None:
    """The very line, where the block has its lines as the file has them."""
    if block.source is None:
        return None
    first, last = block.source
    if first == last:
        return first
    before = document.text.count("\n", block.start, _within(block, offset))
    surplus = last - first - document.text.count("\n", block.start, block.end)
    if surplus == 0:
        return first + before
    if block.kind is Kind.TABLE and surplus == 1:
        # The line of dashes below the header is not in the text.
        return first + before + (before > 0)
    if block.kind is Kind.CODE and surplus == 2:
        return first + 1 + before
    return None


def _likely(block: Block, source: tuple[int, int], offset: int) -> int:
    # The source may be wrapped in other places than the text: a share of the way.
    first, last = source
    share = (_within(block, offset) - block.start) / max(1, block.end - block.start)
    return min(last, first + int(share * (last - first + 1)))


def _within(block: Block, offset: int) -> int:
    return max(block.start, min(offset, block.end))
