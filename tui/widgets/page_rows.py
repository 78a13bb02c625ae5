"""The rows of an entity's page: headings, companions, mentions in their context."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message

from index.library import MentionLine
from index.model import one_line
from tui.concordance import Companion, Heading, PageRow, in_context
from tui.widgets.cells import fit
from tui.widgets.entity_styles import TYPES, component_class, component_classes, component_css
from tui.widgets.row_list import RowList, movement_bindings

_AHEAD = 30
"""Rows below the cursor before more are read."""
_LABEL = 13
"""Cells of a type's name."""


class PageRows(RowList):
    """The rows of the page."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes() | {"page-rows--muted"}
    DEFAULT_CSS = f"""
    PageRows {{ background: $panel; height: 1fr; }}
    {component_css("PageRows")}
    PageRows > .page-rows--muted {{ color: $text-muted; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings("entity_page", "row"),
        Binding("enter", "choose", "Go there", show=False, id="entity_page.choose"),
    ]

    class Chosen(Message):
        """The row under the cursor was asked for."""

    class NearEnd(Message):
        """The cursor is near the last row."""

    rows: Sequence[PageRow] = ()
    kind = ""
    """The component class of the entity's type."""

    def show(self, rows: Sequence[PageRow], cursor: int) -> None:
        """Replace all rows and put the cursor on one."""
        self.rows = rows
        self.set_rows(len(rows), cursor)

    @property
    def current(self) -> PageRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def cursor_moved(self) -> None:
        """Ask for more rows in time."""
        if self.cursor + _AHEAD > self.count:
            self.post_message(self.NearEnd())

    def choose(self, row: int) -> None:
        """Ask for the row."""
        self.post_message(self.Chosen())

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw a heading, a companion with its count, or a mention in its context."""
        shown = self.rows[row]
        at_cursor = row == self.cursor
        bar = "▌" if at_cursor else " "
        plain = self.row_style("row-list--row", at_cursor)
        muted = self.row_style("page-rows--muted", at_cursor)
        room = width - 1
        match shown:
            case Heading(text):
                return [[Segment(bar, plain), Segment(fit(text.upper(), room), muted)]]
            case Companion(entity, together):
                number = f"{together:>6,}  "
                label = f"{TYPES[entity.type].singular:<{_LABEL}}"
                style = self.row_style(component_class(entity.type), at_cursor)
                name = fit(one_line(entity.name), room - len(number) - len(label))
                return [
                    [
                        Segment(bar + number, plain),
                        Segment(label, muted),
                        Segment(name, style),
                    ]
                ]
            case MentionLine():
                date, before, text, after = in_context(shown, room - 1)
                style = self.row_style(self.kind, at_cursor) if self.kind else plain
                return [
                    [
                        Segment(bar, plain),
                        Segment(date, muted),
                        Segment(before, plain),
                        Segment(text, style),
                        Segment(after, plain),
                    ]
                ]
