"""Which key does what once the user's keys are laid over the defaults."""

import subprocess
import sys

import pytest

import tui.app
from tui.commands import COMMANDS
from tui.keymap import Keymap, places
from tui.settings import Settings

assert tui.app, "brings every class with bindings along"

ALL_MODULES = """
import pkgutil, sys, tui, tui.app
from tui.keymap import places
before = {place.node for place in places()}
for module in pkgutil.walk_packages(tui.__path__, "tui."):
    if module.name != "tui.__main__":
        __import__(module.name)
late = {place.node for place in places()} - before
sys.exit(", ".join(node.__name__ for node in late) or None)
"""


def keymap(**keys: str | list[str]) -> Keymap:
    """Double underscores stand for dots."""
    spelled = {
        name.replace("__", "."): tuple([given] if isinstance(given, str) else given)
        for name, given in keys.items()
    }
    lines = {f"keys.{name}": number for number, name in enumerate(spelled, 1)}
    return Keymap(Settings(keys=spelled, lines=lines))


def test_every_binding_of_ours_has_an_id_of_its_own() -> None:
    owners: dict[str, type] = {}
    for place in places():
        for binding in place.bindings:
            assert binding.id, f"{place.node.__name__}: {binding.key}"
            assert owners.setdefault(binding.id, place.node) is place.node


def test_the_reader_brings_every_class_with_bindings_along() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL_MODULES], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_command_can_have_a_key() -> None:
    known = {identifier for place in places() for identifier in place.keys}
    assert {command.id for command in COMMANDS} <= known


def test_by_default_every_key_is_as_declared() -> None:
    plain = Keymap(Settings())
    assert plain.problems == ()
    for place in places():
        for identifier, keys in place.keys.items():
            assert plain.keys(identifier) == keys


@pytest.mark.parametrize(
    ("given", "keys"),
    [
        pytest.param({"star": "Ctrl+T"}, {"star": ("ctrl+t",)}, id="one"),
        pytest.param({"star": ["§", "F7"]}, {"star": ("section_sign", "f7")}, id="two"),
        pytest.param({"star": ["§", "§"]}, {"star": ("section_sign",)}, id="one-twice"),
        pytest.param({"star": []}, {"star": ()}, id="none"),
        pytest.param({"copy_path": "F7"}, {"copy_path": ("f7",)}, id="one-that-had-none"),
        pytest.param({"article__down": "n"}, {"article.down": ("n",)}, id="in-a-widget"),
        pytest.param({"choose__close": "F7"}, {"choose.close": ("f7",)}, id="in-a-dialog"),
        pytest.param({"app__quit": "ctrl+x"}, {"app.quit": ("ctrl+x",)}, id="of-the-app"),
        pytest.param({"star": "r", "read": "m"}, {"star": ("r",), "read": ("m",)}, id="exchanged"),
        pytest.param(
            {"list__down": "s"}, {"list.down": ("s",), "sort": ("s",)}, id="pane-over-screen"
        ),
    ],
)
def test_remapping(given: dict[str, str | list[str]], keys: dict[str, tuple[str, ...]]) -> None:
    made = keymap(**given)
    assert made.problems == ()
    assert {identifier: made.keys(identifier) for identifier in keys} == keys


@pytest.mark.parametrize(
    ("given", "problem", "keys"),
    [
        pytest.param(
            {"stra": "F7"},
            "line 1: unknown command “stra”; did you mean “star”?",
            {"star": ("m",)},
            id="unknown-command",
        ),
        pytest.param(
            {"star": ["F7", "Foo"]},
            "line 1: there is no key “Foo”.",
            {"star": ("f7",)},
            id="unknown-key",
        ),
        pytest.param(
            {"star": ["Foo"]}, "line 1: there is no key “Foo”.", {"star": ("m",)}, id="only-unknown"
        ),
        pytest.param(
            {"star": "F7", "read": ["F7", "F8"]},
            "line 2: “F7” is “star” already, and not “read”.",
            {"star": ("f7",), "read": ("f8",)},
            id="twice",
        ),
        pytest.param(
            {"star": "r"},
            "line 1: “r” was “read”, which has no key now.",
            {"star": ("r",), "read": ()},
            id="taken-from-a-default",
        ),
        pytest.param(
            {"star": ":"},
            "line 1: “:” was “palette”, which keeps Ctrl+P.",
            {"star": ("colon",), "palette": ("ctrl+p",)},
            id="taken-from-one-of-two",
        ),
        pytest.param(
            {"article__top": "j"},
            "line 1: “j” was “article.down”, which keeps ↓.",
            {"article.top": ("j",), "article.down": ("down",), "list.down": ("j", "down")},
            id="in-a-widget",
        ),
        pytest.param(
            {"app__quit": "n"},
            "line 1: “n” was “next_mark”, which has no key now.",
            {"app.quit": ("n",), "next_mark": ()},
            id="taken-by-what-goes-first",
        ),
    ],
)
def test_what_is_wrong_is_named(
    given: dict[str, str | list[str]], problem: str, keys: dict[str, tuple[str, ...]]
) -> None:
    made = keymap(**given)
    assert made.problems == (f"config.toml, {problem}",)
    assert {identifier: made.keys(identifier) for identifier in keys} == keys


def test_to_unbind_what_loses_its_key_is_to_agree() -> None:
    assert keymap(star="r", read=[]).problems == ()


@pytest.mark.parametrize("command", ["next_pane", "find"])
def test_a_key_of_a_command_is_taken_from_every_pane(command: str) -> None:
    made = keymap(**{command: "j"})
    assert made.keys(command) == ("j",)
    assert made.keys("article.up") == ("k", "up")
    for identifier in ("article.down", "list.down", "entities.down"):
        assert made.keys(identifier) == ("down",)
        assert any(f"“{identifier}”" in problem for problem in made.problems)


def test_the_first_key_is_shown() -> None:
    made = keymap(undo=["Ctrl+X", "F7"], star=[])
    assert made.shown("undo") == "Ctrl+X"
    assert made.shown("star") == made.shown("unheard") == ""


@pytest.mark.parametrize("keys", [{}, {"help.close": ("f9",)}], ids=["defaults", "one given"])
def test_the_keys_of_a_dialog_are_known_before_it_is_opened(keys: dict[str, tuple[str]]) -> None:
    code = (
        "import tui.app; from tui.keymap import Keymap; from tui.settings import Settings\n"
        f"keymap = Keymap(Settings(keys={keys!r}))\n"
        "from tui.screens.help import HelpScreen\n"
        "print(keymap.problems, keymap.says('help.close', 'closes'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"() {'F9' if keys else 'Esc'} closes\n"
