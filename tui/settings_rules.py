"""What may be given for each setting."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from tui.settings import MEASURES, RECOGNISERS

_SHARES, _CELLS = range(10, 81), range(24, 201)
"""Widths of panes, in per cent of the screen and in cells."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be given for one setting."""

    comment: str
    """What the setting is, for the user."""
    wanted: str
    """What it takes, to go after “is”."""
    check: Callable[[Any], object | None]
    """Makes the setting's value of what the file has; None if it cannot be."""
    choices: tuple[str, ...] = ()
    """All values, where there are few."""


def _boolean(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _measure(value: object) -> int | None:
    return value if type(value) is int and value in MEASURES else None


def _width(value: object) -> str | None:
    if isinstance(value, bool):
        return None
    match = re.fullmatch(r"\s*([0-9]{1,3})\s*(%?)\s*", str(value), re.ASCII)
    if not match or int(match[1]) not in (_SHARES if match[2] else _CELLS):
        return None
    return f"{int(match[1])}{match[2]}"


def _model(value: object) -> str | None:
    return value if isinstance(value, str) and re.fullmatch(r"\w*", value, re.ASCII) else None


def _one_of(comment: str, *choices: str) -> Rule:
    wanted = f"{', '.join(choices[:-1])} or {choices[-1]}"
    return Rule(comment, wanted, lambda value: value if value in choices else None, choices)


def _hidden(value: object) -> tuple[str, ...] | None:
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or any(name not in ("results", "entities") for name in names):
        return None
    return tuple(dict.fromkeys(names))


_WIDTH = (
    f"a share such as “28%”, {_SHARES[0]}% to {_SHARES[-1]}%, or {_CELLS[0]} to {_CELLS[-1]} cells"
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "theme": Rule(
            "Colours; “Theme” in the palette lists what there is",
            "the name of a theme",
            lambda value: value if isinstance(value, str) else None,
        ),
        "measure": Rule(
            f"Longest line of an article, {MEASURES[0]} to {MEASURES[-1]} cells",
            f"a whole number from {MEASURES[0]} to {MEASURES[-1]}",
            _measure,
        ),
        "mouse": Rule(
            "false leaves the mouse to the terminal, for its own selection",
            "true or false",
            _boolean,
        ),
        "motion": Rule(
            "false stops all animation and the blinking cursor", "true or false", _boolean
        ),
        "citation": _one_of(
            "Format of a copied citation: plain, markdown, bibtex or csl-json",
            *("plain", "markdown", "bibtex", "csl-json"),
        ),
        "recogniser": _one_of(
            "What finds the names in articles: auto takes a model if one is installed",
            *RECOGNISERS,
        ),
        "model": Rule(
            "An installed spaCy model; empty for the best that the extra “ner” brings along",
            "the name of a spaCy model",
            _model,
        ),
        "panes.results": Rule("Width of the results, in per cent or in cells", _WIDTH, _width),
        "panes.entities": Rule("Width of the entities, likewise", _WIDTH, _width),
        "panes.hidden": Rule(
            'Panes that are not shown at first: "results", "entities"',
            "a list of “results” and “entities”",
            _hidden,
        ),
    }
)
"""Every setting but the keys, by dotted name, in the order in which they are printed."""
