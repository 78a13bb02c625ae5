"""Which folder holds the full text in use."""

from pathlib import Path

from index import locations
from index.storage.catalog import Catalog

GENERATION = "fulltext"
"""Name under which the catalog keeps the number of the full text in use."""


def fulltext_folder(library: Path, catalog: Catalog) -> Path | None:
    """The folder of the full text in use, None if there is none yet."""
    generation = catalog.meta(GENERATION)
    if generation is None:
        return None
    folder = locations.fulltext_directory(library, int(generation))
    return folder if folder.is_dir() else None
