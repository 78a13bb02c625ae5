"""Which entity a key stands for: names of one article meet those of the others.

A key that no link moves is its own entity. Links come with a reason and a confidence, follow from
what the catalog holds, and can be made anew at any time. What an article adds touches only the
names that it has.
"""

from collections.abc import Iterable
from sqlite3 import Connection

from index.model import EntityType
from index.names import distinction, key_of, known_name, spelling, surname
from index.storage.catalog.catalog import Catalog
from index.storage.catalog.decisions import linked_to, resolve, settle, settle_all_in, settle_in

LINKING_VERSION = 1
"""Raised whenever other links would be made."""

ANOTHER_SPELLING = "another spelling of it"
SHORT_FORM = "short for it in other articles"

_SPELLED, _SHORT, _SURNAME = 0.9, 0.9, 0.8
"""Confidence, 0 to 1, in a spelling, in an acronym that articles spell out in one way only, and in
a surname whose article mentions what the one person with that name is mentioned with."""
_RARE = 200
"""Articles; what more of them mention ties nobody to anybody."""
_CLEARLY = 3
"""How many times as many such names tie somebody as tie the next one of that surname."""
_MOST_REVISITED = 50
"""Articles with a mere surname that are looked at again when a full name comes."""
_ALL = 0
"""Stands for all articles."""
_AT_ONCE = 500
"""Articles linked in one transaction."""


def link(db: Connection, documents: Iterable[int]) -> None:
    """Find the entities of articles that have just been stored, within a transaction."""
    for document in documents:
        settle_all_in(db, document)
        new = _note_new_names(db, document)
        for spelled in {spelling(key) for key in new}:
            _link_spellings(db, spelled)
        for acronym in _acronyms(db, document, new):
            _link_acronym(db, acronym)
        for last in {surname(key) for key in new if _is_full_name(key)}:
            _revisit(db, last)
        rows = db.execute(
            "SELECT key FROM occurrences WHERE document = ? AND type = 'person' AND entity = key",
            (document,),
        )
        for (key,) in rows.fetchall():
            if not _is_full_name(key):
                _link_surname(db, key, document)


def link_all(catalog: Catalog) -> None:
    """Make the links of all articles anew, unless they are those that would be made now.

    Raises:
        CatalogError: if the catalog cannot be written.
    """
    if catalog.meta("linking") == str(LINKING_VERSION):
        return
    db = catalog.connection
    with catalog.transaction(durable=False):
        for table in ("links", "names"):
            db.execute(f"DELETE FROM {table}")
        db.execute("UPDATE occurrences SET entity = key WHERE entity != key")
        ids = [identifier for (identifier,) in db.execute("SELECT id FROM documents ORDER BY id")]
    for first in range(0, len(ids), _AT_ONCE):
        # In between others can write.
        with catalog.transaction(durable=False):
            link(db, ids[first : first + _AT_ONCE])
    with catalog.transaction(durable=False):
        catalog.set_meta("linking", str(LINKING_VERSION))


def _why(db: Connection, key: str) -> str:
    row = db.execute("SELECT why FROM links WHERE key = ? AND document = 0", (key,)).fetchone()
    return str(row[0]) if row else ""


def _note_new_names(db: Connection, document: int) -> list[str]:
    """Note the keys that no article had before, and by what they are found; return them."""
    rows = db.execute(
        "SELECT key FROM occurrences o WHERE document = ? AND type NOT IN ('date', 'quantity')"
        " AND NOT EXISTS (SELECT 1 FROM names WHERE names.key = o.key)",
        (document,),
    )
    new = [key for (key,) in rows.fetchall()]
    db.executemany(
        "INSERT INTO names (key, spelling, surname) VALUES (?, ?, ?)",
        [(key, spelling(key), surname(key) if _is_full_name(key) else "") for key in new],
    )
    return new


def _is_full_name(key: str) -> bool:
    return key.startswith("person:") and "-" in key


def _set(db: Connection, key: str, document: int, entity: str, why: str, confidence: float) -> None:
    """Link a key to an entity, in one article or in `_ALL`; to itself unlinks it."""
    if entity == key:
        db.execute("DELETE FROM links WHERE key = ? AND document = ?", (key, document))
    else:
        row = (key, document, entity, why, confidence)
        db.execute("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?)", row)
    if document == _ALL:
        settle(db, key)
    else:
        settle_in(db, key, document)
    if document == _ALL and entity != key:
        # Whoever was linked to it goes along.
        followers = db.execute("SELECT key FROM links WHERE entity = ? AND document = 0", (key,))
        for (follower,) in followers.fetchall():
            _set(db, follower, _ALL, entity, why, confidence)


