"""The postings and the word positions of all segments, cached while the user types on."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from index.search.near import windows_with_entities
from index.storage.fulltext.segment import (
    SHIFT,
    IsUp,
    Mask,
    Occurrences,
    Postings,
    Segment,
)

CACHED_POSTINGS = 8_000_000
"""Postings kept over all terms: 64 MB."""

_CHECK_EVERY = 1_000
"""Documents between two looks at the clock."""


class InvertedIndex:
    """Finds documents by terms; they are numbered over all segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Take the segments of a full text, numbered through."""
        self._segments = segments
        self.size = sum(len(segment.ids) for segment in segments)
        """How many documents there are, deleted ones included."""
        self._cache: OrderedDict[tuple[str, str], Postings] = OrderedDict()
        self._cached = 0

    def postings(self, field: str, term: str) -> Postings:
        """The live documents that hold a term."""
        key = (field, term)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        parts = [segment.postings(field, term) for segment in self._segments]
        found = self._cache[key] = Postings.joined([part for part in parts if len(part)])
        self._cached += len(found)
        while self._cached > CACHED_POSTINGS and len(self._cache) > 1:
            _, oldest = self._cache.popitem(last=False)
            self._cached -= len(oldest)
        return found

    def none(self) -> Mask:
        """A mask without any document."""
        return np.zeros(self.size, np.bool_)

    def holding(self, terms: Iterable[tuple[str, str]], is_up: IsUp = lambda: False) -> Mask:
        """The live documents that hold any of some terms, as a mask of the caller's own.

        Args:
            terms: each with its field.
            is_up: whether to answer with what has been found.
        """
        found = self.none()
        for field, term in terms:
            if is_up():
                break
            found[self.postings(field, term).documents] = True
        return found

    def phrase(self, terms: Sequence[str], wanted: Mask, is_up: IsUp) -> Mask:
        """Those of the `wanted` documents where the terms stand side by side."""
        starts = self._occurrences(terms[0], wanted, is_up)
        for distance, term in enumerate(terms[1:], 1):
            wanted = self._documents(starts)
            at = self._occurrences(term, wanted, is_up) - distance
            starts = starts[_among(starts, at)]
        return self._documents(starts)

    def near(self, terms: Sequence[str], others: int, wanted: Mask, is_up: IsUp) -> Mask:
        """Those of the `wanted` documents where the terms stand together, in any order.

        Args:
            terms: one that is given twice must stand there twice.
            others: how many other words may stand among them at most.
            wanted: which documents to look at.
            is_up: whether to answer with what has been found.
        """
        widest = len(terms) + others
        places = {
            term: (self._occurrences(term, wanted, is_up), count)
            for term, count in Counter(terms).items()
        }
        found = self.none()
        for starts, _ in places.values():
            # From a place on, as many of each term as are wanted must follow soon enough.
            together = np.ones(len(starts), np.bool_)
            for at, count in places.values():
                last = np.searchsorted(at, starts) + count - 1
                ends = np.append(at, np.iinfo(np.int64).max)[np.minimum(last, len(at))]
                together &= ends - starts < widest
            found |= self._documents(starts[together])
        return found

    def with_entities(
        self,
        words: Sequence[str],
        entities: Sequence[Mapping[int, Sequence[Sequence[str]]]],
        others: int,
        wanted: Mask,
        is_up: IsUp,
    ) -> Mask:
        """Those of the `wanted` documents where words and entities stand together, in any order.

        Args:
            words: as terms.
            entities: the forms of each, as terms, by document.
            others: how many other words may stand among them at most.
            wanted: the documents to look at, which have all words and entities.
            is_up: whether to answer with what has been found.
        """
        found = self.none()
        forms = {
            document: [entity[document] for entity in entities]
            for document in np.flatnonzero(wanted).tolist()
        }
        for number, (document, places) in enumerate(self._places(words, forms, is_up)):
            if number % _CHECK_EVERY == 0 and is_up():
                break
            if next(windows_with_entities(places, words, forms[document], others), None):
                found[document] = True
        return found

    def _places(
        self,
        words: Sequence[str],
        forms: Mapping[int, Sequence[Sequence[Sequence[str]]]],
        is_up: IsUp,
    ) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        """Where words, and those of the forms of its entities, stand in each document."""
        needed: dict[str, list[int]] = {word: list(forms) for word in words}
        for document, entities in forms.items():
            for term in {term for entity in entities for form in entity for term in form}:
                needed.setdefault(term, []).append(document)
        places: dict[int, list[tuple[int, str]]] = {document: [] for document in forms}
        for term, documents in needed.items():
            if is_up():
                break
            wanted = self.none()
            wanted[documents] = True
            for occurrence in self._occurrences(term, wanted, is_up).tolist():
                document, position = divmod(occurrence, 1 << SHIFT)
                places[document].append((position, term))
        for document, unsorted in places.items():
            yield document, sorted(unsorted)

    def _occurrences(self, term: str, wanted: Mask, is_up: IsUp) -> Occurrences:
        """Where a term of the text stands in the `wanted` documents."""
        parts = [np.empty(0, np.int64)]
        for segment in self._segments:
            own = wanted[segment.base : segment.base + len(segment.ids)]
            if own.any():
                parts.append(segment.occurrences(term, own, is_up))
        return np.concatenate(parts)

    def _documents(self, occurrences: Occurrences) -> Mask:
        found = self.none()
        found[occurrences >> SHIFT] = True
        return found


def _among(some: Occurrences, others: Occurrences) -> Mask:
    """Which are among others; both ascend."""
    if not len(others):
        return np.zeros(len(some), np.bool_)
    nearest = np.minimum(np.searchsorted(others, some), len(others) - 1)
    found: Mask = others[nearest] == some
    return found
