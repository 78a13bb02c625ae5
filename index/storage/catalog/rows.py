"""The rows of the catalog that leave it."""

import os
from dataclasses import dataclass

from index.model import Analysis, Document, PartialDate


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What one `stat` tells of a file; equal stamps mean an unchanged file."""

    size: int
    mtime_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStamp":
        """The stamp of a file whose status is known."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that the catalog has read or skipped before."""

    id: int | None
    """The article's id, None for a skipped file."""
    stamp: FileStamp
    hash: bytes
    """SHA-256, empty for a skipped file."""
    versions: str
    gone: bool


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that has just been read and analysed."""

    path: bytes
    stamp: FileStamp
    hash: bytes
    versions: str
    document: Document
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Summary:
    """What lists show of an article."""

    id: int
    path: str
    title: str
    publisher: str | None
    published: PartialDate | None
    revision: int
    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """An article whose full text is behind."""

    id: int
    revision: int
    document: Document
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a library holds."""

    articles: int
    unread: int
    starred: int
    hidden: int
    gone: int
    skipped: int
    entities: int
    mentions: int
    pending: int
    """Articles that full text does not hold in their newest form yet."""
