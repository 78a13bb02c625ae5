"""Breaks text into lines: at spaces, after dashes, and between East Asian characters.

The rules are a small part of the Unicode line breaking algorithm (UAX #14), with the characters
that may not begin or end a line after "Requirements for Japanese Text Layout" (W3C), 3.1.7-3.1.8.
"""

from collections.abc import Iterator

from tui.layout.cells import WIDTHS, fitting

_SPACES = frozenset(" \t\u1680\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")

_NO_START = frozenset(
    "!%),.:;?]}¢°»’”›‰℃"
    "、。〃々〆〉》」』】〕〗〙〛〞ヽヾゝゞー・゠…‥〜"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "！％），．：；？］｝｠｡｣､･～"
)
_NO_END = frozenset("([{«‘“‹$£¥〈《「『【〔〖〘〚〝（［｛｟｢＄￡￥")
_DASHES = frozenset("—–")

_WIDE_FROM = "\u1100"
# Korean puts spaces between words, and reads better when its words stay whole.
_HANGUL = (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\ua960", "\ua97f"), ("\uac00", "\ud7ff"))


def wrap(text: str, start: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    """Break ``text[start:stop]`` by words; a newline always ends a line.

    Args:
        text: the whole text; the range is in code points.
        start: where the range begins.
        stop: where it ends.
        width: cells a line may take, at least 2.

    Yields:
        For each line, the range that is drawn. Between a line's end and the next one's start lie
        only the newline or the spaces at which it was broken.
    """
    for first, last in _split(text, start, stop):
        while True:
            fit = fitting(text, first, last, width)
            if fit == last:
                yield first, last
                break
            end, following = _break(text, first, fit, last)
            yield first, end
            if following == last:
                break
            first = following


def chop(text: str, start: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    """Break ``text[start:stop]`` at newlines and wherever a line is full, as code is.

    Takes and yields the same as `wrap`; nothing but newlines is left out.
    """
    for first, last in _split(text, start, stop):
        while True:
            end = fitting(text, first, last, width)
            yield first, end
            if end == last:
                break
            first = end


def _split(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while start < stop:
        newline = text.find("\n", start, stop)
        end = stop if newline < 0 else newline
        yield start, end
        start = end + 1


def _break(text: str, start: int, fit: int, stop: int) -> tuple[int, int]:
    """Where a line that may reach `fit` ends, and where the next begins."""
    for at in range(fit, start, -1):
        if not _can_break(text, start, at):
            continue
        end = following = at
        while end > start and text[end - 1] in _SPACES:
            end -= 1
        if end == start:  # only spaces so far: a line of nothing helps nobody
            break
        while following < stop and text[following] in _SPACES:
            following += 1
        if end == following or not _belong_together(text, end, following, stop):
            return end, following
    return fit, fit


def _can_break(text: str, start: int, at: int) -> bool:
    """Whether a line may end before ``text[at]``."""
    before, after = text[at - 1], text[at]
    if after in _SPACES or before in _SPACES:
        return True
    if after in _NO_START or before in _NO_END or not WIDTHS[after]:
        return False
    if _is_ideographic(before) or _is_ideographic(after):
        return True
    if before == "-":
        return after.isalpha() and at - 2 >= start and text[at - 2].isalnum()
    return before in _DASHES and after not in _DASHES and not after.isdigit()


def _belong_together(text: str, end: int, following: int, stop: int) -> bool:
    """Whether the spaces between two offsets are no place to break.

    French puts one inside its quotation marks, and before ! ? : and ;.
    """
    lone = following + 1 >= stop or text[following + 1] in _SPACES
    return text[end - 1] == "«" or (following < stop and text[following] in _NO_START and lone)


def _is_ideographic(character: str) -> bool:
    return (
        character >= _WIDE_FROM
        and WIDTHS[character] == 2
        and not any(first <= character <= last for first, last in _HANGUL)
    )
