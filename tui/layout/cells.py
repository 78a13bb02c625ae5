"""How wide a code point is in a terminal, and what is drawn for it.

A drawn line is the concatenation of the glyphs of its code points, and its width is the sum of
their widths: nothing that terminals compose differently (joiners, variation selectors) is drawn.
"""

import re

from rich.cells import cell_len

from index.model import sanitise

TAB_SIZE = 4
"""Cells from one tab stop to the next, counted from where the text of a line begins."""

_ZERO_WIDTH_JOINER = "\u200d"

# Code points known to be one cell wide and drawn as they are; whatever is not here is looked up.
_SIMPLE = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u214f\u2500-\u25fc]*"
)


class _Glyphs(dict[int, str]):
    """What is drawn for a code point; a mapping that `str.translate` takes."""

    def __missing__(self, code: int) -> str:
        # Sanitised text comes back as it is; for any other text this is the last guard.
        glyph = sanitise(chr(code))
        if glyph == _ZERO_WIDTH_JOINER:
            glyph = ""
        elif glyph in "\n\t":
            glyph = " "
        self[code] = glyph
        return glyph


class _Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        width = cell_len(_GLYPHS[ord(character)])
        self[character] = width
        return width


_GLYPHS = _Glyphs()

WIDTHS: dict[str, int] = _Widths()
"""Cells that a code point takes, a tab aside; computed when first asked for."""


def simple_until(text: str, start: int, stop: int) -> int:
    """End of the run of one-cell code points from `start`, at most `stop`."""
    match = _SIMPLE.match(text, start, stop)
    assert match is not None
    return match.end()


def width_of(text: str, start: int = 0, stop: int | None = None) -> int:
    """Cells that ``text[start:stop]`` takes when its first code point is at column 0."""
    stop = len(text) if stop is None else stop
    simple = simple_until(text, start, stop)
    column = simple - start
    for offset in range(simple, stop):
        column += _advance(text[offset], column)
    return column


def columns(text: str, start: int, stop: int) -> list[int]:
    """Column of every code point of ``text[start:stop]``, then the width of the whole.

    A code point without width has the column of the one it is drawn on.
    """
    result: list[int] = []
    column = cell = 0
    for offset in range(start, stop):
        width = _advance(text[offset], column)
        if width or offset == start:
            cell = column
        result.append(cell)
        column += width
    result.append(column)
    return result


def fitting(text: str, start: int, stop: int, width: int) -> int:
    """End of the longest prefix of ``text[start:stop]`` that is no wider than `width`.

    It is never empty unless the range is, and no code point without width begins what is left.
    """
    limit = min(stop, start + width)
    offset = simple_until(text, start, limit)
    column = offset - start
    while offset < stop:
        step = _advance(text[offset], column)
        if column + step > width and offset > start:
            break
        column += step
        offset += 1
    return offset


def cell_start(text: str, offset: int, stop: int) -> int:
    """The next offset, at most `stop`, that begins a cell rather than being drawn on one."""
    while offset < stop and not WIDTHS[text[offset]]:
        offset += 1
    return min(offset, stop)


def glyphs(text: str, column: int = 0) -> str:
    """What is drawn for `text` when its first code point is at `column`."""
    if simple_until(text, 0, len(text)) == len(text):
        return text
    if "\t" not in text:
        return text.translate(_GLYPHS)
    parts = []
    for character in text:
        step = _advance(character, column)
        parts.append(" " * step if character == "\t" else _GLYPHS[ord(character)])
        column += step
    return "".join(parts)


def shorten(text: str, width: int) -> str:
    """What is drawn for `text`, cut to `width` cells with an ellipsis if it is wider."""
    if fitting(text, 0, len(text), width) == len(text) and width_of(text) <= width:
        return glyphs(text)
    end = fitting(text, 0, len(text), max(1, width - 1))
    cut = glyphs(text[:end]) + "…"
    return cut if cell_len(cut) <= width else "…"[:width]


def _advance(character: str, column: int) -> int:
    return TAB_SIZE - column % TAB_SIZE if character == "\t" else WIDTHS[character]
