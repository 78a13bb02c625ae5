"""What is marked in an article, and which marks fall on a part of it."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from operator import attrgetter, itemgetter

from index.model import Document, EntityType, Mention
from tui.ranges import Range
from tui.widgets.entity_styles import component_class

HIT = "article--hit"
CURRENT_HIT = "article--hit-current"
WALK = "article--walk"
CURRENT_WALK = "article--walk-current"
FOUND = "article--found"
CURRENT_FOUND = "article--found-current"
SELECTION = "article--selection"
CARET = "article--caret"
LINK = "article--link"
CHOSEN_LINK = "article--link-chosen"
HINT = "article--hint"
TYPED_HINT = "article--hint-typed"

CURRENT = frozenset((CURRENT_HIT, CURRENT_WALK, CURRENT_FOUND))
"""Component classes that show where the user is, so that no caret is needed on them."""

OPAQUE = frozenset((HIT, WALK, FOUND)) | CURRENT
"""Component classes that replace the look of the text they are on, rather than add to it."""

SHOWS_ENTITY = frozenset((HIT, FOUND, CURRENT_HIT, CURRENT_FOUND))
"""Opaque component classes in which an entity is still told by its bold, italic or underline."""


class ShownMarks(StrEnum):
    """Which marks are drawn."""

    ALL = "all"
    HITS = "hits"
    """Those that were asked for: hits, found text, the entity that is walked."""
    NONE = "none"
    """The text as the article has it, with the caret and the selection."""


@dataclass(frozen=True, slots=True)
class Span:
    """A range of `Document.text` to be drawn in the style of a component class."""

    start: int
    stop: int
    component: str


class SpanSet:
    """Spans that can be asked which of them overlap a range.

    Args:
        spans: start, stop and component class of each, in any order; they may overlap. Of two
            with the same start, the later lies on top. Empty ones are left out.
    """

    def __init__(self, spans: Iterable[tuple[int, int, str]] = ()) -> None:
        self._spans = sorted((span for span in spans if span[1] > span[0]), key=itemgetter(0))
        # Never decreasing, so that it can be searched: the furthest end so far.
        self._reach = list(accumulate((span[1] for span in self._spans), max))

    def overlapping(self, start: int, stop: int) -> Iterator[Span]:
        """The spans of which a part lies in a range, by start."""
        for index in range(bisect_right(self._reach, start), len(self._spans)):
            span = self._spans[index]
            if span[0] >= stop:
                return
            if span[1] > start:
                yield Span(*span)


class MentionSpans:
    """Mentions that can be asked likewise; nothing is made of them when an article is opened.

    Args:
        mentions: by start, not overlapping.
    """

    def __init__(self, mentions: Sequence[Mention] = ()) -> None:
        self._mentions = mentions

    def overlapping(self, start: int, stop: int, off: Collection[EntityType]) -> Iterator[Span]:
        """The spans of which a part lies in a range, by start, but for those of some types."""
        first = bisect_right(self._mentions, start, key=attrgetter("end"))
        for index in range(first, len(self._mentions)):
            mention = self._mentions[index]
            if mention.start >= stop:
                return
            if mention.type not in off:
                yield Span(mention.start, mention.end, component_class(mention.type))


class RangeSpans:
    """Ranges that can be asked likewise; nothing is made of them when there are thousands.

    Args:
        ranges: by start, not overlapping, none empty.
        component: their component class.
    """

    def __init__(self, ranges: Sequence[Range] = (), component: str = "") -> None:
        self._ranges = ranges
        self._component = component

    def overlapping(self, start: int, stop: int) -> Iterator[Span]:
        """The spans of which a part lies in a range, by start."""
        for index in range(bisect_right(self._ranges, start, key=itemgetter(1)), len(self._ranges)):
            first, last = self._ranges[index]
            if first >= stop:
                return
            yield Span(first, last, self._component)


class RangeMarks:
    """Ranges marked alike, save the one where the user is.

    Args:
        component: the component class of the ranges.
        current: the component class of the current one.
    """

    def __init__(self, component: str, current: str) -> None:
        self._component = component
        self._current = current
        self.all = RangeSpans()
        self.chosen = RangeSpans()

    def set(self, ranges: Sequence[Range], current: int | None) -> None:
        """Replace the ranges, by start and not overlapping; `current` is an index of them."""
        self.all = RangeSpans(ranges, self._component)
        chosen = () if current is None else ranges[current : current + 1]
        self.chosen = RangeSpans(chosen, self._current)


class Marks:
    """All that is marked in one article, in layers: what comes later is drawn over the rest."""

    def __init__(
        self,
        document: Document | None = None,
        shown: ShownMarks = ShownMarks.ALL,
        off: Collection[EntityType] = (),
    ) -> None:
        styles = document.styles if document else ()
        links = document.links if document else ()
        self._styles = SpanSet(
            [
                *((style.start, style.end, f"article--{style.style}") for style in styles),
                *((link.start, link.end, LINK) for link in links),
            ]
        )
        self._mentions = MentionSpans()
        self.hits = RangeMarks(HIT, CURRENT_HIT)
        self.walk = RangeMarks(WALK, CURRENT_WALK)
        self.found = RangeMarks(FOUND, CURRENT_FOUND)
        self.shown = shown
        self.off = off
        """Types of entities that are not marked."""
        self._top = SpanSet()

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Replace the mentions, which are by start and do not overlap."""
        self._mentions = MentionSpans(mentions)

    def set_top(self, selection: Range | None, caret: int | None) -> None:
        """Replace the selected range and the code point the caret is on; None for none."""
        spans = [(*selection, SELECTION)] if selection else []
        if caret is not None:
            spans.append((caret, caret + 1, CARET))
        self._top = SpanSet(spans)

    def overlapping(self, start: int, stop: int) -> Iterator[Span]:
        """The spans of which a part lies in a range, layer by layer."""
        yield from self._styles.overlapping(start, stop)
        if self.shown is ShownMarks.ALL:
            yield from self._mentions.overlapping(start, stop, self.off)
        if self.shown is not ShownMarks.NONE:
            kinds = (self.hits, self.walk, self.found)
            for layer in (*(kind.all for kind in kinds), *(kind.chosen for kind in kinds)):
                yield from layer.overlapping(start, stop)
        yield from self._top.overlapping(start, stop)
