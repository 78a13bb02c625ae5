"""From the text of a settings file to settings."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from tui.settings import Panes, Settings, did_you_mean
from tui.settings_rules import RULES


def parse(text: str, settings: Settings) -> Settings:
    """Lay what a text has over settings.

    Raises:
        ValueError: if it is not TOML; says why, to go after the file's name.
    """
    return _Applied(replace(settings, lines=_lines(text))).take(_table(text))


def _table(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = re.sub(r" \(at (?:(line \d+), column \d+|.*)\)$", r"\n\1", str(error))
        what, _, where = reason.partition("\n")
        line = f", {where}:" if where else ":"
        raise ValueError(f"{line} this is not TOML ({what[:100]}); the defaults apply.") from error


_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_NAME = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE_OR_KEY = re.compile(rf"\s*(?:\[\s*(?P<table>{_NAME})\s*\]|(?P<key>{_NAME})\s*=)")


def _lines(text: str) -> dict[str, int]:
    """The line of each setting, by dotted name. `tomllib` keeps no places."""
    found: dict[str, int] = {}
    table: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if match := _TABLE_OR_KEY.match(line):
            name = [part.strip("\"'") for part in re.findall(_PART, match["table"] or match["key"])]
            if match["table"]:
                table = name
            else:
                name = [*table, *name]
            for length in range(1, len(name) + 1):
                found.setdefault(".".join(name[:length]), number)
    return found


class _Applied:
    """Settings while what a file has is laid over them, one name after another."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._values: dict[str, Any] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._problems: list[str] = []

    def take(self, table: Mapping[str, object]) -> Settings:
        """The settings with all that is right in a table."""
        for name, value in table.items():
            if name not in ("keys", "panes"):
                self._take_value(name, value)
            elif not isinstance(value, dict):
                self._complain(name, f"“{name}” is a table, [{name}].")
            elif name == "keys":
                for identifier, keys in _flat(value):
                    self._take_keys(identifier, keys)
            else:
                for inner, value_inside in _flat(value, name):
                    self._take_value(inner, value_inside)
        taken = (*self._values, *(f"keys.{identifier}" for identifier in self._keys))
        return replace(
            self._settings,
            **{n: v for n, v in self._values.items() if "." not in n},
            panes=Panes(
                **{
                    name.removeprefix("panes."): v
                    for name, v in self._values.items()
                    if "." in name
                }
            ),
            keys=MappingProxyType(self._keys),
            lines=MappingProxyType({name: self._settings.lines.get(name, 0) for name in taken}),
            problems=tuple(self._problems),
        )

    def _take_value(self, name: str, value: object) -> None:
        rule = RULES.get(name)
        if rule is None:
            _, _, last = name.rpartition(".")
            misplaced = last if last != name and last in RULES else ""
            hint = f"; “{misplaced}” stands above all tables." if misplaced else ""
            tables = () if "." in name else ("panes", "keys")
            hint = hint or did_you_mean(name, [*RULES, *tables])
            self._complain(name, f"unknown setting “{name}”{hint}")
        elif (taken := rule.check(value)) is None:
            hint = did_you_mean(str(value), rule.choices)
            self._complain(name, f"“{name}” is {rule.wanted}, not {_shown(value)}{hint}")
        else:
            self._values[name] = taken

    def _take_keys(self, identifier: str, keys: object) -> None:
        listed = [keys] if isinstance(keys, str) else keys
        if isinstance(listed, list) and all(isinstance(key, str) for key in listed):
            self._keys[identifier] = tuple(key for key in listed if key)
        else:
            sentence = f"“{identifier}” takes a key or a list of keys, not {_shown(keys)}."
            self._complain(f"keys.{identifier}", sentence)

    def _complain(self, name: str, sentence: str) -> None:
        self._problems.append(self._settings.complaint(name, sentence))


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """What is in a table, by dotted name: `list.down = "j"` makes a table of its own."""
    for name, value in table.items():
        dotted = f"{prefix}.{name}" if prefix else name
        if isinstance(value, dict):
            yield from _flat(value, dotted)
        else:
            yield dotted, value


def _shown(value: object) -> str:
    # As TOML has it, nearly.
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else f"{text[:39]}…"
