"""Keeps the postings of a batch until they are written."""

from array import array
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from index.storage.fulltext.codec import Run, Runs

Posting = tuple[str, bytes, int, float, bytes | None]
"""Field, term, document, frequency, packed positions."""


class BatchPool:
    """Stands in for a writer's pool of postings, which keeps a tuple for each and sorts them all.

    Documents come in order. By term, a posting takes 10 to 30 bytes instead of 200, and only terms
    are sorted.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._fields: defaultdict[str, defaultdict[bytes, _Postings]] = defaultdict(
            lambda: defaultdict(_Postings)
        )

    def add(self, posting: Posting) -> None:
        """Take a posting of the newest document."""
        field, term, document, frequency, positions = posting
        postings = self._fields[field][term]
        postings.documents.append(document)
        postings.frequencies.append(frequency)
        if positions:
            postings.positions += positions

    def iter_postings(self) -> Runs:
        """All postings by field and term."""
        return Runs(self._runs())

    def _runs(self) -> Iterator[tuple[str, bytes, Run]]:
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield field, term, terms[term].run()

    def cleanup(self) -> None:
        """Let go of them."""
        self._fields.clear()


class _Postings:
    """Those of a term."""

    __slots__ = ("documents", "frequencies", "positions")

    def __init__(self) -> None:
        self.documents = array("I")
        self.frequencies = array("f")
        self.positions = bytearray()

    def run(self) -> Run:
        """The same as the codec takes them."""
        documents = np.frombuffer(self.documents, np.uint32).astype(np.int64)
        frequencies = np.frombuffer(self.frequencies, np.float32)
        return documents, frequencies, bytes(self.positions)
