"""Text in terminal cells: cut to a width, or wrapped by words."""

import re
from itertools import pairwise

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"

_POINTS_PER_CELL = 5

# Scripts written without spaces may break after any character: CJK with its punctuation, kana,
# Hangul, full-width forms.
_UNSPACED = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
_PIECE = re.compile(rf"[{_UNSPACED}]\s*|[^\s{_UNSPACED}]+\s*")


def fit(text: str, width: int) -> str:
    """The text in at most `width` cells, with an ellipsis where it is cut."""
    if width <= 0:
        return ""
    # Titles can be very long, and safe text has at most five code points to a cell.
    text = text[: _POINTS_PER_CELL * (width + 1)]
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break text into lines at spaces, or anywhere in a word wider than a line.

    Args:
        text: on one line.
        width: in cells, at least 2 so that any character fits.

    Returns:
        A half-open range of `text` for each line, without the spaces around it.
    """
    width = max(width, 2)
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for piece in _PIECE.finditer(text):
        word = piece.group().rstrip()
        cells = cell_len(word)
        if used and used + cells > width:
            lines.append((start, end))
            used = 0
        if not used:
            start = piece.start()
        if cells > width:
            cuts = _hard_breaks(word, piece.start(), width)
            lines.extend(cuts[:-1])
            start = cuts[-1][0]
            cells = cell_len(text[slice(*cuts[-1])])
            used = 0
        end = piece.start() + len(word)
        used += cells + piece.end() - end
    if used:
        lines.append((start, end))
    return lines


def _hard_breaks(word: str, offset: int, width: int) -> list[tuple[int, int]]:
    breaks = [0]
    used = 0
    for index, character in enumerate(word):
        cells = cell_len(character)
        if used + cells > width:
            breaks.append(index)
            used = 0
        used += cells
    breaks.append(len(word))
    return [(offset + a, offset + b) for a, b in pairwise(breaks)]
