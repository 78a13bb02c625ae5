"""What can be said of a name: that it is another one, two, called otherwise, or none at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from index.library import CatalogError, Library, LibraryEntity
from index.model import one_line
from tui.keymap import keymap_of
from tui.screens.choose import move_in
from tui.screens.dialog import Dialog
from tui.screens.entity_screen import Connect
from tui.widgets.entity_styles import TYPES

_MOST_SUGGESTED = 4
_MOVES = {"j": "down", "k": "up"}
_LEAVING = frozenset(("escape", "q"))


class Say(Enum):
    """What is said of an entity."""

    IS = auto()
    """It is another one: `Said.name`."""
    INCLUDES = auto()
    """Another one, `Said.name`, is this one."""
    IS_SOME = auto()
    """It is another one that is still to be chosen."""
    NOT = auto()
    """One of its names, `Said.name`, is another one."""
    CALLED = auto()
    """It is called otherwise."""
    TYPE = auto()
    """It is of another type."""
    NOTHING = auto()
    """It is no name."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was chosen."""

    entity: LibraryEntity
    say: Say
    key: str = ""
    """The other entity, or the name in question."""
    name: str = ""
    """As it is shown."""


class CorrectScreen(Dialog[Said | None]):
    """Asks what to say of an entity.

    Args:
        entity: the entity's id.
        connect: opens the library for a thread.
    """

    DEFAULT_CSS = """
    CorrectScreen { align: center middle; }
    CorrectScreen > Vertical {
        width: 84; max-width: 100%; height: auto; max-height: 80%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    CorrectScreen OptionList {
        height: auto; max-height: 100%; min-height: 1; background: $panel;
        &, &:focus { border: none; padding: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="correct.close"),
        Binding("j", "move(1)", "Down", show=False, id="correct.down"),
        Binding("k", "move(-1)", "Up", show=False, id="correct.up"),
    ]

    options = query_one(OptionList)
    """The list."""

    def __init__(self, entity: str, connect: Connect) -> None:
        super().__init__()
        self._entity = entity
        self._connect = connect
        self._choices: list[Said] = []
        self._early: list[str] = []

    def compose(self) -> ComposeResult:
        """The choices, one a line."""
        with Vertical() as box:
            closes = keymap_of(self.app).says("correct.close", "closes")
            box.border_subtitle = Content(" · ".join(filter(None, ("Enter chooses", closes))))
            yield OptionList()

    def on_mount(self) -> None:
        """Look up what can be said."""
        # Without the focus, so that keys for it that come too early come here.
        self.options.display = False
        self._load()

    def on_key(self, event: events.Key) -> None:
        """Keep keys until there is a list for them."""
        if not self._choices and event.key not in _LEAVING:
            event.stop()
            event.prevent_default()
            self._early.append(_MOVES.get(event.key, event.key))

    @work(thread=True, exit_on_error=False, description="read a name")
    def _load(self) -> None:
        try:
            with self._connect() as library:
                entity = library.entity(self._entity)
                choices = list(_choices(library, entity)) if entity else []
        except CatalogError as error:
            self.app.call_from_thread(self._fail, str(error))
        else:
            why = "" if entity else "No article mentions it any more."
            self.app.call_from_thread(self._fail if why else self._show, why or choices)

    def _fail(self, sentence: str) -> None:
        self.notify(sentence, severity="warning", markup=False)
        self.dismiss(None)

    def _show(self, choices: list[tuple[Said, str]]) -> None:
        entity = choices[0][0].entity
        about = f"{TYPES[entity.type].singular}, {_articles(entity.articles)}"
        title = f"{one_line(entity.name)}: {about}"
        self.query_one(Vertical).border_title = Content(title)
        self._choices = [said for said, _ in choices]
        self.options.add_options(Option(Content(one_line(text))) for _, text in choices)
        self.options.display = True
        self.options.highlighted = 0
        self.set_focus(self.options)
        for key in self._early:
            self.app.simulate_key(key)

    def action_move(self, rows: int) -> None:
        """Move the cursor by a row, before the next key is looked at."""
        move_in(self.options, rows)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index])


def _choices(library: Library, entity: LibraryEntity) -> Iterator[tuple[Said, str]]:
    for each in library.suggestions(entity.id, _MOST_SUGGESTED):
        is_less = each.entity.id == entity.id
        other = each.other if is_less else each.entity
        said = Said(entity, Say.IS if is_less else Say.INCLUDES, other.id, other.name)
        kind = "" if other.type is entity.type else f", the {TYPES[other.type].singular}"
        yield said, f"Same as {other.name}{kind} ({each.why}; {_articles(other.articles)})"
    yield Said(entity, Say.IS_SOME), "Same as another name of the library…"
    yield Said(entity, Say.CALLED), "Call it otherwise…"
    yield Said(entity, Say.TYPE), "Of another type…"
    yield Said(entity, Say.NOTHING), "No name at all: show it nowhere"
    for part in library.names_of(entity.id):
        about = f"({_articles(part.articles)}; {part.why})"
        yield Said(entity, Say.NOT, part.key, part.name), f"Not the same: {part.name} {about}"


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"
