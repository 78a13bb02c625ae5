"""What the articles of a library mention, one entity at a time or all of them."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log
from typing import Any, Literal, NamedTuple

from index.names import known_name
from index.storage.catalog.catalog import LISTED, Catalog
from index.storage.catalog.codec import ranges_of
from index.storage.catalog.linked import BY_USER, sure_of

_CANDIDATES = 60
"""Companions that are weighed."""
_MOST_PARTS = 30
_FOREMOST = 3
_ORDERS = {
    "mentions": "mentions DESC, articles DESC, id",
    "articles": "articles DESC, mentions DESC, id",
    "name": "name COLLATE NOCASE, id",
    "newest": "first DESC, id",
}


class Row(NamedTuple):
    """An entity, as the catalog counts it."""

    id: str
    type: str
    name: str
    articles: int
    mentions: int
    first: int
    """The lowest id of an article that mentions it."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is mentioned with another one."""

    row: Row
    together: int
    """How many of the articles that were looked at mention both."""


_COLUMNS = "id, type, name, called, articles, mentions, first"


def listed(
    catalog: Catalog,
    *,
    kind: str | None = None,
    containing: str = "",
    order: str = "mentions",
    limit: int = -1,
) -> list[Row]:
    """The entities that listed articles mention.

    Args:
        catalog: where they are.
        kind: their type; None for all.
        containing: what their names hold, whatever the case.
        order: ``mentions``, ``articles``, ``name`` or ``newest``.
        limit: how many at most; below 0 for all.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        f"SELECT {_COLUMNS} FROM shown_entities WHERE (? IS NULL OR type = ?)"
        f" AND instr(lower(name), lower(?)) ORDER BY {_ORDERS[order]} LIMIT ?",
        kind,
        kind,
        containing,
        limit,
    )
    return [_row(row) for row in rows]


def entity(catalog: Catalog, identifier: str) -> Row | None:
    """One entity; None if no listed article mentions it.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(f"SELECT {_COLUMNS} FROM shown_entities WHERE id = ?", identifier)
    return _row(rows[0]) if rows else None


def counted(catalog: Catalog, document: int) -> dict[str, int]:
    """How many listed articles mention each entity of an article, by its id.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT id, articles FROM shown_entities"
        " WHERE id IN (SELECT entity FROM occurrences WHERE document = ?)",
        document,
    )
    return dict(rows)


def foremost(catalog: Catalog, documents: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """The names that tell most of what articles are about: (type, name), the first one first.

    Weighed as words are by tf-idf: by how often an article mentions them, and by how few others do.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT document, sum(o.mentions), s.articles, id, s.name, s.called"
        " FROM occurrences o JOIN shown_entities s ON id = entity"
        " WHERE document IN (SELECT value FROM json_each(?)) AND s.type != 'group'"
        " GROUP BY document, id",
        json.dumps(list(documents)),
    )
    total = catalog.total() + 1
    weighed: dict[int, list[tuple[float, str, str]]] = {}
    for document, mentions, articles, identifier, name, called in rows:
        weight = -mentions * log(1 + total / articles)
        shown = called or known_name(identifier) or name
        weighed.setdefault(document, []).append((weight, identifier, shown))
    return {
        document: [(key.partition(":")[0], name) for _, key, name in sorted(names)[:_FOREMOST]]
        for document, names in weighed.items()
    }


def beginning_with(
    catalog: Catalog, column: Literal["spelling", "surname"], beginning: str
) -> list[Row]:
    """The entities whose spelling or surname, in `index.names`, has a beginning.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        f"SELECT {_COLUMNS} FROM shown_entities WHERE id IN (SELECT key FROM names"
        f" WHERE {column} != '' AND {column} >= ? AND {column} < ?)",
        beginning,
        beginning + "~",  # behind all that a key is made of
    )
    return [_row(row) for row in rows]


def articles_with(catalog: Catalog, identifier: str) -> list[tuple[int, int, int]]:
    """The listed articles that mention an entity: (id, `PartialDate.number`, mentions).

    Newest first, as the empty query lists them.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT document, date, sum(o.mentions) FROM occurrences o"
        f" JOIN documents d ON d.id = document WHERE entity = ? AND {LISTED} GROUP BY document",
        identifier,
    )
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def forms(catalog: Catalog, identifier: str, articles: Iterable[int]) -> dict[str, int]:
    """What some articles call an entity, each with their number, most frequent first.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT name, aliases FROM occurrences"
        " WHERE entity = ? AND document IN (SELECT value FROM json_each(?))",
        identifier,
        json.dumps(list(articles)),
    )
    counts: Counter[str] = Counter()
    for name, aliases in rows:
        counts.update(dict.fromkeys((name, *json.loads(aliases)), 1))
    return dict(counts.most_common())


def name_of(catalog: Catalog, key: str) -> str:
    """How articles themselves show a key, also one that stands for another entity.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    for statement in (
        "SELECT name FROM occurrences WHERE key = ? LIMIT 1",
        "SELECT name FROM occurrences WHERE entity = ? LIMIT 1",
    ):
        if rows := catalog.rows(statement, key):
            return known_name(key) or str(rows[0][0])
    return known_name(key) or key.partition(":")[2].replace("-", " ")


