"""Everything that changes the catalog, each change whole or not at all."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from index.model import Analysis
from index.storage.catalog.catalog import Catalog
from index.storage.catalog.codec import dump_mentions, dump_structure
from index.storage.catalog.linking import link
from index.storage.catalog.rows import FileStamp, ReadFile
from index.storage.catalog.schema import NOTE_OTHER_NAMES
from index.storage.catalog.unseen import ANNOUNCED, CONFIRMED

MAX_ALIASES = 12
"""Forms of a name kept per article for the list of entities."""


def add_root(catalog: Catalog, path: Path) -> None:
    """Register a folder or file; registering it twice does nothing, and needs no writing."""
    if path in catalog.roots():
        return
    with catalog.transaction():
        catalog.connection.execute(
            "INSERT OR IGNORE INTO roots (path) VALUES (?)", (os.fsencode(path),)
        )


def remove_root(catalog: Catalog, path: Path) -> bool:
    """Unregister a folder or file; its articles go with the next refresh. False if unknown."""
    with catalog.transaction():
        removed = catalog.connection.execute(
            "DELETE FROM roots WHERE path = ?", (os.fsencode(path),)
        )
    return removed.rowcount > 0


def note_problems(catalog: Catalog, problems: dict[Path, str]) -> None:
    """Keep what was wrong with each root, or clear it with an empty string."""
    with catalog.transaction(durable=False):
        catalog.connection.executemany(
            "UPDATE roots SET problem = ? WHERE path = ?",
            [(problem, os.fsencode(path)) for path, problem in problems.items()],
        )


def store(catalog: Catalog, file: ReadFile) -> None:
    """Add a new article, or replace the one that `ReadFile.id` names.

    Each is a transaction of its own: whoever else wants to write, such as a reader who opens an
    article, waits for a millisecond, and not for a batch.
    """
    rows = _encode(file)
    with catalog.transaction(durable=False):
        _store(catalog.connection, rows)


@dataclass(frozen=True, slots=True)
class AnalysisRows:
    """What an analysis becomes in the catalog, without the id of its article."""

    analysis: tuple[object, ...]
    occurrences: list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class _Rows:
    """What an article becomes in the catalog, without its id."""

    id: int | None
    """The article that it replaces."""
    document: dict[str, object]
    body: tuple[object, ...]
    analysis: AnalysisRows


def _encode(file: ReadFile) -> _Rows:
    document, stamp = file.document, file.stamp
    row: dict[str, object] = {
        "path": file.path,
        "size": stamp.size,
        "mtime_ns": stamp.mtime_ns,
        "ctime_ns": stamp.ctime_ns,
        "hash": file.hash,
        "versions": file.versions,
        "title": document.title,
        "publisher": document.publisher,
        "published": str(document.published) if document.published else None,
        "date": document.published.number if document.published else -1,
        "words": document.words,
        "bylines": json.dumps(document.bylines, ensure_ascii=False),
        "language": document.language,
        "url": document.url,
    }
    return _Rows(
        file.id,
        row,
        (document.text, document.body_start, dump_structure(document)),
        encode_analysis(document.text, file.analysis),
    )


def encode_analysis(text: str, analysis: Analysis) -> AnalysisRows:
    """What the analysis of a text becomes in the catalog."""
    occurrences: list[tuple[object, ...]] = [
        (
            entity.id,
            entity.type,
            entity.name,
            json.dumps(entity.aliases[:MAX_ALIASES], ensure_ascii=False),
            len(entity.mentions),
        )
        for entity in analysis.entities(text)
    ]
    return AnalysisRows((analysis.recogniser, dump_mentions(analysis)), occurrences)


def _store(db: Connection, rows: _Rows) -> None:
    identifier = _replace(db, rows.id, rows.document) or _insert(db, rows.document)
    db.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?)", (identifier, *rows.body))
    store_analysis(db, identifier, rows.analysis)
    db.execute("DELETE FROM skipped WHERE path = ?", (rows.document["path"],))


def store_analysis(db: Connection, identifier: int, rows: AnalysisRows) -> None:
    """Put the analysis of an article in the place of the one it has, within a transaction."""
    db.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?)", (identifier, *rows.analysis))
    _note_names(db, identifier, rows.occurrences)


def _note_names(db: Connection, identifier: int, occurrences: list[tuple[object, ...]]) -> None:
    for table in ("occurrences", "other_names", "links"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (identifier,))
    db.executemany(
        "INSERT INTO occurrences (document, key, type, name, aliases, mentions, entity)"
        " VALUES (?, ?, ?, ?, ?, ?,"
        " coalesce((SELECT entity FROM links WHERE key = ? AND document = 0), ?))",
        [(identifier, *row, row[0], row[0]) for row in occurrences],
    )
    db.execute(NOTE_OTHER_NAMES.format(condition="AND document = ?"), (identifier,))
    link(db, [identifier])


def _replace(db: Connection, identifier: int | None, row: dict[str, object]) -> int | None:
    """Give an article new values; None if there is none, or it has just been forgotten."""
    values = ", ".join(f"{name} = :{name}" for name in row)
    updated = db.execute(
        f"UPDATE documents SET {values}, revision = revision + 1, gone = 0 WHERE id = :id",
        {**row, "id": identifier},
    )
    return identifier if updated.rowcount else None


def _insert(db: Connection, row: dict[str, object]) -> int:
    names, values = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = db.execute(f"INSERT INTO documents ({names}, revision) VALUES ({values}, 1)", row)
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def touch(catalog: Catalog, stamps: Sequence[tuple[int, FileStamp]]) -> None:
    """Note new stamps of files whose content is the same."""
    with catalog.transaction(durable=False):
        catalog.connection.executemany(
            "UPDATE documents SET size = ?, mtime_ns = ?, ctime_ns = ? WHERE id = ?",
            [(s.size, s.mtime_ns, s.ctime_ns, identifier) for identifier, s in stamps],
        )


def move(catalog: Catalog, moves: Sequence[tuple[int, bytes, FileStamp]]) -> None:
    """Give articles whose files were found again, here or elsewhere, their paths."""
    db = catalog.connection
    with catalog.transaction(durable=False):
        for identifier, path, stamp in moves:
            db.execute(
                "UPDATE documents SET path = ?, size = ?, mtime_ns = ?, ctime_ns = ?, gone = 0"
                " WHERE id = ?",
                (path, stamp.size, stamp.mtime_ns, stamp.ctime_ns, identifier),
            )
            db.execute("DELETE FROM skipped WHERE path = ?", (path,))


def mark_gone(catalog: Catalog, ids: Iterable[int]) -> None:
    """Hide articles whose files are gone; full text will drop them."""
    with catalog.transaction(durable=False):
        catalog.connection.executemany(
            "UPDATE documents SET gone = 1 WHERE id = ?", [(identifier,) for identifier in ids]
        )


def skip(catalog: Catalog, files: Sequence[tuple[bytes, FileStamp, str]], versions: str) -> None:
    """Note files that could not be read, each with its reason, and hide the articles they were."""
    db = catalog.connection
    with catalog.transaction(durable=False):
        db.executemany(
            "INSERT OR REPLACE INTO skipped VALUES (?, ?, ?, ?, ?, ?)",
            [(path, s.size, s.mtime_ns, s.ctime_ns, versions, why) for path, s, why in files],
        )
        db.executemany(
            "UPDATE documents SET gone = 1 WHERE path = ? AND gone = 0",
            [(path,) for path, _, _ in files],
        )


def forget_skipped(catalog: Catalog, paths: Iterable[bytes]) -> None:
    """Forget skipped files that are gone."""
    with catalog.transaction(durable=False):
        catalog.connection.executemany(
            "DELETE FROM skipped WHERE path = ?", [(path,) for path in paths]
        )


def announce(catalog: Catalog, commit: int) -> None:
    """Note that a commit of full text, by its number, is about to take effect."""
    with catalog.transaction(durable=False):
        catalog.set_meta(ANNOUNCED, str(commit))


def confirm(
    catalog: Catalog, seen: Iterable[tuple[int, int]], removed: Iterable[int], commit: int
) -> None:
    """Note what full text has committed.

    Args:
        catalog: to note it in.
        seen: (id, revision) that it holds now.
        removed: ids that it no longer holds.
        commit: the number of its last commit.
    """
    db = catalog.connection
    with catalog.transaction(durable=False):
        catalog.set_meta(CONFIRMED, str(commit))
        db.executemany("UPDATE documents SET seen = ? WHERE id = ?", [(r, i) for i, r in seen])
        db.executemany("UPDATE documents SET seen = 0 WHERE id = ?", [(i,) for i in removed])


def adopt_fulltext(
    catalog: Catalog, key: str, generation: str, commit: int, held: Iterable[tuple[int, int]]
) -> None:
    """Switch to a rebuilt full text that holds the given (id, revision), and nothing else."""
    db = catalog.connection
    with catalog.transaction(durable=False):
        catalog.set_meta(key, generation)
        for name in (ANNOUNCED, CONFIRMED):
            catalog.set_meta(name, str(commit))
        db.execute("UPDATE documents SET seen = 0")
        db.executemany("UPDATE documents SET seen = ? WHERE id = ?", [(r, i) for i, r in held])


def set_read(catalog: Catalog, identifiers: Iterable[int], read: bool) -> list[int]:
    """Mark articles as read or unread; return those that were not so before."""
    return _set(catalog, "read", identifiers, read)


def set_starred(catalog: Catalog, identifiers: Iterable[int], starred: bool) -> list[int]:
    """Give articles a star, or take it away; return those that were not so before."""
    return _set(catalog, "starred", identifiers, starred)


def set_hidden(catalog: Catalog, identifiers: Iterable[int], hidden: bool) -> list[int]:
    """Put articles out of sight, or bring them back; return those that were not so before."""
    return _set(catalog, "hidden", identifiers, hidden)


def _set(catalog: Catalog, column: str, identifiers: Iterable[int], value: bool) -> list[int]:
    db = catalog.connection
    with catalog.transaction():
        others = db.execute(
            "SELECT id FROM documents"
            f" WHERE id IN (SELECT value FROM json_each(?)) AND {column} != ? ORDER BY id",
            (json.dumps(list(identifiers)), value),
        ).fetchall()
        db.executemany(
            f"UPDATE documents SET {column} = ? WHERE id = ?", [(value, i) for (i,) in others]
        )
    return [identifier for (identifier,) in others]


def forget_gone(catalog: Catalog) -> int:
    """Forget articles whose files are gone and on which the user made nothing; how many."""
    db = catalog.connection
    with catalog.transaction():
        # Full text still has to drop the others.
        find = (
            "SELECT id FROM documents WHERE gone = 1 AND starred = 0 AND seen = 0"
            " AND id NOT IN (SELECT document FROM marks)"
            " AND id NOT IN (SELECT document FROM kept)"
        )
        ids = db.execute(find).fetchall()
        for table in ("occurrences", "other_names", "places", "links"):
            db.executemany(f"DELETE FROM {table} WHERE document = ?", ids)
        for table in ("analyses", "bodies", "documents"):
            db.executemany(f"DELETE FROM {table} WHERE id = ?", ids)
    return len(ids)
