"""Sizes and checksums of the files of a full text, of which Whoosh keeps none."""

import json
import zlib
from collections.abc import Iterable
from pathlib import Path

_SUMS = "sums.json"
_AT_ONCE = 1 << 20
"""Bytes read at once."""


def note(folder: Path, names: Iterable[str]) -> None:
    """Note files that are whole now and will never change; whatever is gone is forgotten.

    Raises:
        OSError: if the note cannot be written; the earlier one stands then.
    """
    try:
        noted = _noted(folder)
    except FileNotFoundError:
        noted = {}
    kept = {name: sum_ for name, sum_ in noted.items() if (folder / name).exists()}
    added = {name: _sum(folder / name) for name in names if name not in kept}
    partial = folder / f"{_SUMS}.partial"
    partial.write_text(json.dumps({**kept, **added}), encoding="utf-8")
    partial.replace(folder / _SUMS)


def differing(folder: Path, names: Iterable[str]) -> str:
    """The first of some files that is not as it was noted, or empty.

    Raises:
        OSError: if nothing was noted, or the note cannot be read.
        ValueError: if the note is damaged.
    """
    noted = _noted(folder)
    return next((name for name in names if not _is_as_noted(folder / name, noted)), "")


def _is_as_noted(file: Path, noted: dict[str, list[int]]) -> bool:
    try:
        return _sum(file) == noted.get(file.name)
    except OSError:
        return False


def _noted(folder: Path) -> dict[str, list[int]]:
    noted = json.loads((folder / _SUMS).read_text(encoding="utf-8"))
    if not isinstance(noted, dict):
        raise ValueError("no sums in the file of sums")
    return noted


def _sum(file: Path) -> list[int]:
    """Size in bytes and CRC-32."""
    size = crc = 0
    with file.open("rb") as stream:
        while piece := stream.read(_AT_ONCE):
            size += len(piece)
            crc = zlib.crc32(piece, crc)
    return [size, crc]
