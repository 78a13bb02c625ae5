"""The catalog: one SQLite file, the truth about a library."""

import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index import locations
from index.model import Analysis, Document, PartialDate
from index.storage.catalog.codec import load_analysis, load_document
from index.storage.catalog.rows import Counts, FileStamp, KnownFile, Pending, Summary
from index.storage.catalog.schema import MIGRATIONS

BUSY_SECONDS = 10.0
"""How long a statement waits for another process's short transaction."""

_LISTED = "gone = 0 AND hidden = 0"
_SUMMARY = "id, path, title, publisher, published, revision, read, starred"


class CatalogError(Exception):
    """The catalog cannot be used; the message is a sentence for the user."""


class Catalog:
    """An open catalog. Each process, and each thread, opens its own."""

    def __init__(self, path: Path) -> None:
        """Open the catalog at `path`, creating or upgrading it.

        Raises:
            CatalogError: if the file is no catalog, is damaged, or is of a newer Dateline.
        """
        try:
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._migrate()
        except sqlite3.DatabaseError as error:
            raise CatalogError(f"The catalog {path} cannot be opened: {error}.") from error

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the modules beside this one."""
        return self._db

    def _migrate(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise CatalogError(
                "This library was made by a newer Dateline; update Dateline to open it."
            )
        if version == len(MIGRATIONS):
            return
        with self.transaction():
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            for number, script in enumerate(MIGRATIONS[version:], version + 1):
                for statement in script.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number}")
            self.set_meta("library", self.meta("library") or uuid.uuid4().hex)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

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
        row = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value under a name."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    # Reading

    def summaries(self, ids: Iterable[int]) -> dict[int, Summary]:
        """The listed articles among `ids`."""
        ids = list(ids)
        marks = ",".join("?" * len(ids))
        rows = self._db.execute(
            f"SELECT {_SUMMARY} FROM documents WHERE id IN ({marks}) AND {_LISTED}",
            ids,
        )
        return {row[0]: _summary(row) for row in rows}

    def newest(self, offset: int, limit: int, *, oldest: bool = False) -> list[Summary]:
        """Listed articles by date, newest first; those without a year or a date come last."""
        order = "date < 10000, date, id" if oldest else "date DESC, id"
        rows = self._db.execute(
            f"SELECT {_SUMMARY} FROM documents WHERE {_LISTED} ORDER BY {order} LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [_summary(row) for row in rows]

    def total(self) -> int:
        """How many articles are listed."""
        (count,) = self._db.execute(f"SELECT count(*) FROM documents WHERE {_LISTED}").fetchone()
        return int(count)

    def summary(self, identifier: int) -> Summary | None:
        """One article, whether listed or not."""
        row = self._db.execute(
            f"SELECT {_SUMMARY} FROM documents WHERE id = ?",
            (identifier,),
        ).fetchone()
        return None if row is None else _summary(row)

    def id_of(self, path: Path) -> int | None:
        """The id of the listed article whose source file is `path`."""
        row = self._db.execute(
            f"SELECT id FROM documents WHERE path = ? AND {_LISTED}",
            (os.fsencode(path),),
        ).fetchone()
        return None if row is None else int(row[0])

    def document(self, identifier: int) -> tuple[Document, Analysis] | None:
        """An article as it was read and analysed; None if there is none with that id."""
        row = self._db.execute(
            "SELECT text, structure, mentions, recogniser FROM bodies JOIN analyses USING (id)"
            " WHERE id = ?",
            (identifier,),
        ).fetchone()
        if row is None:
            return None
        text, structure, mentions, recogniser = row
        return load_document(text, structure), load_analysis(mentions, recogniser)

    def texts(self, ids: Iterable[int]) -> dict[int, tuple[str, int]]:
        """The text of several articles, each with the offset where its body begins."""
        ids = list(ids)
        marks = ",".join("?" * len(ids))
        rows = self._db.execute(
            f"SELECT id, text, body_start FROM bodies WHERE id IN ({marks})",
            ids,
        )
        return {identifier: (text, body_start) for identifier, text, body_start in rows}

    def unsearchable(self) -> frozenset[int]:
        """Articles that full text may still hold although they must not be found."""
        rows = self._db.execute(
            "SELECT id FROM tombstones UNION SELECT id FROM documents"
            " WHERE seen > 0 AND (gone = 1 OR hidden = 1)"
        )
        return frozenset(row[0] for row in rows)

    def counts(self) -> Counts:
        """How much the library holds."""
        documents = self._db.execute(
            f"SELECT count(*) FILTER (WHERE {_LISTED}),"
            f" count(*) FILTER (WHERE {_LISTED} AND read = 0),"
            f" count(*) FILTER (WHERE {_LISTED} AND starred = 1),"
            " count(*) FILTER (WHERE hidden = 1 AND gone = 0), count(*) FILTER (WHERE gone = 1),"
            f" count(*) FILTER (WHERE {_LISTED} AND seen != revision) FROM documents"
        ).fetchone()
        (skipped,) = self._db.execute("SELECT count(*) FROM skipped").fetchone()
        (pending,) = self._db.execute("SELECT count(*) FROM tombstones").fetchone()
        entities, mentions = self._db.execute(
            "SELECT count(DISTINCT key), coalesce(sum(o.mentions), 0) FROM occurrences o"
            f" JOIN documents d ON d.id = o.document WHERE {_LISTED}"
            " AND type NOT IN ('date', 'quantity')"
        ).fetchone()
        listed, unread, starred, hidden, gone, behind = documents
        return Counts(
            listed, unread, starred, hidden, gone, skipped, entities, mentions, behind + pending
        )

    def entities(self, kind: str | None) -> list[tuple[str, str, str, str, int, int]]:
        """What listed articles mention: (key, type, name, aliases as JSON, articles, mentions).

        Most mentioned first; dates and quantities are left out.
        """
        rows = self._db.execute(
            # SQLite takes the bare columns from the row that holds the maximum.
            "SELECT key, type, name, aliases, count(*), sum(o.mentions), max(o.mentions)"
            " FROM occurrences o JOIN documents d ON d.id = o.document"
            f" WHERE {_LISTED} AND type NOT IN ('date', 'quantity')"
            " AND (?1 IS NULL OR type = ?1) GROUP BY key ORDER BY 6 DESC, 5 DESC, key",
            (kind,),
        )
        return [row[:6] for row in rows]

    # Files and folders

    def roots(self) -> dict[Path, str]:
        """The registered folders and files, each with what was wrong with it, or nothing."""
        rows = self._db.execute("SELECT path, problem FROM roots ORDER BY path")
        return {Path(os.fsdecode(path)): problem for path, problem in rows}

    def skipped(self) -> list[tuple[Path, str]]:
        """Files that were not read, with the reason."""
        rows = self._db.execute("SELECT path, reason FROM skipped ORDER BY path")
        return [(Path(os.fsdecode(path)), reason) for path, reason in rows]

    def known_files(self) -> dict[bytes, KnownFile]:
        """Every file that was ever read, or skipped, by path."""
        known: dict[bytes, KnownFile] = {}
        rows = self._db.execute(
            "SELECT path, id, size, mtime_ns, inode, hash, versions, gone FROM documents"
        )
        for path, identifier, size, mtime, inode, digest, versions, gone in rows:
            stamp = FileStamp(size, mtime, inode)
            known[path] = KnownFile(identifier, stamp, digest, versions, bool(gone))
        # A file that once was an article and cannot be read any more counts as skipped.
        rows = self._db.execute("SELECT path, size, mtime_ns, inode FROM skipped")
        for path, size, mtime, inode in rows:
            known[path] = KnownFile(None, FileStamp(size, mtime, inode), b"", "", gone=False)
        return known

    def pending(self, limit: int) -> list[Pending]:
        """Listed articles that full text does not hold in their newest form."""
        return self._pending("seen != revision", (limit,))

    def listed_after(self, identifier: int, limit: int) -> list[Pending]:
        """The listed articles with the next higher ids, as full text needs them."""
        return self._pending("id > ?", (identifier, limit))

    def _pending(self, condition: str, parameters: tuple[int, ...]) -> list[Pending]:
        rows = self._db.execute(
            "SELECT id, revision, text, structure, mentions, recogniser FROM documents"
            " JOIN bodies USING (id) JOIN analyses USING (id)"
            f" WHERE {condition} AND {_LISTED} ORDER BY id LIMIT ?",
            parameters,
        )
        return [
            Pending(
                i, revision, load_document(text, structure), load_analysis(mentions, recogniser)
            )
            for i, revision, text, structure, mentions, recogniser in rows
        ]

    def tombstones(self) -> list[int]:
        """Articles that full text must still take out."""
        return [row[0] for row in self._db.execute("SELECT id FROM tombstones ORDER BY id")]

    def searchable(self) -> tuple[int, int | None]:
        """How many articles full text should hold, and the id of one of them."""
        count, one = self._db.execute(
            "SELECT count(*), max(id) FROM documents WHERE seen > 0"
        ).fetchone()
        return count, one


def _summary(row: tuple[int, bytes, str, str | None, str | None, int, int, int]) -> Summary:
    identifier, path, title, publisher, published, revision, read, starred = row
    return Summary(
        identifier,
        os.fsdecode(path),
        title,
        publisher,
        PartialDate.parse(published) if published else None,
        revision,
        bool(read),
        bool(starred),
    )
