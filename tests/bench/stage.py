"""Runs an application in this process, in front of a driver that notes what it writes."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter
from typing import Generic, TypeVar

from textual import events
from textual._context import active_app
from textual.app import App
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.widget import Widget

from bench.terminal import COLUMNS, LINES, plain

_PATIENCE = 300.0
_BEAT = 0.002
_REPEATS_PER_SECOND = 30
_CALM = 40
"""Beats without output after which nothing more comes."""

AppT = TypeVar("AppT", bound=App[None])
Expected = Callable[[], str | None]
"""What will have been drawn; None while that is not known yet."""


class Output:
    """What an application has written to its terminal."""

    def __init__(self) -> None:
        self.bytes = 0
        self.last = 0.0
        """When it wrote, in seconds of the performance counter."""
        self._recent = ""
        self._expected: Expected | None = None
        self._seen: asyncio.Future[float] | None = None

    def write(self, data: str) -> None:
        """Take what the application writes."""
        self.last = perf_counter()
        self.bytes += len(data.encode())
        if self._expected is None or self._seen is None or self._seen.done():
            return
        expected = self._expected()
        if expected is None:
            self._recent = ""
            return
        self._recent += plain(data)
        if expected in self._recent:
            self._seen.set_result(self.last)

    def expect(self, expected: Expected) -> "asyncio.Future[float]":
        """The time at which something is drawn that is expected from now on."""
        self._recent, self._expected = "", expected
        self._seen = asyncio.get_running_loop().create_future()
        return self._seen


class Heartbeat:
    """Notes the longest time for which the event loop did nothing else."""

    def __init__(self) -> None:
        self.longest = 0.0
        """In seconds."""

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            start = perf_counter()
            await asyncio.sleep(_BEAT)
            self.longest = max(self.longest, perf_counter() - start - _BEAT)


class Stage(Generic[AppT]):
    """A running application, and how long it takes to react."""

    def __init__(self, app: AppT) -> None:
        self.app = app
        self.output = Output()
        self.heartbeat = Heartbeat()
        self._running: asyncio.Task[None] | None = None

    async def seconds(self, act: Callable[[], object], expected: Expected) -> float:
        """Seconds from an act until what is expected has been written to the terminal."""
        seen = self.output.expect(expected)
        start = perf_counter()
        act()
        return await asyncio.wait_for(seen, _PATIENCE) - start

    async def key(self, key: str, expected: Expected) -> float:
        """Seconds from a key until what is expected has been written to the terminal."""
        return await self.seconds(lambda: self.press(key), expected)

    def press(self, key: str) -> None:
        """Post a key, by Textual's name or as the character."""
        character = " " if key == "space" else key if len(key) == 1 else None
        self.app.post_message(events.Key(key, character))

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal."""
        size = Size(columns, lines)
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self.app.post_message(events.Resize(size, size))

    async def hold(self, key: str, times: int) -> float:
        """Press a key as often as a keyboard repeats it; seconds from the last to the last paint.

        A paint that came before the last key counts as no time at all.
        """
        start = perf_counter()
        for number in range(times):
            await asyncio.sleep(max(0, start + number / _REPEATS_PER_SECOND - perf_counter()))
            self.press(key)
        last = perf_counter()
        await self.quiet()
        return max(0, self.output.last - last)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition; between measurements only.

        Raises:
            RuntimeError: if the application ends before.
            TimeoutError: if it takes too long.
        """
        async with asyncio.timeout(_PATIENCE):
            while not condition():
                if self._running is None or self._running.done():
                    raise RuntimeError(f"{type(self.app).__name__} has ended")
                await asyncio.sleep(_BEAT)

    async def quiet(self) -> None:
        """Wait until the application has had its turn many times and written nothing."""
        calm, written = 0, self.output.bytes
        while calm < _CALM:
            await asyncio.sleep(_BEAT)
            calm = calm + 1 if written == self.output.bytes else 0
            written = self.output.bytes

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the application until the end of the block."""
        self.app.driver_class = noting_driver(self.output)
        active_app.set(self.app)  # as widgets have it that are called by the application
        self._running = asyncio.create_task(self.app.run_async(size=(COLUMNS, LINES)))
        beating = asyncio.create_task(self.heartbeat.run())
        try:
            await self.until(lambda: self.output.last > 0)
            await self.quiet()
            self.heartbeat.longest = 0.0
            yield
        finally:
            beating.cancel()
            self.app.exit()
            await self._running


def noting_driver(output: Output) -> type[HeadlessDriver]:
    """A driver without a terminal, that hands on what is written."""

    class NotingDriver(HeadlessDriver):
        @property
        def is_headless(self) -> bool:
            return False  # or Textual would not even render

        def write(self, data: str) -> None:
            output.write(data)

    return NotingDriver


@asynccontextmanager
async def staged(app: AppT) -> AsyncIterator[Stage[AppT]]:
    """Run an application until the end of the block."""
    stage = Stage(app)
    async with stage.running():
        yield stage


async def scroll_times(
    stage: Stage[AppT], widget: Widget, pages: tuple[str, int], jumps: tuple[str, ...]
) -> tuple[list[float], list[float]]:
    """Seconds for each page and for each jump, from the key to the moved text.

    Args:
        stage: where the widget is.
        widget: what scrolls; it gets the focus, and starts at its top.
        pages: the key for the next page, and how often it is pressed at most.
        jumps: keys that go to the other end each time, beginning at the bottom.
    """
    widget.focus()
    await stage.quiet()
    key, most = pages
    paged: list[float] = []
    while len(paged) < most and widget.scroll_y < widget.max_scroll_y:
        paged.append(await _scroll(stage, widget, key))
    return paged, [await _scroll(stage, widget, key) for key in jumps]


async def _scroll(stage: Stage[AppT], widget: Widget, key: str) -> float:
    before = widget.scroll_y
    seconds = await stage.key(key, lambda: None if widget.scroll_y == before else "")
    await stage.quiet()
    return seconds
