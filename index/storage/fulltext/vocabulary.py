"""The vocabulary in memory: which words begin with what has been typed."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from heapq import nlargest

from index.search.spelling import MAX_EDITS, near

MAX_EXPANSIONS = 24
"""Words that a prefix stands for; beyond the most frequent 24 a keystroke gets slow."""

_SLIP = 50
"""A word that is so many times rarer than one spelled nearly so may be meant as that."""


class Vocabulary:
    """All terms of one field, sorted, each with its document frequency; empty at first."""

    def __init__(self) -> None:
        self._parts: dict[str, Counter[str]] = {}
        self._frequencies: Counter[str] = Counter()
        self._terms: list[str] = []

    def follow(self, parts: Mapping[str, Callable[[], Counter[str]]]) -> None:
        """Hold the terms of all these parts, and no others.

        Args:
            parts: what reads the frequencies of each. They never change under the same name, so
                that only those of new names are read: an article more costs what it has itself.
        """
        if parts.keys() == self._parts.keys():
            return
        added = {name: read() for name, read in parts.items() if name not in self._parts}
        removed = [self._parts.pop(name) for name in self._parts.keys() - parts.keys()]
        self._parts.update(added)
        new = {term for part in added.values() for term in part if term not in self._frequencies}
        for part in added.values():
            self._frequencies.update(part)
        for part in removed:
            self._frequencies.subtract(part)
        gone = {term for part in removed for term in part if not self._frequencies[term]}
        for term in gone:
            del self._frequencies[term]
        # What is almost in order is sorted at once.
        self._terms = [term for term in self._terms if term not in gone] + sorted(new - gone)
        self._terms.sort()

    def __len__(self) -> int:
        return len(self._terms)

    def frequency(self, term: str) -> int:
        """How many documents hold a term, those that were deleted since included."""
        return self._frequencies[term]

    def nearest(self, term: str, articles: int) -> str:
        """The most frequent of the terms that are spelled most like one; itself without any.

        Args:
            term: which gives way only to one so common that it may be a slip of that.
            articles: that have the term, or another form of it.
        """
        least = _SLIP * articles + 1
        for edits in range(1, MAX_EDITS + 1):
            # With more edits a short word becomes any other.
            near = self.spelled_like(term, edits) if len(term) > 2 * edits else []
            found = [other for other in near if self._frequencies[other] >= least]
            if found:
                return max(found, key=self._frequencies.__getitem__)
        return term

    def completions(self, prefix: str) -> list[str]:
        """The most frequent terms that begin with `prefix`, at most `MAX_EXPANSIONS`."""
        return nlargest(
            MAX_EXPANSIONS, self.beginning_with(prefix), key=self._frequencies.__getitem__
        )

    def spelled_like(self, term: str, edits: int) -> list[str]:
        """All terms that `term` becomes by so many edits, itself included."""
        return near(term, self._terms, edits)

    def beginning_with(self, prefix: str) -> list[str]:
        """All terms that begin with `prefix`, itself included, sorted."""
        start = bisect_left(self._terms, prefix)
        end = bisect_left(self._terms, prefix + "\U0010ffff")
        return self._terms[start:end]
