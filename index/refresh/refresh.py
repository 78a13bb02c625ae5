"""The one writer: scan, read, analyse, store, in batches that each leave the library whole."""

import hashlib
import logging
import os
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from index import locations
from index.analysis import RULES_VERSION
from index.model import BY_RULES, Keep, RecogniserChoice
from index.readers import READER_VERSION, Unreadable
from index.readers.read import read_content
from index.refresh.making import Made, Maker, Source, makers
from index.refresh.progress import Progress
from index.refresh.scan import PATTERNS, Scan, scan
from index.refresh.second_pass import recognise
from index.storage.catalog import (
    Catalog,
    CatalogError,
    FileStamp,
    KnownFile,
    ReadFile,
    changes,
    keepsakes,
)
from index.storage.catalog.linking import link_all
from index.storage.keeper import BATCH_FILES, BATCH_WORDS, FullTextKeeper
from index.storage.lock import LibraryBusy, writer_lock
from index.workers import in_order

VERSIONS = f"reader {READER_VERSION}, rules {RULES_VERSION}"
"""An article that was made by other versions is read anew."""
BATCH_SECONDS = 10.0
FIRST_BATCH_SECONDS = 1.0
"""A batch ends after so long at the latest: results appear early, and a kill loses little."""
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
    recogniser_fault: str = ""
    """Why the chosen recogniser found no names, as a sentence, or empty."""


