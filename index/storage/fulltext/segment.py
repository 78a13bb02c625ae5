"""One immutable segment of the full text, read in bulk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.matching import FilterMatcher
from whoosh.reading import SegmentReader, TermNotFound

Documents = NDArray[np.int32]
"""Numbers of documents, ascending."""
Mask = NDArray[np.bool_]
"""Which documents, by number."""
Occurrences = NDArray[np.int64]
"""Where a term stands: document << `SHIFT` | position, ascending."""

SHIFT = 32
IsUp = Callable[[], bool]
"""Whether time is up; then what has been found so far is the answer."""

_CHECK_EVERY = 64
"""Blocks of postings between two looks at the clock."""

Identity = tuple[str, frozenset[int]]
"""Name of a segment, and the documents deleted from it."""


def identity_of(listed: WhooshSegment) -> Identity:
    """What two states of a segment have in common only if they hold the same documents."""
    return listed.segment_id(), frozenset(listed.deleted_docs())


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that hold a term, and how often each does."""

    documents: Documents
    frequencies: NDArray[np.float32]

    @classmethod
    def joined(cls, parts: list[Self]) -> "Postings":
        """The postings of several parts, in their order."""
        if len(parts) == 1:
            return parts[0]
        return Postings(
            joined(part.documents for part in parts),
            np.concatenate([NO_POSTINGS.frequencies, *(part.frequencies for part in parts)]),
        )

    def __len__(self) -> int:
        return len(self.documents)


def joined(columns: Iterable[NDArray[np.int32]]) -> NDArray[np.int32]:
    """Columns one behind the other, maybe none."""
    return np.concatenate([np.empty(0, np.int32), *columns])


NO_POSTINGS = Postings(np.empty(0, np.int32), np.empty(0, np.float32))


class Segment:
    """The columns of a segment, and its postings by term."""

    base = 0
    """Number of its first document among those of all segments."""

    def __init__(self, reader: SegmentReader) -> None:
        """Read the columns of a segment."""
        self._reader = reader
        listed = reader.segment()
        self.file = str(listed.make_filename(listed.COMPOUND_EXT))
        """Name of the file that holds it."""
        self.identity = identity_of(listed)
        self.ids = self._column("id")
        self.revisions = self._column("revision")
        self.dates = self._column("date")
        self.lengths = self._column("length")
        self.live: Mask = np.ones(len(self.ids), np.bool_)
        """The documents that were not deleted."""
        self.live[list(self.identity[1])] = False

    def _column(self, name: str) -> NDArray[np.int32]:
        return np.array(self._reader.column_reader(name).load(), np.int32)

    def _matcher(self, field: str, term: str) -> Any:  # noqa: ANN401 - Whoosh has no types
        """Where the postings of a term are read from, None for an unknown term."""
        try:
            matcher = self._reader.postings(field, term.encode())
        except TermNotFound:
            return None
        return matcher.child if isinstance(matcher, FilterMatcher) else matcher

    def postings(self, field: str, term: str) -> Postings:
        """The live documents that hold a term, by number over all segments."""
        matcher = self._matcher(field, term)
        if matcher is None:
            return NO_POSTINGS
        ids: list[int] = []
        counts: list[float] = []
        for block, weights, _ in _blocks(matcher, values=False):
            ids += block
            counts += weights
        documents = np.array(ids, np.int32)
        frequencies = np.array(counts, np.float32)
        if self.identity[1]:
            live = self.live[documents]
            documents, frequencies = documents[live], frequencies[live]
        return Postings(documents + np.int32(self.base), frequencies)

    def occurrences(self, term: str, wanted: Mask, is_up: IsUp) -> Occurrences:
        """Where a term of the text stands in the `wanted` documents, numbered over all segments.

        Once time is up, what has been found so far.
        """
        matcher = self._matcher("words", term)
        documents: list[int] = []
        counts: list[int] = []
        packed: list[bytes] = []
        if matcher is not None:
            size = np.dtype(np.uint32).itemsize
            for number, (block, _, values) in enumerate(_blocks(matcher, values=True)):
                if number % _CHECK_EVERY == 0 and is_up():
                    break
                for document, value in zip(block, values, strict=True):
                    if wanted[document]:
                        documents.append(document)
                        counts.append(len(value) // size)
                        packed.append(value)
        keys = np.array(documents, np.int64) + self.base << SHIFT
        found: Occurrences = np.repeat(keys, counts)
        found |= np.frombuffer(b"".join(packed), np.uint32)
        return found

    def vocabulary(self, field: str) -> tuple[list[str], list[int]]:
        """Every term of a field, sorted, and how many documents hold it; reads all of them."""
        terms, counts = [], []
        for term, info in self._reader.iter_field(field):
            terms.append(term.decode())
            counts.append(info.doc_frequency())
        return terms, counts


def _blocks(
    matcher: Any,  # noqa: ANN401 - Whoosh has no types
    *,
    values: bool,
) -> Iterator[tuple[list[int], list[float], list[bytes]]]:
    """The postings of a leaf matcher as lists of documents, weights, and values if wanted.

    A leaf matcher holds one block of postings at a time, decoded. Taking the blocks whole is
    ten times as fast as asking it document by document, as any other matcher must be.
    """
    blocks = hasattr(matcher, "_read_ids") and hasattr(matcher, "_next_block")
    while matcher.is_active():
        first = matcher.id(), matcher.weight(), matcher.value() if values else b""
        if blocks:
            yield matcher._ids, matcher._weights, matcher._values if values else []
            matcher._next_block()
        else:
            yield [first[0]], [first[1]], [first[2]]
            matcher.next()
