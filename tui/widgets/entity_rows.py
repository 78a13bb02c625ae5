"""The rows of the entity sidebar: headers of types, and the entities under them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Header:
    """The row above the entities of one type."""

    type: EntityType
    count: int
    """Entities of the type, also while they are folded away."""
    folded: bool


Row = Header | Entity


def row_key(row: Row) -> str:
    """What stays the same of a row when the list is laid out anew."""
    return row.type if isinstance(row, Header) else row.id


def fold_name(name: str) -> str:
    """A name in lower-case Latin letters without accents, as `anyascii` transliterates it."""
    # Its import takes 25 ms that starting the program need not wait for.
    from anyascii import anyascii

    return str(anyascii(name)).casefold()


def rows_of(entities: Sequence[Entity], folded: Collection[EntityType], pattern: str) -> list[Row]:
    """Lay entities out by type, most mentioned first, each type under its header.

    Args:
        entities: of one article.
        folded: types of which only the header is shown. Nothing is folded while filtering.
        pattern: what a name or an alias must contain, without regard to case and accents.
    """
    wanted = fold_name(pattern) if pattern else ""
    groups: dict[EntityType, list[Entity]] = {entity_type: [] for entity_type in TYPES}
    for entity in entities:
        names = (entity.name, *entity.aliases)
        if not wanted or any(wanted in fold_name(name) for name in names):
            groups[entity.type].append(entity)
    rows: list[Row] = []
    for entity_type, group in groups.items():
        if not group:
            continue
        is_folded = entity_type in folded and not wanted
        rows.append(Header(entity_type, len(group), is_folded))
        if not is_folded:
            group.sort(key=lambda entity: -len(entity.mentions))
            rows.extend(group)
    return rows


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

    rows: Sequence[Row] = ()
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
            case Header(entity_type, count, folded):
                sign = "▸" if folded else "▾"
                label = f"{sign} {TYPES[entity_type].label.upper()}"
                number = str(count)
            case Entity():
                entity_type = item.type
                label = one_line(item.name)
                walked = item.id == self.selected and self.progress
                number = one_line(self.progress) if walked else str(len(item.mentions))
                bar += " "
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