def parts(catalog: Catalog, identifier: str) -> list[tuple[str, str, int, str]]:
    """Other keys that stand for an entity: (key, name, listed articles, why), most articles first.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT o.key, count(*) AS articles, (SELECT name FROM occurrences n"
        " WHERE n.key = o.key ORDER BY n.mentions DESC, n.document LIMIT 1), why, confidence,"
        " l.key IS NULL FROM listed_occurrences o LEFT JOIN (SELECT key, why, confidence,"
        " min(document) FROM links WHERE entity = ? GROUP BY key) l"
        " ON l.key = o.key WHERE o.entity = ? AND o.key != ?"
        " GROUP BY o.key ORDER BY articles DESC, o.key LIMIT ?",
        identifier,
        identifier,
        identifier,
        _MOST_PARTS,
    )
    return [
        (key, name, articles, BY_USER if by_user else sure_of(why, confidence))
        for key, articles, name, why, confidence, by_user in rows
    ]


def companions(
    catalog: Catalog, identifier: str, articles: Sequence[int], limit: int
) -> list[Companion]:
    """Whom or what an entity is mentioned with in some articles more often than by chance.

    By the pointwise contribution to mutual information: how many articles mention both, times the
    logarithm of how many more that are than if the two had nothing to do with each other (Church
    and Hanks, 1990, weighted by count).

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT entity, count(DISTINCT document) AS both FROM occurrences"
        " WHERE document IN (SELECT value FROM json_each(?)) AND entity != ?"
        " AND type NOT IN ('date', 'quantity') GROUP BY entity ORDER BY both DESC LIMIT ?",
        json.dumps(list(articles)),
        identifier,
        _CANDIDATES,
    )
    total = max(1, catalog.total())
    weighed = []
    for other, both in rows:
        row = entity(catalog, other)
        if row is not None:
            expected = len(articles) * min(row.articles, total) / total
            weighed.append((both * log(max(1e-9, both / expected)), row, both))
    best = nsmallest(limit, weighed, key=lambda item: (-item[0], -item[1].mentions, item[1].id))
    return [Companion(row, both) for weight, row, both in best if weight > 0]


def places_of(
    catalog: Catalog, identifier: str, articles: Sequence[int]
) -> dict[int, tuple[str, list[tuple[int, int]]]]:
    """Where some articles mention an entity: the text of each, and the ranges in it, in order.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT b.id, text, a.mentions, (SELECT json_group_array(key) FROM occurrences o"
        " WHERE o.document = b.id AND o.entity = ?) FROM bodies b JOIN analyses a USING (id)"
        " WHERE b.id IN (SELECT value FROM json_each(?))",
        identifier,
        json.dumps(list(articles)),
    )
    found = {i: (text, ranges_of(lines, json.loads(keys))) for i, text, lines, keys in rows}
    return {i: found[i] for i in articles if i in found}


def named(catalog: Catalog, name: str, keys: Iterable[str]) -> list[Row]:
    """The entities that somebody may mean by a name, most mentioned first.

    Args:
        catalog: where they are.
        name: a form by which articles show them, whatever the case.
        keys: the keys that the name has, one for each type.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    wanted = json.dumps(list(keys))
    rows = catalog.rows(
        f"SELECT {_COLUMNS} FROM shown_entities WHERE ("
        " id IN (SELECT value FROM json_each(?)) OR lower(name) = lower(?)"
        " OR id IN (SELECT entity FROM occurrences WHERE key IN (SELECT value FROM json_each(?)))"
        " ) ORDER BY mentions DESC, id",
        wanted,
        name,
        wanted,
    )
    return [_row(row) for row in rows]


def also_named(catalog: Catalog, name: str) -> list[Row]:
    """The entities that articles also call by a name, most mentioned first; reads all of them.

    Args:
        catalog: where they are.
        name: any form, whatever the case of its ASCII letters.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    quoted = json.dumps(name, ensure_ascii=False)
    rows = catalog.rows(
        f"SELECT {_COLUMNS} FROM shown_entities WHERE id IN (SELECT entity FROM occurrences"
        " WHERE instr(lower(aliases), lower(?))) ORDER BY mentions DESC, id",
        quoted,
    )
    return [_row(row) for row in rows]


def _row(row: Sequence[Any]) -> Row:
    identifier, kind, name, called, *counts = row
    return Row(identifier, kind, called or known_name(identifier) or name, *counts)
