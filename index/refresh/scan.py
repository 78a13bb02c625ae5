"""Which files a library's folders hold."""

import errno
import fnmatch
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from index.model import one_line
from index.storage.catalog import FileStamp

PATTERNS = ("*.md", "*.markdown", "*.txt")
"""File names that are articles, whatever their case."""

_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)
"""A link that leads nowhere or to itself, or a file that went away while we looked."""


@dataclass(slots=True)
class Scan:
    """What is on disk."""

    files: dict[bytes, FileStamp] = field(default_factory=dict)
    """By absolute path."""
    problems: dict[Path, str] = field(default_factory=dict)
    """Every root, with what is wrong with it, or an empty string."""
    unreadable: list[bytes] = field(default_factory=list)
    """Roots and folders that could not be read: nothing is known of what they hold."""

    def knows_about(self, path: bytes) -> bool:
        """Whether the absence of a file from `files` means that it is gone."""
        return not any(path == u or path.startswith(u + b"/") for u in self.unreadable)


def scan(roots: Iterable[Path], patterns: tuple[str, ...] = PATTERNS) -> Scan:
    """Walk folders recursively, and take single files as they are.

    Hidden files and folders are passed over, and a folder that a link leads back to is read
    once. A root that cannot be read is reported in `Scan.problems`, never raised.
    """
    result = Scan()
    visited: set[tuple[int, int]] = set()
    for root in roots:
        try:
            status = root.stat()
        except OSError as error:
            result.problems[root] = f"{_reason(error)}: {one_line(str(root))}"
            result.unreadable.append(os.fsencode(root))
            continue
        result.problems[root] = ""
        if stat.S_ISDIR(status.st_mode):
            _walk(root, status, tuple(p.lower() for p in patterns), visited, result)
        else:
            result.files[os.fsencode(root)] = FileStamp.of(status)
    return result


def _walk(
    root: Path,
    status: os.stat_result,
    patterns: tuple[str, ...],
    visited: set[tuple[int, int]],
    result: Scan,
) -> None:
    waiting: list[tuple[str, os.stat_result]] = [(str(root), status)]
    while waiting:
        folder, status = waiting.pop()
        identity = (status.st_dev, status.st_ino)
        if identity in visited:
            continue
        visited.add(identity)
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            result.unreadable.append(os.fsencode(folder))
            result.problems[root] = f"{_reason(error)}: {one_line(folder)}"
            continue
        for entry in listed:
            if entry.name.startswith("."):
                continue
            is_article = any(fnmatch.fnmatchcase(entry.name.lower(), p) for p in patterns)
            try:
                if entry.is_dir():
                    waiting.append((entry.path, entry.stat()))
                elif is_article:
                    result.files[os.fsencode(entry.path)] = FileStamp.of(entry.stat())
            except OSError as error:
                if error.errno in _NOTHING_THERE:
                    continue
                result.unreadable.append(os.fsencode(entry.path))
                result.problems[root] = f"{_reason(error)}: {one_line(entry.path)}"


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
