"""Dialogs with a list that what is typed narrows down."""

from textual import events
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from tui.screens.dialog import Dialog, ResultT
from tui.widgets.row_list import RowList, movement_bindings

_MOVES = (
    ("down,ctrl+n", "move(1)", "down", "Next {}"),
    ("up,ctrl+p", "move(-1)", "up", "Previous {}"),
    ("pagedown", "page(1)", "page_down", "One page down"),
    ("pageup", "page(-1)", "page_up", "One page up"),
)


def narrowing_bindings(prefix: str, row: str) -> list[BindingType]:
    """The keys of a `NarrowingDialog`.

    Args:
        prefix: stands before the dot in the bindings' ids, as in ``outline.down``.
        row: what a row is called in the tooltips.
    """
    return [
        Binding("escape", "dismiss", "Close", id=f"{prefix}.close"),
        *movement_bindings(prefix, row, _MOVES),
    ]


class NarrowingRows(RowList, can_focus=False):
    """The rows that are left, driven by the keys of the field above them."""

    DEFAULT_CSS = """
    NarrowingRows { background: $panel; }
    NarrowingRows > .row-list--cursor-blurred {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
    }
    """

    class Chosen(Message):
        """The row under the cursor was asked for."""

    def choose(self, row: int) -> None:
        """Ask for the row."""
        self.post_message(self.Chosen())

    def row_clicked(self, row: int, again: bool) -> None:
        """Ask for the row at the first click."""
        self.choose(row)


class NarrowingDialog(Dialog[ResultT]):
    """A field in a box, above rows; the field keeps the focus and the keys move the cursor."""

    DEFAULT_CSS = """
    NarrowingDialog { align: center middle; }
    NarrowingDialog > Vertical {
        width: 76; max-width: 100%; max-height: 90%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    NarrowingDialog Input { border: none; height: 1; background: $boost; }
    """

    field = query_one(Input)
    """What narrows the list."""

    def on_key(self, event: events.Key) -> None:
        """Take what was typed ahead."""
        self.hand_on(event, self.field)

    def action_move(self, rows: int) -> None:
        """Move the cursor by a number of rows."""
        self.query_one(NarrowingRows).action_move(rows)

    def action_page(self, pages: float) -> None:
        """Move the cursor by a number of pages."""
        self.query_one(NarrowingRows).action_page(pages)
