"""The least a Textual program can be: the peer of our start."""

from textual.app import App, ComposeResult
from textual.widgets import Static

DRAWN = "a bare application"


class BareApp(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(DRAWN)


if __name__ == "__main__":
    BareApp().run()
