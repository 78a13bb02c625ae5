"""What a library keeps for the user and the screen; `index.library.Library` is one of these."""

from datetime import datetime

from index.answers import Article
from index.model import Anchor, Dropped, Filter, Keep, keys_of
from index.search.query import Sort
from index.storage.catalog import Catalog, keepsakes, saved_searches
from index.storage.catalog.keepsakes import Anchored
from index.storage.catalog.saved_searches import SavedSearch


class Keepsakes:
    """Places, marks, and what the screen remembers. Of two writers the last one wins."""

    _catalog: Catalog
    _shown: Article | None = None
    """The article that offsets and lines from outside refer to."""

    def showing(self, article: Article) -> None:
        """Take what follows to refer to this article as it was read, whatever it has become.

        Without it, offsets and lines refer to an article as it is now.
        """
        self._shown = article

    def is_outdated(self) -> bool:
        """Whether the article that is shown has been read anew since."""
        if self._shown is None or self._shown.id is None:
            return False
        summary = self._catalog.summary(self._shown.id)
        return summary is not None and summary.revision != self._shown.revision

    def place(self, identifier: int) -> int | None:
        """The offset where the reader left an article, in its text as it is now.

        Returns:
            None if it was never left, or the words around the place are gone.
        """
        place = keepsakes.place(self._catalog, identifier)
        return None if place is None else self._find(place)

    def set_place(self, identifier: int, offset: int) -> None:
        """Note where the reader leaves an article: an offset in the text that is shown."""
        if (place := self._anchor(identifier, offset)) is not None:
            keepsakes.set_place(self._catalog, place)

    def marks(self) -> dict[str, tuple[int, int]]:
        """The marks that can be found: letter to (article, offset)."""
        marks = keepsakes.marks(self._catalog)
        found = ((letter, mark.document, self._find(mark)) for letter, mark in marks.items())
        return {letter: (document, at) for letter, document, at in found if at is not None}

    def set_mark(self, letter: str, identifier: int, offset: int) -> None:
        """Set a mark, in place of the one with the same letter."""
        if (mark := self._anchor(identifier, offset)) is not None:
            keepsakes.set_mark(self._catalog, letter, mark)

    def recall(self, key: str) -> object:
        """What was remembered under a key, None if nothing was."""
        return keepsakes.recall(self._catalog, key)

    def remember(self, key: str, value: object) -> None:
        """Keep any JSON value under a key.

        Raises:
            TypeError: if it is not one.
        """
        keepsakes.remember(self._catalog, key, value)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that are kept, by name."""
        return saved_searches.saved_searches(self._catalog)

    def save_search(
        self, name: str, query: str, filters: tuple[Filter, ...] = (), sort: Sort = Sort.RELEVANCE
    ) -> SavedSearch | None:
        """Keep a search by a name, as seen now; return the one that had the name before."""
        before = next((s for s in self.saved_searches() if s.name == name), None)
        newest = saved_searches.newest(self._catalog)
        self.restore_search(SavedSearch(name, query, filters, sort, newest, _now()))
        return before

    def restore_search(self, search: SavedSearch) -> None:
        """Keep a search as it was before."""
        saved_searches.save(self._catalog, search)

    def look_at_search(self, name: str) -> None:
        """Note that the user has seen what a search finds now."""
        saved_searches.look_at(self._catalog, name, _now())

    def forget_search(self, name: str) -> None:
        """Keep a search no longer."""
        saved_searches.forget(self._catalog, name)

    def take_back(self, identifier: int, dropped: Dropped) -> bool:
        """Have a dropped line in the text of this article, from the next refresh on.

        It stays there through changes of the file as long as the reader drops a line that reads so.

        Args:
            identifier: of the article.
            dropped: a line of its document.

        Returns:
            False if it is none of them.
        """
        key = self._key(identifier, dropped)
        if key is not None:
            keepsakes.take_back(self._catalog, identifier, key)
        return key is not None

    def give_up(self, identifier: int, kept: Dropped) -> bool:
        """Have a line that was taken back dropped again, from the next refresh on.

        Arguments and result as of `take_back`.
        """
        key = self._key(identifier, kept)
        if key is not None:
            keepsakes.give_up(self._catalog, identifier, key)
        return key is not None

    def _key(self, identifier: int, line: Dropped) -> Keep | None:
        shown = self._shown
        if shown is None or shown.id != identifier:
            stored = self._catalog.document(identifier)
            if stored is None:
                return None
            document = stored[0]
        else:
            document = shown.document
        # What the reader drops, in its order, whether the user took some of it back or not.
        lines = sorted((*document.dropped, *document.kept), key=lambda d: d.line)
        return next((key for other, key in keys_of(lines) if other == line), None)

    def _anchor(self, identifier: int, offset: int) -> Anchored | None:
        shown = self._shown
        if shown is not None and shown.id == identifier:
            anchor = Anchor.of(shown.document.text, offset, offset)
            return Anchored(identifier, shown.revision, anchor)
        if (current := self._text(identifier)) is None:
            return None
        revision, text = current
        return Anchored(identifier, revision, Anchor.of(text, offset, offset))

    def _find(self, anchored: Anchored) -> int | None:
        # An article that is not there any more needs no text either.
        summary = self._catalog.summary(anchored.document)
        if summary is None:
            return None
        if summary.revision == anchored.revision:
            return anchored.anchor.start
        current = self._text(anchored.document)
        found = anchored.anchor.find(current[1]) if current else None
        return found[0] if found else None

    def _text(self, identifier: int) -> tuple[int, str] | None:
        # The revision first: should a refresh come between, it is too old and not too new.
        summary = self._catalog.summary(identifier)
        texts = self._catalog.texts([identifier])
        if summary is None or identifier not in texts:
            return None
        return summary.revision, texts[identifier][0]


def _now() -> datetime:
    return datetime.now().astimezone()
