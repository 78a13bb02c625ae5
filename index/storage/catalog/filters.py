"""Fields of a query: which articles of the catalog and the full text have their values."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from index.search.fields import ENTITY_TYPES, Anniversary, days_of
from index.search.terms import terms
from index.search.tree import Field
from index.storage.catalog.catalog import Catalog

_STATES = {"read": "read = 1", "unread": "read = 0", "starred": "starred = 1"}
_LAST_DAY = "date + CASE WHEN date % 10000 = 0 THEN 1231 WHEN date % 100 = 0 THEN 31 ELSE 0 END"
"""`fields.last_day` of the column."""

Holding = Callable[[Iterable[str]], Iterable[int]]
"""Gives the ids of the articles that have some terms in their text, title or entities' names."""


class Filters:
    """Finds articles by fields; some are asked of the catalog, some of both.

    Args:
        catalog: what is known of the articles.
        holding: narrows the articles down before their names are read.
    """

    def __init__(self, catalog: Catalog, holding: Holding) -> None:
        self._catalog = catalog
        self._holding = holding

    def __call__(self, field: Field) -> set[int]:
        """The ids of the articles that have a field's value.

        Raises:
            CatalogError: if the catalog is damaged or busy.
        """
        match field.name:
            case "is":
                return self._where(_STATES[field.value.lower()])
            case "date":
                return self._dated(field.value)
            case "has":
                return self._where("url IS NOT NULL")
            case "lang":
                return self._where("lower(language) = ?", field.value.lower())
            case "by":
                return self._having("bylines", json.loads, field.value)
            case "source":
                return self._having("publisher", lambda name: (name,), field.value)
            case "path":
                return self._where("instr(lower(CAST(path AS TEXT)), lower(?))", field.value)
            case "title":
                return self._titled(field.value)
        return self._mentioning(ENTITY_TYPES[field.name], field.value)

    def _where(self, condition: str, *values: object) -> set[int]:
        rows = self._catalog.rows(f"SELECT id FROM documents WHERE {condition}", *values)
        return {row[0] for row in rows}

    def _dated(self, value: str) -> set[int]:
        days = days_of(value, datetime.now().astimezone().date())
        if isinstance(days, Anniversary):
            return self._where("date >= 0 AND date % 10000 = ?", days.number)
        # A date known to the month or the year may be any day of it.
        overlaps = f"date >= 10000 AND {_LAST_DAY} >= ? AND date <= ?"
        return self._where(overlaps, days.first, days.last)

    def _having(self, column: str, names: Callable[[str], Iterable[str]], value: str) -> set[int]:
        """Those of which a column, read as names, has one that the words stand in."""
        wanted = terms(value)
        held = [kept for (kept,) in self._catalog.rows(f"SELECT DISTINCT {column} FROM documents")]
        chosen = [k for k in held if k and any(_stands_in(wanted, name) for name in names(k))]
        return self._where(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(chosen))

    def _titled(self, value: str) -> set[int]:
        wanted = terms(value)
        rows = self._among(
            "SELECT id, title FROM documents WHERE id IN (SELECT value FROM json_each(?))", wanted
        )
        return {identifier for identifier, title in rows if _stands_in(wanted, title)}

    def _mentioning(self, kind: str, value: str) -> set[int]:
        wanted = terms(value)
        rows = self._among(
            "SELECT document, name, aliases FROM occurrences"
            " WHERE document IN (SELECT value FROM json_each(?)) AND type = ?",
            wanted,
            str(kind),
        )
        return {
            identifier
            for identifier, name, aliases in rows
            if any(_stands_in(wanted, form) for form in (name, *json.loads(aliases)))
        }

    def _among(self, statement: str, wanted: list[str], *values: object) -> list[Any]:
        return self._catalog.rows(statement, json.dumps(list(self._holding(wanted))), *values)


def _stands_in(wanted: list[str], name: str) -> bool:
    """Whether words stand side by side in a name."""
    words = terms(name)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))
