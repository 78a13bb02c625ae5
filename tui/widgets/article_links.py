"""Links of an article: labels over those in view, and the one that was chosen."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import attrgetter

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from index.model import Link
from tui.hints import apart, labels
from tui.layout.cells import cell_start
from tui.widgets.article_marks import CHOSEN_LINK, HINT, TYPED_HINT, Span
from tui.widgets.article_moves import ArticleMoves

LINK_KEYS = (
    (
        "enter",
        "follow",
        "follow",
        "Follow the link at the caret, or walk the entity it is on",
    ),
)
"""As `MOVES`."""


class ArticleLinks(ArticleMoves, can_focus=True, inherit_bindings=False):
    """Draws labels over the text, which stays as it is, and marks the chosen link."""

    @dataclass
    class FollowLink(Message):
        """The reader wants to follow a link."""

        link: Link
        """The link."""

    class LinkLeft(Message):
        """The chosen link is chosen no more: the reader has gone elsewhere."""

    _chosen_link: Link | None = None
    # The labels and their links, and how much of a label was typed.
    _hints: Sequence[tuple[str, Link]] = ()
    _typed = ""
    # Of each line in view its labels, with the columns of the view; made when first drawn.
    _hint_cells: dict[int, list[tuple[int, str]]] | None = None

    # For subclasses to fill in.

    def _repaint(self) -> None:
        """Draw what has changed."""
        raise NotImplementedError

    def _set_caret(self, offset: int, *, seen: bool) -> None:
        """Put the caret on a code point in view, shown or not."""
        raise NotImplementedError

    # Labels.

    @property
    def has_link_in_view(self) -> bool:
        """Whether there is anything to put a label on."""
        return next(self._links_in_view(), None) is not None

    def show_hints(self) -> dict[str, Link]:
        """Put a label over each link in view, and return the links by their labels."""
        found = list(self._links_in_view())
        self._hints = list(zip(labels(len(found)), found, strict=True))
        self.type_hint("")
        return dict(self._hints)

    def type_hint(self, typed: str) -> None:
        """Leave only the labels that begin with what was typed."""
        self._typed = typed
        self._refresh_hints()

    def hide_hints(self) -> None:
        """Take all labels away."""
        self._hints = ()
        self._refresh_hints()

    def _refresh_hints(self) -> None:
        for number in self._hint_cells or {}:
            self.refresh_lines(number)
        self._hint_cells = None
        for number in self._cells_of_hints():
            self.refresh_lines(number)

    def lines_changed(self) -> None:
        """Find the cells of the labels anew."""
        super().lines_changed()
        self._hint_cells = None

    def with_hints(self, strip: Strip, number: int) -> Strip:
        """A drawn line with the labels that lie on it."""
        if not self._hints:
            return strip
        for column, label in self._cells_of_hints().get(number, ()):
            typed = len(self._typed)
            drawn = Strip(
                [
                    Segment(label[:typed].upper(), self.get_component_rich_style(TYPED_HINT)),
                    Segment(label[typed:].upper(), self.get_component_rich_style(HINT)),
                ]
            )
            rest = _without_marks(strip.crop(column + len(label)))
            strip = Strip.join([strip.crop(0, column), drawn, rest])
        return strip

    def _cells_of_hints(self) -> dict[int, list[tuple[int, str]]]:
        if self._hint_cells is None:
            found: dict[int, list[tuple[int, str]]] = {}
            lines = self._lines
            for label, link in self._hints:
                if lines is not None and label.startswith(self._typed):
                    line, column = lines.position(self._first_in_view(link))
                    found.setdefault(line, []).append((self.left + column, label))
            width = self.inner.width
            self._hint_cells = {line: _apart(sorted(cells), width) for line, cells in found.items()}
        return self._hint_cells

    def _links_in_view(self) -> Iterator[Link]:
        lines = self._lines
        if lines is None or self._document is None:
            return
        ranges = [
            (piece.start, piece.stop)
            for number in self.lines_in_view
            for piece in lines.line(number).pieces
            if piece.start < piece.stop
        ]
        links = self._document.links
        first = bisect_right(links, min(ranges)[0], key=attrgetter("end")) if ranges else len(links)
        last = max(stop for _, stop in ranges) if ranges else 0
        for link in takewhile(lambda link: link.start < last, links[first:]):
            if any(start < link.end and link.start < stop for start, stop in ranges):
                yield link

    def _first_in_view(self, link: Link) -> int:
        """The first code point of a link that is in view."""
        top = self.top_offset()
        return max(link.start, top) if link.end > top else link.start

    # The chosen link.

    @property
    def chosen_link(self) -> Link | None:
        """The link that `Enter` follows, marked until the caret leaves it."""
        return self._chosen_link

    def choose_link(self, link: Link) -> None:
        """Put the caret on a link and mark it until the caret leaves it."""
        self._set_caret(self._first_in_view(link), seen=True)
        self._chosen_link = link
        self._repaint()

    def let_go_of_link(self) -> None:
        """Choose no link."""
        if self._chosen_link is not None:
            self._chosen_link = None
            self._repaint()
            self.post_message(self.LinkLeft())

    def caret_moved(self, offset: int, *, seen: bool) -> None:
        """Let go of the chosen link when the caret is not on it any more."""
        link = self._chosen_link
        if link is not None and not (seen and link.start <= offset < link.end):
            self.let_go_of_link()

    def spans_of_link(self, start: int, stop: int) -> Iterator[Span]:
        """The mark of the chosen link, if it lies in a range."""
        link = self._chosen_link
        if link is not None and link.start < stop and start < link.end:
            yield Span(link.start, link.end, CHOSEN_LINK)

    def key_escape(self, event: events.Key) -> None:
        """Let go of the chosen link, and of nothing else."""
        if self._chosen_link is None:
            super().key_escape(event)
        else:
            event.stop()
            self.let_go_of_link()

    def on_blur(self) -> None:
        """Let go of the chosen link: `Enter` is not for it any more."""
        self.let_go_of_link()


def _without_marks(strip: Strip) -> Strip:
    """Leave out what is drawn on the cell before: the label would get its accents."""
    segments = list(strip)
    if segments and segments[0].text:
        text, style, control = segments[0]
        start = cell_start(text, 0, len(text))
        segments[0] = Segment(text[start:], style, control)
    return Strip(segments)


def _apart(cells: list[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    found = [label for _, label in cells]
    columns = apart([column for column, _ in cells], [len(label) for label in found], width)
    return list(zip(columns, found, strict=True))
