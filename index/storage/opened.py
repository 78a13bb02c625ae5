"""The full text in use, and what is said when it fails."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.storage import folders
from index.storage.catalog import Catalog, CatalogError

if TYPE_CHECKING:
    from index.storage.fulltext import FullTextSearcher

CANNOT_ANSWER = "This query cannot be answered; the log file says more."
_DAMAGED = "The full text cannot be used. {} “dateline refresh” builds it anew."
_log = logging.getLogger(__name__)


class SearchError(Exception):
    """A search failed although the full text is whole; the message is a sentence."""


class FullTextDamaged(SearchError):  # noqa: N818 - a state of the library
    """A search failed because the full text is damaged; a refresh builds it anew."""


class OpenFullText:
    """Follows the full text of a library: what its writer commits, and where it is built anew."""

    def __init__(self, library: Path, catalog: Catalog) -> None:
        self._library = library
        self._catalog = catalog
        self._folder: Path | None = None
        self.searcher: FullTextSearcher | None = None
        """As `current` gave it the last time."""

    @contextmanager
    def in_words(self, query: str) -> Iterator[None]:
        """Say in a sentence what fails in full text: that it is damaged, or the fault is ours."""
        try:
            yield
        except CatalogError:
            raise
        except Exception as error:
            _log.exception("search for %r failed", query)
            from index.storage import keeper

            folder, self.searcher = self._folder, None
            fault = keeper.check(folder, self._catalog) if folder else "It is missing."
            if fault:
                raise FullTextDamaged(_DAMAGED.format(fault)) from error
            raise SearchError(CANNOT_ANSWER) from error

    def current(self) -> "FullTextSearcher | None":
        """The full text in use now, None as long as there never was one."""
        folder = folders.fulltext_folder(self._library, self._catalog)
        if folder is None:
            if self._catalog.meta(folders.GENERATION) is not None:
                raise FileNotFoundError("the folder of the full text is gone")
            return None
        # Late, because a list of articles is drawn before anything is searched.
        from index.storage.fulltext import FullTextSearcher

        try:
            if self.searcher is None or folder != self._folder:
                self._folder, self.searcher = folder, None
                self.searcher = FullTextSearcher(folder)
            else:
                self.searcher.refresh()
        except Exception:
            self.searcher = None
            if folders.fulltext_folder(self._library, self._catalog) == folder:
                raise
            # It was rebuilt elsewhere, and this one removed, while we looked.
            return self.current()
        return self.searcher
