"""Search in this process, beside SQLite FTS5 and tantivy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from generator import queries

from bench.corpus import SEED, Corpus
from bench.figures import Figures, Peer, Row
from bench.fts5 import Fts5
from bench.tantivy_peer import Tantivy
from index.library import Library

FTS5, TANTIVY = "SQLite FTS5, porter", "tantivy, unstemmed"
"""The peers, with how they make terms of words; Dateline has both the words and their stems."""
QUERIES = 50


def measure(corpus: Corpus) -> Iterator[Row]:
    """Whole queries, best 20 hits with snippets; the first of each, which opens files, apart."""
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        peers = Peers.of(corpus, library)
        asked = queries(QUERIES, SEED)
        ours = seconds(library.search, asked)
        what = f"search, {size:,} articles"
        for peer in peers.measured(asked):
            yield Row(what, Figures.milliseconds(ours), peer=peer)
        peers.close()
        library.close()


@dataclass(frozen=True, slots=True)
class Peers:
    """The full-text engines that Dateline stands beside, with the articles of a library."""

    fts5: Fts5
    tantivy: Tantivy

    @classmethod
    def of(cls, corpus: Corpus, library: Library) -> "Peers":
        """Fill them anew."""
        peers = cls(Fts5(corpus.folder / "fts5.sqlite"), Tantivy(corpus.folder / "tantivy"))
        peers.fts5.fill(library)
        peers.tantivy.fill(library)
        return peers

    def measured(
        self, asked: Iterable[str], clock: Callable[[], float] = perf_counter
    ) -> Iterator[Peer]:
        """What each takes for the same queries."""
        yield Peer(FTS5, Figures.milliseconds(seconds(self.fts5.search, asked, clock)))
        yield Peer(TANTIVY, Figures.milliseconds(seconds(self.tantivy.search, asked, clock)))

    def close(self) -> None:
        """Let go of the files."""
        self.fts5.close()


def seconds(
    search: Callable[[str], object],
    asked: Iterable[str],
    clock: Callable[[], float] = perf_counter,
) -> list[float]:
    """Seconds for each query by a clock, after one query that opens the files."""
    search("the")
    taken = []
    for query in asked:
        start = clock()
        search(query)
        taken.append(clock() - start)
    return taken
