"""Textual's Markdown widget on the same article."""

from dataclasses import dataclass, field
from typing import ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Markdown

from bench.stage import scroll_times, staged

_PAGES, _JUMPS = 8, 3
_START_OF_TITLE = 12


class MarkdownApp(App[None]):
    """A screen with nothing but a scrolling Markdown widget, empty until `o` is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [("o", "open", "Open")]

    def __init__(self, text: str) -> None:
        """Take the article's Markdown."""
        super().__init__()
        self.animation_level = "none"
        self._text = text

    def compose(self) -> ComposeResult:
        """The widget."""
        with VerticalScroll():
            yield Markdown()

    @work
    async def action_open(self) -> None:
        """Open the article."""
        await self.query_one(Markdown).update(self._text)


@dataclass(slots=True)
class MarkdownTimes:
    """Seconds, a sample each time."""

    open: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    jump: list[float] = field(default_factory=list)
    blocked: float = 0.0
    """The longest block of the event loop."""


async def measure_markdown(text: str) -> MarkdownTimes:
    """Open once, page and jump several times."""
    times = MarkdownTimes()
    title = text.partition("\n")[0].lstrip("# ")[:_START_OF_TITLE]
    async with staged(MarkdownApp(text)) as stage:
        scroll = stage.app.query_one(VerticalScroll)
        times.open.append(await stage.key("o", lambda: title))
        await stage.until(lambda: all(worker.is_finished for worker in stage.app.workers))
        await stage.quiet()
        times.page, times.jump = await scroll_times(
            stage, scroll, ("pagedown", _PAGES), ("home", "end") * _JUMPS
        )
        times.blocked = stage.heartbeat.longest
    return times
