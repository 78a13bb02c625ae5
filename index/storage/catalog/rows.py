"""The rows of the catalog that leave it."""

import os
from dataclasses import dataclass

from index.model import Analysis, Document, PartialDate


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What one `stat` tells of a file; equal stamps mean an unchanged file."""

    size: int
    mtime_ns: int
    ctime_ns: int
    """Changes as well when a file may be read at last, or when a copy brings its old time along."""

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStamp":
        """The stamp of a file whose status is known."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that the catalog has read or skipped before."""

    id: int | None
    """The article that it is or once was, if any."""
    stamp: FileStamp
    hash: bytes
    """SHA-256, empty for a skipped file."""
    versions: str
    gone: bool

    @property
    def skipped(self) -> bool:
        """Whether the file could not be read."""
        return not self.hash


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that has just been read and analysed."""

    id: int | None
    """The article that it replaces, None for a new one."""
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
    words: int
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