def refresh(
    library: Path,
    *,
    report: Callable[[Progress], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
    patterns: tuple[str, ...] = PATTERNS,
    lock_timeout: float = LOCK_TIMEOUT,
    recogniser: RecogniserChoice = BY_RULES,
) -> Outcome:
    """Add, update, move and remove what changed on disk since the last time.

    Whatever was interrupted before, by a kill as well, is completed first. When the rules have
    made all articles searchable, a model looks for the names in them again, if it is chosen.

    Args:
        library: the library's directory.
        report: called often with how far it is.
        stopping: asked between files; True ends the refresh after what is read is stored.
        patterns: file names that are articles.
        lock_timeout: seconds to wait for another writer.
        recogniser: what finds the names in the end.

    Raises:
        LibraryBusy: if another process is writing.
        CatalogError: if the library cannot be read or written; the message is a sentence.
    """
    catalog = Catalog.of(library)
    keeper = FullTextKeeper(library, catalog)
    lock = locations.lock_file(library)
    try:
        with writer_lock(lock, lock_timeout):
            repaired = keeper.open(lambda done, total: report(Progress(done, total)), stopping)
            if repaired is None:
                return Outcome(Progress(0, 0), interrupted=True)
            keeper.catch_up()
            link_all(catalog)
            outcome = _Refresh(catalog, keeper, report, stopping).run(patterns)
        progress, fault = recognise(
            *(catalog, keeper, lock, recogniser, outcome.progress, report, stopping)
        )
        outcome = replace(outcome, progress=progress, recogniser_fault=fault)
        _merge(keeper, lock, stopping)
        return replace(outcome, repaired=repaired)
    except BrokenPipeError:
        raise  # of those who listen to the progress
    except OSError as error:
        raise CatalogError(
            f"The library in {library} cannot be written: {error.strerror or error}."
        ) from error
    finally:
        keeper.close()
        catalog.close()


def _merge(keeper: FullTextKeeper, lock: Path, stopping: Callable[[], bool]) -> None:
    """Merge what there is to merge, letting other writers go first."""
    while not stopping():
        try:
            with writer_lock(lock, 0):
                if not keeper.merge():
                    return
        except LibraryBusy:
            return  # that writer merges too, when it is done


Missing = dict[bytes, dict[bytes, KnownFile]]
"""By hash and path: articles whose files are not there any more; some may turn up elsewhere."""


@dataclass(frozen=True, slots=True)
class _File:
    """A new or changed file that was looked at."""

    path: bytes
    stamp: FileStamp
    digest: bytes = b""
    former: KnownFile | None = None
    """The article that it is or was."""
    what: str = ""
    """The count that it goes into; empty if it only was touched."""
    source: Source | None = None
    """What is to be made an article; None if nothing is."""
    skipped: str = ""
    """Why it cannot be an article, or empty."""


def _made(maker: Maker, file: _File) -> Made | None:
    """What becomes of a file, None where there is nothing to make."""
    try:
        return maker(file.source) if file.source else None
    except Exception as error:  # noqa: BLE001 - whatever it is, the others must be read
        _log.exception("%r cannot be read", file.path)
        return Unreadable(f"reading it failed ({type(error).__name__})")


class _Refresh:
    """One run: its counts and the articles that full text is to get next."""

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
        self._kept = keepsakes.kept(catalog)
        self._progress = Progress(0, 0)
        self._skips: list[tuple[bytes, FileStamp, str]] = []
        self._touched: list[tuple[int, FileStamp]] = []
        self._moves: list[tuple[int, bytes, FileStamp]] = []
        self._batch_files = self._batch_words = 0
        self._batch_ends = time.monotonic() + FIRST_BATCH_SECONDS

    def run(self, patterns: tuple[str, ...]) -> Outcome:
        found = scan(self._catalog.roots(), patterns)
        changes.note_problems(self._catalog, found.problems)
        known = self._catalog.known_files()
        changed = [
            (path, stamp)
            for path, stamp in found.files.items()
            if not self._is_current(known.get(path), stamp)
        ]
        missing = _missing(found, known)
        self._progress = Progress(0, len(changed))
        self._report(self._progress)
        files = (self._look(path, stamp, known.get(path), missing) for path, stamp in changed)
        with makers(len(changed)) as workers, closing(in_order(workers, _made, files)) as done:
            while not self._stopping() and (next_one := next(done, None)):
                self._take(*next_one)
                self._count(done=1)
                if self._is_full():
                    self._flush()
        self._flush()
        interrupted = self._progress.done < len(changed)
        if not interrupted:
            self._remove(missing, known, found)
        problems = {root: problem for root, problem in found.problems.items() if problem}
        return Outcome(self._progress, problems, interrupted=interrupted)

    def _look(
        self,
        path: bytes,
        stamp: FileStamp,
        known: KnownFile | None,
        missing: Missing,
    ) -> _File:
        """See whether a new or changed file must be read anew, or only moved."""
        name = Path(os.fsdecode(path))
        data = read_content(name)
        if isinstance(data, Unreadable):
            return _File(path, stamp, skipped=data.reason)
        digest = hashlib.sha256(data).digest()
        is_new = known is None or known.gone or known.skipped
        former, what = known, "added" if is_new else "updated"
        if is_new and not (known and known.hash == digest) and missing.get(digest):
            former, what = _moved_from(missing[digest], path), "moved"
        file = _File(path, stamp, digest, former, what if is_new else "")
        if former and former.id and former.hash == digest and self._is_made_so(former):
            return file
        return replace(file, what=what, source=Source(data, name.name, self._keep(former)))

    def _take(self, file: _File, made: Made | None) -> None:
        """Store one new or changed file, or note what became of it."""
        path, stamp, former, what = file.path, file.stamp, file.former, file.what
        if file.skipped or isinstance(made, Unreadable):
            self._skip(path, stamp, made.reason if isinstance(made, Unreadable) else file.skipped)
        elif made is not None:
            document, analysis = made
            identifier, versions = former.id if former else None, self._versions(former)
            read = ReadFile(identifier, path, stamp, file.digest, versions, document, analysis)
            changes.store(self._catalog, read)
            words = document.words
            self._batch_files += 1
            self._batch_words += words
            self._count(**{what: 1}, words=words)
        elif former and former.id:
            if what:
                self._moves.append((former.id, path, stamp))
                self._count(**{what: 1})
            else:
                self._touched.append((former.id, stamp))

    def _is_current(self, known: KnownFile | None, stamp: FileStamp) -> bool:
        if known is None or known.stamp != stamp or known.gone:
            return False
        return known.versions == VERSIONS if known.skipped else self._is_made_so(known)

    def _is_made_so(self, known: KnownFile) -> bool:
        """Whether an article was made as it would be made now."""
        return known.versions == self._versions(known)

    def _versions(self, known: KnownFile | None) -> str:
        """What decides how an article is made; of what the user took back a digest will do."""
        if not (keep := self._keep(known)):
            return VERSIONS
        return f"{VERSIONS}, kept {hashlib.sha256(repr(sorted(keep)).encode()).hexdigest()[:16]}"

    def _keep(self, known: KnownFile | None) -> frozenset[Keep]:
        """The dropped lines of an article that the user took back."""
        return self._kept.get(known.id, frozenset()) if known and known.id else frozenset()

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
            self._batch_files >= BATCH_FILES
            or self._batch_words >= BATCH_WORDS
            or time.monotonic() >= self._batch_ends
        )

    def _flush(self) -> None:
        """What is left for the catalog first, then full text, then what full text has seen."""
        if self._moves:
            changes.move(self._catalog, self._moves)
        if self._skips:
            changes.skip(self._catalog, self._skips, VERSIONS)
        if self._touched:
            changes.touch(self._catalog, self._touched)
        self._keeper.catch_up()
        self._moves, self._skips, self._touched = [], [], []
        self._batch_files = self._batch_words = 0
        self._batch_ends = time.monotonic() + BATCH_SECONDS
        if self._progress.searchable < self._progress.done:
            self._progress = replace(self._progress, searchable=self._progress.done)
            self._report(self._progress)

    def _remove(self, missing: Missing, known: dict[bytes, KnownFile], found: Scan) -> None:
        """Hide the articles whose files are gone, and forget skipped files that are."""
        gone = [f.id for files in missing.values() for f in files.values() if f.id]
        if gone:
            changes.mark_gone(self._catalog, gone)
            self._keeper.catch_up()
            self._count(removed=len(gone))
        forgotten = [
            path
            for path, file in known.items()
            if file.skipped and path not in found.files and found.knows_about(path)
        ]
        if forgotten:
            changes.forget_skipped(self._catalog, forgotten)


def _missing(found: Scan, known: dict[bytes, KnownFile]) -> Missing:
    missing: Missing = {}
    for path, file in known.items():
        is_article = not file.gone and not file.skipped
        if is_article and path not in found.files and found.knows_about(path):
            missing.setdefault(file.hash, {})[path] = file
    return missing


def _moved_from(candidates: dict[bytes, KnownFile], path: bytes) -> KnownFile:
    """Take the article that was moved to `path`: of several, that whose file had the same name."""
    name = path.rpartition(b"/")[2]
    same = (former for former in candidates if former.rpartition(b"/")[2] == name)
    return candidates.pop(next(same, next(iter(candidates))))
