"""When a search must answer with what it has."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """When a search must answer with what it has."""

    limit_ms: float | None = None
    """Milliseconds, None for no limit."""
    waiting: Callable[[], bool] = lambda: False
    """Whether a newer query waits."""
    waiting_limit_ms: float = 0.0
    """Milliseconds, while a newer query waits."""


class Clock:
    """Tells when a search must stop."""

    def __init__(
        self, limit_ms: float | None, waiting: Callable[[], bool], waiting_limit_ms: float
    ) -> None:
        self._start = time.monotonic()
        self._limit_ms = limit_ms
        self._waiting = waiting
        self._waiting_limit_ms = waiting_limit_ms
        self.stopped = False

    def is_up(self) -> bool:
        """Whether it must."""
        if self._limit_ms is None or self.stopped:
            return self.stopped
        elapsed = (time.monotonic() - self._start) * 1_000
        self.stopped = elapsed > self._limit_ms or (
            elapsed > self._waiting_limit_ms and self._waiting()
        )
        return self.stopped
