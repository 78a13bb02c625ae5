"""Searching a library; `index.library.Library` can do this."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.model import SearchResult
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
        from index.storage.store import SearchError

        try:
            return self._searcher.search(query, sort=sort, offset=offset, limit=limit)
        except SearchError as error:
            raise CatalogError(str(error)) from error

    def hit_finder(self, query: str, *, typing: bool = False) -> HitFinder:
        """What finds the hits of a query in any text, for any thread.

        Args:
            query: as the user typed it.
            typing: whether the last word may be the beginning of a longer one.
        """
        wider, _ = names(self._catalog).widen(parse(query, typing=typing))
        return HitFinder(wider)
