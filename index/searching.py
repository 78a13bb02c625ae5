"""Searching a library; `index.library.Library` can do this."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.answers import Explanation
from index.model import Facets, Filter, SearchResult
from index.search.highlight import HitFinder
from index.search.parser import parse
from index.search.query import Sort
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
        self,
        query: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        filters: tuple[Filter, ...] = (),
        offset: int = 0,
        limit: int = 20,
    ) -> SearchResult:
        """The articles that match; without a query all of them, newest first.

        Args:
            query: in the query language.
            sort: order of the hits.
            filters: values that an article must have beside, all of them.
            offset: rank of the first hit wanted, from 0.
            limit: how many are.

        Raises:
            CatalogError: if the query cannot be answered; the message is a sentence.
        """
        with _in_words():
            return self._searcher.search(
                query, sort=sort, filters=filters, offset=offset, limit=limit
            )

    def facets(
        self,
        query: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        filters: tuple[Filter, ...] = (),
        limit: int = 10,
    ) -> Facets:
        """How many of all articles that match a query have each value, by field.

        Args:
            query: as `search` takes it.
            sort: as of the search, whose ranking then is not made again.
            filters: as `search` takes them.
            limit: the most values of a field; of dates, which are in order, all are given.

        Raises:
            CatalogError: if the query cannot be answered; the message is a sentence.
        """
        with _in_words():
            return self._searcher.facets(query, sort=sort, filters=filters, limit=limit) or {}

    def explain(self, query: str) -> Explanation:
        """What was understood of a query, and where the time of the last search went."""
        known = parse(query)
        wider, _ = names(self._catalog).widen(known)
        return Explanation(str(known.tree or ""), str(wider.tree or ""), self._searcher.times)

    def hit_finder(
        self, query: str, *, typing: bool = False, filters: tuple[Filter, ...] = ()
    ) -> HitFinder:
        """What finds the hits of a query in any text, for any thread.

        Args:
            query: as the user typed it.
            typing: whether the last word may be the beginning of a longer one.
            filters: of which the names are hits as well.
        """
        known = replace(parse(query, typing=typing), filters=filters)
        wider, _ = names(self._catalog).widen(known)
        return HitFinder(wider)


@contextmanager
def _in_words() -> Iterator[None]:
    """Make what a search may raise the one error of a library."""
    from index.storage.opened import SearchError

    try:
        yield
    except SearchError as error:
        raise CatalogError(str(error)) from error
