"""Merges segments by walking their sorted terms side by side."""

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from whoosh.codec.base import Segment as WhooshSegment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from index.storage.fulltext.codec import Run, Runs


class SegmentPool:
    """Stands in for a writer's pool of postings, which it would sort on disk once more.

    The postings of each segment are sorted already; merging them as they come, in arrays, takes
    a tenth of the time, and hardly any memory.
    """

    def __init__(self, writer: SegmentWriter, segments: list[WhooshSegment]) -> None:
        """Copy the columns of the segments to the writer; the postings follow when asked for."""
        self._sources = []
        for segment in segments:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            base = writer.docnum
            renumbered = writer.write_per_doc(set(writer.schema.names()), reader)
            self._sources.append(_Source(reader, base, renumbered))

    def iter_postings(self) -> Runs:
        """All postings by field and term, without the deleted documents."""
        return Runs(self._runs())

    def _runs(self) -> Iterator[tuple[str, bytes, Run]]:
        walks = (source.terms(number) for number, source in enumerate(self._sources))
        for (field, term), found in groupby(merge(*walks), key=itemgetter(0, 1)):
            parts = [self._sources[number].run(field, info) for _, _, number, info in found]
            documents, frequencies, positions = zip(*parts, strict=True)
            joined = np.concatenate(documents)
            if len(joined):
                yield field, term, (joined, np.concatenate(frequencies), b"".join(positions))

    def cleanup(self) -> None:
        """Let go of the segments."""
        for source in self._sources:
            source.close()
        self._sources = []


class _Source:
    """One of the segments."""

    def __init__(self, reader: SegmentReader, base: int, renumbered: dict[int, int] | None) -> None:
        """Take a segment.

        Args:
            reader: of it.
            base: the number that its first document has now.
            renumbered: the number of each, without the deleted ones; None if there are none.
        """
        self._reader = reader
        self._base = base
        self._numbers = None
        if renumbered is not None:
            self._numbers = np.full(reader.doc_count_all(), -1, np.int64)
            self._numbers[list(renumbered)] = list(renumbered.values())

    def terms(self, number: int) -> Iterator[tuple[str, bytes, int, Any]]:
        """(field, term, the given number, what is known of it) of all terms, sorted."""
        return ((field, term, number, info) for (field, term), info in self._reader._terms.items())

    def run(self, field: str, info: Any) -> Run:  # noqa: ANN401 - Whoosh has no types
        """The postings of a term."""
        terms, format_ = self._reader._terms, self._reader.schema[field].format
        matcher = self._reader.codec().postings_reader(terms._postfile, info, format_)
        blocks = list(matcher.blocks())
        documents = np.concatenate([block[0] for block in blocks])
        frequencies = np.concatenate([block[1] for block in blocks])
        positions = b"".join([block[2] for block in blocks])
        if self._numbers is None:
            return documents + self._base, frequencies, positions
        documents = self._numbers[documents]
        live = documents >= 0
        if positions:
            each = np.frombuffer(positions, np.uint32)
            positions = each[np.repeat(live, frequencies.astype(np.int64))].tobytes()
        return documents[live], frequencies[live], positions

    def close(self) -> None:
        """Let go of it."""
        self._reader.close()
