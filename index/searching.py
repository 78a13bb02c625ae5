"""Searching a library; `index.library.Library` can do this."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.answers import Explanation
from index.model import FieldValue, SearchResult
from index.search.highlight import HitFinder
from index.search.query import Sort, parse
from index.storage.catalog import Catalog, CatalogError
from index.storage.catalog.other_names import names

if TYPE_CHECKING:
    from index.storage.store import Searcher


class Searching:
    """Answers queries in this process, without a time limit."""

    directory: Path
    _catalog: Catalog

    @cached_property
    def _searcher(self) -> "Searcher":
        from index.storage.store import Searcher

        return Searcher(self.directory, self._catalog)

    def search(
        self, query: str, *, sort: Sort = Sort.RELEVANCE, offset: int = 0, limit: int = 20
    ) -> SearchResult:
        """The articles that match; without a query all of them, newest first.

        Raises:
            CatalogError: if the query cannot be answered; the message is a sentence.
        """
        with _in_words():
            return self._searcher.search(query, sort=sort, offset=offset, limit=limit)

    def facets(
        self, query: str, *, sort: Sort = Sort.RELEVANCE, limit: int = 10
    ) -> dict[str, list[FieldValue]]:
        """How many of all articles that match a query have each value, by field.

        Args:
            query: as `search` takes it.
            sort: as of the search, whose ranking then is not made again.
            limit: the most values of a field; of dates, which are in order, all are given.

        Raises:
            CatalogError: if the query cannot be answered; the message is a sentence.
        """
        with _in_words():
            return self._searcher.facets(query, sort=sort, limit=limit)

    def explain(self, query: str) -> Explanation:
        """What was understood of a query, and where the time of the last search went."""
        known = parse(query)
        wider, _ = names(self._catalog).widen(known)
        return Explanation(str(known.tree or ""), str(wider.tree or ""), self._searcher.times)

    def hit_finder(self, query: str, *, typing: bool = False) -> HitFinder:
        """What finds the hits of a query in any text, for any thread.

        Args:
            query: as the user typed it.
            typing: whether the last word may be the beginning of a longer one.
        """
        wider, _ = names(self._catalog).widen(parse(query, typing=typing))
        return HitFinder(wider)


@contextmanager
def _in_words() -> Iterator[None]:
    """Make what a search may raise the one error of a library."""
    from index.storage.store import SearchError

    try:
        yield
    except SearchError as error:
        raise CatalogError(str(error)) from error
