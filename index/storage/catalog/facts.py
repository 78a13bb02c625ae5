"""What articles can be narrowed down by, counted in memory: sources, dates, languages, entities."""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.model import Facets, FieldValue
from index.search.fields import ENTITY_TYPES
from index.search.terms import terms
from index.storage.catalog import Catalog
from index.storage.catalog.catalog import LISTED

_AT_ONCE = 2_000
"""Articles read between two looks at whether somebody waits."""
_TYPES = {str(kind): name for name, kind in ENTITY_TYPES.items()}
COUNTED = ("source", "date", "lang", "by", *ENTITY_TYPES)
"""Fields whose values are counted."""


@dataclass(frozen=True, slots=True)
class _Value:
    field: str
    key: str
    shown: str
    words: str
    """Its terms, each with a space before it."""


class Facts:
    """Values of fields by article, for one process; follows what others write to the catalog.

    At 20 values an article it takes some 150 bytes for each.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._state: tuple[int, int] | None = None
        self._values: list[_Value] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._revisions: dict[int, int] = {}
        self._held: dict[int, array[int]] = {}
        """The numbers of an article's values, by its id."""
        self._totals: Counter[int] = Counter()

    def follow(self, abandon: Callable[[], bool] = lambda: False) -> bool:
        """See what has changed in the catalog; False if it was abandoned before the end.

        What was read stays, so that the next call goes on from there.

        Raises:
            CatalogError: if the catalog is damaged or busy.
        """
        ((version,),) = self._catalog.rows("PRAGMA data_version")
        state = (version, self._catalog.connection.total_changes)
        if state == self._state:
            return True
        rows = self._catalog.rows(
            f"SELECT id, revision, publisher, date, language, bylines FROM documents WHERE {LISTED}"
        )
        listed = {row[0]: row[1:] for row in rows}
        for identifier in self._held.keys() - listed.keys():
            self._totals.subtract(self._held.pop(identifier))
            del self._revisions[identifier]
        changed = [i for i, row in listed.items() if self._revisions.get(i) != row[0]]
        for start in range(0, len(changed), _AT_ONCE):
            if abandon():
                return False
            self._read({i: listed[i] for i in changed[start : start + _AT_ONCE]})
        self._state = state
        return True

    @property
    def articles(self) -> Iterable[int]:
        """The ids of all listed articles."""
        return self._held.keys()

    def _read(self, rows: "dict[int, tuple[int, str | None, int, str | None, str]]") -> None:
        held: dict[int, list[int]] = {}
        for identifier, (_, publisher, date, language, bylines) in rows.items():
            known = [("source", publisher), ("lang", language), *_dates(date)]
            known += [("by", byline) for byline in json.loads(bylines)]
            held[identifier] = [self._number(name, v, v) for name, v in known if v]
        occurrences = self._catalog.rows(
            "SELECT document, type, key, name FROM occurrences"
            " WHERE document IN (SELECT value FROM json_each(?))",
            json.dumps(list(rows)),
        )
        for identifier, kind, key, name in occurrences:
            if kind in _TYPES:
                held[identifier].append(self._number(_TYPES[kind], key, name))
        for identifier, numbers in held.items():
            self._totals.subtract(self._held.get(identifier, ()))
            self._held[identifier] = array("I", set(numbers))
            self._totals.update(self._held[identifier])
            self._revisions[identifier] = rows[identifier][0]

    def _number(self, field: str, key: str, shown: str) -> int:
        number = self._numbers.setdefault((field, key), len(self._values))
        if number == len(self._values):
            words = "".join(f" {term}" for term in terms(shown))
            self._values.append(_Value(field, key, shown, words))
        return number

    def _counted(
        self, identifiers: Iterable[int], abandon: Callable[[], bool] = lambda: False
    ) -> Counter[int] | None:
        """How many of some articles have each value, by its number; None if abandoned."""
        counts: Counter[int] = Counter()
        for place, identifier in enumerate(identifiers):
            if place % _AT_ONCE == 0 and abandon():
                return None
            counts.update(self._held.get(identifier, ()))
        return counts

    def beginning_with(self, field: str, text: str, limit: int) -> list[FieldValue]:
        """Values of which some words begin with a text, those of most articles first.

        Args:
            field: one of `COUNTED`.
            text: without words all values do.
            limit: how many at most.
        """
        start = "".join(f" {term}" for term in terms(text))
        fitting = (
            (-count, value.shown, value.key)
            for number, count in self._totals.items()
            if count and (value := self._values[number]).field == field and start in value.words
        )
        return [
            FieldValue(field, key, shown, -count) for count, shown, key in sorted(fitting)[:limit]
        ]

    def facets(
        self,
        identifiers: Iterable[int],
        limit: int,
        abandon: Callable[[], bool] = lambda: False,
    ) -> Facets | None:
        """How many of some articles have each value.

        Args:
            identifiers: of listed articles.
            limit: the most values of a field, those of most articles first; dates are all
                there, in order, years and months.
            abandon: asked time and again; when it is true, the answer is None.
        """
        counts = self._counted(identifiers, abandon)
        if counts is None:
            return None
        found: Facets = {field: [] for field in COUNTED}
        values = ((count, self._values[number]) for number, count in counts.items())
        for count, value in sorted(values, key=lambda counted: (-counted[0], counted[1].shown)):
            if value.field == "date" or len(found[value.field]) < limit:
                found[value.field].append(FieldValue(value.field, value.key, value.shown, count))
        found["date"].sort(key=lambda counted: counted.value)
        return {field: values for field, values in found.items() if values}


def _dates(number: int) -> Iterator[tuple[str, str]]:
    """Year and month of a date, as `PartialDate.number`."""
    year, month = number // 10_000, number // 100 % 100
    if year > 0:
        yield "date", f"{year:04}"
        if month:
            yield "date", f"{year:04}-{month:02}"
