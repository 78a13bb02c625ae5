"""Puts dropped lines that the user took back into the text, whatever reader dropped them."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.model import SEPARATOR, Block, Document, Dropped, Keep, Kind, keys_of, one_line


def restore(document: Document, keep: Collection[Keep], lines: Sequence[str]) -> Document:
    """Make each kept line a paragraph of its own, in the order of the file.

    The rest of the document stays as it is, its metadata included: a line that became the date is
    then both date and text. What matches no dropped line is passed over.

    Args:
        document: as a reader made it.
        keep: the lines to take back.
        lines: the file's, sanitised.
    """
    kept: list[Dropped] = []
    dropped: list[Dropped] = []
    for line, key in keys_of(document.dropped):
        (kept if key in keep and one_line(line.text) else dropped).append(line)
    if not kept:
        return document
    new: dict[int, list[Dropped]] = {}
    for line in kept:
        new.setdefault(_place(document.blocks, line, lines), []).append(line)
    return replace(_insert(document, new), dropped=tuple(dropped), kept=tuple(kept))


def _place(blocks: Sequence[Block], kept: Dropped, lines: Sequence[str]) -> int:
    """Index of the block that a kept line stands in front of."""
    # A part that was cut from the front of its line goes before what is left of the line.
    line = lines[kept.line - 1] if kept.line <= len(lines) else ""
    first = kept.line if line.lstrip("> \t").startswith(kept.text) else kept.line + 1
    following = (i for i, b in enumerate(blocks) if b.source and b.source[0] >= first)
    return next(following, len(blocks))


def _insert(document: Document, new: dict[int, list[Dropped]]) -> Document:
    """Put paragraphs in front of the blocks with these indices; one past the last means behind."""
    texts: list[str] = []
    blocks: list[Block] = []
    shifts: list[int] = []
    position = 0

    def append(block: Block, text: str) -> None:
        nonlocal position
        texts.append(text)
        blocks.append(block._replace(start=position, end=position + len(text)))
        position += len(text) + len(SEPARATOR)

    for index in range(len(document.blocks) + 1):
        for line in new.get(index, ()):
            append(Block(Kind.PARAGRAPH, 0, 0, source=(line.line, line.line)), one_line(line.text))
        for block in document.blocks[index : index + 1]:
            shifts.append(position - block.start)
            append(block, document.text[block.start : block.end])

    def shift(start: int) -> int:
        return shifts[document.block_at(start)]

    return replace(
        document,
        text=SEPARATOR.join(texts),
        blocks=tuple(blocks),
        styles=tuple(
            replace(s, start=s.start + shift(s.start), end=s.end + shift(s.start))
            for s in document.styles
        ),
        links=tuple(
            replace(k, start=k.start + shift(k.start), end=k.end + shift(k.start))
            for k in document.links
        ),
    )
