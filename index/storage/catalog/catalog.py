"""The catalog: one SQLite file, the truth about a library."""

import os
import sqlite3
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from json import dumps
from pathlib import Path
from typing import Any

from index import locations
from index.model import Analysis, Document, PartialDate
from index.search.names import is_other_form, name_key
from index.storage.catalog.codec import load_analysis, load_document
from index.storage.catalog.repack import packed_mentions, packed_structure
from index.storage.catalog.rows import Counts, FileStamp, KnownFile, Summary
from index.storage.catalog.schema import MIGRATIONS

BUSY_SECONDS = 10.0
"""How long a statement waits for another process's short transaction."""
_RETRY_SECONDS = 0.005

LISTED = "gone = 0 AND hidden = 0"
"""Condition of the articles that are shown, for the modules beside this one too."""
UNWANTED = "seen != 0 AND (gone = 1 OR hidden = 1)"
"""Condition of the tombstones: articles that full text may hold although it must not."""
_SUMMARY = "id, path, title, publisher, published, words, revision, read, starred"


class CatalogError(Exception):
    """The catalog cannot be used; the message is a sentence for the user."""


_WHY = {
    sqlite3.SQLITE_FULL: "The library cannot be changed: the disk is full.",
    sqlite3.SQLITE_READONLY: "The library cannot be changed: its folder cannot be written.",
}


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn what SQLite raises into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        why = _WHY.get(getattr(error, "sqlite_errorcode", 0))
        raise CatalogError(why or f"The library’s catalog cannot be used: {error}.") from error


