"""A virtual list: rows of one height, of which only those in view are ever drawn."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.reactive import reactive
from textual.strip import Strip

from index.model import sanitise
from tui.widgets.cells import wrap
from tui.widgets.lines_view import LinesView

_CACHED_ROWS = 256
"""Drawn rows kept: a few screens of them."""

_MOVES = (
    ("j,down", "move(1)", "down", "Next {}"),
    ("k,up", "move(-1)", "up", "Previous {}"),
    ("pagedown", "page(1)", "page_down", "One page down"),
    ("pageup", "page(-1)", "page_up", "One page up"),
    ("ctrl+d", "page(0.5)", "half_page_down", "Half a page down"),
    ("ctrl+u", "page(-0.5)", "half_page_up", "Half a page up"),
    ("g,home", "first", "first", "First {}"),
    ("G,end", "last", "last", "Last {}"),
)


def movement_bindings(
    prefix: str, row: str, moves: Sequence[tuple[str, str, str, str]] = _MOVES
) -> list[BindingType]:
    """The keys that move the cursor of a `RowList`.

    Args:
        prefix: stands before the dot in the bindings' ids, as in ``list.down``.
        row: what a row is called in the tooltips.
        moves: keys, action, name and tooltip of each.
    """
    return [
        Binding(keys, action, tooltip, show=False, id=f"{prefix}.{name}", tooltip=tooltip)
        for keys, action, name, tooltip in ((*move, text.format(row)) for *move, text in moves)
    ]


class RowList(LinesView, can_focus=True, inherit_bindings=False):
    """Base of the lists: a cursor, its movement by keys and mouse, and a cache of drawn rows.

    A subclass draws rows in `draw_row` and posts its messages from `cursor_moved`, `choose` and
    `row_clicked`.
    """

    ALLOW_SELECT = False
    ROW_HEIGHT: ClassVar[int] = 1
    """Lines a row takes, the same for all."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--cursor",
        "row-list--cursor-blurred",
        "row-list--empty",
        "row-list--row",
    }
    DEFAULT_CSS = """
    RowList > .row-list--cursor {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
    }
    RowList > .row-list--cursor-blurred {
        color: $block-cursor-blurred-foreground;
        background: $block-cursor-blurred-background;
    }
    RowList > .row-list--empty { color: $text-muted; }
    """

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Row under the cursor, from 0. 0 also when there are no rows."""

    empty: reactive[str] = reactive("")
    """What to say when there are no rows; may have several lines."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name all widgets give it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._count = 0
        self._drawn: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(_CACHED_ROWS)
        self._styles: dict[tuple[str, bool, bool], Style] = {}

    # For subclasses to fill in.

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw the lines of one row in `width` cells; those it does not return are blank."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """The cursor is on another row."""

    def choose(self, row: int) -> None:
        """The row was asked for, by Enter or by a second click."""

    def row_clicked(self, row: int, again: bool) -> None:
        """The row was clicked; `again` when the cursor was on it already."""
        if again:
            self.choose(row)

    # For subclasses to use.

    @property
    def count(self) -> int:
        """Number of rows."""
        return self._count

    def set_rows(self, count: int, cursor: int = 0) -> None:
        """Replace all rows; moves the cursor without calling `cursor_moved`."""
        self._count = count
        self._drawn.clear()
        self.set_lines(count * self.ROW_HEIGHT)
        self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        self._reveal_cursor()
        self.refresh()

    def redraw(self, row: int | None = None) -> None:
        """Draw one row anew, or all."""
        self._drawn.clear()
        if row is None:
            self.refresh()
        else:
            self._refresh_row(row)

    def rows_in_view(self) -> range:
        """The rows of which at least one line is in view."""
        top = self.scroll_offset.y
        bottom = top + self.inner.height
        return range(top // self.ROW_HEIGHT, min(self._count, -(-bottom // self.ROW_HEIGHT)))

    def row_style(self, component: str, at_cursor: bool) -> Style:
        """The style of a component class; under the cursor, its attributes in cursor colours."""
        key = (component, at_cursor, at_cursor and self.has_focus)
        style = self._styles.get(key)
        if style is None:
            style = self.get_component_rich_style(component)
            if at_cursor:
                name = "row-list--cursor" if self.has_focus else "row-list--cursor-blurred"
                cursor = self.get_component_rich_style(name)
                style += Style(color=cursor.color, bgcolor=cursor.bgcolor)
            self._styles[key] = style
        return style

    @property
    def cursor_bar(self) -> str:
        """The sign before the row under the cursor, which needs no colour to be seen."""
        return "▌" if self.has_focus else "│"

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the view."""
        width = self.inner.width
        if not self._count:
            return self._empty_line(y, width)
        row, line = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        if row >= self._count:
            return self._blank(width)
        at_cursor = row == self.cursor
        key = (row, width, at_cursor, at_cursor and self.has_focus)
        strips = self._drawn.get(key)
        if strips is None:
            fill = self.row_style("row-list--row", at_cursor)
            strips = self._drawn[key] = [
                Strip(segments).adjust_cell_length(width, fill)
                for segments in self.draw_row(row, width)
            ]
        return strips[line] if line < len(strips) else self._blank(width)

    def _blank(self, width: int) -> Strip:
        return Strip.blank(width, self.row_style("row-list--row", at_cursor=False))

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old styles."""
        super().notify_style_update()
        self._drawn.clear()
        self._styles.clear()

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Do not style the list anew: its own look of the cursor is all that the focus changes."""

    def _on_focus(self, event: events.Focus) -> None:
        # Instead of Textual's handler, which has every row painted anew.
        event.prevent_default()
        self._set_focus_seen(events.DescendantFocus(self), has_focus=True)

    def _on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self._set_focus_seen(events.DescendantBlur(self), has_focus=False)

    def _set_focus_seen(self, told: events.Event, *, has_focus: bool) -> None:
        self.has_focus = has_focus
        self._refresh_row(self.cursor)
        if self.parent is not None:
            self.parent.post_message(told)

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = [
            line[start:end]
            for line in sanitise(self.empty).replace("\t", " ").split("\n")
            for start, end in wrap(line, width - 2) or [(0, 0)]
        ]
        text = lines[y] if y < len(lines) else ""
        style = self.get_component_rich_style("row-list--empty")
        strip = Strip([Segment(f" {text}", style)])
        return strip.adjust_cell_length(width, self.rich_style)

    def _refresh_row(self, row: int) -> None:
        self.refresh_lines(row * self.ROW_HEIGHT, self.ROW_HEIGHT)

    # Cursor.

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self._count - 1))

    def _watch_cursor(self, before: int, now: int) -> None:
        self._refresh_row(before)
        self._refresh_row(now)
        self._reveal_cursor()
        self.cursor_moved()

    def _reveal_cursor(self) -> None:
        top = self.cursor * self.ROW_HEIGHT
        height = self.inner.height
        lowest = min(top, max(0, top + self.ROW_HEIGHT - height))
        y = max(lowest, min(self.scroll_offset.y, top))
        if y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._reveal_cursor()

    # Keys and mouse.

    def action_move(self, rows: int) -> None:
        """Move the cursor by a number of rows."""
        self.cursor += rows

    def action_page(self, pages: float) -> None:
        """Move the cursor by a number of pages, at least one row."""
        rows = self.inner.height // self.ROW_HEIGHT * abs(pages)
        self.cursor += max(1, int(rows)) * (1 if pages > 0 else -1)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = self._count - 1

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self._count:
            self.choose(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked row, or choose the row if it is there already."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        row = (offset.y + self.scroll_offset.y) // self.ROW_HEIGHT
        if row < self._count:
            event.stop()
            again = row == self.cursor
            self.cursor = row
            self.row_clicked(row, again)
