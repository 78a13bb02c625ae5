"""The one writer: scan, read, analyse, store, in batches that each leave the library whole."""

import hashlib
import logging
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from index import locations
from index.analysis import RULES_VERSION, analyse
from index.readers import READER_VERSION, Unreadable, read_file
from index.refresh.progress import Progress
from index.refresh.scan import PATTERNS, Scan, scan
from index.storage.catalog import Catalog, FileStamp, KnownFile, ReadFile, changes
from index.storage.keeper import FullTextKeeper
from index.storage.lock import writer_lock

VERSIONS = f"reader {READER_VERSION}, rules {RULES_VERSION}"
"""An article that was made by other versions is read anew."""
BATCH_FILES = 2_000
BATCH_WORDS = 300_000
BATCH_SECONDS = 10.0
FIRST_BATCH_SECONDS = 1.0
"""A batch ends at whichever comes first, so that results appear early and little is lost."""
LOCK_TIMEOUT = 5.0
"""Seconds to wait for another writer."""


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a refresh did."""

    progress: Progress
    problems: dict[Path, str] = field(default_factory=dict)
    """Roots that could not be read, with the reason."""
    repaired: str = ""
    """Why full text was rebuilt, or empty."""
    interrupted: bool = False


def refresh(
    library: Path,
    *,
    report: Callable[[Progress], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
    patterns: tuple[str, ...] = PATTERNS,
    lock_timeout: float = LOCK_TIMEOUT,
) -> Outcome:
    """Add, update, move and remove what changed on disk since the last time.

    Whatever was interrupted before, by a kill as well, is completed first.

    Args:
        library: the library's directory.
        report: called often with how far it is.
        stopping: asked between files; True ends the refresh after what is read is stored.
        patterns: file names that are articles.
        lock_timeout: seconds to wait for another writer.

    Raises:
        LibraryBusy: if another process is writing.
        CatalogError: if the catalog cannot be used.
    """
    catalog = Catalog.of(library)
    keeper = FullTextKeeper(library, catalog)
    lock = locations.lock_file(library)
    try:
        with writer_lock(lock, lock_timeout):
            repaired = keeper.open(lambda done, total: report(Progress(done, total)))
            keeper.catch_up()
            outcome = _Refresh(catalog, keeper, report, stopping).run(patterns)
        while not stopping():
            with writer_lock(lock, lock_timeout):
                if not keeper.writer.merge():
                    break
        return replace(outcome, repaired=repaired)
    finally:
        keeper.close()
        catalog.close()


class _Refresh:
    """One run: its counts and the batch that is being filled."""

    def __init__(
        self,
        catalog: Catalog,
        keeper: FullTextKeeper,
        report: Callable[[Progress], None],
        stopping: Callable[[], bool],
    ) -> None:
        self._catalog = catalog
        self._keeper = keeper
        self._report = report
        self._stopping = stopping
        self._progress = Progress(0, 0)
        self._batch: list[ReadFile] = []
        self._skips: list[tuple[bytes, FileStamp, str]] = []
        self._touched: list[tuple[int, FileStamp]] = []
        self._batch_words = 0
        self._batch_ends = time.monotonic() + FIRST_BATCH_SECONDS

    def run(self, patterns: tuple[str, ...]) -> Outcome:
        found = scan(self._catalog.roots(), patterns)
        changes.note_problems(self._catalog, found.problems)
        known = self._catalog.known_files()
        changed = [
            (path, stamp)
            for path, stamp in found.files.items()
            if not _is_current(known.get(path), stamp)
        ]
        missing = _missing(found, known)
        self._progress = Progress(0, len(changed))
        self._report(self._progress)
        for path, stamp in changed:
            if self._stopping():
                break
            self._take(path, stamp, known.get(path), missing)
            self._count(done=1)
            if self._is_full():
                self._flush()
        self._flush()
        interrupted = self._progress.done < len(changed)
        if not interrupted:
            self._remove(missing.values(), known, found)
        problems = {root: problem for root, problem in found.problems.items() if problem}
        return Outcome(self._progress, problems, interrupted=interrupted)

    def _take(
        self,
        path: bytes,
        stamp: FileStamp,
        known: KnownFile | None,
        missing: dict[bytes, list[int]],
    ) -> None:
        """Read one new or changed file into the batch, or see that it only moved."""
        name = Path(os.fsdecode(path))
        digest = _digest(name)
        if known and known.id and digest == known.hash and known.versions == VERSIONS:
            if known.gone:
                changes.move(self._catalog, known.id, path, stamp)
                self._count(added=1)
            else:
                self._touched.append((known.id, stamp))
            return
        if (known is None or known.id is None) and digest and (ids := missing.get(digest)):
            changes.move(self._catalog, ids.pop(), path, stamp)
            self._count(moved=1)
            return
        try:
            document = read_file(name)
            if isinstance(document, Unreadable):
                self._skip(path, stamp, document.reason)
                return
            analysis = analyse(document.text, blocks=document.blocks)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others must be read
            _log.exception("%r cannot be read", path)
            self._skip(path, stamp, f"reading it failed ({type(error).__name__})")
            return
        self._batch.append(ReadFile(path, stamp, digest, VERSIONS, document, analysis))
        words = document.words
        self._batch_words += words
        is_new = known is None or known.id is None or known.gone
        self._count(added=int(is_new), updated=int(not is_new), words=words)

    def _skip(self, path: bytes, stamp: FileStamp, reason: str) -> None:
        self._skips.append((path, stamp, reason))
        self._count(skipped=1)

    def _count(self, **more: int) -> None:
        now = self._progress
        self._progress = replace(now, **{k: getattr(now, k) + n for k, n in more.items()})
        if "done" in more:
            self._report(self._progress)

    def _is_full(self) -> bool:
        return (
            len(self._batch) >= BATCH_FILES
            or self._batch_words >= BATCH_WORDS
            or time.monotonic() >= self._batch_ends
        )

    def _flush(self) -> None:
        """Catalog first, then full text, then what full text has seen."""
        if self._batch:
            changes.store(self._catalog, self._batch)
        if self._skips:
            gone = changes.skip(self._catalog, self._skips)
            changes.mark_gone(self._catalog, gone)
        if self._touched:
            changes.touch(self._catalog, self._touched)
        self._keeper.catch_up()
        self._batch, self._skips, self._touched = [], [], []
        self._batch_words, self._batch_ends = 0, time.monotonic() + BATCH_SECONDS

    def _remove(
        self, missing: Iterable[list[int]], known: dict[bytes, KnownFile], found: Scan
    ) -> None:
        """Hide the articles whose files are gone, and forget skipped files that are."""
        gone = [identifier for ids in missing for identifier in ids]
        if gone:
            changes.mark_gone(self._catalog, gone)
            self._keeper.catch_up()
            self._count(removed=len(gone))
        forgotten = [
            path
            for path, file in known.items()
            if file.id is None and path not in found.files and found.knows_about(path)
        ]
        if forgotten:
            changes.forget_skipped(self._catalog, forgotten)


def _is_current(known: KnownFile | None, stamp: FileStamp) -> bool:
    if known is None or known.stamp != stamp or known.gone:
        return False
    return known.id is None or known.versions == VERSIONS


def _missing(found: Scan, known: dict[bytes, KnownFile]) -> dict[bytes, list[int]]:
    """Articles whose file is not there any more, by the hash it had."""
    missing: dict[bytes, list[int]] = {}
    for path, file in known.items():
        if file.id is None or file.gone or path in found.files or not found.knows_about(path):
            continue
        missing.setdefault(file.hash, []).append(file.id)
    return missing


def _digest(path: Path) -> bytes:
    """SHA-256 of a regular file, empty if it cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""
