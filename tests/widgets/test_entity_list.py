import pytest
from rich.cells import cell_len
from screen.driving import plain
from textual.binding import Binding
from textual.widgets import Static
from widgets.entity_fakes import ENTITIES, UNFOLDED, entity, lines, raw_lines, shown

from index.model import Entity, EntityType, Mention, sanitise
from tui.widgets.entity_list import EntityList
from tui.widgets.entity_rows import EntityRows

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((250, 70), id="250x70")]


# What is drawn.


@pytest.mark.parametrize("size", SIZES)
async def test_entities_stand_under_their_types_by_frequency(size: tuple[int, int]) -> None:
    async with shown(size=size) as (_, sidebar, _):
        assert lines(sidebar) == UNFOLDED


async def test_counts_stand_at_the_right_edge() -> None:
    async with shown() as (_, sidebar, _):
        width = sidebar.rows.scrollable_content_region.width
        assert {len(line.rstrip()) for line in raw_lines(sidebar)[: len(UNFOLDED)]} == {width - 1}


async def test_no_entities() -> None:
    async with shown(()) as (app, sidebar, pilot):
        assert lines(sidebar) == [sidebar.empty]
        sidebar.empty = "Nobody [/x]."
        assert lines(sidebar) == ["Nobody [/x]."]
        await pilot.press("j", "G", "enter")
        assert app.messages == []
        assert sidebar.current is None


HOSTILE = (
    "[/x] [bold]markup[/bold]",
    "\x1b]52;c;aGk=\x07 \x9b31m",
    "\u202egnorts\u2066",
    "検索結果の見出し" * 40,
    "e\u0301\u0301\u0301\u0301\u0301\u0301" * 50,
    "👩\u200d👩\u200d👧 ❤\ufe0f",
    "x" * 10_000,
    "\t\n",
    "\ud800",
    "",
)


@pytest.mark.parametrize("width", [24, 120])
@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_stay_text(name: str, width: int) -> None:
    entities = [entity(entity_type, name, 3, (name,)) for entity_type in EntityType]
    async with shown(entities, (width, 24)) as (_, sidebar, pilot):
        sidebar.progress = name
        sidebar.select(entities[0].id)
        inner = sidebar.rows.scrollable_content_region.width
        assert all(sanitise(line) == line for line in raw_lines(sidebar))
        assert {cell_len(line) for line in raw_lines(sidebar)} == {inner}
        sidebar.action_filter()
        sidebar.pattern.value = name + "?"
        await pilot.pause()
        assert all(sanitise(line) == line for line in raw_lines(sidebar))


# Moving and choosing.


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        pytest.param(["j"], 2, id="j"),
        pytest.param(["down"], 2, id="down"),
        pytest.param(["j", "k"], 1, id="k"),
        pytest.param(["j", "up"], 1, id="up"),
        pytest.param(["G"], 8, id="G"),
        pytest.param(["end"], 8, id="end"),
        pytest.param(["G", "g"], 0, id="g"),
        pytest.param(["G", "home"], 0, id="home"),
        pytest.param(["pagedown"], 8, id="pagedown"),
        pytest.param(["G", "pageup"], 0, id="pageup"),
        pytest.param(["ctrl+d"], 8, id="ctrl+d"),
        pytest.param(["G", "ctrl+u"], 0, id="ctrl+u"),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], row: int) -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press(*keys)
        assert sidebar.rows.cursor == row


async def test_moving_highlights_entities_and_passes_over_headers() -> None:
    async with shown() as (app, _, pilot):
        await pilot.press("j", "j", "j")
        assert app.messages == [("highlighted", "Zoë Bauer"), ("highlighted", "United Nations")]


async def test_a_new_article_highlights_nothing() -> None:
    async with shown() as (app, sidebar, pilot):
        sidebar.show(ENTITIES[:2])
        await pilot.pause()
        assert app.messages == []
        assert sidebar.current is ENTITIES[1]


async def test_enter_chooses_an_entity() -> None:
    async with shown() as (app, _, pilot):
        await pilot.press("enter")
        assert app.messages == [("chosen", "Lech Wałęsa")]


async def test_enter_on_a_header_folds_and_unfolds() -> None:
    async with shown() as (app, sidebar, pilot):
        await pilot.press("g", "enter")
        assert lines(sidebar) == ["▸ PEOPLE 2", *UNFOLDED[3:]]
        assert sidebar.rows.cursor == 0
        await pilot.press("enter")
        assert lines(sidebar) == UNFOLDED
        await pilot.press("G", "enter")
        assert lines(sidebar) == [*UNFOLDED[:-1], "▾ QUANTITIES 1", "40 percent 1"]
        assert app.messages == []


async def test_what_is_folded_stays_folded_in_the_next_article() -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("g", "enter")
        sidebar.show(ENTITIES[1:4])
        assert lines(sidebar) == ["▸ PEOPLE 2", "▾ PLACES 1", "Łódź 2"]


async def test_a_click_moves_a_second_one_chooses_and_a_header_folds_at_once() -> None:
    async with shown() as (app, sidebar, pilot):
        await pilot.click(EntityRows, offset=(4, 2))
        assert app.messages == [("highlighted", "Zoë Bauer")]
        await pilot.click(EntityRows, offset=(4, 2))
        assert app.messages[1:] == [("chosen", "Zoë Bauer")]
        await pilot.click(EntityRows, offset=(4, 0))
        assert lines(sidebar)[0] == "▸ PEOPLE 2"


