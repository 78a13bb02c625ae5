"""Our application as it is measured."""

from pathlib import Path

from textual import on

import tui.app
from bench.figures import Budget
from bench.stage import Stage
from index.library import Answer, Library
from tui.app import DatelineApp
from tui.screens.main import MainScreen

BLOCKED = Budget(50, share=1)
"""Milliseconds for which the event loop may do one thing."""


class MeasuredScreen(MainScreen):
    """The main screen; keeps the answer that came last."""

    answer: Answer | None = None

    @on(MainScreen.Answered)
    def _keep(self, event: MainScreen.Answered) -> None:
        self.answer = event.answer


class Reader(DatelineApp):
    """The whole application on one library."""

    # Given relative, it would be looked for beside this file.
    CSS_PATH = Path(tui.app.__file__).parent / "screens" / "main.tcss"

    def __init__(self, library: Library) -> None:
        """Take an open library, which the screen closes."""
        super().__init__(library)
        self.main = MeasuredScreen(library, None)

    def get_default_screen(self) -> MeasuredScreen:
        """The screen that is measured."""
        return self.main


async def settled(stage: Stage[Reader]) -> None:
    """Wait until the processes run and the refresh at the start is over."""
    main = stage.app.main
    await stage.until(lambda: bool(main.activity))
    await stage.until(lambda: not main.activity)
    await stage.quiet()
    stage.heartbeat.longest = 0.0