class Catalog:
    """An open catalog. Each process, and each thread, opens its own."""

    def __init__(self, path: Path) -> None:
        """Open the catalog at `path`, creating or upgrading it.

        In a folder that cannot be written it can be read only.

        Raises:
            CatalogError: if the file is no catalog, is damaged, or is of a newer Dateline.
        """
        can_write = not _is_whole_in_read_only_folder(path)
        # SQLite reads a log-ahead file without writing beside it only if told that nobody will.
        name = path if can_write else f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(
                name, timeout=BUSY_SECONDS, isolation_level=None, uri=not can_write
            )
        except sqlite3.Error as error:
            raise CatalogError(f"The catalog {path} cannot be opened: {error}.") from error
        try:
            if can_write:
                self._log_ahead()
            self._db.create_function("name_key", 1, name_key, deterministic=True)
            self._db.create_function("is_other_form", 2, is_other_form, deterministic=True)
            self._migrate()
        except sqlite3.Error as error:
            self._db.close()
            raise CatalogError(f"The catalog {path} cannot be opened: {error}.") from error
        except CatalogError:
            self._db.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the modules beside this one."""
        return self._db

    def _log_ahead(self) -> None:
        # Of several that do this at once to a new file, SQLite refuses all but one without waiting.
        deadline = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_RETRY_SECONDS)
            else:
                return

    def _migrate(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise CatalogError(
                "This library was made by a newer Dateline; update Dateline to open it."
            )
        if version == len(MIGRATIONS):
            return
        for function in (packed_structure, packed_mentions):
            self._db.create_function(function.__name__, 1, function)
        with self.transaction():
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            for number, script in enumerate(MIGRATIONS[version:], version + 1):
                for statement in _statements(script):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number}")
            self.set_meta("library", self.meta("library") or uuid.uuid4().hex)

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[None]:
        """All or nothing.

        Args:
            durable: whether it survives a loss of power as soon as it is done, as what the user
                made must. That takes one wait for the disk; what a refresh writes it can do again.
                Neither can leave the catalog damaged, or later changes without earlier ones.

        Raises:
            CatalogError: if the catalog cannot be written; nothing has changed then.
        """
        with _in_words():
            self._db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                # After some faults SQLite has rolled back by itself.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def rows(self, statement: str, *values: object) -> list[Any]:
        """The rows that a statement finds, for the modules beside this one too.

        Raises:
            CatalogError: if the catalog is damaged or busy.
        """
        with _in_words(), suppress(OverflowError):
            return self._db.execute(statement, values).fetchall()
        return []  # nothing has a number that is too large for SQLite

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @classmethod
    def of(cls, library: Path) -> "Catalog":
        """Open the catalog of a library's directory, creating both if need be.

        Raises:
            CatalogError: as the constructor does, and if the directory cannot be made.
        """
        try:
            library.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise CatalogError(f"{library} cannot be made: {error.strerror}.") from error
        return cls(locations.catalog_file(library))

    # Settings of the library

    def meta(self, key: str) -> str | None:
        """A value kept under a name."""
        for (value,) in self.rows("SELECT value FROM meta WHERE key = ?", key):
            return str(value)
        return None

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value under a name."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # Reading

    def summaries(self, ids: Iterable[int]) -> dict[int, Summary]:
        """The listed articles among `ids`."""
        rows = self.rows(
            f"SELECT {_SUMMARY} FROM documents"
            f" WHERE id IN (SELECT value FROM json_each(?)) AND {LISTED}",
            dumps(list(ids)),
        )
        return {row[0]: _summary(row) for row in rows}

    def newest(self, offset: int, limit: int, *, oldest: bool = False) -> list[Summary]:
        """Listed articles by date, newest first; those without a year or a date come last."""
        rows = self.rows(
            f"SELECT {_SUMMARY} FROM documents WHERE {LISTED}"
            f" ORDER BY {_order(oldest)} LIMIT ? OFFSET ?",
            limit,
            offset,
        )
        return [_summary(row) for row in rows]

    def listed(self, *, oldest: bool = False) -> list[int]:
        """All listed articles, in the order of `newest`."""
        order = _order(oldest)
        return [
            i for (i,) in self.rows(f"SELECT id FROM documents WHERE {LISTED} ORDER BY {order}")
        ]

    def total(self) -> int:
        """How many articles are listed."""
        return self._count(LISTED)

    def _count(self, condition: str) -> int:
        ((count,),) = self.rows(f"SELECT count(*) FROM documents WHERE {condition}")
        return int(count)

    def summary(self, identifier: int) -> Summary | None:
        """One article, whether listed or not."""
        rows = self.rows(f"SELECT {_SUMMARY} FROM documents WHERE id = ?", identifier)
        return _summary(rows[0]) if rows else None

    def stamp(self, identifier: int) -> FileStamp | None:
        """What the source file of an article was like when it was read."""
        rows = self.rows("SELECT size, mtime_ns, ctime_ns FROM documents WHERE id = ?", identifier)
        return FileStamp(*rows[0]) if rows else None

    def id_of(self, path: Path) -> int | None:
        """The id of the listed article whose source file is `path`."""
        rows = self.rows(f"SELECT id FROM documents WHERE path = ? AND {LISTED}", os.fsencode(path))
        return int(rows[0][0]) if rows else None

    def document(self, identifier: int) -> tuple[Document, Analysis] | None:
        """An article as it was read and analysed; None if there is none with that id."""
        rows = self.rows(
            "SELECT text, structure, mentions, recogniser FROM bodies JOIN analyses USING (id)"
            " WHERE id = ?",
            identifier,
        )
        for text, structure, mentions, recogniser in rows:
            return load_document(text, structure), load_analysis(mentions, recogniser)
        return None

    def texts(self, ids: Iterable[int]) -> dict[int, tuple[str, int, str | None]]:
        """The texts of articles, each with where its body begins and the language it states."""
        rows = self.rows(
            "SELECT id, text, body_start, language FROM bodies JOIN documents USING (id)"
            " WHERE id IN (SELECT value FROM json_each(?))",
            dumps(list(ids)),
        )
        return {identifier: (text, start, language) for identifier, text, start, language in rows}

    def counts(self) -> Counts:
        """How much the library holds."""
        ((listed, unread, starred, hidden, gone, behind),) = self.rows(
            f"SELECT count(*) FILTER (WHERE {LISTED}),"
            f" count(*) FILTER (WHERE {LISTED} AND read = 0),"
            f" count(*) FILTER (WHERE {LISTED} AND starred = 1),"
            " count(*) FILTER (WHERE hidden = 1 AND gone = 0), count(*) FILTER (WHERE gone = 1),"
            f" count(*) FILTER (WHERE ({LISTED} AND seen != revision) OR ({UNWANTED}))"
            " FROM documents"
        )
        ((skipped,),) = self.rows("SELECT count(*) FROM skipped")
        ((entities, mentions),) = self.rows(
            "SELECT count(*), coalesce(sum(mentions), 0) FROM shown_entities"
        )
        return Counts(listed, unread, starred, hidden, gone, skipped, entities, mentions, behind)

    # Files and folders

    def roots(self) -> dict[Path, str]:
        """The registered folders and files, each with what was wrong with it, or nothing."""
        rows = self.rows("SELECT path, problem FROM roots ORDER BY path")
        return {Path(os.fsdecode(path)): problem for path, problem in rows}

    def skipped(self) -> list[tuple[Path, str]]:
        """Files that were not read, with the reason."""
        rows = self.rows("SELECT path, reason FROM skipped ORDER BY path")
        return [(Path(os.fsdecode(path)), reason) for path, reason in rows]

    def known_files(self) -> dict[bytes, KnownFile]:
        """Every file that was ever read, or skipped, by path."""
        known: dict[bytes, KnownFile] = {}
        rows = self.rows(
            "SELECT path, id, size, mtime_ns, ctime_ns, hash, versions, gone FROM documents"
            # Of several articles that had a path one after another, the last one counts.
            " ORDER BY gone DESC, id"
        )
        for path, identifier, size, mtime, ctime, digest, versions, gone in rows:
            stamp = FileStamp(size, mtime, ctime)
            known[path] = KnownFile(identifier, stamp, digest, versions, bool(gone))
        rows = self.rows("SELECT path, size, mtime_ns, ctime_ns, versions FROM skipped")
        for path, size, mtime, ctime, versions in rows:
            before = known.get(path)
            stamp = FileStamp(size, mtime, ctime)
            known[path] = KnownFile(before.id if before else None, stamp, b"", versions, gone=False)
        return known


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger is one, and holds semicolons."""
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _order(oldest: bool) -> str:
    return "date < 10000, date, id" if oldest else "date DESC, id"


def _is_whole_in_read_only_folder(path: Path) -> bool:
    """Whether a catalog may only be read, and all of it is in its one file."""
    log = path.with_name(f"{path.name}-wal")
    return path.is_file() and not log.exists() and not os.access(path.parent, os.W_OK)


def _summary(row: tuple[int, bytes, str, str | None, str | None, int, int, int, int]) -> Summary:
    identifier, path, title, publisher, published, words, revision, read, starred = row
    return Summary(
        identifier,
        os.fsdecode(path),
        title,
        publisher,
        PartialDate.parse(published) if published else None,
        words,
        revision,
        bool(read),
        bool(starred),
    )
