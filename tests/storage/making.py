"""Documents, files and libraries for tests of what keeps them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from index.analysis import analyse
from index.model import Document, Kind, PartialDate
from index.readers.builder import DocumentBuilder
from index.storage.catalog import Catalog, FileStamp, ReadFile, changes
from index.storage.fulltext import Entry
from index.storage.keeper import FullTextKeeper
from index.storage.store import Searcher

STAMP = FileStamp(1, 2, 3)


def document(title: str, body: str = "", published: str | None = None) -> Document:
    """A document of a title and one paragraph."""
    builder = DocumentBuilder()
    builder.add(Kind.TITLE, title)
    if body:
        builder.add(Kind.PARAGRAPH, body)
    return builder.build(title, published=PartialDate.parse(published) if published else None)


def read_file(
    name: str,
    title: str,
    body: str = "",
    *,
    published: str | None = None,
    replaces: int | None = None,
) -> ReadFile:
    """A file as a refresh hands it to the catalog."""
    made = document(title, body, published)
    digest = sha256(f"{title}\0{body}".encode()).digest()
    analysis = analyse(made.text, blocks=made.blocks)
    return ReadFile(replaces, name.encode(), STAMP, digest, "v1", made, analysis)


def entry(
    identifier: int,
    text: str,
    head: str = "",
    *,
    date: int = 20240101,
    revision: int = 1,
    language: str = "en",
) -> Entry:
    """An article as full text takes it."""
    return Entry(identifier, revision, date, text, head, language)


def ids_of(catalog: Catalog) -> list[int]:
    """The listed articles by date."""
    return [summary.id for summary in catalog.newest(0, 1_000)]


@contextmanager
def catalog_in(folder: Path) -> Iterator[Catalog]:
    """The catalog of a library's folder."""
    catalog = Catalog.of(folder)
    try:
        yield catalog
    finally:
        catalog.close()


def store_all(catalog: Catalog, files: Iterable[ReadFile]) -> None:
    """Store files, as a refresh does."""
    for file in files:
        changes.store(catalog, file)


def keep(folder: Path, files: Iterable[ReadFile] = ()) -> str | None:
    """Store files and bring full text in step, as a writer does; return what was repaired."""
    with catalog_in(folder) as catalog:
        store_all(catalog, files)
        keeper = FullTextKeeper(folder, catalog)
        repaired = keeper.open()
        keeper.catch_up()
        keeper.close()
    return repaired


def found(folder: Path, query: str) -> list[str]:
    """Titles that a search finds, sorted."""
    with catalog_in(folder) as catalog:
        return sorted(hit.title for hit in Searcher(folder, catalog).search(query).hits)
