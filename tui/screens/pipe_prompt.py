"""Asking for a command that the article is piped to."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tui.keymap import keymap_of
from tui.screens.prompt import PromptScreen

FORMS = ("text", "Markdown", "JSON")
"""What the command gets."""


class PipePrompt(PromptScreen):
    """As `PromptScreen`; `form` is what the user has chosen of `FORMS`.

    Args:
        history: earlier commands, the last first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "next_form",
            "Form",
            show=False,
            priority=True,
            id="pipe.form",
            tooltip="Text, Markdown or JSON",
        ),
        Binding("up", "earlier(1)", show=False, id="pipe.earlier", tooltip="Earlier command"),
        Binding("down", "earlier(-1)", show=False, id="pipe.later", tooltip="Later command"),
    ]

    def __init__(self, history: Sequence[str] = ()) -> None:
        self.form = FORMS[0]
        super().__init__("")
        self._history = history
        self._at = -1
        self._typed = ""

    def on_mount(self) -> None:
        """Say what is piped."""
        self._show_form()

    def action_next_form(self) -> None:
        """Choose the next form."""
        self.form = FORMS[(FORMS.index(self.form) + 1) % len(FORMS)]
        self._show_form()

    def action_earlier(self, step: int) -> None:
        """Put an earlier command, or with -1 a later one, into the line."""
        field = self.query_one(Input)
        if self._at < 0:
            self._typed = field.value
        self._at = max(-1, min(self._at + step, len(self._history) - 1))
        field.value = self._history[self._at] if self._at >= 0 else self._typed
        field.cursor_position = len(field.value)

    def _show_form(self) -> None:
        key = keymap_of(self.app).shown("pipe.form")
        changes = f" ({key} changes)" if key else ""
        self.query_one(Static).update(f"Pipe {self.form}{changes} to:")
