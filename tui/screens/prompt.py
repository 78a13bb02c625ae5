"""Asking for one line of text."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from index.model import one_line
from tui.screens.dialog import Dialog
from tui.widgets.field import Field


class PromptScreen(Dialog[str | None]):
    """Asks for a line at the bottom of the screen; the result is the line, or None.

    Args:
        label: stands before the line.
        restrict: a regular expression that the line must match at any time; None for no limit.
    """

    DEFAULT_CSS = """
    PromptScreen { background: transparent; align: left bottom; }
    PromptScreen > Horizontal { height: 1; background: $boost; }
    PromptScreen Static { width: auto; max-width: 60%; padding: 0 1; text-style: bold; }
    PromptScreen Input { width: 1fr; background: $boost; }
    PromptScreen Input:focus { background: $primary 30%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="prompt.cancel"),
    ]

    def __init__(self, label: str, *, restrict: str | None = None) -> None:
        super().__init__()
        self._label = label
        self._restrict = restrict

    def compose(self) -> ComposeResult:
        """The label and the line."""
        with Horizontal():
            yield Static(one_line(self._label), markup=False)
            yield Field(compact=True, restrict=self._restrict)

    def on_key(self, event: events.Key) -> None:
        """Take what was typed ahead."""
        self.hand_on(event, self.query_one(Input))

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)
