"""The sidebar of an article's entities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive, var
from textual.widgets import Input, Static

from index.model import BY_RULES, Entity, EntityType
from tui.widgets.entity_rows import EntityRows, Header, NameOrder, Row, row_key, rows_of
from tui.widgets.field import Field

_FOLDED_AT_FIRST = frozenset({EntityType.DATE, EntityType.QUANTITY})
"""Types of which most articles have more than a reader wants to see."""

_FILTERING = "-filtering"
_FOUND_BY = "found by "


class EntityList(Vertical):
    """Shows the entities of an article by type, folds types, and filters by name."""

    BLANK = True

    DEFAULT_CSS = """
    EntityList { height: 1fr; }
    EntityList > Input { display: none; }
    EntityList.-filtering > Input { display: block; }
    EntityList > EntityRows { height: 1fr; }
    EntityList > Static { height: 1; padding: 0 1; color: $text-muted; background: $surface;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "filter",
            "Filter",
            show=False,
            id="entities.filter",
            tooltip="Show only entities whose name contains some letters",
        ),
        Binding(
            "escape",
            "clear_filter",
            "Clear filter",
            show=False,
            id="entities.clear_filter",
            tooltip="Show all entities again",
        ),
        Binding(
            "down",
            "leave_filter",
            "To the list",
            show=False,
            id="entities.leave_filter",
            tooltip="Go to the filtered list",
        ),
    ]

    progress: reactive[str] = reactive("")
    """Place in the walk, such as ``3/17``, drawn on the selected entity's row."""

    order: var[NameOrder] = var(NameOrder.FREQUENCY)
    """Order of the entities of a type."""

    off: var[frozenset[EntityType]] = var(frozenset())
    """Types that are neither listed nor marked in the text."""

    better: var[str] = var("")
    """What is to be said where only the rules have found the names; empty for nothing."""
    empty: reactive[str] = reactive("No names found.")
    """What to say when the article has no entities."""

    rows = query_one(EntityRows)
    """The list itself, which takes the focus."""
    pattern = query_one(Input)
    """The input of the filter, above the list while filtering."""

    @dataclass
    class EntityHighlighted(Message):
        """The cursor is on another entity."""

        entity: Entity
        """The entity it is on."""

    @dataclass
    class EntityChosen(Message):
        """The reader wants to walk the mentions of an entity."""

        entity: Entity
        """The chosen entity."""

    class Switched(Message):
        """A type was switched off or on."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name all widgets give it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._entities: Sequence[Entity] = ()
        self._folded = set(_FOLDED_AT_FIRST)
        self._recogniser = ""

    def compose(self) -> ComposeResult:
        """The input above the list, and below it a line that says who found the names."""
        yield Field(placeholder="Filter names", compact=True)
        yield EntityRows().data_bind(EntityList.progress)
        yield Static(markup=False)

    # What is shown.

    def show(
        self,
        entities: Sequence[Entity],
        recogniser: str = "",
        articles: Mapping[str, int] | None = None,
    ) -> None:
        """Show the entities of another article, unfiltered, with none selected.

        The cursor goes to the first entity; no message is posted for it.

        Args:
            entities: the most mentioned first.
            recogniser: what found them, as `Analysis.recogniser` says; empty where nothing is open.
            articles: how many articles of the library mention each, by id.
        """
        self._recogniser = recogniser
        self._say_below()
        self._entities = entities
        self.rows.articles = articles or {}
        self.rows.selected = None
        self._close_filter()
        self._lay_out()

    def go_to(self, key: str, otherwise: int) -> None:
        """Put the cursor on an entity, without a message.

        Args:
            key: the entity's id; its type is unfolded.
            otherwise: the row for the cursor if there is no such entity.
        """
        if entity := self._find(key):
            self._unfold(entity.type)
            self._lay_out(entity)
        else:
            self.rows.cursor = min(otherwise, max(0, self.rows.count - 1))

    def select(self, key: str | None) -> None:
        """Mark an entity as the one being walked and put the cursor on it, without a message.

        Unfolds its type and clears a filter that hides it.

        Args:
            key: an entity's id or the key of one of its mentions; None to select nothing. An
                unknown key selects nothing.
        """
        entity = self._find(key)
        if entity is None:
            self.rows.redraw_selected()
            self.rows.selected = None
            return
        self.rows.selected = entity.id
        if not any(row_key(row) == entity.id for row in self.rows.rows):
            self._unfold(entity.type)
            self._close_filter()
        self._lay_out(entity)

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor, None when it is on a header or there is none."""
        row = self.rows.current
        return row if isinstance(row, Entity) else None

    def _find(self, key: str | None) -> Entity | None:
        if key is None:
            return None
        by_id = next((entity for entity in self._entities if entity.id == key), None)
        return by_id or next(
            (e for e in self._entities if any(mention.key == key for mention in e.mentions)), None
        )

    def _unfold(self, kind: EntityType) -> None:
        self._folded.discard(kind)
        if kind in self.off:
            self.off -= {kind}

    def _lay_out(self, at: Row | None = None) -> None:
        rows = rows_of(self._entities, self._folded, self.pattern.value, self.order, self.off)
        key = row_key(at) if at else None
        places = (i for i, row in enumerate(rows if at else ()) if row_key(row) == key)
        first_entity = next((i for i, row in enumerate(rows) if isinstance(row, Entity)), 0)
        filtered = self._entities and self.pattern.value
        self.rows.empty = f"Nothing matches “{self.pattern.value}”." if filtered else self.empty
        self.rows.show(rows, next(places, first_entity))

    def on_mount(self) -> None:
        """Say that there is nothing to show."""
        self._lay_out()

    def _watch_empty(self) -> None:
        if self.is_mounted:
            self._lay_out(self.rows.current)

    # The list.

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the list the focus."""
        self.rows.focus(scroll_visible)
        return self

    @on(EntityRows.Moved)
    def _highlight(self, event: EntityRows.Moved) -> None:
        event.stop()
        if isinstance(event.row, Entity):
            self.post_message(self.EntityHighlighted(event.row))

    @on(EntityRows.Chosen)
    def _choose(self, event: EntityRows.Chosen) -> None:
        event.stop()
        match event.row:
            case Entity() as entity:
                self.rows.selected = entity.id
                self.rows.redraw()
                self.post_message(self.EntityChosen(entity))
            case Header(entity_type, off=True):
                self.off -= {entity_type}
            case Header(entity_type) as header if not self.pattern.value:
                self._folded ^= {entity_type}
                self._lay_out(header)

    @on(EntityRows.SortWanted)
    def _sort(self, event: EntityRows.SortWanted) -> None:
        event.stop()
        orders = list(NameOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]

    @on(EntityRows.SwitchWanted)
    def _switch(self, event: EntityRows.SwitchWanted) -> None:
        event.stop()
        self.off ^= {event.type}

    def _watch_order(self) -> None:
        if self.is_mounted:
            self._lay_out(self.rows.current)
            self._say_below()

    def _watch_off(self) -> None:
        if self.is_mounted:
            current = self.rows.current
            hidden = current is not None and current.type in self.off
            self._lay_out(Header(current.type, 0, True) if hidden and current else current)
            self.post_message(self.Switched())

    def _watch_better(self) -> None:
        if self.is_mounted:
            self._say_below()

    def _say_below(self) -> None:
        found = _found_by(self._recogniser)
        if found and self._recogniser == BY_RULES.kind and self.better:
            found = f"{found}; {self.better}"
        if self.order is not NameOrder.FREQUENCY and found:
            # Both have to fit into the narrowest sidebar.
            found = f"{self.order} · {found.removeprefix(_FOUND_BY)}"
        self.query_one(Static).update(found, layout=False)

    # The filter.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Esc and Down to others while they mean nothing here."""
        match action:
            case "clear_filter":
                return self.has_class(_FILTERING)
            case "leave_filter":
                return self.screen.focused is self.pattern
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Open the filter, with what it held."""
        self.add_class(_FILTERING)
        self.screen.set_focus(self.pattern)

    def action_clear_filter(self) -> None:
        """Show all entities again, with the cursor where it was."""
        current = self.rows.current
        self._close_filter()
        self._lay_out(current)

    def action_leave_filter(self) -> None:
        """Go to the filtered list."""
        self.screen.set_focus(self.rows)

    def _close_filter(self) -> None:
        if self.screen.focused is self.pattern:
            # Keys to an input that is hidden would be lost.
            self.screen.set_focus(self.rows)
        self.remove_class(_FILTERING)
        with self.prevent(Input.Changed):
            self.pattern.value = ""

    @on(Input.Changed)
    def _apply_filter(self, event: Input.Changed) -> None:
        event.stop()
        before = self.current
        self._lay_out()
        if self.current and self.current is not before:
            self.post_message(self.EntityHighlighted(self.current))

    @on(Input.Submitted)
    def _leave_filter(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_leave_filter()


def _found_by(recogniser: str) -> str:
    """What found the names, in the width of the narrowest sidebar."""
    if recogniser in ("", BY_RULES.kind):
        return f"{_FOUND_BY}{recogniser}" if recogniser else ""
    model = recogniser.partition(" ")[0]
    return f"{model}, rules"
