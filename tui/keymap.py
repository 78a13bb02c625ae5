"""Which key does what: the defaults of our bindings with the user's own keys laid over them.

Textual's `App.set_keymap` is not used. It takes the keys that a focused input keeps out of the
bindings before it remaps them, so what is bound to a letter by default can then not be reached by
its new key, and a priority binding moved to a letter takes that letter from the input.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

from tui import screens
from tui.key_names import UNBOUND, no_such_key, shown_key, shown_keys, textual_key
from tui.settings import Settings, did_you_mean

_PANES = ("article.", "list.", "entities.")
"""How the ids of bindings begin that a pane has, and that are looked up before the commands."""


class Place(NamedTuple):
    """Bindings that are looked up together: those of one class of widgets or screens."""

    node: type[DOMNode]
    """The class."""
    bindings: tuple[Binding, ...]
    """Its bindings, one for each key."""

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The default keys by the ids of the bindings, in order of declaration."""
        keys: dict[str, tuple[str, ...]] = {}
        for binding in self.bindings:
            if binding.id:
                own = () if binding.key == UNBOUND else (binding.key,)
                keys[binding.id] = (*keys.get(binding.id, ()), *own)
        return keys

    @property
    def rank(self) -> int:
        """Whose priority bindings go first: the app's, then a screen's; a widget's come last."""
        return 0 if issubclass(self.node, App) else 1 if issubclass(self.node, Screen) else 2


def places() -> tuple[Place, ...]:
    """Every class of ours with bindings, of all dialogs and of what is imported already."""
    screens.import_dialogs()
    return _imported_places()


def _imported_places() -> tuple[Place, ...]:
    return tuple(
        Place(node, tuple(Binding.make_bindings(node.__dict__["BINDINGS"])))
        for node in dict.fromkeys(_descendants(DOMNode))
        if node.__module__.startswith("tui.") and node.__dict__.get("BINDINGS")
    )


def _defaults(known: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    return {identifier: keys for place in known for identifier, keys in place.keys.items()}


def _descendants(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for child in node.__subclasses__():
        yield child
        yield from _descendants(child)


def _is_command(binding: Binding) -> bool:
    """Whether it is meant to work in all panes: the ids of those are words without a dot."""
    return binding.id is not None and "." not in binding.id


def keymap_of(app: object) -> "Keymap":
    """The keys in force in an app; the defaults in one that has no settings."""
    keymap = getattr(app, "keymap", None)
    return keymap if isinstance(keymap, Keymap) else Keymap(Settings())


class Keymap:
    """The keys in force.

    Args:
        settings: whose `keys` are laid over the defaults.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._problems: list[str] = []
        # Without keys of the user's those of a dialog need not be known until it is opened.
        known = places() if settings.keys else _imported_places()
        self._defaults = _defaults(known)
        self._keys = dict(self._defaults)
        self._given = self._spelled()
        if self._given:
            for place in known:
                self._settle(place.keys, self._taken_outside(place, known))

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the user's keys, a sentence each."""
        return tuple(self._problems)

    def keys(self, identifier: str) -> tuple[str, ...]:
        """The keys of a binding, as Textual names them; none for one that is unknown."""
        if identifier not in self._keys and not self._settings.keys:
            self._keys = _defaults(_imported_places())
        return self._keys.get(identifier, ())

    def shown(self, identifier: str) -> str:
        """The first key of a binding, as it is shown on the screen; empty if it has none."""
        return shown_keys(self.keys(identifier)[:1])

    def says(self, identifier: str, what: str) -> str:
        """A sentence such as “Esc closes”, with the first key of a binding; empty without one."""
        key = self.shown(identifier)
        name = key.capitalize() if len(key) > 1 and key.islower() else key
        return f"{name} {what}" if key else ""

    def rebind(self, node: DOMNode) -> None:
        """Give a new widget or screen the keys in force."""
        if not self._given:
            return
        rebound: dict[str, list[Binding]] = {}
        seen: set[str] = set()
        for key, binding in node._bindings:
            if not binding.id or binding.id not in self._keys:
                rebound.setdefault(key, []).append(binding)
        for _, binding in node._bindings:
            identifier = binding.id
            if identifier and identifier in self._keys and identifier not in seen:
                seen.add(identifier)
                for key in self._keys[identifier]:
                    ours = [b for b in rebound.get(key, ()) if b.id]
                    rebound[key] = [*ours, binding.with_key(key)]
        node._bindings = BindingsMap.from_keys(rebound)

    # Making it.

    def _spelled(self) -> dict[str, tuple[str, ...]]:
        """The user's keys by the ids of bindings, as Textual names both, in the file's order."""
        given: dict[str, tuple[str, ...]] = {}
        for identifier, spelled in self._settings.keys.items():
            if identifier not in self._keys:
                hint = did_you_mean(identifier, self._keys)
                self._complain(identifier, f"unknown command “{identifier}”{hint}")
                continue
            keys = []
            for name in spelled:
                if key := textual_key(name):
                    keys.append(key)
                else:
                    self._complain(identifier, no_such_key(name))
            if keys or not spelled:
                given[identifier] = tuple(dict.fromkeys(keys))
        return given

    def _taken_outside(self, inner: Place, known: Iterable[Place]) -> dict[str, str]:
        """The user's keys that never reach a place, or are not to, and who has them."""
        is_pane = any(identifier.startswith(_PANES) for identifier in inner.keys)
        first = {
            binding.id
            for place in known
            for binding in place.bindings
            if place.rank < inner.rank and (binding.priority or (is_pane and _is_command(binding)))
        }
        return {key: i for i, keys in self._given.items() if i in first for key in keys}

    def _settle(self, defaults: Mapping[str, tuple[str, ...]], taken: Mapping[str, str]) -> None:
        """Decide who has which key in one place: what the user gives before what is by default.

        Args:
            defaults: keys by id, of the bindings of the place.
            taken: keys that are spoken for, and by whom.
        """
        owners = dict(taken)

        def loses(identifier: str, keys: Iterable[str]) -> list[str]:
            return [k for k in keys if k in owners and not self._shared(k, identifier, owners[k])]

        for identifier in (i for i in self._given if i in defaults):
            lost = loses(identifier, self._given[identifier])
            for key in lost:
                sentence = f"“{shown_key(key)}” is “{owners[key]}” already, and not “{identifier}”."
                self._complain(identifier, sentence)
            kept = tuple(key for key in self._given[identifier] if key not in lost)
            self._keys[identifier] = kept
            owners.update(dict.fromkeys(kept, identifier))
        for identifier, keys in defaults.items():
            if identifier in self._given:
                continue
            lost = loses(identifier, keys)
            kept = self._keys[identifier] = tuple(key for key in keys if key not in lost)
            for key in lost:
                has = f"which keeps {shown_keys(kept)}" if kept else "which has no key now"
                sentence = f"“{shown_key(key)}” was “{identifier}”, {has}."
                self._complain(owners[key], sentence)

    def _shared(self, key: str, one: str, other: str) -> bool:
        """Whether two bindings have a key by default, and so are never in each other's way."""
        return key in self._defaults[one] and key in self._defaults[other]

    def _complain(self, identifier: str, sentence: str) -> None:
        self._problems.append(self._settings.complaint(f"keys.{identifier}", sentence))
