"""All entities of the library, narrowed by what is typed."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input

from index.library import CatalogError, EntityOrder, LibraryEntity
from index.model import EntityType, Filter, one_line
from tui.screens.entity_screen import Asked, Connect, Doing, EntityScreen
from tui.screens.narrowing import NarrowingDialog, NarrowingRows, narrowing_bindings
from tui.widgets.cells import fit
from tui.widgets.entity_styles import TYPES, component_class, component_classes, component_css
from tui.widgets.field import Field

_MOST = 500
"""Rows: who wants more types a letter."""
_KINDS: tuple[EntityType | None, ...] = (
    None,
    *(kind for kind in TYPES if kind not in (EntityType.DATE, EntityType.QUANTITY)),
)
_SAID = {
    EntityOrder.MENTIONS: "most mentions first",
    EntityOrder.ARTICLES: "most articles first",
    EntityOrder.NAME: "by name",
    EntityOrder.NEWEST: "newest first",
}
_LABEL = 13
_NUMBER = 9


class LibraryEntityRows(NarrowingRows):
    """The entities that are left, a row each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes() | {"entity-rows--muted"}
    DEFAULT_CSS = f"""
    LibraryEntityRows {{ height: 1fr; }}
    {component_css("LibraryEntityRows")}
    LibraryEntityRows > .entity-rows--muted {{ color: $text-muted; }}
    """

    entities: Sequence[LibraryEntity] = ()
    seen: int | None = None
    """The highest id of any article at the last visit."""

    def show(self, entities: Sequence[LibraryEntity], cursor: int = 0) -> None:
        """Replace all rows."""
        self.entities = entities
        self.set_rows(len(entities), cursor)

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw the type, the name, what is new, and how often it is mentioned."""
        entity = self.entities[row]
        at_cursor = row == self.cursor
        plain = self.row_style("row-list--row", at_cursor)
        muted = self.row_style("entity-rows--muted", at_cursor)
        numbers = f"{entity.mentions:>{_NUMBER},}{entity.articles:>{_NUMBER},}"
        new = " new" if self.seen is not None and entity.first > self.seen else ""
        room = width - 1 - _LABEL - len(numbers) - len(new)
        name = set_cell_size(fit(one_line(entity.name), room), max(0, room))
        return [
            [
                Segment("▌" if at_cursor else " ", plain),
                Segment(f"{TYPES[entity.type].singular:<{_LABEL}}", muted),
                Segment(name, self.row_style(component_class(entity.type), at_cursor)),
                Segment(new, plain),
                Segment(numbers, muted),
            ]
        ]


class EntitiesScreen(NarrowingDialog[Asked | None]):
    """Asks for an entity and shows its page; the result is what the page was left for.

    Args:
        connect: opens the library for a thread.
        seen: the highest id of any article at the last visit; None marks none as new.
        doing: what can be done with an entity; None to have one chosen and no page shown.
        title: stands before what the list shows.
    """

    DEFAULT_CSS = "EntitiesScreen > Vertical { height: 90%; width: 96; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *narrowing_bindings("entity_list", "entity"),
        Binding("tab", "step_kind(1)", "Type", id="entity_list.type", priority=True),
        Binding("shift+tab", "step_kind(-1)", "Type", id="entity_list.type_back", priority=True),
        Binding("ctrl+o", "step_order", "Order", id="entity_list.order"),
        Binding(
            "ctrl+t",
            "articles",
            "Articles",
            id="entity_list.articles",
            tooltip="Search for the articles that mention it",
        ),
    ]

    rows = query_one(LibraryEntityRows)
    """The list."""

    def __init__(
        self, connect: Connect, seen: int | None, doing: Doing | None, title: str = ""
    ) -> None:
        super().__init__()
        self._connect = connect
        self._seen = seen
        self._doing = doing
        self._title = title
        self._kind: EntityType | None = None
        self._order = EntityOrder.MENTIONS
        self._choosing = False
        """Whether Enter was pressed before what was typed has been looked up."""
        self._looked_up = ""

    def compose(self) -> ComposeResult:
        """An input above the list."""
        with Vertical():
            yield Field(placeholder="Type to find a name", compact=True)
            yield LibraryEntityRows()

    def on_mount(self) -> None:
        """Show those that are mentioned most."""
        self.rows.seen = self._seen
        self.rows.empty = "Reading…"
        self._look_up()

    @on(Input.Changed)
    def _look_up(self) -> None:
        kind = TYPES[self._kind].label if self._kind else "All names"
        box = self.query_one(Vertical)
        box.border_title = Content(f"{self._title}{kind}, {_SAID[self._order]}")
        enter = "Ctrl+T articles · Enter opens its page" if self._doing else "Enter chooses"
        box.border_subtitle = Content(f"Tab type · Ctrl+O order · {enter}")
        self._load(self.field.value, self._kind, self._order)

    @work(
        thread=True, exclusive=True, group="entities", exit_on_error=False, description="list names"
    )
    def _load(self, typed: str, kind: EntityType | None, order: EntityOrder) -> None:
        try:
            with self._connect() as library:
                found = library.entity_list(
                    kind=kind, containing=typed.strip(), order=order, limit=_MOST
                )
        except CatalogError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._show, typed, kind, order, found)

    def _show(
        self,
        typed: str,
        kind: EntityType | None,
        order: EntityOrder,
        found: list[LibraryEntity],
    ) -> None:
        if (typed, kind, order) != (self.field.value, self._kind, self._order):
            return  # something else has been typed meanwhile
        self.rows.empty = "No name has that." if typed.strip() else "No names in the library."
        self.rows.show(found)
        self._looked_up = typed
        if self._choosing:
            self._choose()

    def _say(self, sentence: str) -> None:
        self.rows.empty = sentence
        self.rows.show(())

    def action_step_kind(self, step: int) -> None:
        """List the entities of another type."""
        self._kind = _KINDS[(_KINDS.index(self._kind) + step) % len(_KINDS)]
        self._look_up()

    def action_articles(self) -> None:
        """Leave for the articles that mention the entity under the cursor."""
        if self.rows.count and self._doing is not None:
            self._leave()

    def _leave(self) -> None:
        entity = self.rows.entities[self.rows.cursor]
        self.dismiss(Filter(entity.type.value, entity.id, entity.name))

    def action_step_order(self) -> None:
        """List them in another order."""
        orders = list(EntityOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._look_up()

    @on(Input.Submitted)
    @on(LibraryEntityRows.Chosen)
    def _choose(self) -> None:
        self._choosing = self._looked_up != self.field.value
        if not self._choosing and self.rows.count:
            entity = self.rows.entities[self.rows.cursor]
            if self._doing is None:
                self._leave()
                return
            page = EntityScreen(entity.id, self._connect, self._doing)
            self.app.push_screen(page, self._answered)

    def _answered(self, asked: Asked | None) -> None:
        if asked is not None:
            self.dismiss(asked)
        else:
            self._look_up()  # something may have been corrected
