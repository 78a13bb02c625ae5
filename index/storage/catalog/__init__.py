"""The catalog: documents, analyses, folders and what the user made, in SQLite."""

from index.storage.catalog.catalog import Catalog, CatalogError
from index.storage.catalog.rows import Counts, FileStamp, KnownFile, Pending, ReadFile, Summary

__all__ = [
    "Catalog",
    "CatalogError",
    "Counts",
    "FileStamp",
    "KnownFile",
    "Pending",
    "ReadFile",
    "Summary",
]
