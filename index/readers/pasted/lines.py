"""Lines of a file, and the passages they form: a paragraph, a heading, a list item, a menu word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

_BLANKS = re.compile(r"[ \t\n]+")
_QUOTE_MARKS = re.compile(r"(?:> ?)+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_TERMINAL = re.compile(r"[.!?…。！？।؟۔][\"”’»'›)\]」』]*$")
_STARTS_ANEW = re.compile(r"(?:[Bb]y|BY) [A-Z]|https?://")
LIST_ITEM = re.compile(r"([-*•‣▪◦]|\d{1,3}[.)])[ \t]+(?=\S)")
"""The marker in front of a list item."""

_MIN_WRAP, _MAX_WRAP = 40, 132
"""Columns: nobody wraps narrower prose, and wider lines were not wrapped."""
_MIN_WRAP_CJK = 18
_WIDTH_QUANTILE = 0.95
"""Of the lengths of lines: a few long addresses do not make the text wider."""
_MIN_FULL = 0.6
"""Share of inner lines that leave no room for the next word; verse has a tenth of that."""
_MIN_CONTINUED = 0.3
"""Share of inner line breaks that fall within a sentence."""
_CJK_CHARACTERS_PER_WORD = 2
_PROSE_WORDS = 12
_LONG_WORDS = 25
_SENTENCE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank."""

    number: int
    """From 1, in the file."""
    text: str
    """Without indent, quote marks and trailing white space."""
    indent: int
    quote: int
    """How many ``>`` stand in front."""
    blanks: int
    """Blank lines before it."""


def split_lines(text: str) -> list[Line]:
    r"""The lines of sanitised text that are not blank, by ``\n``."""
    lines = []
    blanks = 0
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        indent = len(raw) - len(raw.lstrip())
        quote = 0
        if stripped.startswith(">") and (marks := _QUOTE_MARKS.match(stripped)):
            quote = marks[0].count(">")
            stripped = stripped[marks.end() :].lstrip()
        if not stripped:
            blanks += 1
            continue
        lines.append(Line(number, stripped, indent, quote, blanks))
        blanks = 0
    return lines


@dataclass(frozen=True, slots=True)
class Shape:
    """What a passage looks like, whatever its language."""

    words: int
    """By white space; in Chinese and Japanese two characters count as one."""
    terminal: bool
    """Ends as a sentence does."""

    @property
    def sentence(self) -> bool:
        """Reads like at least one whole sentence."""
        return self.terminal and self.words >= _SENTENCE_WORDS

    @property
    def prose(self) -> bool:
        """Reads like a paragraph of an article."""
        return self.words >= (_PROSE_WORDS if self.terminal else _LONG_WORDS)


def shape_of(text: str) -> Shape:
    """Measure a passage."""
    words = len(text.split())
    if not text.isascii():
        words += len(_CJK.findall(text)) // _CJK_CHARACTERS_PER_WORD
    return Shape(words, _TERMINAL.search(text, max(0, len(text) - 8)) is not None)


def squeeze(text: str) -> str:
    """One space for each run of spaces, tabs and line ends; other spaces keep their meaning."""
    return _BLANKS.sub(" ", text).strip()


def group(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """The runs of lines that belong to one passage: rejoins paragraphs wrapped at a width."""
    width = _wrap_width(lines)
    run: list[Line] = []
    for line in lines:
        if run and not _continues(run, line, width):
            yield tuple(run)
            run = []
        run.append(line)
    if run:
        yield tuple(run)


def is_table(lines: Sequence[Line]) -> bool:
    """Whether all the lines are rows of cells divided by tabs, as copied from a web page."""
    columns = {line.text.count("\t") for line in lines}
    return len(lines) > 1 and len(columns) == 1 and columns != {0}


def join(lines: Sequence[Line]) -> str:
    """The text of a run of lines; of a table, rows by newline and cells by tab."""
    if is_table(lines):
        return "\n".join(
            "\t".join(squeeze(cell) for cell in line.text.split("\t")) for line in lines
        )
    text = squeeze(lines[0].text)
    parts = [text]
    for line in lines[1:]:
        text = squeeze(line.text)
        parts += ["" if _joins_tightly(parts[-1], text) else " ", text]
    return "".join(parts)


def _joins_tightly(before: str, after: str) -> bool:
    if _CJK.match(before, len(before) - 1) and _CJK.match(after):
        return True
    return before.endswith("-") and before[-2:-1].isalpha() and after[0].islower()


def _same_chunk(a: Line, b: Line) -> bool:
    return not b.blanks and a.quote == b.quote


def _continues(run: Sequence[Line], line: Line, width: int | None) -> bool:
    last = run[-1]
    if not _same_chunk(last, line) or LIST_ITEM.match(line.text):
        return False
    if "\t" in line.text and is_table((*run[-1:], line)):
        return len(run) == 1 or "\t" in run[0].text
    if LIST_ITEM.match(run[0].text) and line.indent > run[0].indent:
        return True
    if line.indent > last.indent:
        return False
    if width is None or "\t" in last.text:
        return False
    return _is_full(last, line, width) and not _STARTS_ANEW.match(line.text)


def _is_full(line: Line, following: Line, width: int) -> bool:
    head = following.text[: width + 1]
    word = 1 if _CJK.match(head) else len(head.split(None, 1)[0])
    return line.indent + len(line.text) + 1 + word > width


def _wrap_width(lines: Sequence[Line]) -> int | None:
    pairs = [(a, b) for a, b in pairwise(lines) if _same_chunk(a, b)]
    if not pairs or _mostly_long(lines):
        return None
    lengths = sorted(a.indent + len(a.text) for a, _ in pairs)
    width = lengths[ceil(_WIDTH_QUANTILE * (len(lengths) - 1))]
    cjk = sum(_CJK.match(b.text) is not None for _, b in pairs) * 2 > len(pairs)
    if not (_MIN_WRAP_CJK if cjk else _MIN_WRAP) <= width <= _MAX_WRAP:
        return None
    # Salutations, addresses and short headings say nothing about the width of the text.
    pairs = [(a, b) for a, b in pairs if 2 * len(a.text) > width]
    if not pairs:
        return None
    full = sum(_is_full(a, b, width) for a, b in pairs)
    continued = sum(_is_continuation(a, b) for a, b in pairs)
    if full < _MIN_FULL * len(pairs) or continued < _MIN_CONTINUED * len(pairs):
        return None
    return width


def _mostly_long(lines: Sequence[Line]) -> bool:
    """Whether most of the text stands in lines that nobody wrapped."""
    lengths = [len(line.text) for line in lines]
    return 2 * sum(length for length in lengths if length > _MAX_WRAP) > sum(lengths)


def _is_continuation(a: Line, b: Line) -> bool:
    first = b.text[0]
    uncased = first.isalpha() and first.lower() == first.upper()
    if uncased:
        return _TERMINAL.search(a.text) is None
    return first.islower()
