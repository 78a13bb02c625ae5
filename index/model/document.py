"""What a reader makes of a file: plain text in blocks, with everything else as ranges over it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from index.model.partial_date import PartialDate

SEPARATOR = "\n\n"
"""What stands between two blocks in `Document.text`."""
_UNSPACED = re.compile(
    "[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Kana and Han characters, which are written without spaces between words."""
NOTE = "fn"
"""Before the number of a footnote it is the fragment that leads there, as pandoc names it."""


class Kind(StrEnum):
    """What a block is."""

    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"
    RULE = "rule"
    IMAGE = "image"
    FOOTNOTE = "footnote"


class Style(StrEnum):
    """An inline style."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRIKE = "strike"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class StyleRange:
    """A range of `Document.text` with one inline style. Ranges of different styles may overlap."""

    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class Link:
    """A range of `Document.text` that leads somewhere."""

    start: int
    end: int
    url: str
    """As the source has it, sanitised; any scheme, relative or absolute."""


class Block(NamedTuple):
    """One leaf of the article. Its text is `Document.text[start:end]`.

    A tuple for the same reason as a `Mention`.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    """Headings: rank, 1 to 6. Quotes: depth, from 1. Everything else: depth in lists, 0 outside."""
    marker: str = ""
    """Lists: ``•`` or ``3.``, empty for a further paragraph of an item. Code: its language.
    Tables: a letter a column, ``l``, ``c`` or ``r``. Footnotes: the label. Images: the address."""
    quoted: int = 0
    """Block quotes around this block, whatever its kind."""
    source: tuple[int, int] | None = None
    """First and last line of the decoded file, from 1; None where the reader cannot know."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line, or a part of one, that the reader left out of the text."""

    line: int
    """From 1, in the decoded file."""
    text: str
    reason: str
    """A few words for the user, such as ``web page furniture`` or ``publisher``."""


Keep = tuple[str, int]
"""Dropped text to take back, and which of the lines that lost this text is meant, from 0."""


def keys_of(dropped: Iterable[Dropped]) -> Iterator[tuple[Dropped, Keep]]:
    """Dropped lines, given by line, each with the key that holds when other lines change."""
    seen: dict[str, list[int]] = {}
    for line in dropped:
        numbers = seen.setdefault(line.text, [])
        if numbers[-1:] != [line.line]:
            numbers.append(line.line)
        yield line, (line.text, len(numbers) - 1)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as plain text, with its metadata and structure.

    Every offset in the program is a half-open range of code points in `text`.
    """

    title: str
    text: str
    """The blocks' text joined by `SEPARATOR`. A table's text is rows by newline, cells by tab."""
    blocks: tuple[Block, ...]
    """In order, not overlapping."""
    styles: tuple[StyleRange, ...] = ()
    """By start."""
    links: tuple[Link, ...] = ()
    """By start, not overlapping."""
    bylines: tuple[str, ...] = ()
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    language: str | None = None
    """An ISO 639-1 code."""
    dropped: tuple[Dropped, ...] = ()
    """By line."""
    kept: tuple[Dropped, ...] = ()
    """By line: what the reader would drop and the user took back; each is a paragraph of `text`."""

    @property
    def words(self) -> int:
        """Number of words, counted anew each time.

        They are what white space separates; Han characters and kana, which none does, count one
        each. That gives their readers the time they take: 255 a minute in Chinese and 357 in
        Japanese, where English has 228 words (Trauzettel-Klosinski and Dietz 2012).
        """
        text = self.text
        return len((text if text.isascii() else _UNSPACED.sub(" x ", text)).split())

    @property
    def body_start(self) -> int:
        """Offset of the first block behind title, deck and byline; 0 if there is none."""
        front = (Kind.TITLE, Kind.DECK, Kind.BYLINE, Kind.DATELINE)
        return next((block.start for block in self.blocks if block.kind not in front), 0)

    def block_at(self, offset: int) -> int:
        """Index of the block that holds `offset`, or of the last one that begins before it."""
        return max(0, bisect_right(self.blocks, offset, key=lambda block: block.start) - 1)

    def of_kind(self, *kinds: Kind) -> Iterable[Block]:
        """The blocks of the given kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)
