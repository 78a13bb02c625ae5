"""Choosing one of a few things."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from index.model import one_line
from tui.keymap import keymap_of
from tui.screens.dialog import Dialog


class ChooseScreen(Dialog[int | None]):
    """Asks for one of several choices; the result is its number, or None."""

    DEFAULT_CSS = """
    ChooseScreen { align: center middle; }
    ChooseScreen > Vertical {
        width: 72; max-width: 100%; height: auto; max-height: 80%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    ChooseScreen OptionList {
        height: auto; max-height: 100%; background: $panel;
        &, &:focus { border: none; padding: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="choose.close"),
        Binding("j", "move(1)", "Down", show=False, id="choose.down"),
        Binding("k", "move(-1)", "Up", show=False, id="choose.up"),
    ]

    def __init__(self, title: str, choices: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The choices, one a line."""
        with Vertical() as box:
            box.border_title = Content(self._title)
            closes = keymap_of(self.app).says("choose.close", "closes")
            box.border_subtitle = Content(" · ".join(filter(None, ("Enter chooses", closes))))
            yield OptionList(*(Option(Content(one_line(choice))) for choice in self._choices))

    def action_move(self, rows: int) -> None:
        """Move the cursor by a row, before the next key is looked at."""
        move_in(self.query_one(OptionList), rows)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)


def move_in(options: OptionList, rows: int) -> None:
    """Move the cursor of a list by 1 or -1."""
    if rows > 0:
        options.action_cursor_down()
    else:
        options.action_cursor_up()
