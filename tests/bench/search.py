"""Search in this process, beside SQLite FTS5."""

from collections.abc import Iterator
from time import perf_counter

from generator import queries

from bench.corpus import SEED, Corpus
from bench.figures import Figures, Peer, Row
from bench.fts5 import Fts5

_QUERIES = 50


def measure(corpus: Corpus) -> Iterator[Row]:
    """Whole queries, best 20 hits with snippets; the first of each, which opens files, apart."""
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        peer = Fts5(corpus.folder / "fts5.sqlite")
        peer.fill(library)
        ours, theirs = [], []
        for query in ("the", *queries(_QUERIES, SEED)):
            start = perf_counter()
            library.search(query)
            between = perf_counter()
            peer.search(query)
            ours.append(between - start)
            theirs.append(perf_counter() - between)
        peer.close()
        library.close()
        yield Row(
            f"search, {size:,} articles",
            Figures.milliseconds(ours[1:]),
            peer=Peer("SQLite FTS5", Figures.milliseconds(theirs[1:])),
        )
