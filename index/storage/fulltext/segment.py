"""One immutable segment of the full text, read in bulk."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.columns import NumericColumn
from whoosh.matching import FilterMatcher
from whoosh.reading import SegmentReader, TermNotFound

from index.storage.fulltext.codec import BlockMatcher, Terms, TermsReader

Documents = NDArray[np.int32]
"""Numbers of documents, ascending."""
Mask = NDArray[np.bool_]
"""Which documents, by number."""
Occurrences = NDArray[np.int64]
"""Where a term stands: document << `SHIFT` | position, ascending."""

SHIFT = 32
IsUp = Callable[[], bool]
"""Whether time is up; then what has been found so far is the answer."""

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
        self._terms: TermsReader = reader._terms
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
        reader = self._reader.column_reader(name, translate=False)
        column = np.full(len(reader), reader._default, np.int32)
        if isinstance(reader, NumericColumn.Reader):
            # Whoosh reads the numbers one by one; those behind the last are as by default.
            held = reader._dbfile.get_array(reader._basepos, reader._typecode, reader._count)
            column[: reader._count] = held
        return column

    def _matcher(self, field: str, term: str) -> BlockMatcher | None:
        """Where the postings of a term are read from, None for an unknown term."""
        try:
            matcher = self._reader.postings(field, term.encode())
        except TermNotFound:
            return None
        if isinstance(matcher, FilterMatcher):
            # It has passed over the blocks in front that were deleted as a whole.
            matcher = matcher.child
            matcher.reset()
        found: BlockMatcher = matcher
        return found

    def postings(self, field: str, term: str) -> Postings:
        """The live documents that hold a term, by number over all segments."""
        matcher = self._matcher(field, term)
        if matcher is None:
            return NO_POSTINGS
        parts = [(ids, frequencies) for ids, frequencies, _ in matcher.blocks()]
        documents = np.concatenate([ids for ids, _ in parts]).astype(np.int32)
        frequencies = np.concatenate([frequencies for _, frequencies in parts])
        if self.identity[1]:
            live = self.live[documents]
            documents, frequencies = documents[live], frequencies[live]
        return Postings(documents + np.int32(self.base), frequencies)

    def occurrences(self, term: str, wanted: Mask, is_up: IsUp) -> Occurrences:
        """Where a term of the text stands in the `wanted` documents, numbered over all segments.

        Once time is up, what has been found so far.
        """
        found = [np.empty(0, np.int64)]
        if matcher := self._matcher("words", term):
            for documents, frequencies, positions in matcher.blocks(wanted):
                if is_up():
                    break
                counts = frequencies.astype(np.int64)
                places = np.repeat(documents + self.base << SHIFT, counts)
                places |= np.frombuffer(positions, np.uint32)
                found.append(places[np.repeat(wanted[documents], counts)])
        return np.concatenate(found)

    def vocabulary(self, field: str) -> Terms:
        """Every term of a field, those of deleted documents included; reads all of them."""
        return self._terms.of(field)
