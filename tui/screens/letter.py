"""Asking for one key."""

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from tui.screens.dialog import Dialog


class LetterScreen(Dialog[str | None]):
    """Waits for one key; the result is its character, or None after Esc or a click.

    Args:
        question: what the last line of the screen says meanwhile.
    """

    DEFAULT_CSS = """
    LetterScreen { background: transparent; align: left bottom; }
    LetterScreen > Static { height: 1; padding: 0 1; background: $boost; text-style: bold; }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question."""
        yield Static(f"{self._question} · Esc cancels", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Answer with the key, or go on waiting if it stands for no character."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        elif event.is_printable:
            self.dismiss(event.character)

    def on_click(self, event: events.Click) -> None:
        """Cancel."""
        event.stop()
        self.dismiss(None)
