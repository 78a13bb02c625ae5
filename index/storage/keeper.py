"""Keeps the full text in step with the catalog, and rebuilds it when it is not to be trusted."""

import json
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from index import locations
from index.model import EntityType, Kind
from index.storage.catalog import Catalog, Pending, changes
from index.storage.folders import GENERATION, fulltext_folder
from index.storage.fulltext import VERSION, Entry, FullTextSearcher, FullTextWriter

CATCH_UP_BATCH = 500
"""Articles written to full text in one commit."""
_STAMP = "stamp.json"
_NOT_NAMES = (EntityType.DATE, EntityType.QUANTITY)
_log = logging.getLogger(__name__)


class FullTextKeeper:
    """The writer's view of a library's full text; needs the writer's lock."""

    def __init__(self, library: Path, catalog: Catalog) -> None:
        self._library = library
        self._catalog = catalog
        self._writer: FullTextWriter | None = None

    @property
    def writer(self) -> FullTextWriter:
        """The open writer."""
        assert self._writer is not None
        return self._writer

    def open(self, progress: Callable[[int, int], None] = lambda _done, _total: None) -> str:
        """Open the full text, rebuilding it first if it is missing, damaged or out of step.

        Args:
            progress: called with articles done and to do, while rebuilding.

        Returns:
            why it was rebuilt, or an empty string.
        """
        folder = fulltext_folder(self._library, self._catalog)
        fault = "It was missing." if folder is None else check(folder, self._catalog)
        if folder is not None and not fault:
            self._writer = FullTextWriter(folder)
            return ""
        empty = self._catalog.searchable()[0] == 0 and folder is None
        if not empty:
            _log.warning("rebuilding the full text of %s: %s", self._library, fault)
        self._rebuild(progress)
        return "" if empty else fault

    def _rebuild(self, progress: Callable[[int, int], None]) -> None:
        generation = int(self._catalog.meta(GENERATION) or 0) + 1
        folder = locations.fulltext_directory(self._library, generation)
        shutil.rmtree(folder, ignore_errors=True)
        writer = FullTextWriter(folder)
        stamp = {"library": self._catalog.meta("library"), "version": VERSION}
        (folder / _STAMP).write_text(json.dumps(stamp), encoding="utf-8")
        total, done, last = self._catalog.total(), 0, 0
        held: list[tuple[int, int]] = []
        while batch := self._catalog.listed_after(last, CATCH_UP_BATCH):
            writer.commit([entry(article) for article in batch])
            held += [(article.id, article.revision) for article in batch]
            last, done = batch[-1].id, done + len(batch)
            progress(done, total)
        changes.adopt_fulltext(self._catalog, GENERATION, str(generation), held)
        self._writer = writer
        for old in self._library.glob("fulltext-*"):
            if old != folder:
                shutil.rmtree(old, ignore_errors=True)

    def catch_up(self) -> None:
        """Write what the catalog has and full text has not."""
        while True:
            batch = self._catalog.pending(CATCH_UP_BATCH)
            removed = self._catalog.tombstones()
            if not batch and not removed:
                return
            self.writer.commit([entry(article) for article in batch], removed)
            changes.confirm(self._catalog, [(a.id, a.revision) for a in batch], removed)

    def close(self) -> None:
        """Let go of the full text."""
        if self._writer is not None:
            self._writer.close()


def check(folder: Path, catalog: Catalog) -> str:
    """What is wrong with a full text, as a sentence; empty if it can be trusted.

    Compares the stamp, the number of articles unless some are still on their way, and looks
    one article up.
    """
    try:
        stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
        if stamp != {"library": catalog.meta("library"), "version": VERSION}:
            return "It belongs to another library or another version of Dateline."
        searcher = FullTextSearcher(folder)
    except Exception as error:  # noqa: BLE001 - Whoosh unpickles; damage shows as any exception
        return f"It cannot be opened ({type(error).__name__})."
    expected, one = catalog.searchable()
    if catalog.pending(1) or catalog.tombstones():
        return ""
    if searcher.count != expected:
        return f"It holds {searcher.count} articles instead of {expected}."
    if one is not None and not searcher.holds(one):
        return "An article cannot be found in it."
    return ""


def entry(article: Pending) -> Entry:
    """An article as full text takes it."""
    document = article.document
    names = {m.name for m in article.analysis.mentions if m.type not in _NOT_NAMES}
    front = [
        document.text[block.start : block.end] for block in document.of_kind(Kind.TITLE, Kind.DECK)
    ]
    return Entry(
        id=article.id,
        revision=article.revision,
        date=document.published.number if document.published else -1,
        text=document.text,
        head="\n".join([document.title, *front, *sorted(names)]),
    )
