"""Cuts a text into stretches that are read alike: prose, headlines, lists of names."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from index.model import Block, Kind


class Style(Enum):
    """How capitals are to be read."""

    PROSE = 1
    """A capital means a name or the start of a sentence."""
    TITLE = 2
    """Every Word Has One."""
    CAPS = 3
    """EVERY LETTER IS ONE."""
    NAMES = 4
    """A byline: nothing but names."""


class Segment(NamedTuple):
    """A half-open range of the text, read in one style."""

    start: int
    end: int
    style: Style
    wrapped: bool = False
    """True for several lines that an editor wrapped: a line end there is a space."""


_SKIPPED = (Kind.CODE, Kind.RULE)
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"[^\n]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BYLINE = re.compile(r"(?:By|BY)\s+[A-Z][^\n.!?:]{3,80}")
_BYLINE_WORDS = 12

_WRAPPED_LINE = range(50, 101)
"""Lengths of a line that an editor wrapped."""
_HEADLINE_WORDS = 24
_SAMPLE = 400
"""Letters of a segment that tell its style."""
_LONG_WORD = 4
"""Headlines leave shorter words in lower case."""
_TITLE_SHARE = 0.75
_CAPS_SHARE = 0.8


def segments(text: str, blocks: Sequence[Block] | None) -> list[Segment]:
    """The segments of a document's blocks, or, without blocks, of paragraphs and lines.

    Code and rules are left out. Captions, tables and lists are read as what they look like.
    """
    if blocks is None:
        return [
            Segment(start, end, _style(text[start:end]), wrapped="\n" in text[start:end])
            for start, end in _plain_ranges(text)
        ]
    return [
        Segment(
            block.start,
            block.end,
            Style.NAMES if block.kind is Kind.BYLINE else _style(text[block.start : block.end]),
        )
        for block in blocks
        if block.kind not in _SKIPPED
    ]


def _plain_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs that an editor wrapped, and otherwise lines."""
    for paragraph in _PARAGRAPH.finditer(text):
        lines = [match.span() for match in _LINE.finditer(text, *paragraph.span())]
        if len(lines) > 1 and all(end - start in _WRAPPED_LINE for start, end in lines[:-1]):
            yield paragraph.span()
        else:
            yield from lines


def _style(text: str) -> Style:
    if _BYLINE.fullmatch(text.strip()) and len(text.split()) <= _BYLINE_WORDS:
        return Style.NAMES
    words = _LETTERS.findall(text[:_SAMPLE])
    letters = sum(map(len, words))
    if letters and sum(len(word) for word in words if word.isupper()) > _CAPS_SHARE * letters:
        return Style.CAPS
    if len(words) > _HEADLINE_WORDS or text.rstrip().endswith((".", ".”", '."')):
        return Style.PROSE
    long_words = [word for word in words if len(word) >= _LONG_WORD]
    capitals = sum(word[0].isupper() for word in long_words)
    if len(words) > 3 and capitals > _TITLE_SHARE * len(long_words):
        return Style.TITLE
    return Style.PROSE
