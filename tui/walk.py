"""What `n` and `N` go through: the hits of a query, or the mentions of an entity."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import Enum, auto


class WalkKind(Enum):
    """What is walked."""

    HITS = auto()
    ENTITY = auto()


@dataclass(frozen=True, slots=True)
class Walk:
    """Ranges of one article's text, in order, and the one that was gone to last."""

    kind: WalkKind
    label: str
    """The query, or the entity's name."""
    ranges: tuple[tuple[int, int], ...]
    index: int | None = None
    """None until the first step."""

    def step(self, direction: int, caret: int) -> "Walk | None":
        """The walk at the next range, or None at its end.

        Args:
            direction: 1 for the next range, -1 for the previous.
            caret: where the reader is; the step starts from there when it has left the range that
                was gone to last.
        """
        index = self.index
        if index is not None and self.ranges[index][0] <= caret < self.ranges[index][1]:
            index += direction
        else:
            first = bisect_left(self.ranges, (caret, caret))
            index = first if direction > 0 else first - 1
        return replace(self, index=index) if 0 <= index < len(self.ranges) else None

    @property
    def progress(self) -> str:
        """Where it is, as ``3/17``; just the number before the first step."""
        if self.index is None:
            return f"{len(self.ranges):,}"
        return f"{self.index + 1:,}/{len(self.ranges):,}"

    @property
    def current(self) -> tuple[int, int] | None:
        """The range gone to last."""
        return None if self.index is None else self.ranges[self.index]
