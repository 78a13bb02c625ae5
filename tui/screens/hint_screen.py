"""Choosing one of the links in view by typing its label."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widgets import Static

from index.model import Link
from tui.keymap import keymap_of
from tui.screens.dialog import LineDialog
from tui.widgets.article_links import ArticleLinks


class HintScreen(LineDialog[tuple[Link, bool] | None]):
    """Shows labels over the links of a view; the result is a link, and whether to copy it.

    Args:
        view: has links in view.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", id="hints.cancel"),
        Binding(
            "y",
            "copy_instead",
            "Copy",
            show=False,
            id="hints.copy",
            tooltip="Copy the address of the link instead of opening it, or the other way round",
        ),
        Binding(
            "backspace",
            "take_back",
            "Take back",
            show=False,
            id="hints.take_back",
            tooltip="Take back the last letter of a label",
        ),
    ]

    line = query_one(Static)
    """What the keys do."""

    def __init__(self, view: ArticleLinks) -> None:
        super().__init__()
        self._view = view
        self._links: dict[str, Link] = {}
        self._typed = ""
        self._copying = False

    def compose(self) -> ComposeResult:
        """A line at the bottom."""
        yield Static(markup=False)

    def on_mount(self) -> None:
        """Show the labels."""
        self._links = self._view.show_hints()
        self._tell()

    def on_unmount(self) -> None:
        """Take the labels away, however the dialog ended."""
        self._view.hide_hints()

    def on_key(self, event: events.Key) -> None:
        """Take letters for the labels, whatever they do elsewhere."""
        letter = (event.character or "").lower()
        if letter and any(label.startswith(self._typed + letter) for label in self._links):
            event.stop()
            self._type(self._typed + letter)

    def action_copy_instead(self) -> None:
        """Copy the next chosen link instead of opening it, or the other way round."""
        self._copying = not self._copying
        self._tell()

    def action_take_back(self) -> None:
        """Take back the last letter."""
        self._type(self._typed[:-1])

    def _type(self, typed: str) -> None:
        self._typed = typed
        if link := self._links.get(typed):
            self.dismiss((link, self._copying))
        else:
            self._view.type_hint(typed)

    def _tell(self) -> None:
        keys = keymap_of(self.app)
        copy, cancel = keys.shown("hints.copy"), keys.shown("hints.cancel")
        question, other = "Open which link?", "copies its address"
        if self._copying:
            question, other = "Copy the address of which link?", "opens it"
        known = ((copy, f"{other} instead"), (cancel, "cancels"))
        self.line.update(" · ".join([question, *(f"{key} {does}" for key, does in known if key)]))
