"""What nearly everything about an article refers to."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

from index.model import Link, Mention

Range = tuple[int, int]
"""A half-open range of code points of `Document.text`."""

_Placed = TypeVar("_Placed", Mention, Link)


def placed_at(placed: Sequence[_Placed], offset: int) -> _Placed | None:
    """The one of some ranges, by start and not overlapping, that holds a code point."""
    index = bisect_right(placed, offset, key=lambda one: one.start) - 1
    return placed[index] if index >= 0 and offset < placed[index].end else None
