"""What can happen to a full text on disk."""

import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

from storage.making import catalog_in

from index.storage import folders
from index.storage.fulltext import FullTextWriter


def fulltext(library: Path) -> Path:
    with catalog_in(library) as catalog:
        folder = folders.fulltext_folder(library, catalog)
    assert folder is not None
    return folder


def each_file(folder: Path, pattern: str, change: Callable[[bytes], bytes]) -> None:
    files = list(folder.glob(pattern))
    assert files
    for file in files:
        file.write_bytes(change(file.read_bytes()))


def remove_each(folder: Path, pattern: str) -> None:
    for file in list(folder.glob(pattern)):
        file.unlink()


def flip_a_bit(data: bytes) -> bytes:
    """In the postings, which lie before the middle of a small segment."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def newest_segment(folder: Path) -> Path:
    return max(folder.glob("*.seg"), key=lambda path: path.stat().st_mtime_ns)


def drop_newest(folder: Path) -> None:
    writer = FullTextWriter(folder)
    writer.commit([], [6])
    writer.close()


def stamp_with(**other: object) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps({**json.loads(data), **other}).encode()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "missing": shutil.rmtree,
    "empty": lambda f: remove_each(f, "*"),
    "no list": lambda f: remove_each(f, "*.toc"),
    "no segments": lambda f: remove_each(f, "*.seg"),
    "list garbage": lambda f: each_file(f, "*.toc", lambda d: b"\xff" * len(d)),
    "list truncated": lambda f: each_file(f, "*.toc", lambda d: d[: len(d) // 2]),
    "list pickled by another": lambda f: each_file(f, "*.toc", lambda d: pickle.dumps(["x"])),
    "segments garbage": lambda f: each_file(f, "*.seg", lambda d: b"\xff" * len(d)),
    "segments truncated": lambda f: each_file(f, "*.seg", lambda d: d[: len(d) // 2]),
    "segments empty": lambda f: each_file(f, "*.seg", lambda d: b""),
    "newest segment gone": lambda f: newest_segment(f).unlink(),
    "newest segment truncated": lambda f: each_file(
        f, newest_segment(f).name, lambda d: d[: len(d) // 2]
    ),
    "segments a bit off": lambda f: each_file(f, "*.seg", flip_a_bit),
    "no sums": lambda f: (f / "sums.json").unlink(),
    "sums garbage": lambda f: (f / "sums.json").write_bytes(b"[1"),
    "no stamp": lambda f: (f / "stamp.json").unlink(),
    "stamp garbage": lambda f: (f / "stamp.json").write_bytes(b"\xff{"),
    "another version": lambda f: each_file(f, "stamp.json", stamp_with(version=-1)),
    "another library": lambda f: each_file(f, "stamp.json", stamp_with(library="other")),
    "an article short": drop_newest,
}
