"""What `n` and `N` go through: hits of a query, mentions of an entity, or found text."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import Enum, auto


class WalkKind(Enum):
    """What is walked."""

    HITS = auto()
    ENTITY = auto()
    FOUND = auto()


@dataclass(frozen=True, slots=True)
class Walk:
    """Ranges of one article's text, in order, and the one that was gone to last."""

    kind: WalkKind
    label: str
    """The query, the entity's name, or the pattern."""
    ranges: tuple[tuple[int, int], ...]
    index: int | None = None
    """None until the first step."""
    key: str = ""
    """Id of the entity that is walked."""

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

    def at(self, offset: int) -> tuple[int, int] | None:
        """The range that holds a code point, None if there is none."""
        index = bisect_right(self.ranges, offset, key=lambda range_: range_[0]) - 1
        found = self.ranges[index] if index >= 0 else None
        return found if found is not None and offset < found[1] else None

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
