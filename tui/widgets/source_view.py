"""The lines of a source file, numbered, wrapped, and with what was left out of the text."""

from typing import ClassVar

from rich.segment import Segment
from textual import events, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.raw_rows import Look, RawRows, Row, Wrapping
from tui.raw_source import RawSource
from tui.widgets.article_styles import Looks
from tui.widgets.reading_view import JUMP_SHARE, ReadingView

_MOVES = (
    ("j,down", "move(1)", "down", "Next line"),
    ("k,up", "move(-1)", "up", "Previous line"),
    ("space,pagedown", "page(1)", "page_down", "One page down"),
    ("b,pageup", "page(-1)", "page_up", "One page up"),
    ("ctrl+d", "page(0.5)", "half_page_down", "Half a page down"),
    ("ctrl+u", "page(-0.5)", "half_page_up", "Half a page up"),
    ("g,home", "first", "first", "First line"),
    ("G,end", "last", "last", "Last line"),
    ("right_square_bracket", "dropped(1)", "next_dropped", "Next dropped line"),
    ("left_square_bracket", "dropped(-1)", "previous_dropped", "Previous dropped line"),
)

_CURSOR = "source--cursor"
_SIGNS_WIDTH = 4
"""Cells before and behind the line numbers."""


class SourceView(ReadingView, can_focus=True, inherit_bindings=False):
    """Shows a `RawSource` with a cursor on one of its lines."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "source--number",
        "source--dropped",
        "source--kept",
        "source--note",
        "source--cursor",
    }
    DEFAULT_CSS = """
    SourceView > .source--number { color: $text-muted; }
    SourceView > .source--dropped { color: $text-muted; text-style: dim; }
    SourceView > .source--kept { color: $text-success; text-style: underline; }
    SourceView > .source--note { color: $text-warning; text-style: italic; }
    SourceView > .source--cursor { background: $boost; }
    SourceView:focus > .source--cursor { background: $primary 25%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, text, show=False, id=f"source.{name}", tooltip=text)
        for keys, action, name, text in _MOVES
    ]

    cursor: reactive[int] = reactive(1, repaint=False, init=False)
    """Number of the line under the cursor, from 1."""

    class CursorMoved(Message):
        """The cursor is on another line."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: RawRows | None = None
        self._looks = Looks(self)

    # What is shown.

    @property
    def source(self) -> RawSource | None:
        """The file that is shown."""
        return self._rows.source if self._rows else None

    def room_for(self, source: RawSource) -> int:
        """Cells beside the line numbers of a source."""
        return self.inner.width - _digits(source) - _SIGNS_WIDTH

    @property
    def wrapped(self) -> bool:
        """Whether the lines are wrapped for the present width."""
        rows = self._rows
        return rows is not None and rows.width == max(2, self.room_for(rows.source))

    def show(self, rows: RawRows, line: int) -> None:
        """Show a file with the cursor on a line, which stays where it is seen if it was there.

        Wrapping it here takes a moment unless it is for `room_for` its source already.
        """
        above = self._above(self.cursor) if self._rows else None
        self._rows = rows
        rows.wrap(self.room_for(rows.source))
        self.set_lines(rows.height)
        self.set_reactive(SourceView.cursor, self.validate_cursor(line))
        if above is None:
            self._reveal(rows.rows_of(self.cursor), jump=True)
        else:
            self._scroll(rows.rows_of(self.cursor).start - above)
        self.refresh()

    def go(self, line: int) -> None:
        """Put the cursor on a line far off, with some of what is around it."""
        if self._rows is not None:
            self._reveal(self._rows.rows_of(self.validate_cursor(line)), jump=True)
        self.cursor = line

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw row `y` of the view."""
        width = self.inner.width
        number = y + self.scroll_offset.y
        rows = self._rows
        if rows is None or number >= rows.height:
            return Strip.blank(width, self._looks.style(()))
        row = rows.row(number)
        below = (_CURSOR,) if row.line == self.cursor else ()
        segments = [
            Segment(self._gutter(row, rows.source), self._looks.style((*below, "source--number")))
        ]
        for text, look in row.parts:
            above = () if look is Look.PLAIN else (f"source--{look.value}",)
            segments.append(Segment(text, self._looks.style((*below, *above))))
        return Strip(segments).adjust_cell_length(width, self._looks.style(below))

    def notify_style_update(self) -> None:
        """Forget the old styles."""
        super().notify_style_update()
        self._looks.clear()

    def _gutter(self, row: Row, source: RawSource) -> str:
        """Cursor, number and sign; only the first row of a line has the latter two."""
        bar = "▌" if row.line == self.cursor else " "
        digits = _digits(source)
        if not row.first:
            return f"{bar}{' ' * digits}   "
        sign = "+" if source.kept(row.line) else "×" if source.dropped(row.line) else " "
        return f"{bar}{row.line:>{digits}} {sign} "

    # Place.

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line."""
        return max(1, min(cursor, len(self._rows.source) if self._rows else 1))

    def watch_cursor(self, before: int, now: int) -> None:
        """Bring the line into view and tell where the cursor is."""
        if self._rows is None:
            return
        for line in (before, now):
            rows = self._rows.rows_of(line)
            self.refresh_lines(rows.start, len(rows))
        self._reveal(self._rows.rows_of(now))
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """Wrap for the new width, and keep the cursor's line on its row."""
        rows = self._rows
        if rows is None:
            return
        width = self.room_for(rows.source)
        if rows.takes_long and width != rows.width:
            self._wrap_later(rows, width)
        else:
            self._use(rows, rows.measure(width))

    @work(
        thread=True, exclusive=True, group="wrap", exit_on_error=False, description="wrap a source"
    )
    def _wrap_later(self, rows: RawRows, width: int) -> None:
        self.app.call_from_thread(self._use, rows, rows.measure(width))

    def _use(self, rows: RawRows, wrapping: Wrapping) -> None:
        if rows is not self._rows or wrapping.width != max(2, self.room_for(rows.source)):
            return  # another file is shown by now, or at another width
        above = self._above(self.cursor)
        rows.use(wrapping)
        self.set_lines(rows.height)
        self._scroll(rows.rows_of(self.cursor).start - above)
        self._reveal(rows.rows_of(self.cursor))
        self.refresh()

    def _above(self, line: int) -> int:
        """Rows of the view above the first one of a line."""
        return self._rows.rows_of(line).start - self.scroll_offset.y if self._rows else 0

    def _scroll(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, force=True)

    def _reveal(self, rows: range, *, jump: bool = False) -> None:
        """Bring the rows of a line into view, or the first of them if they are too many."""
        height = self.inner.height
        view = range(self.scroll_offset.y, self.scroll_offset.y + height)
        if rows.start in view and (rows[-1] in view or len(rows) > height):
            return
        if jump:
            self._scroll(rows.start - height // JUMP_SHARE)
        elif rows.start < view.start:
            self._scroll(rows.start if len(rows) <= height else rows[-1] + 1 - height)
        else:
            self._scroll(min(rows.start, rows[-1] + 1 - height))

    # Keys and mouse.

    def action_move(self, step: int) -> None:
        """Go to the next line, or row by row through one that is higher than the view."""
        if self._rows is None:
            return
        rows = self._rows.rows_of(self.cursor)
        top = self.scroll_offset.y
        bottom = top + self.inner.height
        unseen_below = rows.start < bottom < rows.stop
        unseen_above = rows.start < top < rows.stop
        if (step > 0 and unseen_below) or (step < 0 and unseen_above):
            self._scroll(top + step)
        else:
            self.cursor += step

    def action_page(self, pages: float) -> None:
        """Scroll by pages, and put the cursor on a line that begins there."""
        if self._rows is None:
            return
        height = self.inner.height
        last = max(0, self._rows.height - height)
        top = self.scroll_offset.y
        target = max(0, min(last, top + int((height - 1) * pages)))
        self._scroll(target)
        if target == top:
            # There is no more to scroll: the cursor goes to the end itself.
            self.cursor = 1 if pages < 0 else len(self._rows.source)
            return
        line = self._rows.line_at(target)
        if (
            self._rows.rows_of(line).start < target
            and self._rows.rows_of(line).stop < target + height
        ):
            line += 1
        self.cursor = line

    def action_first(self) -> None:
        """Go to the first line."""
        self.cursor = 1

    def action_last(self) -> None:
        """Go to the last line."""
        if self._rows is not None:
            self.cursor = len(self._rows.source)

    def action_dropped(self, step: int) -> None:
        """Go to the next line of which something was left out, or with -1 to the one before."""
        source = self.source
        line = source.next_dropped(self.cursor, step) if source else None
        if line is not None:
            self.go(line)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked line."""
        offset = event.get_content_offset(self)
        if offset is not None and self._rows is not None:
            event.stop()
            self.cursor = self._rows.line_at(offset.y + self.scroll_offset.y)


def _digits(source: RawSource) -> int:
    return len(str(len(source)))
