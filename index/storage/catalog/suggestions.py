"""Entities that may be one, for the user to say."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from index.model import EntityType
from index.names import spelling, surname
from index.storage.catalog.catalog import Catalog
from index.storage.catalog.entities import Row, beginning_with, entity, listed

_ALIKE = 82.0
"""Per cent of letters that two words must share, by Levenshtein's insertions and deletions
(rapidfuzz `ratio`)."""
_LEAST_INITIALS = 3
_NO_WORDS = frozenset(("the", "of", "for", "and", "on", "in", "de", "la", "du", "des", "et", "s"))
"""Words that acronyms leave out."""
_SURNAME = "the same surname"
_INITIALS = "its initials"
_NEAR = "almost the same name"
_OTHER_TYPE = "the same name, of another type"
_BLOCK = 3
"""Letters with which one word of each must begin for two names to be compared."""


class Suggestion(NamedTuple):
    """An entity that may be another one."""

    entity: Row
    """The one that is mentioned less."""
    other: Row
    why: str


def suggestions(catalog: Catalog, limit: int) -> list[Suggestion]:
    """For the entities mentioned most, those that are mentioned in most articles first.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    return _Candidates(catalog, listed(catalog)).all(limit)


def suggestions_for(catalog: Catalog, identifier: str) -> list[Suggestion]:
    """What an entity may be, or what may be it; the surest first.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    kind, _, words = identifier.partition(":")
    rows = [entity(catalog, f"{each}:{words}") for each in EntityType]
    # Acronyms share no more than the first letter with what they are short for.
    beginning = spelling(identifier)[: len(kind) + 1 + (1 if kind == EntityType.ORG else _BLOCK)]
    rows += beginning_with(catalog, "spelling", beginning)
    if last := surname(identifier)[:_BLOCK]:
        rows += beginning_with(catalog, "spelling", f"{kind}:{last}")
        rows += beginning_with(catalog, "surname", last)
    return _Candidates(catalog, filter(None, rows)).of(identifier)


class _Candidates:
    """Entities that are compared with each other."""

    def __init__(self, catalog: Catalog, rows: Iterable[Row]) -> None:
        self._rows = {row.id: row for row in rows}
        pairs = catalog.rows("SELECT key, value FROM decisions WHERE kind = 'apart'")
        self._refused = {frozenset(pair) for pair in pairs}
        self._blocks: dict[str, list[str]] = {}
        for identifier in self._rows:
            for block in _blocks_of(identifier):
                self._blocks.setdefault(block, []).append(identifier)

    def all(self, limit: int) -> list[Suggestion]:
        found: dict[frozenset[str], Suggestion] = {}
        for identifier in self._rows:
            for each in self.of(identifier):
                found.setdefault(frozenset((each.entity.id, each.other.id)), each)
            if len(found) >= limit:
                break
        return sorted(found.values(), key=lambda each: -each.entity.articles)[:limit]

    def of(self, identifier: str) -> list[Suggestion]:
        if identifier not in self._rows:
            return []
        found: dict[str, Suggestion] = {}
        for other, why in self._like(identifier):
            if other != identifier and frozenset((identifier, other)) not in self._refused:
                one, into = sorted((identifier, other), key=self._weight)
                found.setdefault(other, Suggestion(self._rows[one], self._rows[into], why))
        return list(found.values())

    def _weight(self, identifier: str) -> tuple[bool, int, str]:
        """A full name is not taken for a mere surname, nor what is frequent for what is not."""
        row = self._rows[identifier]
        return _is_full_name(identifier), row.mentions, identifier

    def _like(self, identifier: str) -> Iterator[tuple[str, str]]:
        kind, _, words = identifier.partition(":")
        for other_type in EntityType:
            if (other := f"{other_type}:{words}") in self._rows:
                yield other, _OTHER_TYPE
        nearby = {other for block in _blocks_of(identifier) for other in self._blocks[block]}
        nearby.discard(identifier)
        for other in sorted(nearby):
            if kind == EntityType.PERSON:
                mere = _is_full_name(identifier) != _is_full_name(other)
                if mere and surname(other) == surname(identifier):
                    yield other, _SURNAME
            elif _is_short_for(identifier, other) or _is_short_for(other, identifier):
                yield other, _INITIALS
        yield from ((other, _NEAR) for other in _near(identifier, sorted(nearby)))


def _near(identifier: str, others: Iterable[str]) -> Iterator[str]:
    """Those of as many words that are all spelled almost alike, or of one word more at the end.

    Of a single word that would be chance: Austria is almost Australia.
    """
    words = spelling(identifier).split("-")
    if len(words) == 1:
        return
    for other in others:
        theirs = spelling(other).split("-")
        if abs(len(theirs) - len(words)) > 1 or _digits(other) != _digits(identifier):
            continue
        if "".join(words) == "".join(theirs) or (
            all(map(_alike, words, theirs)) and len(theirs) > 1
        ):
            yield other


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _ALIKE


def _is_short_for(acronym: str, other: str) -> bool:
    letters = acronym.partition(":")[2]
    return len(letters) >= _LEAST_INITIALS and letters == _initials(other)


def _is_full_name(identifier: str) -> bool:
    return identifier.startswith("person:") and "-" in identifier


def _digits(identifier: str) -> str:
    return "".join(filter(str.isdigit, identifier))


def _initials(identifier: str) -> str:
    """Those of an organisation's name of several words; else empty."""
    words = identifier.partition(":")[2].split("-")
    return "".join(word[0] for word in words if word not in _NO_WORDS) if len(words) > 1 else ""


def _blocks_of(identifier: str) -> Iterator[str]:
    """What entities have in common that are compared with each other.

    That is their type with the beginning of a word, or with what may be an acronym.
    """
    kind = identifier.partition(":")[0]
    words = surname(identifier) or spelling(identifier).partition(":")[2]
    yield f"{kind}:{words[:_BLOCK]}"
    if kind == EntityType.ORG:
        yield f"{kind}={_initials(identifier) or identifier.partition(':')[2]}"
