"""What a library keeps for the user and the screen; `index.library.Library` is one of these."""

from index.model import Anchor
from index.storage.catalog import Catalog, keepsakes
from index.storage.catalog.keepsakes import Anchored


class Keepsakes:
    """Places, marks, and what the screen remembers. Of two writers the last one wins."""

    _catalog: Catalog
    _shown: tuple[int, int, str] | None = None
    """Id, revision and text of the article handed out last: what offsets from outside refer to."""

    def place(self, identifier: int) -> int | None:
        """The offset where the reader left an article, in its text as it is now.

        Returns:
            None if it was never left, or the words around the place are gone.
        """
        place = keepsakes.place(self._catalog, identifier)
        return None if place is None else self._find(place)

    def set_place(self, identifier: int, offset: int) -> None:
        """Note where the reader leaves an article: an offset in the text handed out last."""
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

    def _anchor(self, identifier: int, offset: int) -> Anchored | None:
        shown = self._shown
        if shown is None or shown[0] != identifier:
            shown = self._text(identifier)
        return shown and Anchored(identifier, shown[1], Anchor.of(shown[2], offset, offset))

    def _find(self, anchored: Anchored) -> int | None:
        # An article that is not there any more needs no text either.
        summary = self._catalog.summary(anchored.document)
        if summary is None:
            return None
        if summary.revision == anchored.revision:
            return anchored.anchor.start
        current = self._text(anchored.document)
        found = anchored.anchor.find(current[2]) if current else None
        return found[0] if found else None

    def _text(self, identifier: int) -> tuple[int, int, str] | None:
        # The revision first: should a refresh come between, it is too old and not too new.
        summary = self._catalog.summary(identifier)
        texts = self._catalog.texts([identifier])
        if summary is None or identifier not in texts:
            return None
        return identifier, summary.revision, texts[identifier][0]
