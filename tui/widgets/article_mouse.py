"""Selecting text of an article with the mouse."""

from textual import events
from textual.geometry import Offset
from textual.selection import Selection
from textual.timer import Timer

from tui.layout.cells import WIDTHS, cell_start
from tui.widgets.article_scroll import ArticleScroll

_LINES_PER_SECOND = 30
"""Speed at which a drag beyond the view scrolls it."""

_WORD_JOINERS = "_-'’"

_DOUBLE, _TRIPLE = 2, 3


class ArticleSelection(ArticleScroll, can_focus=True, inherit_bindings=False):
    """Drag selects, a double click takes the word, a triple click the paragraph.

    The selection is kept in ``screen.selections`` with offsets of the text in ``x`` and 0 in
    ``y``, so it outlives scrolling and reflow.
    """

    # The mouse is followed here: Textual's own way takes a drag that begins in the left margin
    # for one from the end of the line, and carries a drag on into other panes.
    ALLOW_SELECT = False

    _drag_start: int | None = None
    # When and where the last click was: a press behind it begins to drag by words.
    _last_click = (0.0, Offset(-1, -1))
    _by_words = False
    _dragged = False
    _pointer = Offset(0, 0)
    _drag_scroll: Timer | None = None

    @property
    def selected(self) -> tuple[int, int] | None:
        """The selected range of the text, never empty."""
        selection = self.text_selection
        if selection is None or self._document is None:
            return None
        length = len(self._document.text)
        start = 0 if selection.start is None else min(selection.start.x, length)
        stop = length if selection.end is None else min(selection.end.x, length)
        return (start, stop) if start < stop else None

    def select(self, start: int, stop: int) -> None:
        """Select a range of the text, and nothing elsewhere; an empty range clears it."""
        ends = Selection(Offset(start, 0), Offset(stop, 0))
        self.screen.selections = {self: ends} if start < stop else {}

    def select_between(self, one: int, other: int) -> None:
        """Select all from one code point to another, both with what is drawn on them."""
        if self._document is not None:
            text = self._document.text
            start, last = sorted((one, other))
            self.select(start, cell_start(text, last + 1, len(text)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, for copying."""
        if self._document is None or self.selected is None:
            return None
        start, stop = self.selected
        return self._document.text[start:stop], "\n"

    # For subclasses.

    def clicked(self, offset: int, *, on_text: bool, with_ctrl: bool) -> None:
        """A single click nearest to a code point; `on_text` when on its very cell."""

    def key_escape(self, event: events.Key) -> None:
        """Let go of the selection, and of nothing else; without one the key is for others."""
        if self.selected is not None:
            event.stop()
            self.select(0, 0)

    # Mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        self._dragged = False
        if event.button == 1 and self._lines is not None:
            time, place = self._last_click
            soon = event.time - time <= self.app.CLICK_CHAIN_TIME_THRESHOLD
            self._by_words = soon and place == event.offset
            self._drag_start = self._offset_near(event.offset)
            self._pointer = event.offset
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection to the pointer; beyond the view, scroll."""
        if self._drag_start is None or (event.offset == self._pointer and not self._dragged):
            return
        self._dragged = True
        self._pointer = event.offset
        self._extend()
        outside = not 0 <= event.y < self.inner.height
        if outside and self._drag_scroll is None:
            self._drag_scroll = self.set_interval(1 / _LINES_PER_SECOND, self._scroll_on)
        elif not outside:
            self._stop_scrolling()

    def on_mouse_up(self) -> None:
        """End a drag."""
        self._stop_scrolling()
        if self._drag_start is not None:
            self._drag_start = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Take a word or a paragraph, or pass on a single click."""
        if self._lines is None or self._document is None or self._dragged:
            return
        event.stop()
        self._last_click = (event.time, event.offset)
        offset = self._offset_near(event.offset)
        if event.chain == _DOUBLE:
            self.select(*_word(self._document.text, offset))
        elif event.chain == _TRIPLE:
            block = self._document.blocks[self._document.block_at(offset)]
            self.select(block.start, block.end)
        elif event.chain == 1:
            self.clicked(offset, on_text=self._is_on(offset, event.offset), with_ctrl=event.ctrl)

    def _offset_near(self, pointer: Offset) -> int:
        """The code point drawn nearest to a cell of the view."""
        assert self._lines is not None
        row = max(0, min(pointer.y, self.inner.height - 1))
        return self._lines.offset_at(self.scroll_offset.y + row, pointer.x - self.left)

    def _is_on(self, offset: int, pointer: Offset) -> bool:
        assert self._lines is not None
        assert self._document is not None
        line, column = self._lines.position(offset)
        beyond = pointer.x - self.left - column
        wide = self._document.text and WIDTHS[self._document.text[offset]]
        return line == self.scroll_offset.y + pointer.y and 0 <= beyond < max(1, wide or 1)

    def _extend(self) -> None:
        assert self._document is not None
        assert self._drag_start is not None
        text, here = self._document.text, self._offset_near(self._pointer)
        if self._by_words and text:
            ends = (*_word(text, self._drag_start), *_word(text, here))
            self.select(min(ends), max(ends))
        else:
            self.select_between(self._drag_start, here)

    def _scroll_on(self) -> None:
        step = -1 if self._pointer.y < 0 else 1
        self.scroll_to_line(self.scroll_offset.y + step)
        self._extend()

    def _stop_scrolling(self) -> None:
        if self._drag_scroll is not None:
            self._drag_scroll.stop()
            self._drag_scroll = None


def in_word(text: str, at: int) -> bool:
    """Whether a code point belongs to a word."""
    return text[at].isalnum() or text[at] in _WORD_JOINERS or not WIDTHS[text[at]]


def _word(text: str, offset: int) -> tuple[int, int]:
    """The word around a code point; the code point alone if it is in none."""
    start = stop = offset
    while start > 0 and in_word(text, start - 1) and in_word(text, offset):
        start -= 1
    while stop < len(text) and in_word(text, stop):
        stop += 1
    return start, max(stop, min(offset + 1, len(text)))
