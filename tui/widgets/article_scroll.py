"""A scrolling view over the layout of a document, made in slices when it is long."""

from time import perf_counter

from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer

from index.model import Document
from tui.layout.layout import Layout
from tui.once import once
from tui.settings import MEASURES, Settings
from tui.widgets.reading_view import JUMP_SHARE, ReadingView

MEASURE_KEYS = (
    ("minus", "resize_measure(-4)", "narrower", "Narrower lines"),
    ("plus,equals_sign", "resize_measure(4)", "wider", "Wider lines"),
)
"""Keys, action, name in the binding's id, what it does."""

_MARGIN = 1
"""Blank cells at least on either side."""

_SLICE_SECONDS = 0.008
"""A long article is laid out for so long at a time, then keys and painting have their turn."""

_NEAR = 20_000
"""Code points that are laid out in half of such a time; what is further away is not waited for."""

_PAUSE_SECONDS = 0.005

_SCREENS_AHEAD = 3
"""Screens below the one in view that are laid out at once."""


class ArticleScroll(ReadingView, can_focus=True, inherit_bindings=False):
    """Keeps the layout of one document, and the place in it when the width changes."""

    measure: reactive[int] = reactive(Settings().measure, repaint=False)
    """Cells of the widest line of text, one of `MEASURES`.

    A narrow view has less; what a wider one has more is margin.
    """

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name all widgets give it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._document: Document | None = None
        self._meta = ""
        # All lines of the document, and those that are shown: the same, or, until the first have
        # got there, some around a place further on.
        self._whole: Layout | None = None
        self._lines: Layout | None = None
        self._slices: Timer | None = None
        # The place to keep through resizes: an offset, and the scroll position that shows it.
        self._kept = (0, 0)

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    @property
    def laid_out(self) -> bool:
        """Whether the whole document has its lines, and the scroll bar its size."""
        return self._whole is None or (self._whole.complete and self._lines is self._whole)

    def top_offset(self) -> int:
        """The first code point in view, 0 at the very top."""
        y = self.scroll_offset.y
        if self._lines is None or (y == 0 and self._lines is self._whole):
            return 0
        return self._lines.start_of(y)

    # For subclasses.

    def lines_changed(self) -> None:
        """Every line may have changed."""

    def resized(self) -> None:
        """The view has another size, and is not painted yet."""

    def open(self, document: Document | None, meta: str = "", at: int = 0) -> None:
        """Show a document, or nothing, with the line of the offset `at` at the top."""
        self._document = document
        self._meta = meta
        self._lay_out(at)

    def reflow(self, keep: int | None = None) -> None:
        """Lay the document out for the present width, and keep the place.

        Args:
            keep: an offset in view that stays on its row; None to keep the top line.
        """
        at, y = self._kept
        row = 0
        if self._lines is not None and self._lines.width == self._measure():
            self.lines_changed()
            self.refresh()
            return
        if self._lines is not None and keep is not None:
            height = self.inner.height
            row = min(self._lines.line_of(keep) - self.scroll_offset.y, max(0, height - 1))
            at = keep
        elif keep is not None:
            # It was jumped to while the view was hidden.
            row, at = self.inner.height // JUMP_SHARE, keep
        elif self._lines is not None and y != self.scroll_offset.y:
            # Else the offset stays the same through a series of resizes: that of the line's
            # beginning would creep towards the beginning of the article.
            at = self.top_offset()
        self._lay_out(at, row)

    @property
    def text_width(self) -> int:
        """Cells for which the text is laid out, 0 without a document."""
        return self._lines.width if self._lines else 0

    def validate_measure(self, measure: int) -> int:
        """The nearest measure there is."""
        return max(MEASURES[0], min(measure, MEASURES[-1]))

    def watch_measure(self) -> None:
        """Set the text anew and keep the place."""
        if self.is_mounted:
            self.resized()

    def action_resize_measure(self, cells: int) -> None:
        """Make the widest line longer or shorter by so many cells, as far as there is room."""
        seen = self._measure()
        if cells < 0 or seen == self.measure:
            self.measure = min(self.measure, seen) + cells

    @property
    def left(self) -> int:
        """Blank cells left of the text."""
        return (self.inner.width - self._measure()) // 2

    @property
    def lines_in_view(self) -> range:
        """Numbers of the lines in view."""
        top = self.scroll_offset.y
        bottom = top + self.inner.height
        return range(top, min(bottom, len(self._lines) if self._lines else 0))

    def scroll_to_line(self, line: int) -> None:
        """Scroll until a line is at the top, or to the end if there are too few below it."""
        if self._lines is None:
            return
        while line < 0 and (first := self._lines.start_of(0)) > 0:
            self.bring(first - 1)
            line += self._lines.line_of(first)
        height = self.inner.height
        self._lines.reach(lines=line + height * (1 + _SCREENS_AHEAD))
        self._fit_scrollbar()
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def scroll_to_end(self) -> None:
        """Scroll to the last line."""
        if self._lines is None or self._document is None:
            return
        self.bring(len(self._document.text) - 1)
        while self._lines.advance():
            pass
        self.scroll_to_line(len(self._lines))

    def bring(self, offset: int) -> bool:
        """Make sure that an offset has a line, before anything asks for its number.

        When its line is far beyond those made so far, only some around it are made for now.

        Returns:
            Whether other lines are shown now, among them the one of the offset.
        """
        whole = self._whole
        if whole is None or self._lines is None or self._document is None:
            return False
        offset = max(0, min(offset, len(self._document.text) - 1))
        if self._lines.has(offset):
            return False
        if offset < whole.reached + _NEAR:
            until = perf_counter() + _SLICE_SECONDS
            while not whole.has(offset) and whole.advance() and perf_counter() < until:
                pass
        if whole.has(offset) or whole.complete:
            shown = whole
        else:
            first = self._block_above(self._document, offset)
            shown = Layout(self._document, whole.width, self._meta, first=first)
        if shown is self._lines:
            return False
        self._lines = shown
        self.lines_changed()
        height = self.inner.height
        self.scroll_to_line(max(0, shown.line_of(offset) - height // 2))
        self.refresh()
        return True

    # Layout.

    def _measure(self) -> int:
        return min(self.measure, self.inner.width - 2 * _MARGIN)

    def _block_above(self, document: Document, offset: int) -> int:
        """The last block with more than a screen of lines from it to an offset."""
        screen = self.inner.height * self._measure()
        return max(0, document.block_at(max(0, offset - screen)) - 1)

    def _lay_out(self, at: int, row: int = 0) -> None:
        """Make a new layout in which the line of `at` is on a row of the view."""
        self._stop_slices()
        self._whole = self._lines = None
        if self._document is not None and self._measure() > 0:
            self._whole = self._lines = Layout(self._document, self._measure(), self._meta)
        self.lines_changed()
        if self._lines is not None:
            self.bring(at)
            self.scroll_to_line(self._lines.line_of(at) - row if at else 0)
            # What is in view has its lines, and is painted first.
            self.call_after_refresh(self._slice_later)
        else:
            self._fit_scrollbar()
            self.scroll_to(y=0, animate=False, force=True)
        self._kept = (at, self.scroll_offset.y)
        self.refresh()

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        # Textual's resize event comes when the old lines have been painted at the new size.
        before = self.outer_size
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        # While it was hidden it kept its size, and what was opened meanwhile has no lines yet.
        if self.outer_size != before or (self._lines is None and self._document is not None):
            self.resized()
        return changed

    def _fit_scrollbar(self) -> None:
        self.set_lines(len(self._lines) if self._lines else 0)

    def _stop_slices(self) -> None:
        if self._slices is not None:
            self._slices.stop()
            self._slices = None

    def _slice_later(self) -> None:
        self._stop_slices()
        if not self.laid_out:
            self._slices = once(self, _PAUSE_SECONDS, self._slice)

    def _slice(self) -> None:
        whole = self._whole
        if whole is None:
            return
        until = perf_counter() + _SLICE_SECONDS
        while whole.advance() and perf_counter() < until:
            pass
        if self._lines is not whole:
            self._show_whole(whole)
        # A few times for an article, not at each slice: the scroll bar is painted anew.
        elif whole.complete or len(whole) > 2 * self.virtual_size.height:
            self._fit_scrollbar()
        self._slice_later()

    def _show_whole(self, whole: Layout) -> None:
        """Go over to the whole layout, once it has got to the view, without a visible change."""
        assert self._lines is not None
        top = self.scroll_offset.y
        at = self._lines.start_of(top)
        if whole.has(self._lines.start_of(self.lines_in_view.stop)):
            row = self._lines.line_of(at) - top
            kept, kept_y = self._kept
            self._lines = whole
            self.lines_changed()
            self.scroll_to_line(whole.line_of(at) - row)
            self._kept = (kept if kept_y == top else at, self.scroll_offset.y)
            self.refresh()
