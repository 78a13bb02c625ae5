"""Merges segments by walking their sorted terms side by side."""

from collections.abc import Iterator
from heapq import merge

from whoosh.codec.base import Segment as WhooshSegment
from whoosh.matching import FilterMatcher
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

Posting = tuple[str, bytes, int, float, bytes | None]
"""Field, term, document, how often, packed positions."""


class SegmentPool:
    """Stands in for a writer's pool of postings, which it would sort on disk once more.

    The postings of each segment are sorted already; merging them as they come takes half the
    time, and hardly any memory.
    """

    def __init__(self, writer: SegmentWriter, segments: list[WhooshSegment]) -> None:
        """Copy the columns of the segments to the writer; the postings follow when asked for."""
        self._sources = []
        for segment in segments:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            base = writer.docnum
            renumbered = writer.write_per_doc(set(writer.schema.names()), reader)
            self._sources.append((reader, base, renumbered))

    def iter_postings(self) -> Iterator[Posting]:
        """All postings by field, term and document, without the deleted documents."""
        walks = (self._terms(number) for number in range(len(self._sources)))
        for field, term, number in merge(*walks):
            reader, base, renumbered = self._sources[number]
            for document, weight, value in _postings(reader, field, term):
                if renumbered is None:
                    yield field, term, base + document, weight, value
                elif document in renumbered:
                    yield field, term, renumbered[document], weight, value

    def _terms(self, number: int) -> Iterator[tuple[str, bytes, int]]:
        return ((field, term, number) for field, term in self._sources[number][0].all_terms())

    def cleanup(self) -> None:
        """Let go of the segments."""
        for reader, _, _ in self._sources:
            reader.close()
        self._sources = []


def _postings(
    reader: SegmentReader, field: str, term: bytes
) -> Iterator[tuple[int, float, bytes | None]]:
    matcher = reader.postings(field, term)
    if isinstance(matcher, FilterMatcher):
        matcher = matcher.child
    # A leaf matcher holds one block of postings at a time, decoded: they are taken whole.
    while matcher.is_active():
        first = (matcher.id(), matcher.weight(), matcher.value())
        if hasattr(matcher, "_next_block"):
            yield from zip(matcher._ids, matcher._weights, matcher._values, strict=True)
            matcher._next_block()
        else:
            yield first
            matcher.next()
