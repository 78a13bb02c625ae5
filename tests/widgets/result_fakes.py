"""A screen with a result list, and results to show in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button

from index.model import Hit, PartialDate, SearchResult, Snippet
from tui.widgets.result_list import WINDOW, ResultList

ROW = ResultList.ROW_HEIGHT


def hit(number: int) -> Hit:
    text = f"Article {number} tells of a harbour and of a grain ship that left the harbour at dawn"
    start = text.index("harbour")
    return Hit(
        id=1_000 + number,
        title=f"Title {number}",
        publisher="Evening Ledger",
        published=PartialDate(2024, 11, 1 + number % 28),
        path=f"/articles/{number}.txt",
        score=1.0,
        snippet=Snippet(text, ((start, start + len("harbour")),)),
    )


def window(total: int, offset: int = 0, query: str = "harbour") -> SearchResult:
    hits = tuple(hit(number) for number in range(offset, min(total, offset + WINDOW)))
    return SearchResult(query, total, 1.0, False, hits, offset)


class FakeScreen(App[None]):
    """Holds the list and a second widget that can take the focus, and records messages."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ResultList()
        yield Button()

    @property
    def results(self) -> ResultList:
        return self.query_one(ResultList)

    @on(ResultList.OpenArticle)
    @on(ResultList.CursorMoved)
    @on(ResultList.RowsWanted)
    def record(self, event: Message) -> None:
        self.messages.append(event)

    def wanted(self) -> list[tuple[int, int]]:
        asked = [m for m in self.messages if isinstance(m, ResultList.RowsWanted)]
        return [(message.offset, message.limit) for message in asked]


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    for _ in range(200):
        if condition():
            return
        await pilot.pause(0.01)
    pytest.fail("what was waited for did not happen")


@asynccontextmanager
async def shown(
    result: SearchResult, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[FakeScreen, Pilot[None]]]:
    app = FakeScreen()
    async with app.run_test(size=size) as pilot:
        app.results.focus()
        app.results.show(result)
        await pilot.pause()
        yield app, pilot


def lines(widget: ResultList) -> list[str]:
    height = widget.scrollable_content_region.height
    return ["".join(segment.text for segment in widget.render_line(y)) for y in range(height)]
