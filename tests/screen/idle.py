"""Waits until a reader has done all that a key or another event causes."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import process_time
from typing import Any, ParamSpec, Protocol, TypeVar, cast

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

_SOON = 0.04
"""Seconds; longer than twice the time between two paints, by which Textual may put one off."""
_LOOK = 0.01
"""Seconds between two looks whether a thread still works."""

_in_threads: set[Future[Any]] = set()
"""What the threads of asyncio's loops have to do."""


class CountedThreads(ThreadPoolExecutor):
    """Threads that tell whether they have something to do."""

    def submit(
        self, call: Callable[_Given, _Made], /, *args: _Given.args, **options: _Given.kwargs
    ) -> Future[_Made]:
        future = super().submit(call, *args, **options)
        _in_threads.add(future)
        future.add_done_callback(_in_threads.discard)
        return future


class _Inside(Protocol):
    """What a loop of asyncio knows."""

    _ready: deque[asyncio.Handle]
    _scheduled: list[asyncio.TimerHandle]


async def wait_for_idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
    """Wait until all has run that is ready or soon will be, in the loop and in threads.

    Textual's own looks every 20 ms how much the process works, and does so twice for each key:
    most of what the tests of the screen take would be that.
    """
    loop = asyncio.get_running_loop()
    inside = cast("_Inside", loop)
    end = loop.time() + max_sleep
    while (now := loop.time()) < end:
        # What is ready runs before this goes on; what that makes ready is seen then.
        await asyncio.sleep(0)
        if inside._ready:
            continue
        due = min((t.when() for t in inside._scheduled if not t.cancelled()), default=end)
        if due < now + _SOON:
            await asyncio.sleep(max(0, due - now))
        elif not _in_threads:
            return
        else:
            worked = process_time()
            await asyncio.sleep(_LOOK)
            if process_time() - worked < _LOOK / 20:
                return
