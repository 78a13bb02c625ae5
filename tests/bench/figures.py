"""What was measured: samples, a budget, a peer."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Samples of one quantity."""

    values: tuple[float, ...]
    """At least one."""
    unit: str

    @classmethod
    def of(cls, values: Iterable[float], unit: str) -> "Figures":
        """Take samples in any order."""
        return cls(tuple(sorted(values)), unit)

    @classmethod
    def milliseconds(cls, seconds: Iterable[float]) -> "Figures":
        """Take samples in seconds."""
        return cls.of((1_000 * value for value in seconds), "ms")

    def at(self, share: float) -> float:
        """The percentile for a share of 0 to 1, by nearest rank."""
        return self.values[max(0, math.ceil(share * len(self.values)) - 1)]

    @property
    def middle(self) -> float:
        """The median."""
        return self.at(0.5)


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit for one percentile, or for the ratio of the medians to the peer's."""

    limit: float
    share: float = 0.5
    """The percentile, 0 to 1; 1 is the largest sample."""
    at_least: bool = False
    """Whether more is better."""
    of_peer: bool = False
    """Whether the ratio is meant."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody else's figures for the same work, or the least the machine could need for it."""

    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    what: str
    measured: Figures
    budget: Budget | None = None
    peer: Peer | None = None

    @property
    def ratio(self) -> float | None:
        """Median by the peer's median."""
        return None if self.peer is None else self.measured.middle / self.peer.figures.middle

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None without one."""
        if self.budget is None:
            return None
        value = self.ratio if self.budget.of_peer else self.measured.at(self.budget.share)
        assert value is not None, "a budget that is a ratio needs a peer"
        return value >= self.budget.limit if self.budget.at_least else value <= self.budget.limit
