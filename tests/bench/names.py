"""Names across articles: linking, pages of entities, decisions."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from bench.corpus import Corpus
from bench.figures import Budget, Figures, Peer, Row
from index.library import Library
from index.storage.catalog import Catalog
from index.storage.catalog.linking import link, link_all

_PAGE = Budget(100, share=0.95)
_SAME = Budget(3, of_peer=True)
"""What one article costs may hardly grow with the library."""
_TIMES_LINKED = 60
_PAGES = 40
_DECISIONS = 10


def measure(corpus: Corpus) -> Iterator[Row]:
    """For each size of library."""
    smallest: Figures | None = None
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        catalog = Catalog.of(library.directory)
        one = Figures.milliseconds(_linking_one(catalog))
        what = f"link the names of one article, to {size:,}"
        if smallest is None:
            smallest = one
            yield Row(what, one)
        else:
            yield Row(what, one, _SAME, Peer("smallest library", smallest))
        whole = Figures.milliseconds([_linking_all(catalog) / size])
        yield Row(f"link all of {size:,} articles anew, an article", whole)
        catalog.close()
        pages = Figures.milliseconds(list(_pages(library)))
        yield Row(f"page of a frequent entity, {size:,} articles", pages, _PAGE)
        decisions = Figures.milliseconds(list(_decisions(library)))
        yield Row(f"merge two entities and undo it, {size:,} articles", decisions)
        library.close()


def _linking_one(catalog: Catalog) -> list[float]:
    """Seconds; what is found is thrown away."""
    rows = catalog.rows("SELECT id FROM documents ORDER BY id DESC LIMIT ?", _TIMES_LINKED)
    db = catalog.connection
    times = []
    for (document,) in rows:
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM links WHERE document = ?", (document,))
        # As if each of its names were new.
        db.execute(
            "DELETE FROM names WHERE key IN (SELECT key FROM occurrences WHERE document = ?)",
            (document,),
        )
        times.append(_seconds(partial(link, db, [document])))
        db.execute("ROLLBACK")
    return times


def _linking_all(catalog: Catalog) -> float:
    catalog.set_meta("linking", "")
    return _seconds(lambda: link_all(catalog))


def _pages(library: Library) -> Iterator[float]:
    for entity in library.entity_list(limit=_PAGES):
        yield _seconds(partial(library.entity_page, entity.id))


def _decisions(library: Library) -> Iterator[float]:
    first, *others = library.entity_list(limit=_DECISIONS + 1)
    for other in others:
        yield _seconds(partial(_merge_and_undo, library, first.id, other.id))


def _merge_and_undo(library: Library, entity: str, into: str) -> None:
    library.change_names(library.merge_entities(entity, into).reverse)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
