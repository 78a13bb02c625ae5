"""Everything that changes the catalog, each change whole or not at all."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.storage.catalog.catalog import Catalog
from index.storage.catalog.codec import dump_mentions, dump_structure
from index.storage.catalog.rows import FileStamp, ReadFile

MAX_ALIASES = 12
"""Forms of a name kept per article for the list of entities."""


def add_root(catalog: Catalog, path: Path) -> None:
    """Register a folder or file; registering it twice does nothing."""
    catalog.connection.execute(
        "INSERT OR IGNORE INTO roots (path) VALUES (?)", (os.fsencode(path),)
    )


def remove_root(catalog: Catalog, path: Path) -> bool:
    """Unregister a folder or file; its articles go with the next refresh. False if unknown."""
    cursor = catalog.connection.execute("DELETE FROM roots WHERE path = ?", (os.fsencode(path),))
    return cursor.rowcount > 0


def note_problems(catalog: Catalog, problems: dict[Path, str]) -> None:
    """Keep what was wrong with each root, or clear it with an empty string."""
    with catalog.transaction():
        catalog.connection.executemany(
            "UPDATE roots SET problem = ? WHERE path = ?",
            [(problem, os.fsencode(path)) for path, problem in problems.items()],
        )


def store(catalog: Catalog, files: Iterable[ReadFile]) -> None:
    """Add new articles, or replace those with the same path under the same id."""
    with catalog.transaction():
        for file in files:
            _store(catalog, file)


def _store(catalog: Catalog, file: ReadFile) -> None:
    db, document, stamp = catalog.connection, file.document, file.stamp
    row = {
        "path": file.path,
        "size": stamp.size,
        "mtime_ns": stamp.mtime_ns,
        "inode": stamp.inode,
        "hash": file.hash,
        "versions": file.versions,
        "title": document.title,
        "publisher": document.publisher,
        "published": str(document.published) if document.published else None,
        "date": document.published.number if document.published else -1,
        "words": document.words,
    }
    names = list(row)
    (identifier,) = db.execute(
        f"INSERT INTO documents ({', '.join(names)}, revision)"
        f" VALUES ({', '.join(':' + n for n in names)}, 1) ON CONFLICT (path) DO UPDATE SET"
        f" {', '.join(f'{n} = excluded.{n}' for n in names)}, revision = revision + 1, gone = 0"
        " RETURNING id",
        row,
    ).fetchone()
    db.execute(
        "INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?)",
        (identifier, document.text, document.body_start, dump_structure(document)),
    )
    db.execute(
        "INSERT OR REPLACE INTO analyses VALUES (?, ?, ?)",
        (identifier, file.analysis.recogniser, dump_mentions(file.analysis)),
    )
    db.execute("DELETE FROM occurrences WHERE document = ?", (identifier,))
    db.executemany(
        "INSERT INTO occurrences VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                identifier,
                entity.id,
                entity.type,
                entity.name,
                json.dumps(entity.aliases[:MAX_ALIASES], ensure_ascii=False),
                len(entity.mentions),
            )
            for entity in file.analysis.entities(document.text)
        ],
    )
    db.execute("DELETE FROM skipped WHERE path = ?", (file.path,))
    db.execute("DELETE FROM tombstones WHERE id = ?", (identifier,))


def touch(catalog: Catalog, stamps: Sequence[tuple[int, FileStamp]]) -> None:
    """Note new stamps of files whose content is the same."""
    with catalog.transaction():
        catalog.connection.executemany(
            "UPDATE documents SET size = ?, mtime_ns = ?, inode = ? WHERE id = ?",
            [(s.size, s.mtime_ns, s.inode, identifier) for identifier, s in stamps],
        )


def move(catalog: Catalog, identifier: int, path: bytes, stamp: FileStamp) -> None:
    """Give an article whose file was moved its new path; nothing else changes."""
    db = catalog.connection
    with catalog.transaction():
        # Another article may once have had that path; its own file is gone, so it yields.
        db.execute(
            "UPDATE documents SET path = CAST(path || ? AS BLOB) WHERE path = ? AND id != ?",
            (b"\0%d" % identifier, path, identifier),
        )
        db.execute(
            "UPDATE documents SET path = ?, size = ?, mtime_ns = ?, inode = ?, gone = 0"
            " WHERE id = ?",
            (path, stamp.size, stamp.mtime_ns, stamp.inode, identifier),
        )
        db.execute("DELETE FROM skipped WHERE path = ?", (path,))
        db.execute("DELETE FROM tombstones WHERE id = ?", (identifier,))


def mark_gone(catalog: Catalog, ids: Iterable[int]) -> None:
    """Hide articles whose files are gone, and leave full text a note to drop them."""
    rows = [(identifier,) for identifier in ids]
    with catalog.transaction():
        catalog.connection.executemany("UPDATE documents SET gone = 1 WHERE id = ?", rows)
        catalog.connection.executemany("INSERT OR IGNORE INTO tombstones VALUES (?)", rows)


def skip(catalog: Catalog, files: Sequence[tuple[bytes, FileStamp, str]]) -> list[int]:
    """Note files that could not be read, each with its reason; return the articles they were."""
    db = catalog.connection
    with catalog.transaction():
        db.executemany(
            "INSERT OR REPLACE INTO skipped VALUES (?, ?, ?, ?, ?)",
            [(path, s.size, s.mtime_ns, s.inode, reason) for path, s, reason in files],
        )
        find = "SELECT id FROM documents WHERE path = ? AND gone = 0"
        rows = [db.execute(find, (path,)).fetchone() for path, _, _ in files]
    return [row[0] for row in rows if row]


def forget_skipped(catalog: Catalog, paths: Iterable[bytes]) -> None:
    """Forget skipped files that are gone."""
    with catalog.transaction():
        catalog.connection.executemany(
            "DELETE FROM skipped WHERE path = ?", [(path,) for path in paths]
        )


def confirm(catalog: Catalog, seen: Iterable[tuple[int, int]], removed: Iterable[int]) -> None:
    """Note what full text has committed: (id, revision) it holds, ids it no longer holds."""
    db = catalog.connection
    with catalog.transaction():
        db.executemany("UPDATE documents SET seen = ? WHERE id = ?", [(r, i) for i, r in seen])
        for identifier in removed:
            db.execute("UPDATE documents SET seen = 0 WHERE id = ?", (identifier,))
            db.execute("DELETE FROM tombstones WHERE id = ?", (identifier,))


def adopt_fulltext(
    catalog: Catalog, key: str, generation: str, held: Iterable[tuple[int, int]]
) -> None:
    """Switch to a rebuilt full text that holds the given (id, revision), and nothing else."""
    db = catalog.connection
    with catalog.transaction():
        catalog.set_meta(key, generation)
        db.execute("UPDATE documents SET seen = 0")
        db.executemany("UPDATE documents SET seen = ? WHERE id = ?", [(r, i) for i, r in held])
        db.execute("DELETE FROM tombstones")


def set_read(catalog: Catalog, identifier: int, read: bool) -> None:
    """Mark an article as read or unread."""
    catalog.connection.execute("UPDATE documents SET read = ? WHERE id = ?", (read, identifier))


def set_starred(catalog: Catalog, identifier: int, starred: bool) -> None:
    """Give an article a star, or take it away."""
    catalog.connection.execute(
        "UPDATE documents SET starred = ? WHERE id = ?", (starred, identifier)
    )


def set_hidden(catalog: Catalog, identifier: int, hidden: bool) -> None:
    """Put an article out of sight, or bring it back."""
    db = catalog.connection
    with catalog.transaction():
        db.execute("UPDATE documents SET hidden = ? WHERE id = ?", (hidden, identifier))
        if hidden:
            db.execute("INSERT OR IGNORE INTO tombstones VALUES (?)", (identifier,))
        else:
            db.execute("DELETE FROM tombstones WHERE id = ?", (identifier,))


def forget_gone(catalog: Catalog) -> int:
    """Forget articles whose files are gone and on which the user made nothing; how many."""
    db = catalog.connection
    with catalog.transaction():
        ids = [
            row[0]
            for row in db.execute(
                "SELECT id FROM documents WHERE gone = 1 AND starred = 0 AND seen = 0"
            )
        ]
        for identifier in ids:
            db.execute("DELETE FROM occurrences WHERE document = ?", (identifier,))
            for table in ("analyses", "bodies", "documents"):
                db.execute(f"DELETE FROM {table} WHERE id = ?", (identifier,))
    return len(ids)
