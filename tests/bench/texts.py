"""The articles of a library, as peers get them."""

from collections.abc import Iterator

from index.library import Library
from index.storage.catalog import Catalog

_CHUNK = 500


def texts(library: Library) -> Iterator[tuple[int, str, str]]:
    """(id, title, text) of all articles."""
    catalog = Catalog.of(library.directory)
    try:
        ids = [known.id for known in catalog.known_files().values() if known.id is not None]
        for first in range(0, len(ids), _CHUNK):
            for identifier, (text, start, _) in catalog.texts(ids[first : first + _CHUNK]).items():
                yield identifier, text[:start].strip(), text[start:]
    finally:
        catalog.close()
