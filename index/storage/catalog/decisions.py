"""What the user decided about names: kept apart from what was found, and stronger than it.

A name is known by its key. The links that were found say which entity it is, and the decisions go
on from there; so what is taken back leaves everything as it was.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from sqlite3 import Connection
from typing import NamedTuple

from index.storage.catalog.catalog import Catalog
from index.storage.catalog.schema import NAME_FITS


class DecisionKind(StrEnum):
    """What can be decided."""

    SAME = "same"
    """The entity `key` is the entity `value`."""
    APART = "apart"
    """`key` and `value` are not one, whatever links say, now and later."""
    CALLED = "called"
    """The entity `key` is called `value`."""
    HIDDEN = "hidden"
    """`key` is no name at all; without a value."""


class Decision(NamedTuple):
    """One decision."""

    kind: DecisionKind
    key: str
    value: str = ""


class Change(NamedTuple):
    """Decisions that came and went."""

    made: tuple[Decision, ...] = ()
    dropped: tuple[Decision, ...] = ()

    @property
    def reverse(self) -> "Change":
        """What takes the change back."""
        return Change(self.dropped, self.made)


def decisions(catalog: Catalog) -> list[Decision]:
    """All of them, by kind and key.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows("SELECT kind, key, value FROM decisions ORDER BY kind, key, value")
    return [Decision(DecisionKind(kind), key, value) for kind, key, value in rows]


def apply(catalog: Catalog, change: Change) -> Change:
    """Make and drop decisions; return what of it was new, whose reverse takes it back.

    Raises:
        CatalogError: if the catalog cannot be written; nothing has changed then.
    """
    db = catalog.connection
    with catalog.transaction():
        keys = _touched(db, (*change.made, *change.dropped))
        dropped = [decision for decision in change.dropped if _drop(db, decision)]
        made = []
        for decision in change.made:
            for before in _make(db, decision):
                if before != decision:
                    dropped.append(before)
                else:
                    made.append(before)
        keys |= _touched(db, (*made, *dropped))
        entities = _entities_of(db, keys)
        for key in keys:
            settle(db, key)
        for entity in entities | _entities_of(db, keys):
            _count(db, entity)
        catalog.set_meta("decisions", str(int(catalog.meta("decisions") or 0) + 1))
    again = set(made) & set(dropped)
    return Change(
        tuple(each for each in made if each not in again),
        tuple(each for each in dropped if each not in again),
    )


def _drop(db: Connection, decision: Decision) -> bool:
    statement = "DELETE FROM decisions WHERE kind = ? AND key = ? AND value = ?"
    return db.execute(statement, decision).rowcount > 0


def _make(db: Connection, decision: Decision) -> list[Decision]:
    """Make a decision, in place of another answer to the same question; return both, if new.

    Nothing is made that would lead round in a circle.
    """
    kind, key, value = decision
    before: list[Decision] = []
    if kind in (DecisionKind.SAME, DecisionKind.CALLED):
        rows = db.execute("SELECT value FROM decisions WHERE kind = ? AND key = ?", (kind, key))
        before = [Decision(kind, key, each) for (each,) in rows.fetchall()]
        if decision in before:
            return []
        for each in before:
            _drop(db, each)
        if kind is DecisionKind.SAME and resolve(db, value) == key:
            db.executemany("INSERT INTO decisions VALUES (?, ?, ?)", before)
            return []
    new = db.execute("INSERT OR IGNORE INTO decisions VALUES (?, ?, ?)", decision).rowcount
    return [*before, decision] if new else []


def resolve(db: Connection, entity: str) -> str:
    """The entity that another one was decided to be, or itself."""
    same = "SELECT value FROM decisions WHERE kind = 'same' AND key = ?"
    while row := db.execute(same, (entity,)).fetchone():
        entity = row[0]
    return entity


def linked_to(db: Connection, key: str) -> str:
    """The entity that links say a key stands for, but for links of one article."""
    row = db.execute("SELECT entity FROM links WHERE key = ? AND document = 0", (key,)).fetchone()
    return str(row[0]) if row else key


def entity_of(db: Connection, key: str) -> str:
    """The entity that links and decisions say a key stands for, likewise."""
    return _decided(db, key, linked_to(db, key))


