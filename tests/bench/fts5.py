"""The peer of full text: SQLite FTS5 on the same texts, with the same words required."""

import sqlite3
from pathlib import Path

from bench.texts import texts
from index.library import Library

_SCHEMA = "CREATE VIRTUAL TABLE articles USING fts5(title, body, tokenize='porter unicode61')"
_SEARCH = """
SELECT rowid, title, snippet(articles, 1, '[', ']', '…', 32) FROM articles
WHERE articles MATCH ? ORDER BY bm25(articles, 3.0, 1.0) LIMIT 20
"""
_INSERT = "INSERT INTO articles (rowid, title, body) VALUES (?, ?, ?)"


class Fts5:
    """A full-text table in a file."""

    def __init__(self, file: Path) -> None:
        """Make an empty one, in the place of what may be there."""
        file.unlink(missing_ok=True)
        self._db = sqlite3.connect(file)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute(_SCHEMA)

    def fill(self, library: Library) -> None:
        """Put in all articles of a library."""
        with self._db:
            self._db.executemany(_INSERT, texts(library))

    def add(self, title: str, body: str) -> None:
        """Put in one article, and commit."""
        with self._db:
            self._db.execute(_INSERT, (None, title, body))

    def search(self, query: str) -> list[tuple[int, str, str]]:
        """The best 20 articles that hold all words: id, title, snippet."""
        words = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        return self._db.execute(_SEARCH, (words,)).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
