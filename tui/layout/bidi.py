"""Which text runs from right to left."""

import re

# All blocks of scripts that do, Hebrew and Arabic before all.
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_ANY = re.compile(f"[{_RIGHT_TO_LEFT}]")
_LETTER = re.compile(r"[^\W\d_]")


def has_right_to_left(text: str) -> bool:
    """Whether any of a text runs from right to left."""
    return not text.isascii() and _ANY.search(text) is not None


def begins_right_to_left(text: str, start: int, stop: int) -> bool:
    """Whether the first letter of ``text[start:stop]`` does: the direction of a paragraph.

    By rules P2 and P3 of UAX #9, the Unicode bidirectional algorithm.
    """
    letter = _LETTER.search(text, start, stop)
    return letter is not None and _ANY.match(letter[0]) is not None