# Spellings.


def _link_spellings(db: Connection, spelled: str) -> None:
    """Link names that are spelled alike, unless what is left out of them tells several apart."""
    rows = db.execute("SELECT key FROM names WHERE spelling = ? ORDER BY id", (spelled,))
    keys = [key for (key,) in rows.fetchall()]
    if len(keys) < 2:
        return
    several = len({told for key in keys if (told := distinction(key))}) > 1
    roots: dict[str, str] = {}
    for key in sorted(keys, key=lambda key: known_name(key) is None):
        root = roots.setdefault(distinction(key) if several else "", key)
        if key != root:
            if linked_to(db, key) != (entity := linked_to(db, root)):
                _set(db, key, _ALL, entity, ANOTHER_SPELLING, _SPELLED)
        elif several and _why(db, key) == ANOTHER_SPELLING:
            _set(db, key, _ALL, key, "", 0)


# Acronyms.


def _acronyms(db: Connection, document: int, new: list[str]) -> set[str]:
    """Keys of organisations whose long form may be known by now, or be known in a second one."""
    rows = db.execute(
        "SELECT words FROM other_names WHERE document = ? AND type = 'org'", (document,)
    )
    spelled_out = {f"org:{words}" for (words,) in rows if " " not in words}
    short = {key for key in new if key.startswith("org:") and "-" not in key}
    return spelled_out | short


def _link_acronym(db: Connection, key: str) -> None:
    if known_name(key) or not db.execute("SELECT 1 FROM names WHERE key = ?", (key,)).fetchone():
        return
    forms = db.execute(
        "SELECT DISTINCT form FROM other_names WHERE words = ? AND type = 'org'",
        (key.removeprefix("org:"),),
    )
    meant = {linked_to(db, key_of(EntityType.ORG, form)) for (form,) in forms.fetchall()} - {key}
    if len(meant) == 1:
        _set(db, key, _ALL, meant.pop(), SHORT_FORM, _SHORT)
    elif len(meant) > 1 and linked_to(db, key) in meant:
        _set(db, key, _ALL, key, "", 0)


# Surnames.


def _revisit(db: Connection, last: str) -> None:
    """Look again at articles that have a mere surname, now that somebody has it."""
    if not last:
        return
    rows = db.execute(
        "SELECT key, document FROM occurrences WHERE entity = key AND key IN"
        " (SELECT key FROM names WHERE spelling = ?) ORDER BY document DESC LIMIT ?",
        (f"person:{last}", _MOST_REVISITED),
    )
    for key, document in rows.fetchall():
        _link_surname(db, key, document)


def _link_surname(db: Connection, key: str, document: int) -> None:
    """Link a mere surname in one article to the person of that name who is tied to it."""
    if linked_to(db, key) != key:
        return
    rows = db.execute("SELECT key FROM names WHERE surname = ? AND surname != ''", (surname(key),))
    people = sorted({resolve(db, linked_to(db, full)) for (full,) in rows.fetchall()})
    ties = {person: _ties(db, document, person) for person in people}
    first, second = (*sorted(people, key=lambda person: -len(ties[person])), "", "")[:2]
    if first and ties[first] and len(ties[first]) >= _CLEARLY * len(ties.get(second, ())):
        why = f"a surname, and both are mentioned with {ties[first][0]}"
        _set(db, key, document, first, why, _SURNAME)


def _ties(db: Connection, document: int, person: str) -> list[str]:
    """Rare names that an article shares with other articles that mention a person."""
    rows = db.execute(
        "SELECT own.entity, own.name FROM occurrences own WHERE own.document = ?"
        " AND own.type NOT IN ('date', 'quantity', 'group') AND own.entity != ?"
        " AND (SELECT count(*) FROM (SELECT 1 FROM occurrences WHERE entity = own.entity LIMIT ?))"
        " BETWEEN 2 AND ?",
        (document, person, _RARE + 1, _RARE),
    )
    shared = (
        "SELECT 1 FROM occurrences a JOIN occurrences b ON a.document = b.document"
        " WHERE a.entity = ? AND b.entity = ? AND a.document != ? LIMIT 1"
    )
    return [
        str(name)
        for entity, name in rows.fetchall()
        if db.execute(shared, (entity, person, document)).fetchone()
    ]