def names_of(db: Connection, entity: str) -> list[str]:
    """The other keys that stand for an entity, by `entity_of`."""
    found, at = [entity], 0
    while at < len(found):
        name, at = found[at], at + 1
        more = db.execute(
            "SELECT key FROM decisions WHERE kind = 'same' AND value = ?"
            " UNION SELECT key FROM links WHERE entity = ? AND document = 0",
            (name, name),
        )
        keys = [key for (key,) in more.fetchall() if key not in found]
        found += [key for key in keys if entity_of(db, key) == entity]
    return found[1:]


def settle(db: Connection, key: str) -> None:
    """Make a key stand for the entity that links and decisions say, in all articles."""
    own = "SELECT document FROM links WHERE key = ? AND document != 0"
    entity = entity_of(db, key)
    db.execute(
        "UPDATE occurrences SET entity = ? WHERE key = ? AND entity != ?"
        f" AND document NOT IN ({own})",
        (entity, key, entity, key),
    )
    for (document,) in db.execute(own, (key,)).fetchall():
        settle_in(db, key, document)


def settle_in(db: Connection, key: str, document: int) -> None:
    """Likewise in one article."""
    row = db.execute(
        "SELECT entity FROM links WHERE key = ? AND document IN (0, ?) ORDER BY document DESC",
        (key, document),
    ).fetchone()
    entity = _decided(db, key, row[0] if row else key)
    db.execute(
        "UPDATE occurrences SET entity = ? WHERE key = ? AND document = ? AND entity != ?",
        (entity, key, document, entity),
    )


def settle_all_in(db: Connection, document: int) -> None:
    """Likewise all keys in an article that something was decided about."""
    rows = db.execute(
        "SELECT key FROM occurrences o WHERE document = ? AND ("
        " EXISTS (SELECT 1 FROM decisions d WHERE kind = 'same' AND d.key = o.entity)"
        " OR EXISTS (SELECT 1 FROM decisions d WHERE kind = 'apart' AND d.key = o.key)"
        " OR EXISTS (SELECT 1 FROM decisions d WHERE kind = 'apart' AND d.value = o.key))",
        (document,),
    )
    for (key,) in rows.fetchall():
        settle_in(db, key, document)


def _decided(db: Connection, key: str, linked: str) -> str:
    apart = (
        "SELECT 1 FROM decisions WHERE kind = 'apart' AND key = ? AND value = ?"
        " UNION SELECT 1 FROM decisions WHERE kind = 'apart' AND value = ? AND key = ?"
    )
    if linked != key and db.execute(apart, (key, linked, key, linked)).fetchone():
        linked = key
    return resolve(db, linked)


def _touched(db: Connection, changed: Iterable[Decision]) -> set[str]:
    """The keys that may stand for another entity after these decisions have come or gone."""
    keys: set[str] = set()
    for kind, key, value in changed:
        if kind is DecisionKind.APART:
            keys |= {key, value}
        elif kind is DecisionKind.SAME:
            rows = db.execute(
                "SELECT DISTINCT key FROM occurrences WHERE entity IN (?, ?)",
                (key, resolve(db, key)),
            )
            keys.update(found for (found,) in rows.fetchall())
    return keys


def _entities_of(db: Connection, keys: Collection[str]) -> set[str]:
    found: set[str] = set()
    for key in keys:
        rows = db.execute("SELECT DISTINCT entity FROM occurrences WHERE key = ?", (key,))
        found.update(entity for (entity,) in rows.fetchall())
    return found


def _count(db: Connection, entity: str) -> None:
    """Count an entity anew: what left it for good, the triggers do not know."""
    db.execute("DELETE FROM entities WHERE id = ?", (entity,))
    db.execute(
        "INSERT INTO entities SELECT entity, type, '', count(DISTINCT document), sum(mentions),"
        f" max({NAME_FITS}), min(document) FROM listed_occurrences WHERE entity = ?"
        " GROUP BY entity",
        (entity,),
    )
    db.execute(
        "UPDATE entities SET name = (SELECT name FROM listed_occurrences o WHERE o.entity = id"
        f" ORDER BY {NAME_FITS.replace('entity', 'o.entity')} DESC, document LIMIT 1) WHERE id = ?",
        (entity,),
    )
