"""What is marked in an article, and which marks fall on a part of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.model import Document, Mention
from tui.widgets.entity_styles import component_class

HIT = "article--hit"
CURRENT_HIT = "article--hit-current"
WALK = "article--walk"
CURRENT_WALK = "article--walk-current"
SELECTION = "article--selection"
CARET = "article--caret"
LINK = "article--link"

CURRENT = frozenset((CURRENT_HIT, CURRENT_WALK))
"""Component classes that show where the user is, so that no caret is needed on them."""

OPAQUE = frozenset((HIT, WALK)) | CURRENT
"""Component classes that replace the look of the text they are on, rather than add to it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of `Document.text` to be drawn in the style of a component class."""

    start: int
    stop: int
    component: str


class SpanSet:
    """Spans that can be asked which of them overlap a range.

    Args:
        spans: in any order; they may overlap. Empty ones are left out.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans = sorted((s for s in spans if s.stop > s.start), key=lambda s: s.start)
        # Never decreasing, so that it can be searched: the furthest end so far.
        self._reach = list(accumulate((span.stop for span in self._spans), max))

    def overlapping(self, start: int, stop: int) -> Iterator[Span]:
        """The spans of which a part lies in a range, by start."""
        for index in range(bisect_right(self._reach, start), len(self._spans)):
            span = self._spans[index]
            if span.start >= stop:
                return
            if span.stop > start:
                yield span


class Marks:
    """All that is marked in one article, in layers: what comes later is drawn over the rest."""

    def __init__(self, document: Document | None = None) -> None:
        styles = document.styles if document else ()
        links = document.links if document else ()
        self._styles = SpanSet(
            [
                *(Span(s.start, s.end, f"article--{s.style}") for s in styles),
                *(Span(link.start, link.end, LINK) for link in links),
            ]
        )
        self._mentions = SpanSet()
        self._hits = SpanSet()
        self._walk = SpanSet()
        self._top = SpanSet()

    def set_mentions(self, mentions: Iterable[Mention]) -> None:
        """Replace the mentions."""
        self._mentions = SpanSet(Span(m.start, m.end, component_class(m.type)) for m in mentions)

    def set_hits(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Replace the hits; `current` is an index of `ranges`."""
        self._hits = _marked(ranges, current, HIT, CURRENT_HIT)

    def set_walk(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Replace the mentions that are being walked; `current` is an index of `ranges`."""
        self._walk = _marked(ranges, current, WALK, CURRENT_WALK)

    def set_top(self, selection: tuple[int, int] | None, caret: int | None) -> None:
        """Replace the selected range and the code point the caret is on; None for none."""
        spans = [Span(*selection, SELECTION)] if selection else []
        if caret is not None:
            spans.append(Span(caret, caret + 1, CARET))
        # Sorting by start is stable, so the caret stays above a selection that begins with it.
        self._top = SpanSet(spans)

    def overlapping(self, start: int, stop: int) -> Iterator[Span]:
        """The spans of which a part lies in a range, layer by layer."""
        for layer in (self._styles, self._mentions, self._hits, self._walk, self._top):
            yield from layer.overlapping(start, stop)


def _marked(
    ranges: Sequence[tuple[int, int]], current: int | None, component: str, chosen: str
) -> SpanSet:
    return SpanSet(
        Span(*bounds, chosen if index == current else component)
        for index, bounds in enumerate(ranges)
    )
