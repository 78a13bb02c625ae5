"""Choosing one of the links in view by typing its label."""

from textual import events
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from index.model import Link
from tui.screens.dialog import Dialog
from tui.widgets.article_links import ArticleLinks


class HintScreen(Dialog[tuple[Link, bool] | None]):
    """Shows labels over the links of a view; the result is a link, and whether to copy it.

    Args:
        view: has links in view.
    """

    DEFAULT_CSS = """
    HintScreen { background: transparent; align: left bottom; }
    HintScreen > Static { height: 1; padding: 0 1; background: $boost; text-style: bold; }
    """

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
        event.stop()
        event.prevent_default()
        letter = (event.character or "").lower()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "backspace":
            self._type(self._typed[:-1])
        elif letter == "y":
            self._copying = not self._copying
            self._tell()
        elif letter and any(label.startswith(self._typed + letter) for label in self._links):
            self._type(self._typed + letter)

    def on_click(self, event: events.Click) -> None:
        """Cancel."""
        event.stop()
        self.dismiss(None)

    def _type(self, typed: str) -> None:
        self._typed = typed
        if link := self._links.get(typed):
            self.dismiss((link, self._copying))
        else:
            self._view.type_hint(typed)

    def _tell(self) -> None:
        if self._copying:
            self.line.update("Copy the address of which link? · y opens instead · Esc cancels")
        else:
            self.line.update("Open which link? · y copies its address instead · Esc cancels")
