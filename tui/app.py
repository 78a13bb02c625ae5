"""The application around the screen."""

import signal
from pathlib import Path

from textual.app import App

from index.library import Library
from tui.screens.main import MainScreen
from tui.themes import THEMES


class DatelineApp(App[None]):
    """Opens the main screen on one library."""

    TITLE = "Dateline"
    # Here and not on the screen, because Textual loads no style sheet of the default screen.
    CSS_PATH = "screens/main.tcss"

    def __init__(self, library: Library, data: Path | None = None) -> None:
        """Take an open library, and the data directory given on the command line, if any."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self._library = library
        self._data = data

    def get_default_screen(self) -> MainScreen:
        """The screen that is there from the first paint."""
        return MainScreen(self._library, self._data)

    def on_mount(self) -> None:
        """Leave the terminal in order when it or the session goes away."""
        import asyncio

        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit)
