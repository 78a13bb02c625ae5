"""Keeps text that runs from right to left from reordering what stands beside it.

A terminal that knows bidirectional text orders each of its lines as one paragraph: two Hebrew words
in two panes would swap their places, and take the border between them along. Text in an isolate
(UAX #9, 2.4) stays in its own cells. It is sent in logical order, as terminals expect; those that
know no such text draw it in that order.
"""

from collections.abc import Sequence
from enum import StrEnum

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from tui.layout.bidi import has_right_to_left


class Isolate(StrEnum):
    """What opens an isolate, and with it the direction of what is in it."""

    LEFT_TO_RIGHT = "\u2066"
    RIGHT_TO_LEFT = "\u2067"
    BY_FIRST_LETTER = "\u2068"


_POP = "\u2069"


def isolated(
    segments: Sequence[Segment], isolate: Isolate = Isolate.BY_FIRST_LETTER
) -> list[Segment]:
    """The segments in an isolate, if any of them runs from right to left.

    It has no width. Blanks at the ends stay outside.
    """
    result = list(segments)
    if not any(has_right_to_left(segment.text) for segment in result):
        return result
    text, style, control = result[0]
    inner = text.lstrip(" ")
    result[0] = Segment(" " * (len(text) - len(inner)) + isolate + inner, style, control)
    text, style, control = result[-1]
    inner = text.rstrip(" ")
    result[-1] = Segment(inner + _POP + " " * (len(text) - len(inner)), style, control)
    return result


def closed(strip: Strip) -> Strip:
    """The strip, with an end for each isolate that has lost its own to a cut."""
    text = strip.text
    if text.isascii():
        return strip
    missing = sum(text.count(isolate) for isolate in Isolate) - text.count(_POP)
    return Strip([*strip, Segment(_POP * missing)], strip.cell_length) if missing > 0 else strip


class Isolating(LineFilter):
    """Isolates in each line of each widget what its painter has not."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Put all from the first to the last segment that needs it into one isolate."""
        needy = [i for i, segment in enumerate(segments) if has_right_to_left(segment.text)]
        if not needy or any(_POP in segment.text for segment in segments):
            return segments
        first, end = needy[0], needy[-1] + 1
        return [*segments[:first], *isolated(segments[first:end]), *segments[end:]]
