"""Fields of a query: which articles of the catalog and the full text have their values."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from index.model import EntityType
from index.search.fields import ENTITY_TYPES, Anniversary, days_of, today
from index.search.naming import Named, standing
from index.search.terms import terms
from index.search.tree import Field
from index.storage.catalog.catalog import Catalog

_STATES = {"read": "read = 1", "unread": "read = 0", "starred": "starred = 1"}
_LAST_DAY = "date + CASE WHEN date % 10000 = 0 THEN 1231 WHEN date % 100 = 0 THEN 31 ELSE 0 END"
"""`fields.last_day` of the column."""

_AT_ONCE = 2_000
"""Rows between two looks at the clock: some 10 ms."""

RowT = TypeVar("RowT")
Holding = Callable[[Sequence[str], bool], Iterable[int]]
"""Gives the ids of the articles that have some terms in their text, title or entities' names; the
last one may be the beginning of a term."""


class Filters:
    """Finds articles by fields; some are asked of the catalog, some of both.

    Args:
        catalog: what is known of the articles.
        holding: narrows the articles down before their names are read.
        is_up: asked now and then; True ends it with what is found so far.
    """

    def __init__(
        self, catalog: Catalog, holding: Holding, is_up: Callable[[], bool] = lambda: False
    ) -> None:
        self._catalog = catalog
        self._holding = holding
        self._is_up = is_up

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
                return self._having("bylines", json.loads, field)
            case "source":
                return self._having("publisher", lambda name: (name,), field)
            case "path":
                return self._where("instr(lower(CAST(path AS TEXT)), lower(?))", field.value)
            case "title":
                return self._titled(field)
        return self._mentioning(field)

    def _where(self, condition: str, *values: object) -> set[int]:
        rows = self._catalog.rows(f"SELECT id FROM documents WHERE {condition}", *values)
        return {row[0] for row in rows}

    def _dated(self, value: str) -> set[int]:
        days = days_of(value, today())
        if isinstance(days, Anniversary):
            return self._where("date >= 0 AND date % 10000 = ?", days.number)
        # A date known to the month or the year may be any day of it.
        overlaps = f"date >= 10000 AND {_LAST_DAY} >= ? AND date <= ?"
        return self._where(overlaps, days.first, days.last)

    def _having(self, column: str, names: Callable[[str], Iterable[str]], field: Field) -> set[int]:
        """Those of which a column, read as names, has one that the words stand in."""
        stands_in = standing(field)
        held = [kept for (kept,) in self._catalog.rows(f"SELECT DISTINCT {column} FROM documents")]
        chosen = [k for k in held if k and any(stands_in(name) for name in names(k))]
        return self._where(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(chosen))

    def _titled(self, field: Field) -> set[int]:
        stands_in = standing(field)
        rows = self._among(
            field, "SELECT id, title FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        )
        return {identifier for identifier, title in self._in_time(rows) if stands_in(title)}

    def forms(self, field: Field) -> dict[int, list[list[str]]]:
        """What an entity is called, as lists of terms, in each article that mentions it by a name.

        Raises:
            CatalogError: if the catalog is damaged or busy.
        """
        found: dict[int, list[list[str]]] = {}
        for identifier, forms in self._mentioned(field):
            found.setdefault(identifier, []).extend(filter(None, map(terms, forms)))
        return found

    def _mentioning(self, field: Field) -> set[int]:
        return {identifier for identifier, _ in self._mentioned(field)}

    def _mentioned(self, field: Field) -> Iterator[tuple[int, list[str]]]:
        """Articles that mention an entity by a name, with all its forms there."""
        stands_in = standing(field)
        rows = self._among(
            field,
            "SELECT document, name, aliases FROM occurrences"
            " WHERE document IN (SELECT value FROM json_each(?)) AND entity LIKE ? || ':%'"
            " AND NOT EXISTS (SELECT 1 FROM decisions WHERE kind = 'hidden' AND key = entity)",
            str(ENTITY_TYPES[field.name]),
        )
        for identifier, name, aliases in self._in_time(rows):
            forms = [name, *json.loads(aliases)]
            if any(map(stands_in, forms)):
                yield identifier, forms

    def _in_time(self, rows: Sequence[RowT]) -> Iterator[RowT]:
        for first in range(0, len(rows), _AT_ONCE):
            if self._is_up():
                return
            yield from rows[first : first + _AT_ONCE]

    def _among(self, field: Field, statement: str, *values: object) -> list[Any]:
        ids = self._holding(terms(field.value), field.prefix)
        return self._catalog.rows(statement, json.dumps(list(ids)), *values)


def names_in(catalog: Catalog, identifier: int) -> Iterator[Named]:
    """What an article calls its entities.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT type, name, aliases FROM occurrences WHERE document = ?", identifier
    )
    for kind, name, aliases in rows:
        yield EntityType(kind), (name, *json.loads(aliases))
