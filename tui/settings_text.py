"""Settings as text that can be pasted into their file, and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tui.key_names import spelled_key
from tui.keymap import Keymap, places
from tui.settings import Settings
from tui.settings_rules import RULES


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting."""

    table: str
    """The table it stands in, empty for none."""
    name: str
    """Its name there."""
    value: Any
    """What it is."""
    comment: str
    """What it is for."""


def entries(settings: Settings, keymap: Keymap) -> Iterator[Entry]:
    """Every setting with the value in force, in the order of the file."""
    for dotted, rule in RULES.items():
        table, _, name = dotted.rpartition(".")
        value = getattr(settings.panes if table else settings, name)
        yield Entry(table, name, _plain(value), rule.comment)
    comments = {b.id: b.tooltip or b.description for place in places() for b in place.bindings}
    identifiers = [identifier for place in places() for identifier in place.keys]
    for identifier in sorted(identifiers, key=_part):
        keys = [spelled_key(key) for key in keymap.keys(identifier)]
        yield Entry("keys", identifier, keys, comments[identifier])


def _plain(value: object) -> object:
    """A value as TOML and JSON have it; a width in cells is a number."""
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _part(identifier: str) -> str:
    """The part of the screen that a binding belongs to; empty for the commands of the whole."""
    return identifier.rpartition(".")[0]


def as_json(settings: Settings, keymap: Keymap) -> dict[str, Any]:
    """Every setting by its name, those of a table in an object of their own."""
    found: dict[str, Any] = {}
    for entry in entries(settings, keymap):
        (found.setdefault(entry.table, {}) if entry.table else found)[entry.name] = entry.value
    return found


def as_toml(settings: Settings, keymap: Keymap, *, commented: bool = False) -> str:
    """Every setting with a comment, as TOML.

    Args:
        settings: the settings.
        keymap: the keys in force.
        commented: whether all but the tables is commented out, to be filled in by the user.
    """
    lines: list[str] = []
    table = part = ""
    for entry in entries(settings, keymap):
        if entry.table != table:
            table = entry.table
            lines += ["", f"[{table}]"]
        elif _part(entry.name) != part:
            lines.append("")
        part = _part(entry.name)
        name = entry.name if "." not in entry.name else _toml(entry.name)
        mark = "# " if commented else ""
        lines.append(f"{mark}{name} = {_toml(entry.value)}  # {entry.comment}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, list):
        inner = ", ".join(map(_toml, value))
        return inner if len(value) == 1 else f"[{inner}]"
    # Of booleans, numbers and strings TOML and JSON write the same.
    return json.dumps(value, ensure_ascii=False)
