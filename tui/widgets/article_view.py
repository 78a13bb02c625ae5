"""The article: a scrolling view of a document with marks and a caret."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from textual.binding import Binding, BindingType
from textual.cache import FIFOCache
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from index.model import Document, EntityType, Link, Mention
from tui.layout.lines import Line
from tui.ranges import placed_at
from tui.widgets.article_code import ArticleCode
from tui.widgets.article_links import LINK_KEYS
from tui.widgets.article_marks import Marks, ShownMarks, Span
from tui.widgets.article_moves import MOVES
from tui.widgets.article_painter import paint
from tui.widgets.article_scroll import MEASURE_KEYS
from tui.widgets.article_select import SELECT_KEYS, ArticleSelect
from tui.widgets.article_styles import COMPONENTS, Looks, default_css
from tui.widgets.reading_view import JUMP_SHARE

_CACHED_LINES = 256


class ArticleView(ArticleSelect, ArticleCode, can_focus=True, inherit_bindings=False):
    """Shows a `Document`; every offset it takes or gives is a code point of the text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = default_css("ArticleView")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, text, show=False, id=f"{where}.{name}", tooltip=text)
        for where, group in (
            ("select", SELECT_KEYS),
            ("article", (*MOVES, *LINK_KEYS, *MEASURE_KEYS)),
        )
        for keys, action, name, text in group
    ]

    @dataclass
    class MentionClicked(Message):
        """A mention was clicked, or asked for by Enter."""

        mention: Mention
        """The one in that place."""

    @dataclass
    class PlaceChanged(Message):
        """Another part of the article is in view."""

        percent: int
        """How much of the text lies above the end of the view, 0 to 100."""

    class CaretMoved(Message):
        """The caret is seen in another place, or not any more."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name all widgets give it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._marks = Marks()
        self._mentions: Sequence[Mention] = ()
        self._looks = Looks(self)
        self._strips: FIFOCache[int, tuple[list[Span], Strip]] = FIFOCache(_CACHED_LINES)
        self._caret = 0
        self._caret_seen = False
        self._all_is_due = False
        """Whether every line is going to be drawn anyway."""

    # What is shown.

    def show(self, document: Document, *, meta: str = "", at: int = 0) -> None:
        """Open a document without any marks.

        Args:
            document: what to show.
            meta: a line for under the title block, such as publisher, date and reading time.
            at: offset whose line comes to the top of the view.
        """
        self._show(document, meta, at)

    def clear(self) -> None:
        """Show nothing."""
        self._show(None, "", 0)

    def set_hits(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Mark what a search found; `current` is an index of `ranges`, or None."""
        self._marks.hits.set(ranges, current)
        self._repaint()

    def set_walk(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Mark the mentions of one entity; `current` is an index of `ranges`, or None."""
        self._marks.walk.set(ranges, current)
        self._repaint()

    def set_found(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Mark what was found in the article; `current` is an index of `ranges`, or None."""
        self._marks.found.set(ranges, current)
        self._repaint()

    def show_marks(self, shown: ShownMarks, off: Collection[EntityType] = ()) -> None:
        """Draw all marks or only some of them; stays so for the next articles.

        Args:
            shown: which kinds of marks.
            off: types of entities that are not marked.
        """
        self._marks.shown, self._marks.off = shown, off
        self._repaint()

    def set_mentions(self, mentions: Sequence[Mention]) -> None:
        """Mark mentions, each in the look of its type."""
        self._mentions = mentions
        self._marks.set_mentions(mentions)
        self._repaint()

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that holds a code point."""
        return placed_at(self._mentions, offset)

    def link_at(self, offset: int) -> Link | None:
        """The link that holds a code point."""
        return placed_at(self._document.links, offset) if self._document else None

    # Place.

    @property
    def caret(self) -> int:
        """The code point that the user is at, always in view.

        A jump or a click shows it, until it is scrolled away and follows unseen.
        """
        return self._caret

    @property
    def caret_seen(self) -> bool:
        """Whether the caret is shown."""
        return self._caret_seen

    @property
    def here(self) -> int:
        """Where the reader is: the caret where it is shown, else the beginning of the view."""
        return self._caret if self._caret_seen else self.top_offset()

    def jump(self, offset: int, *, end: int | None = None) -> None:
        """Put the caret on a code point and bring it into view.

        Args:
            offset: where to go.
            end: end of the range that should be in view, as far as it fits.
        """
        if self._document is not None:
            offset = max(0, min(offset, len(self._document.text) - 1))
        elsewhere = self.bring(offset)
        if self._lines is not None:
            first = self._lines.line_of(offset)
            last = self._lines.line_of(max(offset, (end or 0) - 1))
            view = self.lines_in_view
            if elsewhere or first not in view or last not in view:
                height = self.inner.height
                # A long range begins higher, so that more of it is seen.
                above = max(0, min(height // JUMP_SHARE, height - 1 - (last - first)))
                self.scroll_to_line(first - above)
        self._set_caret(offset, seen=True)

    def row_of(self, offset: int) -> int:
        """The row of the view on which a code point is drawn; outside of it, where it would be."""
        return self._lines.line_of(offset) - self.scroll_offset.y if self._lines else 0

    def put_at_top(self, offset: int, *, row: int = 0, caret: bool = True) -> None:
        """Put the line of a code point at the top of the view, or on a row further down.

        Args:
            offset: the code point.
            row: from the top, 0.
            caret: whether to show the caret on it.
        """
        self.bring(offset)
        if self._lines is not None:
            self.scroll_to_line(self._lines.line_of(offset) - row)
        self._set_caret(offset, seen=caret)

    def resized(self) -> None:
        """Keep the line at the top, or the caret where it is shown."""
        caret, seen = self._caret, self._caret_seen
        self.reflow(caret if seen else None)
        if seen:
            self._set_caret(caret, seen=True)
        self._announce()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Take the caret along and tell where the view is."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) == round(new_value) or self._lines is None:
            return
        if view := self.lines_in_view:
            made = self._lines.has(self._caret)
            # Making all the lines as far as the caret would take too long only to leave it there.
            line = self._lines.line_of(self._caret) if made else None
            below = self._caret > self._lines.reached if line is None else line > view[-1]
            if line not in view:
                at = self._lines.offset_at(view[-1], 0) if below else self._lines.start_of(view[0])
                self._set_caret(at, seen=False)
        self._announce()

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the view."""
        self._all_is_due = False
        number = y + self.scroll_offset.y
        width = self.inner.width
        if self._lines is None or self._document is None or number >= len(self._lines):
            return Strip.blank(width, self._looks.style(()))
        line = self._lines.line(number)
        spans = list(self._spans(line))
        known = self._strips.get(number)
        if known is not None and known[0] == spans:
            return self.with_hints(known[1], number)
        strip = paint(
            line,
            self._document.text,
            spans,
            self._looks.style,
            left=self.left,
            measure=self._lines.width,
            width=width,
        )
        self._strips[number] = (spans, strip)
        return self.with_hints(strip, number)

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Do not style the article anew, with its many component classes: it looks the same."""

    def lines_changed(self) -> None:
        """Forget what was drawn in other places."""
        super().lines_changed()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection; without one nothing is being selected."""
        if selection is None:
            self.stop_selecting()
        self._set_caret(self._caret, seen=self._caret_seen)

    def clicked(self, offset: int, *, on_text: bool, with_ctrl: bool) -> None:
        """Put the caret there and tell what was clicked."""
        self._set_caret(offset, seen=True)
        if on_text:
            self._ask_for(offset, link_first=with_ctrl)

    def action_follow(self) -> None:
        """Ask for what the caret is on: the chosen link, else a mention, else a link."""
        if self._caret_seen:
            self._ask_for(self._caret, link_first=False)

    def _ask_for(self, offset: int, *, link_first: bool) -> None:
        if self._document is None:
            return
        mention = self.mention_at(offset) if self._marks.shown is ShownMarks.ALL else None
        link = self.link_at(offset)
        if link is not None and (mention is None or link_first or link == self.chosen_link):
            self.post_message(self.FollowLink(link))
        elif mention is not None:
            self.post_message(self.MentionClicked(mention))

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw all anew, or some regions."""
        self._all_is_due |= repaint and not regions
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _show(self, document: Document | None, meta: str, at: int) -> None:
        self._marks = Marks(document, self._marks.shown, self._marks.off)
        self.forget_code()
        self._mentions = ()
        self._caret = at
        self._caret_seen = False
        self.hide_hints()
        self.let_go_of_link()
        if self.is_attached and self.text_selection is not None:
            self.screen.selections = {}
        self.open(document, meta, at)
        self._announce()

    def _set_caret(self, offset: int, *, seen: bool) -> None:
        seen = seen or self.selecting
        if (seen or self._caret_seen) and (offset, seen) != (self._caret, self._caret_seen):
            self.post_message(self.CaretMoved())
        self._caret = offset
        self._caret_seen = seen
        drawn = None
        if seen and self._lines is not None:
            # On the cell that stands for it, when it has none of its own.
            drawn = self._lines.offset_at(*self._lines.position(offset))
        self._marks.set_top(self.selected, drawn)
        self.caret_moved(offset, seen=seen)
        self._repaint()

    def _spans(self, line: Line) -> Iterator[Span]:
        for piece in line.pieces:
            if piece.start < piece.stop:
                yield from self.code_spans(line.block, piece.start, piece.stop)
                yield from self._marks.overlapping(piece.start, piece.stop)
                yield from self.spans_of_link(piece.start, piece.stop)

    def _repaint(self) -> None:
        """Draw anew the lines in view whose marks have changed: few bytes over a slow line."""
        for number in () if self._all_is_due else self.lines_in_view:
            known = self._strips.get(number)
            assert self._lines is not None
            # Without a strip it may still be on the screen, as it was before styles were updated.
            if known is None or known[0] != list(self._spans(self._lines.line(number))):
                self.refresh_lines(number)

    def _announce(self) -> None:
        if self._lines is None or self._document is None:
            return
        bottom = self.scroll_offset.y + self.inner.height
        length = len(self._document.text)
        if self._lines.complete and bottom >= len(self._lines):
            percent = 100
        else:
            percent = 100 * self._lines.start_of(bottom) // max(1, length)
        self.post_message(self.PlaceChanged(percent))
