"""A screen with an entity sidebar, and entities to show in it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Button

from index.model import Entity, EntityType, Mention
from tui.widgets.entity_list import EntityList


def entity(
    entity_type: EntityType, name: str, mentions: int = 1, aliases: tuple[str, ...] = ()
) -> Entity:
    key = f"{entity_type}:{name.casefold()}"
    return Entity(
        key,
        entity_type,
        name,
        aliases,
        tuple(Mention(i, i + 1, entity_type, key, name, "test") for i in range(mentions)),
    )


ENTITIES = (
    entity(EntityType.DATE, "Friday", 9),
    entity(EntityType.PLACE, "Łódź", 2),
    entity(EntityType.PERSON, "Zoë Bauer", 3),
    entity(EntityType.PERSON, "Lech Wałęsa", 7, ("the former president",)),
    entity(EntityType.QUANTITY, "40 percent", 1),
    entity(EntityType.ORG, "United Nations", 4, ("UN",)),
)
"""In no order that the sidebar shows."""

UNFOLDED = [
    "▾ PEOPLE 2",
    "Lech Wałęsa 7",
    "Zoë Bauer 3",
    "▾ ORGANISATIONS 1",
    "United Nations 4",
    "▾ PLACES 1",
    "Łódź 2",
    "▸ DATES 1",
    "▸ QUANTITIES 1",
]


class FakeScreen(App[None]):
    """Holds the sidebar and a second widget that can take the focus, and records messages."""

    BINDINGS = [("escape,down", "mine", "")]  # noqa: RUF012 - Textual's own declaration

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[tuple[str, str]] = []
        self.mine = 0

    def compose(self) -> ComposeResult:
        yield EntityList()
        yield Button()

    def action_mine(self) -> None:
        self.mine += 1

    @property
    def sidebar(self) -> EntityList:
        return self.query_one(EntityList)

    @on(EntityList.EntityHighlighted)
    def highlighted(self, event: EntityList.EntityHighlighted) -> None:
        self.messages.append(("highlighted", event.entity.name))

    @on(EntityList.EntityChosen)
    def chosen(self, event: EntityList.EntityChosen) -> None:
        self.messages.append(("chosen", event.entity.name))

    def on_event_of_a_child(self, event: Message) -> None:
        self.messages.append(("child", type(event).__name__))

    on_entity_rows_moved = on_entity_rows_chosen = on_event_of_a_child
    on_input_changed = on_input_submitted = on_event_of_a_child


@asynccontextmanager
async def shown(
    entities: Sequence[Entity] = ENTITIES, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[FakeScreen, EntityList, Pilot[None]]]:
    app = FakeScreen()
    async with app.run_test(size=size) as pilot:
        app.sidebar.show(entities)
        app.sidebar.focus()
        await pilot.pause()
        yield app, app.sidebar, pilot


def raw_lines(sidebar: EntityList) -> list[str]:
    rows = sidebar.rows
    height = rows.scrollable_content_region.height
    return ["".join(segment.text for segment in rows.render_line(y)) for y in range(height)]


def lines(sidebar: EntityList) -> list[str]:
    cells = (" ".join(line.strip("▌│ ").split()) for line in raw_lines(sidebar))
    return [line for line in cells if line]
