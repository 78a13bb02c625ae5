"""What the names of an article stand for, and why."""

from index.model import Linked
from index.names import known_name
from index.storage.catalog.catalog import Catalog

BY_USER = "you said so"
"""Why something is what only the user can know."""


def linked(catalog: Catalog, identifier: int) -> dict[str, Linked | None]:
    """What keys of an article stand for that is not what they say; None for nothing at all.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    rows = catalog.rows(
        "SELECT o.key, o.entity, c.value, e.name, l.entity, l.why, l.confidence,"
        " EXISTS (SELECT 1 FROM decisions d WHERE kind = 'hidden' AND d.key = o.entity)"
        " FROM occurrences o LEFT JOIN entities e ON e.id = o.entity"
        " LEFT JOIN decisions c ON c.kind = 'called' AND c.key = o.entity"
        " LEFT JOIN links l ON l.key = o.key AND l.document IN (0, o.document)"
        " WHERE o.document = ? AND (o.entity != o.key"
        " OR EXISTS (SELECT 1 FROM decisions d WHERE d.key = o.entity)) ORDER BY l.document",
        identifier,
    )
    found: dict[str, Linked | None] = {}
    for key, entity, called, name, link, why, confidence, hidden in rows:
        reasons = [sure_of(why, confidence)] if link and key != entity else []
        if called or entity not in (key, link):
            reasons.append(BY_USER)
        shown = called or known_name(entity) or name or ""
        found[key] = None if hidden else Linked(entity, shown, "; ".join(reasons))
    return found


def sure_of(why: str, confidence: float) -> str:
    """A reason, and how sure it is: from 0 to 1."""
    return f"{why} ({confidence:.0%} sure)"
