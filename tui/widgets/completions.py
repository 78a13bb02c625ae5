"""Values of a field, to be chosen from while a query is typed."""

from collections.abc import Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.message import Message

from index.model import FieldValue, one_line
from tui.widgets.cells import fit
from tui.widgets.row_list import RowList


class Completions(RowList, can_focus=False):
    """A list over the results, driven by the keys of the query; hidden while it is empty."""

    DEFAULT_CSS = """
    Completions {
        overlay: screen; constrain: none inside; display: none;
        width: 100%; max-width: 60; background: $panel;
    }
    Completions > .row-list--cursor-blurred {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
    }
    """

    class Chosen(Message):
        """The value under the cursor was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._values: Sequence[FieldValue] = ()
        self.moved = False
        """Whether the user has put the cursor on a value."""

    @property
    def current(self) -> FieldValue | None:
        """The value under the cursor."""
        return self._values[self.cursor] if self._values else None

    def show(self, values: Sequence[FieldValue]) -> None:
        """Offer values, or none."""
        if values == self._values:
            return
        self._values = values
        self.moved = False
        self.styles.height = len(values) or 1
        self.display = bool(values)
        self.set_rows(len(values), 0)

    def step(self, rows: int) -> None:
        """Move the cursor by a number of rows."""
        self.moved = True
        self.action_move(rows)

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw a value, with the number of its articles on the right."""
        value = self._values[row]
        at_cursor = row == self.cursor
        bar = "▌" if at_cursor else " "
        articles = f" {value.articles:,} "
        room = width - len(articles) - 1
        name = set_cell_size(fit(one_line(value.value), room), max(0, room))
        style = self.row_style("row-list--row", at_cursor)
        return [[Segment(f"{bar}{name}{articles}", style)]]

    def row_clicked(self, row: int, again: bool) -> None:
        """Take the value at the first click."""
        self.post_message(self.Chosen())
