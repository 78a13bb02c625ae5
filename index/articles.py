"""The articles of a library, one by one; `index.library.Library` is one of these."""

from collections.abc import Iterable
from pathlib import Path

from index.answers import Article, Fetched
from index.storage.catalog import Catalog, FileStamp, changes, entities
from index.storage.catalog.linked import linked


class Articles:
    """Gets articles, and marks them as the user says."""

    _catalog: Catalog

    def article(self, identifier: int) -> Article | None:
        """An article by its id, also one that is hidden or whose file is gone."""
        fetched = self.fetch(identifier)
        return fetched.article if fetched else None

    def fetch(self, identifier: int) -> Fetched | None:
        """As `article`, for `as_now` later."""
        summary = self._catalog.summary(identifier)
        found = self._catalog.document(identifier)
        if summary is None or found is None:
            return None
        document, analysis = found
        links = linked(self._catalog, identifier)
        article = Article(
            identifier,
            Path(summary.path),
            document,
            analysis.linked(links),
            summary.words,
            summary.read,
            summary.starred,
            summary.revision,
            entities.counted(self._catalog, identifier),
        )
        return Fetched(article, links)

    def as_now(self, fetched: Fetched) -> Article | None:
        """An article that was fetched before; None if its text or its names are others now.

        Takes a small part of the time of getting it.
        """
        article = fetched.article
        identifier = article.id or 0
        summary = self._catalog.summary(identifier)
        if summary is None or summary.revision != article.revision:
            return None
        if article.path != Path(summary.path):
            return None
        if linked(self._catalog, identifier) != fetched.links:
            return None
        known = entities.counted(self._catalog, identifier)
        return article.marked(read=summary.read, starred=summary.starred, known=known)

    def words(self, identifier: int) -> int | None:
        """How long an article is, without getting it; None if there is none with that id."""
        summary = self._catalog.summary(identifier)
        return None if summary is None else summary.words

    def is_current(self, article: Article) -> bool:
        """Whether the source file is still as it was when the library read it."""
        try:
            stamp = FileStamp.of(article.path.stat())
        except (OSError, ValueError):
            return False
        return article.id is not None and stamp == self._catalog.stamp(article.id)

    def id_of(self, path: Path) -> int | None:
        """The id of the article whose source file is `path`."""
        return self._catalog.id_of(path.expanduser().resolve())

    def paths(self, identifiers: Iterable[int]) -> dict[int, Path]:
        """The files of articles, in the order of `identifiers`; without what is not listed."""
        wanted = list(identifiers)
        known = self._catalog.summaries(wanted)
        return {i: Path(known[i].path) for i in wanted if i in known}

    def set_read(self, identifiers: Iterable[int], read: bool) -> list[int]:
        """Mark articles as read or unread; return those that were not so before."""
        return changes.set_read(self._catalog, identifiers, read)

    def set_starred(self, identifiers: Iterable[int], starred: bool) -> list[int]:
        """Give articles a star, or take it away; return those that were not so before."""
        return changes.set_starred(self._catalog, identifiers, starred)

    def set_hidden(self, identifiers: Iterable[int], hidden: bool) -> list[int]:
        """Put articles out of sight, or bring them back; return those that were not so before."""
        return changes.set_hidden(self._catalog, identifiers, hidden)
