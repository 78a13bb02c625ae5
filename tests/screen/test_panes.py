"""Moving between the panes, out of them, and out of the reader."""

import pytest
from screen.articles import HARBOUR, TITLES
from screen.conftest import Open
from screen.driving import Reader
from textual._compositor import LayoutUpdate
from textual.widget import Widget

NARROW = (80, 24)
WIDE = (120, 40)
SIZES = [pytest.param(NARROW, id="80x24"), pytest.param(WIDE, id="120x40")]


def panes_in_view(reader: Reader) -> list[str]:
    """The panes that are drawn, left to right."""
    panes: list[Widget] = [
        reader.main.search_pane,
        reader.main.article_pane,
        reader.main.entity_list,
    ]
    return [str(pane.id) for pane in panes if pane.region.area]


def focused_pane(reader: Reader) -> str:
    """The pane that has the focus; fails if the user cannot see it, or it has no focus."""
    focused = reader.app.focused
    assert focused is not None
    (pane,) = [
        str(node.id)
        for node in focused.ancestors_with_self
        if node.id in ("search", "article", "entities")
    ]
    assert pane in panes_in_view(reader)
    assert focused.region.area
    assert reader.main.pane == pane
    return pane


@pytest.mark.parametrize("size", SIZES)
async def test_numbers_and_tab_go_to_panes(reading: Open, size: tuple[int, int]) -> None:
    async with reading(size) as reader:
        await reader.open()
        seen = []
        for key in ("1", "2", "3", "tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab"):
            await reader.press(key)
            seen.append(focused_pane(reader)[0])
            assert len(panes_in_view(reader)) == (1 if size == NARROW else 3)
        assert "".join(seen) == "saesaeas" + "e"


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_back_leaves_one_level_at_a_time(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.search("grain")
        await reader.press("enter", "3", "enter")
        levels = []
        for _ in range(5):
            levels.append(
                (focused_pane(reader), reader.place.split()[0], reader.main.search_pane.field.value)
            )
            await reader.press(key)
        assert levels == [
            ("entities", "Elena", "grain"),
            ("entities", "grain", "grain"),
            ("article", "grain", "grain"),
            ("search", "grain", "grain"),
            ("search", "grain", ""),
        ]
        assert reader.titles == TITLES
        assert reader.app._exit == (key == "q")


async def test_back_lets_a_selection_go_first(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.select(0, 7)
        await reader.press("escape")
        assert reader.main.get_selected_text() is None
        assert focused_pane(reader) == "article"
        await reader.press("escape")
        assert focused_pane(reader) == "search"


@pytest.mark.parametrize("size", SIZES)
async def test_quitting(reading: Open, size: tuple[int, int]) -> None:
    async with reading(size) as reader:
        await reader.press("q")
        assert reader.app.return_code == 0


# Narrow and wide.


async def test_narrow_shows_one_pane_and_opening_goes_to_the_article(reading: Open) -> None:
    async with reading(NARROW) as reader:
        assert panes_in_view(reader) == ["search"]
        await reader.press("enter")
        assert panes_in_view(reader) == ["article"]
        assert focused_pane(reader) == "article"
        assert HARBOUR in reader.text
        await reader.press("3")
        assert panes_in_view(reader) == ["entities"]
        await reader.press("j", "enter")
        # What was chosen is to be seen.
        assert focused_pane(reader) == "article"
        assert reader.marked == "Viktor Halloran"
        await reader.press("n")
        assert reader.marked == "Halloran"
        await reader.press("slash")
        assert focused_pane(reader) == "search"
        assert reader.main.search_pane.field.has_focus


async def test_narrow_walk_from_another_pane_shows_the_article(reading: Open) -> None:
    async with reading(NARROW) as reader:
        await reader.open("grain")
        await reader.press("1", "n")
        assert focused_pane(reader) == "article"
        assert reader.place.startswith("grain  3/6")
        assert reader.marked == "grain"
        assert reader.view.size.height > 0


async def test_the_article_stays_in_view_through_a_resize_below_a_prompt(reading: Open) -> None:
    async with reading(WIDE) as reader:
        await reader.open("grain")
        await reader.press("%")
        await reader.resize(*NARROW)
        assert panes_in_view(reader) == ["article"]
        assert "grain" in reader.text
        await reader.press("escape")
        assert panes_in_view(reader) == ["article"]
        assert focused_pane(reader) == "article"


async def test_the_focus_stays_in_view_through_resizes(reading: Open) -> None:
    async with reading(WIDE) as reader:
        await reader.open("grain")
        for key, pane in (("1", "search"), ("2", "article"), ("3", "entities")):
            await reader.press(key)
            assert focused_pane(reader) == pane
            for size in ((80, 24), (250, 70), (99, 30), (100, 30), (40, 10), (120, 40)):
                await reader.resize(*size)
                assert focused_pane(reader) == pane, size
                assert len(panes_in_view(reader)) == (1 if size[0] < 100 else 3), size


async def test_a_resize_paints_nothing_for_a_screen_behind(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(WIDE) as reader:
        painted: list[object] = []
        monkeypatch.setattr(reader.app, "_display", lambda _, update: painted.append(update))
        await reader.resize(100, 30)
        # For the new size, behind what widgets ask for that have got another one.
        assert sum(isinstance(update, LayoutUpdate) for update in painted) == 1


async def test_the_query_keeps_the_focus_through_resizes(reading: Open) -> None:
    async with reading(WIDE) as reader:
        await reader.press("slash")
        await reader.type("gra")
        await reader.resize(*NARROW)
        await reader.type("in")
        assert focused_pane(reader) == "search"
        assert reader.main.search_pane.field.value == "grain"


async def test_panes_have_their_least_widths(reading: Open) -> None:
    async with reading() as reader:
        for columns in (100, 120, 250):
            await reader.resize(columns, 30)
            search, article, entities = reader.widths
            assert search >= 24, columns
            assert article >= 48, columns
            assert entities >= 24, columns


async def test_a_click_goes_to_a_pane(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        for pane, widget in (
            ("search", reader.main.search_pane.results),
            ("entities", reader.main.entity_list.rows),
            ("article", reader.view),
        ):
            await reader.pilot.click(widget, offset=(2, 8))
            await reader.pilot.pause()
            assert focused_pane(reader) == pane
