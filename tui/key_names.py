"""Names of keys: as people write them, as Textual has them, and as they are shown."""

import re
from functools import cache

from textual.keys import (
    KEY_NAME_REPLACEMENTS,
    REPLACED_KEYS,
    Keys,
    _character_to_key,
    format_key,
    key_to_character,
)

from tui.settings import did_you_mean

UNBOUND = "<unbound>"
"""The key of a binding that has none by default; no terminal sends it."""

_MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "ctl": "ctrl",
    "alt": "alt",
    "option": "alt",
    "opt": "alt",
    "shift": "shift",
    "super": "super",
    "cmd": "super",
    "command": "super",
    "hyper": "hyper",
    "meta": "meta",
}
_NAMES = {
    "esc": "escape",
    "return": "enter",
    "spacebar": "space",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "backtab": "shift+tab",
    "bs": "backspace",
    "←": "left",
    "→": "right",
    "↑": "up",
    "↓": "down",
    "⏎": "enter",
    "⌫": "backspace",
    "dot": "full_stop",
    "period": "full_stop",
    "bar": "vertical_line",
    "pipe": "vertical_line",
    "backtick": "grave_accent",
}
_SEPARATOR = r"(?<=\w)\s*[+-](?=.)"
"""Between a modifier and what follows, which may be a plus or a minus itself."""


_characters: dict[str, str] = {}
"""What the keys type that were spelled by it: not every name leads back, such as that of “«”."""


@cache
def _named() -> frozenset[str]:
    """The names of all keys that print nothing, without modifiers."""
    values = (key.value for key in Keys)
    return frozenset(value for value in values if re.fullmatch(r"\w+", value))


def textual_key(spelled: str) -> str | None:
    """What Textual calls a key, however it is written: `Ctrl+F`, `?`, `PgDn`, `Shift+a`.

    None if there is no such key.
    """
    spelled = spelled.strip() or spelled
    if len(spelled) > 1:
        *before, last = _split(spelled)
    else:
        before, last = [], spelled
    modifiers = {_MODIFIERS[word] for word in before}
    key = _plain_key(last)
    if key is None:
        return None
    if key == "shift+tab":
        modifiers, key = modifiers | {"shift"}, "tab"
    if len(key) == 1 and key.isalpha() and modifiers:
        # A terminal says which letter was meant, not which of its two forms; Alt keeps them apart.
        if key.isupper() and "alt" in modifiers:
            modifiers.add("shift")
        if modifiers == {"shift"}:
            return key.upper()
        key = key.lower()
    return "+".join([*sorted(modifiers), key])


def no_such_key(spelled: str) -> str:
    """A sentence about what is no key, with what may have been meant."""
    keys = [key for part in spelled.split(",") if (key := textual_key(part)) is not None]
    if len(keys) == spelled.count(",") + 1:
        return f"there is no key “{spelled}”; several keys are a list, in square brackets."
    names = [*_named(), *_NAMES, *(f"{modifier}+" for modifier in _MODIFIERS)]
    *before, last = re.split(r"(?<=[+-])(?=.)", spelled.lower())
    wrong = next((word for word in before if word[:-1] not in _MODIFIERS), last)
    return f"there is no key “{spelled}”{did_you_mean(wrong.replace('-', '+'), names)}"


def _split(spelled: str) -> list[str]:
    words: list[str] = []
    rest = spelled
    while match := re.search(_SEPARATOR, rest):
        word = rest[: match.start()].strip().lower()
        if word not in _MODIFIERS:
            break
        words.append(word)
        rest = rest[match.end() :].strip() or " "
    return [*words, rest]


def _plain_key(name: str) -> str | None:
    if len(name) == 1:
        if name in _NAMES or not name.isprintable():
            return _NAMES.get(name)
        key = _character_to_key(name)
        if not name.isspace():
            _characters[key] = name
        return key
    folded = re.sub(r"[\s_-]+", "_", name.lower())
    joined = folded.replace("_", "")
    if not joined:
        return None
    for candidate in (folded, joined):
        if found := _NAMES.get(candidate):
            return found
        if candidate in _named():
            return candidate
    character = character_of(folded)
    # The names of letters are no names of keys, so that “j” has one way to be written.
    known = character and not character.isalnum()
    return KEY_NAME_REPLACEMENTS.get(folded, folded) if known else None


def character_of(key: str) -> str | None:
    """What a key of Textual's types, None if nothing."""
    # Textual forgets those that it names shorter than Unicode does: slash, minus, plus.
    character = _characters.get(key) or key_to_character(REPLACED_KEYS.get(key, key))
    # “Escape” and “backspace” are names of characters as well.
    return character if character and character.isprintable() else None


def spelled_key(key: str) -> str:
    """How a key of Textual's is written in the settings file."""
    character = character_of(key)
    return character if character and not character.isspace() else key


def shown_key(key: str) -> str:
    """How a key of Textual's is shown on the screen."""
    *modifiers, last = key.split("+")
    shown = _characters.get(last) or format_key(last)
    # A letter with Ctrl is written large by custom; with Alt, large is another key.
    if (len(last) == 1 and "ctrl" in modifiers) or (last[0] == "f" and last[1:].isdecimal()):
        shown = shown.upper()
    return "+".join([*(word.capitalize() for word in modifiers), shown])


def shown_keys(keys: tuple[str, ...] | list[str]) -> str:
    """How several keys for one thing are shown on the screen."""
    return " ".join(shown_key(key) for key in keys)
