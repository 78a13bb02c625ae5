"""Filling the clipboard, one text after the other."""

import asyncio
from pathlib import Path

from textual import work

from index.library import Library
from tui.clipboard import copy_by_terminal, copy_by_tools
from tui.screens.reading_screen import ReadingScreen


class Copying(ReadingScreen):
    """Copies texts in the order in which they were asked for, and says how they went."""

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__(library, data)
        # One that is fair: who waits longest is next.
        self._copies = asyncio.Lock()

    def _copy(self, text: str, what: str) -> None:
        copy_by_terminal(self.app, text)
        self._copy_by_tools(text, what)

    @work(group="copy", exit_on_error=False, description="copy")
    async def _copy_by_tools(self, text: str, what: str) -> None:
        async with self._copies:
            way = await asyncio.to_thread(copy_by_tools, text)
        self._say(f"{what} is copied {way}.")
