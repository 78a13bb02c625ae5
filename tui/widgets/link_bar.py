"""The bar that says where a link leads before it is followed."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from index.model import one_line
from tui.keymap import keymap_of
from tui.widgets.cells import fit

_SHARE = 4
"""An address takes one line in so many of the screen at most."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads."""

    place: str
    """The host, whom to write to, which article: what must be seen in any case."""
    address: str
    """All of it; also what is copied."""
    key: str
    """What the key that follows it does, a few words."""
    go: Callable[[], object]
    """Goes there, or says why not."""


class LinkBar(Static):
    """Lies over the last lines of the screen while a link is chosen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LinkBar {
        layer: bar; dock: bottom; width: 100%; height: auto; padding: 0 1;
        background: $panel; border-top: solid $primary;
    }
    """

    class Clicked(Message):
        """The bar was clicked, which is as good as Enter."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.display = False
        self.destination: Destination | None = None

    def show(self, destination: Destination | None) -> None:
        """Say where a link leads; nothing when there is none."""
        self.destination = destination
        self.display = destination is not None
        if destination is not None:
            self.update(self._text(destination))

    def on_resize(self) -> None:
        """Fit the address anew."""
        if self.destination is not None:
            self.update(self._text(self.destination))

    def _text(self, destination: Destination) -> Content:
        width = max(8, self.app.size.width - 2)
        address = one_line(destination.address)
        shown = fit(address, max(1, self.app.size.height // _SHARE) * width)
        length = f"{len(address):,} characters · " if shown != address else ""
        follows = keymap_of(self.app).says("article.follow", destination.key)
        keys = " · ".join(filter(None, (follows, "Esc closes")))
        return Content("\n").join(
            [
                Content.styled(one_line(destination.place), "bold"),
                Content(shown),
                Content.styled(f"{length}{keys}", "dim"),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Follow the link."""
        event.stop()
        self.post_message(self.Clicked())
