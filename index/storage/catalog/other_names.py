"""Forms of names that the articles of a library say mean the same."""

from functools import partial

from index.model import EntityType
from index.search.names import Names
from index.storage.catalog.catalog import Catalog

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
    return [form for (form,) in rows]
