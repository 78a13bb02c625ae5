import pytest
from textual.widgets import Input
from widgets.entity_fakes import ENTITIES, UNFOLDED, lines, shown


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("wal", ["▾ PEOPLE 1", "Lech Wałęsa 7"], id="accents"),
        pytest.param("LODZ", ["▾ PLACES 1", "Łódź 2"], id="case"),
        pytest.param("ałę", ["▾ PEOPLE 1", "Lech Wałęsa 7"], id="typed-with-accents"),
        pytest.param("former", ["▾ PEOPLE 1", "Lech Wałęsa 7"], id="alias"),
        pytest.param("fri", ["▾ DATES 1", "Friday 9"], id="folded-type"),
        pytest.param("[/x]", ["Nothing matches “[/x]”."], id="nothing"),
    ],
)
async def test_filter(typed: str, found: list[str]) -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("slash", *typed)
        assert lines(sidebar) == found


async def test_filtering_highlights_the_first_match() -> None:
    async with shown() as (app, _, pilot):
        await pilot.press("slash", *"bau")
        assert app.messages == [("highlighted", "Zoë Bauer")]


@pytest.mark.parametrize("key", ["down", "enter"])
async def test_the_filtered_list_takes_the_focus(key: str) -> None:
    async with shown() as (app, sidebar, pilot):
        await pilot.press("slash", *"zo", key)
        assert sidebar.rows.has_focus
        assert lines(sidebar) == ["▾ PEOPLE 1", "Zoë Bauer 3"]
        await pilot.press("enter")
        assert app.messages[-1] == ("chosen", "Zoë Bauer")
        assert app.mine == 0


@pytest.mark.parametrize("leave", [[], ["down"]], ids=["from-input", "from-list"])
async def test_escape_clears_the_filter_and_keeps_the_cursor(leave: list[str]) -> None:
    async with shown() as (app, sidebar, pilot):
        await pilot.press("slash", *"zo", *leave, "escape")
        assert lines(sidebar) == UNFOLDED
        assert sidebar.current is ENTITIES[2]
        assert sidebar.rows.has_focus
        assert not app.query_one(Input).display
        assert app.mine == 0
        await pilot.press("escape")
        assert app.mine == 1


async def test_filter_letters_are_not_keys_of_the_list() -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("slash", *"jk/gG")
        assert sidebar.pattern.value == "jk/gG"


async def test_folding_is_left_alone_while_filtering() -> None:
    async with shown() as (_, sidebar, pilot):
        await pilot.press("slash", *"zo", "down", "g", "enter", "escape")
        assert lines(sidebar) == UNFOLDED
