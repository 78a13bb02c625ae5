"""Asking for one key."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.keymap import keymap_of
from tui.screens.dialog import LineDialog


class LetterScreen(LineDialog[str | None]):
    """Waits for one key; the result is its character, or None after Esc or a click.

    Args:
        question: what the last line of the screen says meanwhile.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="letter.cancel"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        keys = keymap_of(self.app).shown("letter.cancel")
        yield Static(f"{self._question} · {keys} cancels" if keys else self._question, markup=False)

    def on_key(self, event: events.Key) -> None:
        """Answer with the key, or go on waiting if it stands for no character."""
        if event.is_printable:
            event.stop()
            self.dismiss(event.character)
