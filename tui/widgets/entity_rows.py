"""The rows of the entity sidebar: headers of types, and the entities under them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from index.model import Entity, EntityType, one_line
from tui.widgets.cells import fit
from tui.widgets.entity_styles import TYPES, component_class, component_classes, component_css
from tui.widgets.row_list import RowList, movement_bindings


class NameOrder(StrEnum):
    """In what order the entities of a type are listed."""

    FREQUENCY = "by mentions"
    APPEARANCE = "in order"
    NAME = "by name"


@dataclass(frozen=True, slots=True)
class Header:
    """The row above the entities of one type."""

    type: EntityType
    count: int
    """Entities of the type, also while they are folded away."""
    folded: bool
    off: bool = False
    """Whether the type is neither listed nor marked."""


Row = Header | Entity

_ROOMY = 30
"""Cells from which on there is room for a second number."""
_LIBRARY = 7
"""Cells of the second number: in how many articles of the library."""


def row_key(row: Row) -> str:
    """What stays the same of a row when the list is laid out anew."""
    return row.type if isinstance(row, Header) else row.id


def fold_name(name: str) -> str:
    """A name in lower-case Latin letters without accents, as `anyascii` transliterates it."""
    # Its import takes 25 ms that starting the program need not wait for.
    from anyascii import anyascii

    return str(anyascii(name)).casefold()


def rows_of(
    entities: Sequence[Entity],
    folded: Collection[EntityType],
    pattern: str,
    order: NameOrder = NameOrder.FREQUENCY,
    off: Collection[EntityType] = (),
) -> list[Row]:
    """Lay entities out by type, each type under its header.

    Args:
        entities: of one article.
        folded: types of which only the header is shown. Nothing is folded while filtering.
        pattern: what a name or an alias must contain, without regard to case and accents.
        order: of the entities of a type.
        off: types of which only the header is shown, whatever is filtered.
    """
    wanted = fold_name(pattern) if pattern else ""
    groups: dict[EntityType, list[Entity]] = {entity_type: [] for entity_type in TYPES}
    for entity in entities:
        if not wanted or _has(entity, wanted):
            groups[entity.type].append(entity)
    rows: list[Row] = []
    for entity_type, group in groups.items():
        if not group:
            continue
        is_off = entity_type in off
        is_folded = is_off or (entity_type in folded and not wanted)
        rows.append(Header(entity_type, len(group), is_folded, is_off))
        if not is_folded:
            rows.extend(_sorted(group, order))
    return rows


def _has(entity: Entity, wanted: str) -> bool:
    return any(wanted in fold_name(name) for name in (entity.name, *entity.aliases))


def _sorted(group: list[Entity], order: NameOrder) -> list[Entity]:
    match order:
        case NameOrder.NAME:
            return sorted(group, key=lambda entity: fold_name(entity.name))
        case NameOrder.APPEARANCE:
            return sorted(group, key=lambda entity: entity.mentions[0].start)
    return sorted(group, key=lambda entity: -len(entity.mentions))


class EntityRows(RowList):
    """The list inside an `EntityList`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes() | {"entity-rows--count"}
    DEFAULT_CSS = f"""
    {component_css("EntityRows")}
    EntityRows > .entity-rows--count {{ color: $text-muted; }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings("entities", "entity"),
        Binding(
            "enter",
            "choose",
            "Walk mentions",
            show=False,
            id="entities.choose",
            tooltip="Walk the mentions of the entity; fold or unfold a type",
        ),
        Binding(
            "s",
            "sort",
            "Sort",
            show=False,
            id="entities.sort",
            tooltip="Sort names by mentions, by appearance, by name",
        ),
        Binding(
            "a",
            "articles",
            "Its articles",
            show=False,
            id="entities.articles",
            tooltip="Search for the articles that mention the entity",
        ),
        Binding(
            "x",
            "switch",
            "Switch a type",
            show=False,
            id="entities.switch",
            tooltip="Switch the type off, also in the text, or on again",
        ),
    ]

    progress: reactive[str] = reactive("")
    """Place in the walk, such as ``3/17``, drawn on the selected entity's row."""

    @dataclass
    class Moved(Message):
        """The cursor is on another row."""

        row: Row
        """The row it is on."""

    @dataclass
    class Chosen(Message):
        """A row was chosen by Enter or by the mouse."""

        row: Row
        """The chosen row."""

    class SortWanted(Message):
        """The names are to be in the next order."""

    @dataclass
    class ArticlesWanted(Message):
        """The articles that mention an entity are to be searched for."""

        entity: str
        """The entity's id."""

    @dataclass
    class SwitchWanted(Message):
        """A type is to be shown no more, or again."""

        type: EntityType
        """The type."""

    rows: Sequence[Row] = ()
    articles: Mapping[str, int] = {}
    """How many articles of the library mention an entity, by its id."""
    selected: str | None = None
    """Id of the entity that is being walked."""

    def show(self, rows: Sequence[Row], cursor: int) -> None:
        """Replace all rows and put the cursor on one, without a message."""
        self.rows = rows
        self.set_rows(len(rows), cursor)

    @property
    def current(self) -> Row | None:
        """The row under the cursor, None when there is none."""
        return self.rows[self.cursor] if self.rows else None

    def cursor_moved(self) -> None:
        """Tell which row the cursor is on."""
        if self.current is not None:
            self.post_message(self.Moved(self.current))

    def choose(self, row: int) -> None:
        """Tell which row was chosen."""
        self.post_message(self.Chosen(self.rows[row]))

    def action_sort(self) -> None:
        """Ask for the next order."""
        self.post_message(self.SortWanted())

    def action_articles(self) -> None:
        """Ask for the articles that mention the entity."""
        if isinstance(self.current, Entity):
            self.post_message(self.ArticlesWanted(self.current.id))

    def action_switch(self) -> None:
        """Ask for the type under the cursor to be switched off or on."""
        if self.current is not None:
            self.post_message(self.SwitchWanted(self.current.type))

    def row_clicked(self, row: int, again: bool) -> None:
        """Choose a header at the first click, an entity at the second."""
        if again or isinstance(self.rows[row], Header):
            self.choose(row)

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw a header, or an entity with its count at the right edge."""
        item = self.rows[row]
        at_cursor = row == self.cursor
        bar = self.cursor_bar if at_cursor else " "
        match item:
            case Header(entity_type, count, folded, off):
                sign = "×" if off else "▸" if folded else "▾"
                label = f"{sign} {TYPES[entity_type].label.upper()}"
                number = "off" if off else str(count)
            case Entity():
                entity_type = item.type
                label = one_line(item.name)
                walked = item.id == self.selected and self.progress
                number = one_line(self.progress) if walked else str(len(item.mentions))
                bar += " "
        if width >= _ROOMY and self.articles:
            known = isinstance(item, Entity) and self.articles.get(item.id)
            number += f"{known:>{_LIBRARY},}" if known else " " * _LIBRARY
        room = width - len(bar) - cell_len(number) - 2
        label = fit(label, room)
        gap = " " * (room - cell_len(label) + 1)
        plain = self.row_style("row-list--row", at_cursor)
        return [
            [
                Segment(bar, plain),
                Segment(label, self.row_style(component_class(entity_type), at_cursor)),
                Segment(gap, plain),
                Segment(number, self.row_style("entity-rows--count", at_cursor)),
            ]
        ]

    def watch_progress(self) -> None:
        """Draw the selected entity's row anew."""
        self.redraw_selected()

    def redraw_selected(self) -> None:
        """Draw the selected entity's row anew, if there is one: few bytes over a slow line."""
        for number, row in enumerate(self.rows):
            if isinstance(row, Entity) and row.id == self.selected:
                self.redraw(number)
