"""Searches that the user keeps by a name."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from index.model import Filter
from index.search.query import Sort
from index.storage.catalog.catalog import Catalog


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search, and what the user has seen of it."""

    name: str
    query: str
    filters: tuple[Filter, ...]
    sort: Sort
    newest: int
    """The highest id of an article when it was last looked at: those above it are new."""
    looked_at: datetime
    """With a time zone."""


def saved_searches(catalog: Catalog) -> list[SavedSearch]:
    """All of them, by name."""
    rows = catalog.rows("SELECT * FROM saved_searches")
    searches = [
        SavedSearch(
            name,
            query,
            tuple(Filter(**each) for each in json.loads(filters)),
            Sort(sort),
            newest,
            datetime.fromisoformat(looked_at),
        )
        for name, query, filters, sort, newest, looked_at in rows
    ]
    return sorted(searches, key=lambda search: (search.name.casefold(), search.name))


def save(catalog: Catalog, search: SavedSearch) -> None:
    """Keep a search, in place of one with the same name."""
    filters = json.dumps([asdict(each) for each in search.filters])
    looked_at = search.looked_at.isoformat()
    with catalog.transaction():
        catalog.connection.execute(
            "INSERT OR REPLACE INTO saved_searches VALUES (?, ?, ?, ?, ?, ?)",
            (search.name, search.query, filters, search.sort, search.newest, looked_at),
        )


def look_at(catalog: Catalog, name: str, now: datetime) -> None:
    """Note that what a search finds has been seen; nothing happens if it was forgotten."""
    with catalog.transaction():
        catalog.connection.execute(
            "UPDATE saved_searches SET looked_at = ?, newest = ? WHERE name = ?",
            (now.isoformat(), newest(catalog), name),
        )


def forget(catalog: Catalog, name: str) -> None:
    """Keep a search no longer."""
    with catalog.transaction():
        catalog.connection.execute("DELETE FROM saved_searches WHERE name = ?", (name,))


def newest(catalog: Catalog) -> int:
    """The highest id of an article that full text holds, 0 without one; later ones are higher."""
    ((highest,),) = catalog.rows("SELECT coalesce(max(id), 0) FROM documents WHERE seen > 0")
    return int(highest)
