"""What a catalog from before rows of numbers were packed is brought up to date with."""

import json
from contextlib import suppress
from typing import Any

from index.storage.catalog.codec import pack_mentions, pack_structure


def packed_structure(lines: str) -> str:
    """Everything of a document but its text, of which long lists went on over several lines."""
    with suppress(ValueError, LookupError, TypeError):  # one that is damaged stays as it is
        data = _joined(lines)
        if "words" not in data:
            return pack_structure(data)
    return lines


def packed_mentions(lines: str) -> str:
    """An analysis, likewise."""
    with suppress(ValueError, LookupError, TypeError):
        data = _joined(lines)
        if isinstance(data["mentions"], list):
            return pack_mentions(data)
    return lines


def _joined(lines: str) -> dict[str, Any]:
    first, *others = lines.split("\n")
    data: dict[str, Any] = json.loads(first)
    for line in others:
        for name, rows in json.loads(line).items():
            data[name] += rows
    return data
