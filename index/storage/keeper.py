"""Keeps the full text in step with the catalog, and rebuilds it when it is not to be trusted."""

import json
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from index import locations
from index.model import EntityType, Kind
from index.search.languages import language_of
from index.storage.catalog import Catalog, CatalogError, Pending, changes, unseen
from index.storage.folders import GENERATION, fulltext_folder
from index.storage.fulltext import VERSION, Entry, FullTextSearcher, FullTextWriter

BATCH_FILES = 2_000
BATCH_WORDS = 300_000
"""Articles, and words in them, that are written to full text in one commit."""
_STAMP = "stamp.json"
_NOT_NAMES = (EntityType.DATE, EntityType.QUANTITY)
_log = logging.getLogger(__name__)


class FullTextKeeper:
    """The writer's view of a library's full text; needs the writer's lock."""

    def __init__(self, library: Path, catalog: Catalog) -> None:
        self._library = library
        self._catalog = catalog
        self._folder: Path | None = None
        self._writer: FullTextWriter | None = None

    @property
    def writer(self) -> FullTextWriter:
        """The open writer."""
        assert self._writer is not None
        return self._writer

    def open(
        self,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
        stopping: Callable[[], bool] = lambda: False,
    ) -> str | None:
        """Open the full text, rebuilding it first if it is missing, damaged or out of step.

        Args:
            progress: called with articles done and to do, while rebuilding.
            stopping: asked while rebuilding; True ends it, and the next time goes on from there.

        Returns:
            why it was rebuilt, or an empty string; None if rebuilding was ended.
        """
        folder = fulltext_folder(self._library, self._catalog)
        fault = "It was missing." if folder is None else check(folder, self._catalog)
        if folder is None or fault:
            is_new = self._catalog.meta(GENERATION) is None
            if not is_new:
                _log.warning("rebuilding the full text of %s: %s", self._library, fault)
            folder = self._rebuild(progress, stopping)
            if folder is None:
                return None
            fault = "" if is_new else fault
        self._folder = folder
        self._writer = FullTextWriter(folder, partial(changes.announce, self._catalog))
        for other in self._library.glob("fulltext-*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
        return fault

    def _rebuild(
        self, progress: Callable[[int, int], None], stopping: Callable[[], bool]
    ) -> Path | None:
        """Build the next full text beside the one in use, and switch to it when it is whole."""
        generation = int(self._catalog.meta(GENERATION) or 0) + 1
        folder = locations.fulltext_directory(self._library, generation)
        held = self._begun(folder)
        if not held:
            shutil.rmtree(folder, ignore_errors=True)
        writer = FullTextWriter(folder)
        (folder / _STAMP).write_text(json.dumps(_stamp(self._catalog)), encoding="utf-8")
        total, last = self._catalog.total(), held[-1][0] if held else 0
        while batch := unseen.listed_after(self._catalog, last, BATCH_FILES, BATCH_WORDS):
            if stopping():
                return None
            held += self._write(writer, batch)
            last = batch[-1]
            progress(len(held), total)
        changes.adopt_fulltext(self._catalog, GENERATION, str(generation), writer.commits, held)
        return folder

    def _begun(self, folder: Path) -> list[tuple[int, int]]:
        """(id, revision) of what an interrupted rebuilding has left, by id."""
        try:
            stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
            searcher = FullTextSearcher(folder)
            is_whole = stamp == _stamp(self._catalog) and not searcher.damaged()
            return searcher.held() if is_whole else []
        except Exception:  # noqa: BLE001 - nothing there, or nothing whole: begin anew
            return []

    def catch_up(self) -> None:
        """Write what the catalog has and full text has not."""
        while True:
            batch = unseen.pending(self._catalog, BATCH_FILES, BATCH_WORDS)
            removed = unseen.tombstones(self._catalog)
            if not batch and not removed:
                return
            seen = self._write(self.writer, batch, removed)
            changes.confirm(self._catalog, seen, removed, self.writer.commits)

    def _write(
        self, writer: FullTextWriter, ids: Iterable[int], removed: Iterable[int] = ()
    ) -> list[tuple[int, int]]:
        """Write articles in one commit; return the (id, revision) of each."""
        written: list[tuple[int, int]] = []

        def entries() -> Iterator[Entry]:
            for article in unseen.articles(self._catalog, ids):
                written.append((article.id, article.revision))
                yield entry(article)

        writer.commit(entries(), removed)
        return written

    def is_current(self) -> bool:
        """Whether no other process has rebuilt the full text elsewhere since it was opened."""
        return fulltext_folder(self._library, self._catalog) == self._folder

    def merge(self) -> bool:
        """Merge a few parts of the full text if there are many; return whether there were."""
        if not self.is_current() or not self.writer.merge():
            return False
        changes.confirm(self._catalog, [], [], self.writer.commits)
        return True

    def close(self) -> None:
        """Let go of the full text."""
        if self._writer is not None:
            self._writer.close()


def check(folder: Path, catalog: Catalog) -> str:
    """What is wrong with a full text, as a sentence; empty if it can be trusted.

    Compares the stamp, the checksums of its files and the number of articles, give or take those
    on their way in or out, looks one article up, and sees that its last commit is the one that
    the catalog knows: after a power loss, or from a backup, either may be an older one.
    """
    try:
        if json.loads((folder / _STAMP).read_text(encoding="utf-8")) != _stamp(catalog):
            return "It belongs to another library or another version of Dateline."
        confirmed, _ = unseen.commits(catalog)
        searcher = FullTextSearcher(folder)
        if file := searcher.damaged():
            return f"Its file {file} is damaged."
        certain, uncertain, one = unseen.searchable(catalog)
        if not certain <= searcher.count <= certain + uncertain:
            return f"It holds {searcher.count} articles instead of {certain}."
        if one is not None and not searcher.holds(one):
            return "An article cannot be found in it."
        _, announced = unseen.commits(catalog)
        if not confirmed <= searcher.commits <= announced:
            age = "older" if searcher.commits < confirmed else "newer"
            return f"It is {age} than the catalog."
    except CatalogError:
        raise
    except Exception as error:  # noqa: BLE001 - Whoosh unpickles; damage shows as any exception
        return f"It cannot be opened ({type(error).__name__})."
    return ""


def _stamp(catalog: Catalog) -> dict[str, object]:
    return {"library": catalog.meta("library"), "version": VERSION}


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
        language=language_of(document.text, document.language),
    )
