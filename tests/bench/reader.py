"""Our application as it is measured: unchanged, on a library that can be listened to."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bench.figures import Budget
from bench.stage import Stage, staged
from index.library import Answer, Library, Progress, RefreshClient, RefreshEnd, SearchClient
from index.model import BY_RULES, RecogniserChoice
from tui import session
from tui.app import DatelineApp
from tui.screens.main import MainScreen

BLOCKED = Budget(50, share=1)
"""Milliseconds for which the event loop may do one thing."""
START_OF_TITLE = 12
"""Code points of a title that fit into the list for sure."""


class _Refresh(RefreshClient):
    """Tells when a refresh is over."""

    ended = False

    async def run(
        self, on_progress: Callable[[Progress], None], recogniser: RecogniserChoice = BY_RULES
    ) -> RefreshEnd:
        # Always by the rules: a model would be at work behind what is measured.
        end = await super().run(on_progress)
        self.ended = True
        return end


class _Library(Library):
    """Tells which answer came last, and whether the refresh at the start is over."""

    answer: Answer | None = None
    refresher: _Refresh

    def search_client(self, on_answer: Callable[[Answer], object]) -> SearchClient:
        def keep(answer: Answer) -> None:
            self.answer = answer
            on_answer(answer)

        return super().search_client(keep)

    def refresh_client(self) -> RefreshClient:
        self.refresher = _Refresh(self.directory, self.log)
        return self.refresher


class ReaderStage:
    """The running application."""

    def __init__(self, stage: Stage[DatelineApp], library: _Library) -> None:
        self.stage = stage
        self.screen = stage.app.screen
        self._library = library

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        assert isinstance(self.screen, MainScreen)
        return self.screen

    def answer_to(self, query: str) -> Answer | None:
        """The answer to a query, once it has come and is the last that came."""
        answer = self._library.answer
        return answer if answer is not None and answer.question.query == query else None


@asynccontextmanager
async def reader(library: Library) -> AsyncIterator[ReaderStage]:
    """Open the reader, with its processes running and the refresh at the start over."""
    heard = _Library(library.directory, library.log)
    heard.remember(session.KEY, None)  # as if for the first time
    async with staged(DatelineApp(heard)) as stage:
        await stage.until(lambda: heard.refresher.ended)
        await stage.quiet()
        stage.heartbeat.longest = 0.0
        yield ReaderStage(stage, heard)
