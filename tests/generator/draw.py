"""Random draws that every Python version makes alike.

Only ``random()`` and ``choices`` are used: the first is promised to be reproducible, the second is
a bisection over it. ``choice``, ``shuffle`` and ``randrange`` have changed between versions.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import exp
from random import Random
from statistics import NormalDist
from typing import Generic, TypeVar

T = TypeVar("T")

_ZIPF_EXPONENT = 1.07
_ZIPF_SHIFT = 2.7
# B. Mandelbrot, "An informational theory of the statistical structure of language", 1953; the
# constants are those usual for English.

_NORMAL = NormalDist()


def listed(text: str) -> tuple[str, ...]:
    """The words of a table written as running text."""
    return tuple(text.split())


class ZipfTable(Generic[T]):
    """Items in order of rank, drawn as often as the Zipf-Mandelbrot law says."""

    def __init__(self, items: Iterable[T]) -> None:
        self.items = tuple(items)
        self._weights = tuple(
            accumulate((rank + _ZIPF_SHIFT) ** -_ZIPF_EXPONENT for rank in range(len(self.items)))
        )

    def draw(self, rng: Random, count: int) -> list[T]:
        """That many independent draws."""
        return rng.choices(self.items, cum_weights=self._weights, k=count)

    def distinct(self, rng: Random, count: int) -> list[T]:
        """At most that many draws, each item once."""
        return list(dict.fromkeys(self.draw(rng, count)))


def pick(rng: Random, items: Sequence[T]) -> T:
    """One item, each as likely."""
    return items[int(rng.random() * len(items))]


def between(rng: Random, low: int, high: int) -> int:
    """An integer from `low` to `high`, both included."""
    return low + int(rng.random() * (high - low + 1))


def log_normal(rng: Random, median: float, sigma: float) -> float:
    """A length: log-normal, with `sigma` the standard deviation of its logarithm."""
    # inv_cdf is not defined at 0, which random() can return.
    return median * exp(sigma * _NORMAL.inv_cdf(rng.random() or 0.5))