@pytest.mark.parametrize("size", SIZES)
async def test_thousands_of_entities(size: tuple[int, int]) -> None:
    many = [entity(EntityType.PERSON, f"Person {number}") for number in range(3_000)]
    async with shown(many, size) as (_, sidebar, pilot):
        await pilot.press("G")
        assert lines(sidebar)[-1] == "Person 2999 1"
        await pilot.press("g")
        assert lines(sidebar)[0] == "▾ PEOPLE 3000"


# Selecting.


async def test_select_moves_the_cursor_without_a_message_and_shows_progress() -> None:
    async with shown() as (app, sidebar, pilot):
        sidebar.progress = "3/17"
        sidebar.select("place:łódź")
        await pilot.pause()
        assert sidebar.current is ENTITIES[1]
        assert "Łódź 3/17" in lines(sidebar)
        sidebar.progress = "4/17"
        assert "Łódź 4/17" in lines(sidebar)
        sidebar.select(None)
        assert lines(sidebar) == UNFOLDED
        assert sidebar.current is ENTITIES[1]
        assert app.messages == []


async def test_progress_stays_with_the_walked_entity() -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("enter")
        sidebar.progress = "1/7"
        await pilot.press("j")
        assert lines(sidebar)[1:3] == ["Lech Wałęsa 1/7", "Zoë Bauer 3"]


async def test_select_unfolds() -> None:
    async with shown() as (_, sidebar, _):
        sidebar.select("date:friday")
        assert sidebar.current is ENTITIES[0]
        assert "▾ DATES 1" in lines(sidebar)


async def test_select_clears_a_filter_that_hides_the_entity() -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("slash", *"bauer")
        sidebar.select("person:zoë bauer")
        assert lines(sidebar) == ["▾ PEOPLE 1", "Zoë Bauer 3"]
        sidebar.select("place:łódź")
        await pilot.pause()
        assert lines(sidebar) == UNFOLDED
        assert sidebar.current is ENTITIES[1]
        assert sidebar.rows.has_focus


async def test_select_by_the_key_of_a_mention() -> None:
    merged = Entity("42", EntityType.ORG, "United Nations", (), ENTITIES[5].mentions)
    async with shown((*ENTITIES[:5], merged)) as (_, sidebar, _):
        sidebar.select("org:united nations")
        assert sidebar.current is merged


async def test_an_unknown_key_selects_nothing() -> None:
    async with shown() as (_, sidebar, _):
        sidebar.select("person:nobody")
        assert lines(sidebar) == UNFOLDED


def test_bindings_can_be_remapped_and_explain_themselves() -> None:
    declared = [*EntityList.BINDINGS, *EntityRows.BINDINGS]
    bindings = [binding for binding in declared if isinstance(binding, Binding)]
    assert len(bindings) == len(declared)
    assert all(b.tooltip and not b.show and str(b.id).startswith("entities.") for b in bindings)


# Order, types, and the library.


def at(name: str, *starts: int) -> Entity:
    """A person who is mentioned at some places."""
    key = f"person:{name.casefold()}"
    mentions = (Mention(n, n + 1, EntityType.PERSON, key, name, "test") for n in starts)
    return Entity(key, EntityType.PERSON, name, (), tuple(mentions))


async def test_names_by_mentions_by_appearance_and_by_name() -> None:
    people = (at("Zoë", 7, 8, 9), at("Lech", 1), at("Émile", 3, 5))
    async with shown(people) as (_, sidebar, pilot):
        sidebar.show(people, "rules")
        foot = sidebar.query_one(Static)
        seen = []
        for _ in range(4):
            seen.append((" ".join(row.split()[0] for row in lines(sidebar)[1:4]), plain(foot)))
            await pilot.press("s")
        assert seen == [
            ("Zoë Émile Lech", "found by rules"),
            ("Lech Émile Zoë", "in order · rules"),
            ("Émile Lech Zoë", "by name · rules"),
            ("Zoë Émile Lech", "found by rules"),
        ]


async def test_the_cursor_stays_on_its_name_in_another_order() -> None:
    async with shown((at("Zoë", 7, 8), at("Lech", 1))) as (_, sidebar, pilot):
        await pilot.press("s")
        assert sidebar.current is not None
        assert sidebar.current.name == "Zoë"


async def test_a_type_is_switched_off_and_on() -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("x")
        assert lines(sidebar)[:3] == ["× PEOPLE off", "▾ ORGANISATIONS 1", "United Nations 4"]
        assert sidebar.off == {EntityType.PERSON}
        sidebar.show(ENTITIES)
        assert lines(sidebar)[0] == "× PEOPLE off"
        await pilot.press("home", "x")
        assert lines(sidebar) == UNFOLDED
        await pilot.press("x", "enter")
        assert sidebar.off == frozenset()
        await pilot.press("x", "slash", "l", "e", "c", "h")
        assert lines(sidebar)[-1] == "× PEOPLE off"
        sidebar.select("person:lech wałęsa")
        assert sidebar.off == frozenset()
        assert "Lech Wałęsa 7" in lines(sidebar)


async def test_the_library_s_count_stands_where_there_is_room() -> None:
    known = {"person:zoë bauer": 1_234}
    for width, row in ((80, "Zoë Bauer 3 1,234"), (24, "Zoë Bauer 3")):
        async with shown(size=(width, 24)) as (_, sidebar, _):
            sidebar.show(ENTITIES, "rules", known)
            assert row in lines(sidebar)
            assert "Lech Wałęsa 7" in lines(sidebar)
            ends = {line.rstrip()[-1] for line in raw_lines(sidebar)[:2]}
            assert ends == {"2", "7"}
