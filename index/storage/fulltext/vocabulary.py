"""The vocabulary in memory: which words begin with what has been typed."""

from bisect import bisect_left
from collections import Counter
from heapq import nlargest

from index.search.spelling import near

MAX_EXPANSIONS = 24
"""Words that a prefix stands for; beyond the most frequent 24 a keystroke gets slow."""


class Vocabulary:
    """All terms of one field, sorted."""

    def __init__(self, frequencies: Counter[str]) -> None:
        """Take every term with its document frequency."""
        self._frequencies = frequencies
        self._terms = sorted(frequencies)

    def __len__(self) -> int:
        return len(self._terms)

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
