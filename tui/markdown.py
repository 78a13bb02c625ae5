"""A document as Markdown: CommonMark with tables, strikethrough, footnotes and front matter."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.model import Block, Document, Kind
from tui.markdown_inline import Inline, code, escape, escape_inline, link, references

__all__ = ["code", "escape", "link", "to_markdown"]

_NUMBER = re.compile(r"\d{1,9}[.)]")
_BULLET = "-"
_RULES = {"l": "---", "c": ":-:", "r": "--:"}
_TICKS = re.compile(r"`+")
_NOTE_INDENT = 4


def to_markdown(document: Document) -> str:
    """The document as Markdown that reads back to the same text, ending with a line end.

    What no Markdown can say is lost: white space at the ends of a line, tables whose rows differ
    in length, items of lists that begin in the middle. Metadata is front matter; title, deck and
    byline are part of it only where reading makes the same blocks of them.
    """
    front, first = _front_matter(document)
    writer = _Writer(document)
    for index, block in enumerate(document.blocks):
        if index == 0 or index >= first:
            writer.write(index, block)
    return front + "".join(writer.parts)


def _front_matter(document: Document) -> tuple[str, int]:
    """The front matter, and the index of the first block behind the title that is not in it."""
    fields: dict[str, str | list[str]] = {}
    blocks, text = document.blocks, document.text
    first = 1
    if blocks and blocks[0].kind is Kind.TITLE:
        for kind, name in ((Kind.DECK, "subtitle"), (Kind.BYLINE, "author")):
            if first < len(blocks) and blocks[first].kind is kind:
                line = text[blocks[first].start : blocks[first].end]
                value = list(document.bylines) if name == "author" else line
                if value and _as_text(value) == line and _is_literal(line):
                    fields[name] = value
                    first += 1
    known = {
        "publisher": document.publisher,
        "date": str(document.published) if document.published else None,
        "url": document.url,
        "lang": document.language,
    }
    fields |= {name: value for name, value in known.items() if value}
    if not fields:
        return "", first
    # JSON's strings and lists are YAML's.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(("---", *lines, "---", "", "")), first


def _as_text(value: str | list[str]) -> str:
    """What reading makes of a field of front matter."""
    if isinstance(value, str):
        return value
    *before, last = value
    return f"{', '.join(before)} and {last}" if before else last


def _is_literal(line: str) -> bool:
    """Whether a line means itself in front matter."""
    return "\n" not in line and "[[" not in line and line not in ("null", "~")


@dataclass
class _Writer:
    """Writes blocks one after the other, in the quotes and lists they stand in."""

    document: Document
    parts: list[str] = field(default_factory=list)
    """What was written."""
    _indents: list[int] = field(default_factory=list)
    """Where the text of the items around the last block begins, outermost first."""
    _last: Block | None = None
    _notes: int = 0
    """Footnotes so far; what follows the first is in them."""
    _caption_done: bool = False

    def __post_init__(self) -> None:
        self._inline = Inline(self.document, self._note_labels())

    def _note_labels(self) -> frozenset[str]:
        """Labels of footnotes whose references can be told: they are numbered in order."""
        notes = [b.marker for b in self.document.of_kind(Kind.FOOTNOTE) if b.marker]
        in_order = [str(number) for number in range(1, len(notes) + 1)]
        # Not each can be written; reading numbers footnotes by those that are.
        told = [label for label in references(self.document.text) if label in notes]
        can_be_told = notes == in_order and told == notes[: len(told)]
        return frozenset(notes) if can_be_told else frozenset()

    def write(self, index: int, block: Block) -> None:
        """Append a block."""
        if self._caption_done:
            self._caption_done = False
            return
        quote = "> " * max(block.quoted, int(block.kind is Kind.QUOTE))
        first, rest = self._margins(block)
        lines = list(self._lines(index, block))
        if self.parts:
            together = self._joins(block)
            shared = "> " * min(quote.count(">"), self._quotes_of_last())
            if not together:
                self.parts.append(f"{shared.rstrip()}\n")
        drawn = [first + lines[0], *(rest + line if line else "" for line in lines[1:])]
        self.parts += ((quote + line if line else quote.rstrip()) + "\n" for line in drawn)
        self._last = block

    def _quotes_of_last(self) -> int:
        last = self._last
        return max(last.quoted, int(last.kind is Kind.QUOTE)) if last else 0

    def _margins(self, block: Block) -> tuple[str, str]:
        """What stands before the first line of a block, and before the others."""
        if self._last is not None and self._last.quoted != block.quoted:
            self._indents.clear()
        begins = block.kind is Kind.FOOTNOTE and bool(block.marker or not self._notes)
        self._notes += begins
        note = " " * _NOTE_INDENT if self._notes else ""
        if block.kind is Kind.FOOTNOTE:
            self._indents.clear()
            label = block.marker if block.marker.isalnum() else str(self._notes)
            return (f"[^{label}]: " if begins else note), note
        depth = block.level if block.kind not in (Kind.HEADING, Kind.QUOTE) else 0
        if block.kind is not Kind.LIST or not block.marker:
            del self._indents[depth:]
            inner = note + " " * (self._indents[-1] if self._indents else 0)
            return inner, inner
        del self._indents[max(0, depth - 1) :]
        marker = block.marker if _NUMBER.fullmatch(block.marker) else _BULLET
        outer = self._indents[-1] if self._indents else 0
        first = note + " " * outer
        # Lists in which nothing stands but another list.
        for _ in range(depth - 1 - len(self._indents)):
            first += f"{_BULLET} "
            outer += len(_BULLET) + 1
            self._indents.append(outer)
        self._indents.append(outer + len(marker) + 1)
        return f"{first}{marker} ", note + " " * self._indents[-1]

    def _joins(self, block: Block) -> bool:
        """Whether an item of a list follows the one before without a blank line."""
        last = self._last
        if last is None or last.kind is not Kind.LIST or block.kind is not Kind.LIST:
            return False
        if not last.marker or not block.marker or last.quoted != block.quoted:
            return False
        if not _NUMBER.fullmatch(block.marker) or block.marker[:-1] == "1":
            return True  # These interrupt a paragraph, by CommonMark 0.31, 5.2.
        return last.level == block.level and last.marker[-1] == block.marker[-1]

    def _lines(self, index: int, block: Block) -> Iterator[str]:
        """The lines of a block, never none."""
        start, end = block.start, block.end
        match block.kind:
            case Kind.RULE:
                yield "***"
            case Kind.CODE:
                yield from self._code(block)
            case Kind.TABLE:
                yield from self._table(block)
            case Kind.IMAGE:
                yield self._image(index, block)
            case Kind.TITLE | Kind.HEADING:
                rank = 1 if block.kind is Kind.TITLE else min(max(block.level, 1), 6)
                yield f"{'#' * rank} {self._inline.render(start, end, line_break='<br>')}"
            case _:
                yield from self._inline.render(start, end).split("\n")

    def _code(self, block: Block) -> Iterator[str]:
        text = self.document.text[block.start : block.end]
        longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
        fence = "`" * max(3, longest + 1)
        yield fence + block.marker.replace("`", "")
        yield from text.split("\n")
        yield fence

    def _table(self, block: Block) -> Iterator[str]:
        text = self.document.text
        rows: list[list[str]] = []
        offset = block.start
        for row in text[block.start : block.end].split("\n"):
            rows.append([])
            for cell in row.split("\t"):
                rendered = self._inline.render(offset, offset + len(cell), line_break=" ")
                rows[-1].append(rendered.replace("|", "\\|"))
                offset += len(cell) + 1
        columns = max(map(len, rows))
        alignment = block.marker.ljust(columns, "l")[:columns]
        for number, row_cells in enumerate(rows):
            missing = [""] * (columns - len(row_cells))
            yield f"| {' | '.join([*row_cells, *missing])} |"
            if number == 0:
                yield f"| {' | '.join(_RULES.get(letter, '---') for letter in alignment)} |"

    def _image(self, index: int, block: Block) -> str:
        text = self.document.text[block.start : block.end]
        title = ""
        following = next(iter(self.document.blocks[index + 1 : index + 2]), block)
        if following.kind is Kind.CAPTION and following.quoted == block.quoted:
            caption = self.document.text[following.start : following.end]
            if "\n" not in caption and caption != text:
                title = caption
                self._caption_done = True
        image = "!" + link(escape_inline(text).replace("\n", " "), block.marker, title)
        links = self._inline.links(block.start, block.end)
        return link(image, links[0].url) if links and links[0].start == block.start else image
