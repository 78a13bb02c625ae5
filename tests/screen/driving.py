"""A reader in a headless terminal: what it shows, and keys for it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import accumulate
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from index.library import Library
from index.model import Document
from tui.app import DatelineApp
from tui.arrangement import PANES
from tui.screens.main import MainScreen
from tui.settings import Settings
from tui.widgets.article_view import ArticleView
from tui.widgets.panes import PaneBorder

_PATIENCE = 30.0
"""Seconds after which something awaited is taken to never come."""


class FakeDesktop(DatelineApp):
    """The reader, with a record of all that would leave the terminal."""

    def __init__(
        self, library: Library, data: Path | None, settings: Settings | None = None
    ) -> None:
        super().__init__(library, data, settings)
        self.said: list[str] = []
        self.browsed: list[str] = []
        self.copied: list[str] = []

    def notify(self, message: str, **options: object) -> None:
        assert options["markup"] is False
        self.said.append(message)
        super().notify(message, **options)  # type: ignore[arg-type]

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        self.browsed.append(url)

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)
        super().copy_to_clipboard(text)


class Reader:
    """An open reader, as a test sees it."""

    def __init__(self, app: FakeDesktop, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    # Doing.

    async def press(self, *keys: str) -> None:
        """Press keys and let all they cause happen."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Press the key of each character."""
        await self.press(*("space" if character == " " else character for character in text))

    async def search(self, query: str) -> None:
        """Search for what is pasted at once, and go to the results."""
        await self.press("slash")
        self.app.post_message(events.Paste(query))
        await self.pilot.pause()
        await self.press("enter")

    async def open(self, query: str = "") -> None:
        """Open the first result of a query."""
        if query:
            await self.search(query)
        await self.press("enter")
        assert self.main.article_pane.article is not None

    async def until(self, condition: Callable[[], object]) -> None:
        """Let the reader run until something holds."""
        async with asyncio.timeout(_PATIENCE):
            while not condition():
                await asyncio.sleep(0.005)
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.size == (width, height))

    def forget_said(self) -> None:
        """Have nothing said yet: no sentence is in view, and none too recent to be said again."""
        self.app.said.clear()
        self.app.clear_notifications()
        self.main._said = ""

    # Looking.

    @property
    def main(self) -> MainScreen:
        """The main screen, also below a dialog."""
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, MainScreen))

    @property
    def view(self) -> ArticleView:
        return self.main.article_pane.view

    @property
    def widths(self) -> list[int]:
        """Cells from the left border of each pane that is shown to the next; 0 for a hidden one."""
        panes = [self.main.query_one(f"#{pane}").region.width for pane in PANES]
        borders = (b.region.width for b in self.main.query(PaneBorder) if b.region.width)
        before = (0, *borders)
        ranks = accumulate((width > 0 for width in panes), initial=0)
        return [width and width + before[rank] for width, rank in zip(panes, ranks, strict=False)]

    @property
    def titles(self) -> list[str]:
        """The titles of the results that have arrived, in order of rank."""
        results = self.main.search_pane.results
        hits = (results.hit_at(rank) for rank in range(results.count))
        return [hit.title for hit in hits if hit is not None]

    @property
    def marks(self) -> list[tuple[bool, bool]]:
        """Of each result that has arrived: whether it is read, whether it has a star."""
        results = self.main.search_pane.results
        hits = (results.hit_at(rank) for rank in range(results.count))
        return [(hit.read, hit.starred) for hit in hits if hit is not None]

    @property
    def title(self) -> str:
        """The title of the open article, or nothing."""
        article = self.main.article_pane.article
        return article.document.title if article else ""

    @property
    def document(self) -> Document:
        """The open article."""
        document = self.view.document
        assert document is not None
        return document

    @property
    def status(self) -> str:
        """The line under the query."""
        return plain(self.main.search_pane.status)

    @property
    def place(self) -> str:
        """The line under the article."""
        return plain(self.main.article_pane.place)

    @property
    def sidebar(self) -> list[str]:
        """The rows of the entities, as they are drawn."""
        return drawn(self.main.entity_list.rows)

    @property
    def lines(self) -> list[str]:
        """What the terminal shows."""
        screen = self.app.screen
        return [strip.text.rstrip() for strip in screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """What the terminal shows, as one string."""
        return "\n".join(self.lines)

    @property
    def marked(self) -> str:
        """The text of the current hit or mention."""
        walk = self.main.article_pane.walk
        article = self.main.article_pane.article
        if walk is None or walk.current is None or article is None:
            return ""
        start, end = walk.current
        return article.document.text[start:end]


def plain(widget: Static) -> str:
    """The text of a line of status."""
    return str(widget.visual)


def drawn(widget: Widget) -> list[str]:
    """The lines of a widget, without margins and blank ones."""
    lines = (widget.render_line(y).text.strip(" ▌│") for y in range(widget.size.height))
    return [" ".join(line.split()) for line in lines if line.strip()]


@asynccontextmanager
async def opened(
    library: Library,
    data: Path | None,
    size: tuple[int, int] = (120, 40),
    settings: Settings | None = None,
) -> AsyncIterator[Reader]:
    """A reader on a library, which it closes."""
    app = FakeDesktop(library, data, settings)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)
