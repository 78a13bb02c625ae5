"""What the user made on articles, and what the screen remembers."""

import json
from dataclasses import dataclass

from index.model import Anchor, Keep
from index.storage.catalog.catalog import Catalog
from index.storage.catalog.codec import dump_anchor, load_anchor


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor in an article."""

    document: int
    revision: int
    """Of the text that it was made in."""
    anchor: Anchor


def place(catalog: Catalog, identifier: int) -> Anchored | None:
    """Where an article was left, if it ever was."""
    rows = catalog.rows("SELECT revision, anchor FROM places WHERE document = ?", identifier)
    for revision, anchor in rows:
        return Anchored(identifier, revision, load_anchor(anchor))
    return None


def set_place(catalog: Catalog, place: Anchored) -> None:
    """Note where an article was left; nothing happens if it was forgotten meanwhile."""
    with catalog.transaction():
        catalog.connection.execute(
            "INSERT OR REPLACE INTO places SELECT id, ?, ? FROM documents WHERE id = ?",
            (place.revision, dump_anchor(place.anchor), place.document),
        )


def marks(catalog: Catalog) -> dict[str, Anchored]:
    """All marks by letter."""
    rows = catalog.rows("SELECT letter, document, revision, anchor FROM marks ORDER BY letter")
    return {
        letter: Anchored(identifier, revision, load_anchor(anchor))
        for letter, identifier, revision, anchor in rows
    }


def set_mark(catalog: Catalog, letter: str, mark: Anchored) -> None:
    """Set a mark, in place of one with the same letter."""
    with catalog.transaction():
        catalog.connection.execute(
            "INSERT OR REPLACE INTO marks SELECT ?, id, ?, ? FROM documents WHERE id = ?",
            (letter, mark.revision, dump_anchor(mark.anchor), mark.document),
        )


def recall(catalog: Catalog, key: str) -> object:
    """The value remembered under a key, None if there is none."""
    for (value,) in catalog.rows("SELECT value FROM memory WHERE key = ?", key):
        return json.loads(value)
    return None


def remember(catalog: Catalog, key: str, value: object) -> None:
    """Keep a JSON value under a key, in place of what was there."""
    written = json.dumps(value)
    with catalog.transaction():
        catalog.connection.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (key, written))


def kept(catalog: Catalog) -> dict[int, frozenset[Keep]]:
    """The dropped lines that the user took back, by article."""
    lines: dict[int, set[Keep]] = {}
    for identifier, text, number in catalog.rows("SELECT document, text, number FROM kept"):
        lines.setdefault(identifier, set()).add((text, number))
    return {identifier: frozenset(keys) for identifier, keys in lines.items()}


def take_back(catalog: Catalog, identifier: int, line: Keep) -> None:
    """Have a dropped line in the text from the next refresh on."""
    with catalog.transaction():
        catalog.connection.execute(
            "INSERT OR IGNORE INTO kept SELECT id, ?, ? FROM documents WHERE id = ?",
            (*line, identifier),
        )


def give_up(catalog: Catalog, identifier: int, line: Keep) -> None:
    """Have it dropped again."""
    with catalog.transaction():
        catalog.connection.execute(
            "DELETE FROM kept WHERE document = ? AND text = ? AND number = ?", (identifier, *line)
        )
