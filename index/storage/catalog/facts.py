"""What articles can be narrowed down by, counted in memory: sources, dates, languages, entities."""

import json
from collections.abc import Callable, Collection, Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.model import Facets, FieldValue
from index.names import known_name
from index.search.fields import ENTITY_TYPES
from index.search.terms import terms
from index.storage.catalog import Catalog
from index.storage.catalog.catalog import LISTED

_AT_ONCE = 200
"""Articles read between two looks at whether somebody waits: some 10 ms."""
_TYPES = {str(kind): name for name, kind in ENTITY_TYPES.items()}
COUNTED = ("source", "date", "lang", "by", *ENTITY_TYPES)
"""Fields whose values are counted."""


class _Values:
    """The values of one field, by their places in all lists."""

    def __init__(self) -> None:
        self.keys: dict[str, int] = {}
        """Which number among those of all fields a value has."""
        self.shown: list[str] = []
        self.words: list[str] = []
        """The terms of each, with a space before each term."""

    def numbers(self) -> NDArray[np.int64]:
        return np.fromiter(self.keys.values(), np.int64, len(self.keys))


class Facts:
    """Values of fields by article, for one process; follows what others write to the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._state: tuple[int, int] | None = None
        self._missing = np.empty(0, np.int64)
        """(id << 32 | revision) of each listed article that is still to be read."""
        self._decided = ""
        """Changes with every decision about names."""
        self._called: dict[str, str] = {}
        self._hidden: frozenset[str] = frozenset()
        self._forget()

    def follow(self, abandon: Callable[[], bool] = lambda: False) -> bool:
        """See what has changed in the catalog; False if it was abandoned before the end.

        What was read stays, so that the next call goes on from there.

        Raises:
            CatalogError: if the catalog is damaged or busy.
        """
        ((version,),) = self._catalog.rows("PRAGMA data_version")
        state = (version, self._catalog.connection.total_changes)
        if state != self._state:
            self._follow_decisions()
            rows = self._catalog.rows(f"SELECT id << 32 | revision FROM documents WHERE {LISTED}")
            listed = np.array(rows, np.int64).reshape(-1)
            self._keep(np.isin(self._articles, listed))
            self._missing = listed[~np.isin(listed, self._articles)]
            self._totals = self._counted(self._held)
            self._state = state
        while len(self._missing):
            if abandon():
                return False
            self._read(self._missing[:_AT_ONCE])
            self._missing = self._missing[_AT_ONCE:]
        return True

    def _follow_decisions(self) -> None:
        decided = self._catalog.meta("decisions") or ""
        if decided != self._decided:
            rows = self._catalog.rows("SELECT kind, key, value FROM decisions")
            self._called = {key: value for kind, key, value in rows if kind == "called"}
            self._hidden = frozenset(key for kind, key, _ in rows if kind == "hidden")
            self._decided = decided
            self._forget()

    def _forget(self) -> None:
        """Begin with no article."""
        self._values = {field: _Values() for field in COUNTED}
        self._known = 0
        """Values of all fields."""
        self._articles = np.empty(0, np.int64)
        """(id << 32 | revision) of each listed article that was read."""
        self._lengths = np.empty(0, np.int32)
        """How many values each has."""
        self._held = np.empty(0, np.int32)
        """The numbers of these values, one article behind the other."""
        self._totals = np.empty(0, np.int64)
        """How many articles have a value, by its number."""

    def _counted(self, held: NDArray[np.int32]) -> NDArray[np.int64]:
        """How often each number is there."""
        return np.bincount(held, minlength=self._known)

    def _keep(self, kept: NDArray[np.bool_]) -> None:
        """Forget all articles but some."""
        if not kept.all():
            self._held = self._held[np.repeat(kept, self._lengths)]
            self._articles, self._lengths = self._articles[kept], self._lengths[kept]

    def _read(self, articles: NDArray[np.int64]) -> None:
        """Take up the values of more articles."""
        ids = json.dumps((articles >> 32).tolist())
        rows = self._catalog.rows(
            "SELECT id, publisher, date, language, bylines FROM documents"
            " WHERE id IN (SELECT value FROM json_each(?))",
            ids,
        )
        held: dict[int, set[int]] = {identifier: set() for identifier in (articles >> 32).tolist()}
        for identifier, publisher, date, language, bylines in rows:
            known = [("source", publisher), ("lang", language), *_dates(date)]
            known += [("by", byline) for byline in json.loads(bylines)]
            held[identifier].update(self._number(name, v, v) for name, v in known if v)
        occurrences = self._catalog.rows(
            "SELECT document, entity, CASE WHEN key = entity THEN name ELSE coalesce("
            "(SELECT e.name FROM entities e WHERE e.id = entity), name) END FROM occurrences"
            " WHERE document IN (SELECT value FROM json_each(?))",
            ids,
        )
        for identifier, entity, name in occurrences:
            kind = entity.partition(":")[0]
            if kind in _TYPES and entity not in self._hidden:
                shown = self._called.get(entity) or known_name(entity) or name
                held[identifier].add(self._number(_TYPES[kind], entity, shown))
        self._articles = np.concatenate([self._articles, articles])
        self._lengths = np.append(self._lengths, np.array([*map(len, held.values())], np.int32))
        flat = np.fromiter(chain.from_iterable(held.values()), np.int32)
        self._held = np.concatenate([self._held, flat])
        totals = self._counted(flat)
        totals[: len(self._totals)] += self._totals
        self._totals = totals

    def _number(self, field: str, key: str, shown: str) -> int:
        values = self._values[field]
        number = values.keys.setdefault(key, self._known)
        if number == self._known:
            self._known += 1
            values.shown.append(shown)
            values.words.append("".join(f" {term}" for term in terms(shown)))
        return number

    def beginning_with(self, field: str, text: str, limit: int) -> list[FieldValue]:
        """Values of which some words begin with a text, those of most articles first.

        Args:
            field: one that is not among `COUNTED` has none.
            text: without words all values do.
            limit: how many at most.
        """
        if field not in self._values:
            return []
        start = "".join(f" {term}" for term in terms(text))
        words = self._values[field].words
        fitting = np.fromiter((start in each for each in words), np.bool_, len(words))
        return self._most(field, np.where(fitting, self._counts(field, self._totals), 0), limit)

    def facets(
        self,
        identifiers: Collection[int] | None,
        limit: int,
        abandon: Callable[[], bool] = lambda: False,
    ) -> Facets | None:
        """How many of some articles have each value.

        Args:
            identifiers: of listed articles; None for all of them.
            limit: the most values of a field, those of most articles first; dates are all
                there, in order, years and months.
            abandon: asked time and again; when it is true, the answer is None.
        """
        totals = self._totals
        if identifiers is not None:
            among = np.fromiter(identifiers, np.int64, len(identifiers))
            chosen = np.isin(self._articles >> 32, among)
            held = self._held[np.repeat(chosen, self._lengths)]
            totals = self._counted(held)
        found: Facets = {}
        for field, values in self._values.items():
            if abandon():
                return None
            most = len(values.keys) if field == "date" else limit
            if counted := self._most(field, self._counts(field, totals), most):
                found[field] = counted
        if "date" in found:
            found["date"].sort(key=lambda counted: counted.value)
        return found

    def _counts(self, field: str, totals: NDArray[np.int64]) -> NDArray[np.int64]:
        return totals[self._values[field].numbers()]

    def _most(self, field: str, counts: NDArray[np.int64], limit: int) -> list[FieldValue]:
        """The values of a field with the highest counts, but for those without any."""
        values = self._values[field]
        least = 1
        if 0 < limit < len(counts):
            least = max(least, int(np.partition(counts, -limit)[-limit]))
        keys, shown = list(values.keys), values.shown
        chosen = np.flatnonzero(counts >= least).tolist()
        order = sorted(chosen, key=lambda at: (-int(counts[at]), shown[at]))
        return [FieldValue(field, keys[at], shown[at], int(counts[at])) for at in order[:limit]]


def _dates(number: int) -> Iterator[tuple[str, str]]:
    """Year and month of a date, as `PartialDate.number`."""
    year, month = number // 10_000, number // 100 % 100
    if year > 0:
        yield "date", f"{year:04}"
        if month:
            yield "date", f"{year:04}-{month:02}"
