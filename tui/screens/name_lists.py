"""Lists of pairs of names to say yes or no to, and of what was said."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from index.library import CatalogError, Decision, LibraryEntity, Suggested
from index.model import one_line
from tui.screens.dialog import Dialog
from tui.screens.entity_screen import Connect
from tui.widgets.cells import fit
from tui.widgets.entity_styles import TYPES
from tui.widgets.row_list import RowList, movement_bindings

_NAME_WIDTH = 30
"""Cells of each name of a pair, so that both fit into a narrow terminal."""


class NameRows(RowList):
    """A line each: what is asked or was said, and more about it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"name-rows--about"}
    DEFAULT_CSS = """
    NameRows { background: $panel; height: 1fr; }
    NameRows > .name-rows--about { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings("names", "row"),
        Binding("enter", "choose", "Yes", show=False, id="names.yes", tooltip="They are one"),
    ]

    class Chosen(Message):
        """The row under the cursor was answered with yes."""

    lines: Sequence[tuple[str, str]] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Replace all rows; the cursor stays."""
        self.lines = lines
        self.set_rows(len(lines), min(self.cursor, max(0, len(lines) - 1)))

    def choose(self, row: int) -> None:
        """Answer with yes."""
        self.post_message(self.Chosen())

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw a line."""
        text, about = self.lines[row]
        at_cursor = row == self.cursor
        shown = fit(one_line(text), width - 2)
        left = fit(one_line(about), max(0, width - 4 - len(shown)))
        return [
            [
                Segment(
                    f"{'▌' if at_cursor else ' '}{shown}  ",
                    self.row_style("row-list--row", at_cursor),
                ),
                Segment(left, self.row_style("name-rows--about", at_cursor)),
            ]
        ]


class _NamesScreen(Dialog[None]):
    """A list in a box."""

    DEFAULT_CSS = """
    _NamesScreen { align: center middle; }
    _NamesScreen > Vertical {
        width: 110; max-width: 100%; height: 80%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    """

    rows = query_one(NameRows)
    """The list."""
    title_text: ClassVar[str]
    keys_text: ClassVar[str]

    def compose(self) -> ComposeResult:
        """The list in its box."""
        with Vertical() as box:
            box.border_title = Content(self.title_text)
            box.border_subtitle = Content(self.keys_text)
            yield NameRows()


class SuggestionsScreen(_NamesScreen):
    """Asks of pairs of names whether they are one.

    Args:
        connect: opens the library for a thread.
        answer: is told a pair, and whether they are one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="names.close"),
        Binding("x,delete", "refuse", "Never", id="names.never", tooltip="Keep them apart"),
    ]
    title_text = "Names that may be one"
    keys_text = "Enter: they are · x: never · Esc closes"

    def __init__(self, connect: Connect, answer: Callable[[Suggested, bool], object]) -> None:
        super().__init__()
        self._connect = connect
        self._answer = answer
        self._pairs: list[Suggested] = []

    def on_mount(self) -> None:
        """Look for pairs."""
        self.rows.empty = "Looking…"
        self._load()

    @work(thread=True, exit_on_error=False, description="compare names")
    def _load(self) -> None:
        try:
            with self._connect() as library:
                pairs = library.suggestions()
        except CatalogError as error:
            self.app.call_from_thread(self._show, [], str(error))
        else:
            self.app.call_from_thread(self._show, pairs, "No two names look like one.")

    def _show(self, pairs: list[Suggested], empty: str) -> None:
        self.rows.empty = empty
        self._pairs = pairs
        self._list()

    def _list(self) -> None:
        self.rows.show([(_question(each), each.why) for each in self._pairs])

    @on(NameRows.Chosen)
    def _accept(self, event: NameRows.Chosen) -> None:
        event.stop()
        self._say(True)

    def action_refuse(self) -> None:
        """Keep the pair under the cursor apart, now and later."""
        self._say(False)

    def _say(self, same: bool) -> None:
        if self._pairs:
            pair = self._pairs.pop(self.rows.cursor)
            self._answer(pair, same)
            if same:
                # It is there no more.
                self._pairs = [
                    each for each in self._pairs if pair.entity not in (each.entity, each.other)
                ]
            self._list()


class DecisionsScreen(_NamesScreen):
    """Shows what was decided about names, and takes it back.

    Args:
        decided: each decision in words.
        drop: takes one back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="decided.close"),
        Binding("D,delete", "drop", "Take back", id="decided.drop", tooltip="Take it back"),
    ]
    title_text = "Decided about names"
    keys_text = "D takes it back · Esc closes"

    def __init__(
        self, decided: Sequence[tuple[Decision, str]], drop: Callable[[Decision, str], object]
    ) -> None:
        super().__init__()
        self._decided = list(decided)
        self._drop = drop

    def on_mount(self) -> None:
        """Show them."""
        self.rows.empty = "Nothing was decided about names."
        self._list()

    def _list(self) -> None:
        self.rows.show(
            [(words, decision.key.partition(":")[0]) for decision, words in self._decided]
        )

    def action_drop(self) -> None:
        """Take back the decision under the cursor."""
        if self._decided:
            self._drop(*self._decided.pop(self.rows.cursor))
            self._list()


def _question(pair: Suggested) -> str:
    types = "" if pair.entity.type is pair.other.type else ", {}"

    def shown(entity: LibraryEntity) -> str:
        kind = types.format(TYPES[entity.type].singular)
        return f"{fit(one_line(entity.name), _NAME_WIDTH)}{kind} ({entity.articles:,})"

    return f"{shown(pair.entity)} = {shown(pair.other)}?"
