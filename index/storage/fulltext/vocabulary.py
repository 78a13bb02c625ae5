"""The vocabulary in memory: which words begin with what has been typed."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from index.search.spelling import MAX_EDITS, near
from index.storage.fulltext.codec import Terms

MAX_EXPANSIONS = 24
"""Words that a prefix stands for; beyond the most frequent 24 a keystroke gets slow."""

_SLIP = 20
"""A word that is so many times rarer than one spelled nearly so may be meant as that."""

_NONE = np.empty(0, np.int32)


class Vocabulary:
    """All terms of one field, sorted, each with its document frequency; empty at first."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._frequencies = _NONE
        """Of each term, by its place among the terms."""
        self._parts: dict[str, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}
        """Which terms a part has, by their places, and how often."""

    def follow(self, parts: Mapping[str, Callable[[], Terms]]) -> None:
        """Hold the terms of all these parts, and no others.

        Args:
            parts: what reads the terms of each. They never change under the same name, so that only
                those of new names are read: an article more costs what it has itself.
        """
        removed = [self._parts.pop(name) for name in self._parts.keys() - parts.keys()]
        for held, often in removed:
            self._frequencies[held] -= often
        for name in parts.keys() - self._parts.keys():
            terms, frequencies = parts[name]()
            places = self._insert(terms)
            self._parts[name] = places, frequencies
            self._frequencies[places] += frequencies
        if removed and not self._frequencies.all():
            kept = self._frequencies > 0
            self._terms = list(compress(self._terms, kept))
            self._frequencies = self._frequencies[kept]
            self._move(kept.cumsum() - 1)

    def _holds(self, term: str) -> bool:
        at = bisect_left(self._terms, term)
        return at < len(self._terms) and self._terms[at] == term

    def _insert(self, terms: list[str]) -> NDArray[np.int32]:
        """Take up those of sorted terms that are new; tell where all of them are then."""
        held, at = self._terms, 0
        places = np.array([at := bisect_left(held, term, at) for term in terms], np.int64)
        new = [at == len(held) or held[at] != term for at, term in zip(places, terms, strict=True)]
        unknown = list(compress(terms, new))
        if unknown:
            before = places[new]
            here = np.arange(len(held))
            self._move(here + np.searchsorted(before, here, "right"))
            self._frequencies = np.insert(self._frequencies, before, 0)
            # What is in order but for its end is sorted at once.
            held += unknown
            held.sort()
            places[1:] += np.cumsum(new)[:-1]
        return places.astype(np.int32)

    def _move(self, places: NDArray[np.int64]) -> None:
        """Note for all parts where the terms are now, by their places so far."""
        to = places.astype(np.int32)
        self._parts = {name: (to[held], often) for name, (held, often) in self._parts.items()}

    def __len__(self) -> int:
        return len(self._terms)

    def frequency(self, term: str) -> int:
        """How many documents hold a term, those that were deleted since included."""
        return int(self._frequencies[bisect_left(self._terms, term)]) if self._holds(term) else 0

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
            found = [other for other in near if self.frequency(other) >= least]
            if edits > 1:
                # As Lucene's DirectSpellChecker: the first letter is seldom wrong.
                found = [other for other in found if other[0] == term[0]]
            if found:
                return max(found, key=self.frequency)
        return term

    def completions(self, prefix: str) -> list[str]:
        """The most frequent terms that begin with `prefix`, at most `MAX_EXPANSIONS`."""
        within = self._beginning_with(prefix)
        # Of equals the first ones, as they are sorted.
        order = np.argsort(-self._frequencies[within], kind="stable")
        return [self._terms[within.start + at] for at in order[:MAX_EXPANSIONS].tolist()]

    def spelled_like(self, term: str, edits: int) -> list[str]:
        """All terms that `term` becomes by so many edits, itself included."""
        return near(term, self._terms, edits)

    def beginning_with(self, prefix: str) -> list[str]:
        """All terms that begin with `prefix`, itself included, sorted."""
        return self._terms[self._beginning_with(prefix)]

    def _beginning_with(self, prefix: str) -> slice:
        terms = self._terms
        return slice(bisect_left(terms, prefix), bisect_left(terms, prefix + "\U0010ffff"))
