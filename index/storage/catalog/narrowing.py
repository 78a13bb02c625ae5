"""Articles that have all of some values, by the catalog."""

from collections.abc import Iterable

from index.model import LIKE, Filter
from index.storage.catalog.catalog import Catalog
from index.storage.catalog.decisions import resolve

_CONDITIONS = {
    "source": "publisher = ?",
    "lang": "language = ?",
    "by": "EXISTS (SELECT 1 FROM json_each(bylines) WHERE json_each.value = ?)",
}


def narrowed(catalog: Catalog, filters: Iterable[Filter]) -> set[int] | None:
    """The ids of the articles that have all values, as `Facts` counts them; None for no values.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    found: set[int] | None = None
    for each in filters:
        if each.field == LIKE:
            continue
        having = _having(catalog, each)
        found = having if found is None else found & having
    return found


def _having(catalog: Catalog, chosen: Filter) -> set[int]:
    key = chosen.key
    if chosen.field == "date":
        return _dated(catalog, key)
    if condition := _CONDITIONS.get(chosen.field):
        rows = catalog.rows(f"SELECT id FROM documents WHERE {condition}", key)
    else:
        # It may have been decided to be another one since.
        entity = resolve(catalog.connection, key)
        rows = catalog.rows("SELECT document FROM occurrences WHERE entity = ?", entity)
    return {row[0] for row in rows}


def _dated(catalog: Catalog, key: str) -> set[int]:
    """Those of a year or a month, ``2024`` or ``2024-11``; a date without a year is in none."""
    first = int(key.replace("-", "").ljust(8, "0"))
    days = 99 if "-" in key else 9_999
    rows = catalog.rows("SELECT id FROM documents WHERE date BETWEEN ? AND ?", first, first + days)
    return {row[0] for row in rows}
