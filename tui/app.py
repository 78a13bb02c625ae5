"""The application around the screen."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from textual import events, on, work
from textual.app import App, SystemCommand
from textual.screen import Screen

from index.library import Library
from index.model import sanitise
from tui.browser import open_page
from tui.screens.library_commands import LibraryCommands
from tui.screens.main import MainScreen
from tui.themes import THEMES

_LOOK_SECONDS = 2.0
"""How often to look whether the terminal is still there."""
_LAST_SECONDS = 3.0
"""How long the program may take to end after SIGTERM or SIGHUP."""


class DatelineApp(App[None]):
    """Opens the main screen on one library at a time."""

    TITLE = "Dateline"

    def __init__(self, library: Library, data: Path | None = None) -> None:
        """Take an open library, and the data directory given on the command line, if any."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self._library = library
        self._data = data
        self._handlers: dict[int, Any] = {}
        self._ending = False
        self._terminal = select.poll()

    async def on_event(self, event: events.Event) -> None:
        """Make pasted text safe: an input draws whatever it is given."""
        if isinstance(event, events.Paste):
            event = events.Paste(sanitise(event.text))
        await super().on_event(event)

    @property
    def clipboard(self) -> str:
        """What was copied last, safe to be put into an input."""
        return sanitise(super().clipboard)

    def on_mount(self) -> None:
        """Show the library; leave the terminal in order when it or the session goes away."""
        # Pushed, because Textual can neither style nor switch its default screen.
        self.push_screen(MainScreen(self._library, self._data))
        self._event_loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            self._handlers[number] = signal.signal(number, self._end)
        if not self.is_headless:
            self._terminal.register(sys.__stdin__ or 0, 0)
            self.set_interval(_LOOK_SECONDS, self._look_for_terminal)

    def on_unmount(self) -> None:
        """Give the signals back, once no terminal is left to put in order."""
        if not self._ending:
            for number, handler in self._handlers.items():
                signal.signal(number, handler)

    def _look_for_terminal(self) -> None:
        """End when the terminal is gone although no signal has said so."""
        if self._terminal.poll(0):
            self._end(signal.SIGHUP, None)

    def _end(self, number: int, _frame: object) -> None:
        self._ending = True
        # A hang-up brings SIGCONT along, on which Textual would start the terminal anew.
        signal.signal(signal.SIGCONT, signal.SIG_IGN)
        # Writing to a terminal that is gone can block for ever.
        last = threading.Timer(_LAST_SECONDS, os._exit, (128 + number,))
        last.daemon = True
        last.start()
        self._event_loop.call_soon_threadsafe(self.exit)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: the palette is made from our registry of commands."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a web page in the user's browser, and say so if that fails."""
        self._open_page(url)

    @work(thread=True, group="browser", exit_on_error=False)
    def _open_page(self, url: str) -> None:
        if fault := open_page(url):
            sentence = f"{fault} “y” copies the address."
            self.call_from_thread(self.notify, sentence, severity="warning", markup=False)

    @on(LibraryCommands.LibraryChosen)
    def _open_library(self, event: LibraryCommands.LibraryChosen) -> None:
        self.switch_screen(MainScreen(event.library, self._data))
