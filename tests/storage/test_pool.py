"""The postings of a batch."""

import numpy as np

from index.storage.fulltext.pool import BatchPool


def test_postings_come_by_field_and_term() -> None:
    pool = BatchPool()
    pool.add(("words", b"snow", 0, 2.0, b"\1\0\0\0\5\0\0\0"))
    pool.add(("words", b"ice", 0, 1.0, b"\2\0\0\0"))
    pool.add(("key", b"7", 0, 1.0, None))
    pool.add(("words", b"snow", 3, 1.0, b"\4\0\0\0"))
    runs = list(pool.iter_postings())
    assert [run[:2] for run in runs] == [("key", b"7"), ("words", b"ice"), ("words", b"snow")]
    documents, frequencies, positions = runs[-1][2]
    assert (documents.tolist(), frequencies.tolist()) == ([0, 3], [2.0, 1.0])
    assert np.frombuffer(positions, np.uint32).tolist() == [1, 5, 4]
    pool.cleanup()
    assert not list(pool.iter_postings())
