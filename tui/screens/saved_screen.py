"""Saved searches: to open one, or to keep it no longer."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from index.library import SavedCount, SavedSearch
from index.model import one_line
from tui.keymap import keymap_of
from tui.screens.dialog import Dialog
from tui.since import since
from tui.widgets.cells import fit
from tui.widgets.row_list import RowList, movement_bindings


class SavedRows(RowList):
    """A saved search in two lines: its name and count, what it looks for and what is new."""

    ROW_HEIGHT = 2
    COMPONENT_CLASSES: ClassVar[set[str]] = {"saved-rows--query", "saved-rows--new"}
    DEFAULT_CSS = """
    SavedRows { background: $panel; height: auto; max-height: 1fr; }
    SavedRows > .row-list--row { text-style: bold; }
    SavedRows > .saved-rows--query { color: $text-muted; }
    SavedRows > .saved-rows--new { color: $text-accent; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings("saved", "search"),
        Binding("enter", "choose", "Open", show=False, id="saved.open", tooltip="Open the search"),
    ]

    class Chosen(Message):
        """The search under the cursor was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.searches: Sequence[SavedSearch] = ()
        self._counts: dict[str, SavedCount] = {}

    def show(self, searches: Sequence[SavedSearch]) -> None:
        """Replace all rows."""
        self.searches = searches
        self.styles.height = max(1, len(searches) * self.ROW_HEIGHT)
        self.set_rows(len(searches), self.cursor)

    def count_up(self, counts: Iterable[SavedCount]) -> None:
        """Show how many articles searches find."""
        self._counts.update((count.name, count) for count in counts)
        self.redraw()

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw name and count above query and news."""
        search = self.searches[row]
        count = self._counts.get(search.name)
        at_cursor = row == self.cursor
        bar = self.cursor_bar if at_cursor else " "
        wanted = (search.query, *(f"{each.field} {each.value}" for each in search.filters))
        total = "…" if count is None else f"{count.total:,}"
        new = ""
        if count is not None and count.new:
            then, now = search.looked_at.astimezone(), datetime.now().astimezone()
            new = f"{count.new:,} new since {since(then, now)}"

        def line(left: str, left_style: str, right: str, right_style: str) -> list[Segment]:
            room = max(0, width - cell_len(right) - 4)
            text = set_cell_size(fit(one_line(left), room), room)
            return [
                Segment(f"{bar} {text} ", self.row_style(left_style, at_cursor)),
                Segment(f"{right} ", self.row_style(right_style, at_cursor)),
            ]

        return [
            line(search.name, "row-list--row", total, "row-list--row"),
            line(" · ".join(filter(None, wanted)), "saved-rows--query", new, "saved-rows--new"),
        ]

    def choose(self, row: int) -> None:
        """Ask for the search."""
        self.post_message(self.Chosen())

    def row_clicked(self, row: int, again: bool) -> None:
        """Ask for the search at the first click."""
        self.choose(row)


class SavedScreen(Dialog[SavedSearch | None]):
    """Asks for a saved search.

    Args:
        searches: one at least.
        forget: keeps a search no longer.
    """

    DEFAULT_CSS = """
    SavedScreen { align: center middle; }
    SavedScreen > Vertical {
        width: 76; max-width: 100%; height: auto; max-height: 90%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="saved.close"),
        Binding("D,delete", "forget", "Forget", id="saved.forget", tooltip="Keep it no longer"),
    ]

    rows = query_one(SavedRows)
    """The searches."""

    def __init__(
        self, searches: Sequence[SavedSearch], forget: Callable[[SavedSearch], object]
    ) -> None:
        super().__init__()
        self._searches = list(searches)
        self._early: list[SavedCount] = []
        """Counts that came before there was anything to show them."""
        self._forget = forget

    def compose(self) -> ComposeResult:
        """The searches."""
        with Vertical() as box:
            box.border_title = "Saved searches"
            forgets = keymap_of(self.app).says("saved.forget", "forgets")
            box.border_subtitle = Content(" · ".join(filter(None, ("Enter opens", forgets))))
            yield SavedRows()

    def on_mount(self) -> None:
        """Show them, without counts at first."""
        self.rows.empty = "No saved searches."
        self.rows.show(self._searches)
        self.rows.count_up(self._early)

    def show(self, counts: Iterable[SavedCount]) -> None:
        """Show how many articles searches find."""
        if self.is_mounted:
            self.rows.count_up(counts)
        else:
            self._early += counts

    @on(SavedRows.Chosen)
    def _choose(self) -> None:
        if self.rows.searches:
            self.dismiss(self.rows.searches[self.rows.cursor])

    def action_forget(self) -> None:
        """Keep the search under the cursor no longer."""
        if self._searches:
            self._forget(self._searches.pop(self.rows.cursor))
            # Open even when it is empty: the key pressed once more would go to the list below.
            self.rows.show(self._searches)
