"""Whatever the settings file holds, the reader starts and says what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.app
from tui.key_names import no_such_key, shown_key, spelled_key, textual_key
from tui.keymap import Keymap, places
from tui.settings import Settings
from tui.settings_file import load
from tui.settings_parser import parse
from tui.settings_rules import RULES
from tui.themes import theme_of

assert tui.app, "brings every class with bindings along"

IDENTIFIERS = sorted({identifier for place in places() for identifier in place.keys})
NAMES = st.sampled_from([*RULES, "keys", "panes", "keys.star", "keys.list.down", "theem", "a.b"])
VALUES = st.sampled_from(
    ["1", "-0.5", "true", '""', '"28%"', "[]", '["x", 1]', "{}", "{x = [[]]}", "1979-05-27", "nan"]
)


@given(st.dictionaries(NAMES, VALUES))
def test_any_toml(table: dict[str, str]) -> None:
    text = "\n".join(f"{name} = {value}" for name, value in table.items())
    try:
        settings = parse(text, Settings())
    except ValueError:
        return  # A name of which another makes a table.
    Keymap(settings)
    theme_of(settings)
    for name, rule in RULES.items():
        owner = settings.panes if name.startswith("panes.") else settings
        value = getattr(owner, name.rpartition(".")[2])
        assert rule.check(list(value) if isinstance(value, tuple) else value) == value


@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(content)
    settings = load(file)
    assert all(sentence.startswith("any.toml") for sentence in settings.problems)


@given(st.text(max_size=12))
def test_any_key(spelled: str) -> None:
    key = textual_key(spelled)
    if key is None:
        assert no_such_key(spelled).startswith("there is no key")
    else:
        assert textual_key(spelled_key(key)) == key
        assert shown_key(key).isprintable()


KEYS = st.sampled_from(["j", "J", "/", "space", "tab", "ctrl+q", "escape", "F9", "Foo"])


@given(st.dictionaries(st.sampled_from(IDENTIFIERS), st.lists(KEYS, max_size=3).map(tuple)))
def test_any_keys_leave_no_two_bindings_of_a_place_with_a_key(
    given_keys: dict[str, tuple[str, ...]],
) -> None:
    keymap = Keymap(Settings(keys=given_keys))
    for place in places():
        owners: dict[str, str] = {}
        for identifier in place.keys:
            for key in keymap.keys(identifier):
                other = owners.setdefault(key, identifier)
                by_default = key in place.keys[identifier] and key in place.keys[other]
                assert other == identifier or by_default, (key, other, identifier)
