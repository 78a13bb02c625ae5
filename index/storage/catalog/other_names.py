"""Forms of names that mean the same: as articles say, as links found, and as the user decided."""

import json
from functools import partial

from index.model import EntityType
from index.names import fold
from index.search.fields import ENTITY_TYPES
from index.search.names import Names, name_key
from index.storage.catalog.catalog import Catalog
from index.storage.catalog.decisions import entity_of, names_of
from index.storage.catalog.entities import name_of

_MOST = 20
"""Forms of one name to look at."""


def names(catalog: Catalog) -> Names:
    """All that is known of names: the table, and what the library says."""
    return Names(partial(_forms, catalog))


def _forms(catalog: Catalog, key: str, kind: EntityType | None) -> list[str]:
    """The other forms of the names with a `name_key`, those in most articles first.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    of_kind = "AND type = ?" if kind else ""
    rows = catalog.rows(
        f"SELECT form FROM other_names WHERE words = ? {of_kind}"
        f" GROUP BY form ORDER BY count(*) DESC, form LIMIT {_MOST}",
        key,
        *([kind.value] if kind else []),
    )
    return [*_same_entity(catalog, key, kind), *(form for (form,) in rows)]


def _same_entity(catalog: Catalog, key: str, kind: EntityType | None) -> list[str]:
    """What else the entities are called that are known by a `name_key`, by links and decisions."""
    slug = fold(key)
    kinds = [kind] if kind else list(ENTITY_TYPES.values())
    known = catalog.rows(
        "SELECT key FROM names WHERE key IN (SELECT value FROM json_each(?))",
        json.dumps([f"{each}:{slug}" for each in kinds]),
    )
    called = catalog.rows("SELECT key, value FROM decisions WHERE kind = 'called'")
    given = [
        own for own, name in called if name_key(name) == key and own.partition(":")[0] in kinds
    ]
    forms: dict[str, None] = {name_of(catalog, own): None for own in given}
    for own in [*given, *(own for (own,) in known)]:
        entity = entity_of(catalog.connection, own)
        members = [entity, *names_of(catalog.connection, entity)]
        for other in members[:_MOST]:
            if other != own:
                forms[name_of(catalog, other)] = None
    return list(forms)
