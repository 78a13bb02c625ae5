"""From a file to a document."""

import os
import re
import stat
from collections.abc import Collection
from pathlib import Path, PurePath

from index.model import Document, Keep, one_line, sanitise
from index.readers.decode import EMPTY, Unreadable, decode
from index.readers.restore import restore

READER_VERSION = 2
"""Raised when the same file is read differently, so that what was indexed is read again."""

MAX_BYTES = 20_000_000
"""Size of the largest file that is taken for an article."""

_MARKDOWN = (".md", ".markdown")
_FRONT_MATTER = "---"
_SEPARATORS = re.compile(r"[\s_]+|(?<!\d)-+|-+(?!\d)")


def read_file(path: Path, *, max_bytes: int = MAX_BYTES) -> Document | Unreadable:
    """Read an article from a file; never blocks on a pipe or a device.

    Returns:
        The reason where there is no article to read, for any path and any content.
    """
    data = read_content(path, max_bytes=max_bytes)
    return data if isinstance(data, Unreadable) else read_bytes(data, path.name)


def read_source(path: Path) -> str | Unreadable:
    """The text of a file as it is, only decoded and made safe to draw; else why there is none."""
    data = read_content(path)
    decoded = data if isinstance(data, Unreadable) else decode(data)
    return decoded if isinstance(decoded, Unreadable) else sanitise(decoded.text)


def read_content(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes | Unreadable:
    """The bytes of a file, or why they cannot be had; never blocks on a pipe or a device."""
    try:
        # Opening a device may already do something, hence the look before.
        if (problem := _problem(path.stat(), max_bytes)) is not None:
            return problem
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:  # noqa: PTH123 - flags
            if (problem := _problem(os.fstat(file.fileno()), max_bytes)) is not None:
                return problem
            data = file.read(max_bytes + 1)
    except FileNotFoundError:
        return Unreadable("The file does not exist.")
    except PermissionError:
        return Unreadable("The file may not be read: permission denied.")
    except OSError as error:
        return Unreadable(f"The file cannot be read: {one_line(error.strerror or str(error))}.")
    except ValueError:
        return Unreadable("No file can have this name.")
    return _too_large(max_bytes) if len(data) > max_bytes else data


def read_bytes(data: bytes, name: str, *, keep: Collection[Keep] = ()) -> Document | Unreadable:
    """Read an article from the content of a file.

    Args:
        data: the content.
        name: of the file; its suffix tells Markdown from text, its stem may become the title.
        keep: dropped lines that the user took back.

    Returns:
        The reason where there is no article to read, for any content.
    """
    decoded = decode(data)
    if isinstance(decoded, Unreadable):
        return decoded
    document = _read_text(decoded.text, name)
    if keep:
        document = restore(document, keep, sanitise(decoded.text).split("\n"))
    return document if document.text else EMPTY


def readable_stem(name: str) -> str:
    """A file name as a title: without suffix and with spaces, but dates stay as they are."""
    stem = one_line(_SEPARATORS.sub(" ", PurePath(one_line(name)).stem))
    return stem[:1].upper() + stem[1:] or "Untitled"


def _read_text(text: str, name: str) -> Document:
    title = readable_stem(name)
    # Imported late: together they take 100 ms.
    if name.lower().endswith(_MARKDOWN) or text.startswith(_FRONT_MATTER):
        from index.readers.front_matter import has_front_matter
        from index.readers.markdown import read_markdown

        if name.lower().endswith(_MARKDOWN) or has_front_matter(text):
            return read_markdown(text, title)
    from index.readers.pasted import read_pasted

    return read_pasted(text, title)


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _problem(status: os.stat_result, max_bytes: int) -> Unreadable | None:
    if stat.S_ISDIR(status.st_mode):
        return Unreadable("This is a folder, not a file.")
    if not stat.S_ISREG(status.st_mode):
        return Unreadable("This is a device, pipe or socket, not a file.")
    return _too_large(max_bytes) if status.st_size > max_bytes else None


def _too_large(max_bytes: int) -> Unreadable:
    return Unreadable(f"The file is larger than {max_bytes / 1_000_000:g} MB.")
