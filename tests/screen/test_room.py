"""Making room for a pane: borders, hiding, only the article."""

import pytest
from screen.conftest import Open


@pytest.mark.parametrize(
    ("pane", "key", "expected"),
    [
        pytest.param("1", "ctrl+right", [38, 58, 24], id="results wider"),
        pytest.param("1", "ctrl+left", [30, 66, 24], id="results narrower"),
        pytest.param("2", "ctrl+left", [30, 66, 24], id="article wider"),
        pytest.param("3", "ctrl+left", [34, 58, 28], id="entities wider"),
        pytest.param("3", "ctrl+right", [34, 62, 24], id="entities cannot be narrower"),
    ],
)
async def test_a_key_moves_a_border(
    reading: Open, pane: str, key: str, expected: list[int]
) -> None:
    async with reading() as reader:
        assert reader.widths == [34, 62, 24]
        await reader.press(pane, key)
        assert reader.widths == expected


async def test_a_border_stops_where_the_article_has_its_least(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("1", *["ctrl+right"] * 9)
        assert reader.widths == [48, 48, 24]
        await reader.press("ctrl+left")
        assert reader.widths == [44, 52, 24]


async def test_the_mouse_drags_a_border(reading: Open) -> None:
    async with reading() as reader:
        await reader.pilot.mouse_down(offset=(34, 10))
        await reader.pilot.hover(offset=(40, 12))
        await reader.pilot.hover(offset=(41, 30))
        await reader.pilot.mouse_up(offset=(41, 30))
        await reader.press()
        assert reader.widths == [41, 55, 24]
        await reader.pilot.hover(offset=(60, 12))
        assert reader.widths == [41, 55, 24]


async def test_a_hidden_pane_comes_back_when_it_is_gone_to(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "H")
        assert reader.widths == [34, 86, 0]
        assert reader.app.focused is reader.view
        assert reader.app.said == ["Hidden. “3” shows it again."]
        await reader.press("1", "H")
        assert reader.widths == [0, 120, 0]
        # Nothing else is there to go to.
        await reader.press("tab")
        assert reader.main.pane == "article"
        await reader.press("H")
        assert reader.widths == [0, 120, 0]
        await reader.press("slash")
        await reader.type("frost")
        assert reader.widths == [34, 86, 0]
        await reader.press("enter", "3")
        assert reader.widths == [34, 62, 24]


async def test_hiding_the_article_leaves_list_and_entities(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "H")
        assert reader.widths == [96, 0, 24]
        assert reader.main.pane == "search"
        await reader.press("enter")
        assert reader.widths == [34, 62, 24]


async def test_only_the_article_and_back(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter")
        for leave in ("z", "escape", "q"):
            await reader.press("3", "z")
            assert reader.widths == [0, 120, 0], leave
            assert reader.app.focused is reader.view, leave
            assert "Palette" not in reader.text, leave
            await reader.press(leave)
            assert reader.widths == [34, 62, 24], leave
            assert "Palette" in reader.text, leave
            assert reader.main.pane == "article", leave


async def test_going_elsewhere_ends_being_alone(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "z", "1")
        assert reader.widths == [34, 62, 24]
        assert reader.main.pane == "search"


async def test_the_last_pane_stays(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "H", "1", "H", "H", "ctrl+left")
        assert reader.widths == [0, 120, 0]
        assert reader.app.said[-1] == "This is the only pane that is shown."


async def test_only_the_article_on_a_small_screen(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("enter", "z")
        assert reader.widths == [0, 80, 0]
        assert "Palette" not in reader.text
        await reader.press("H", "ctrl+left", "z")
        assert reader.widths == [0, 80, 0]
        assert "Palette" in reader.text
        assert reader.app.said == ["There is room for one pane only here."]


async def test_each_class_of_widths_has_its_own_arrangement(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("1", "ctrl+right", "3", "H", "1")
        assert reader.widths == [38, 82, 0]
        await reader.resize(250, 40)
        assert reader.widths == [60, 150, 40]
        await reader.press("3", "ctrl+left")
        assert reader.widths == [60, 146, 44]
        await reader.resize(80, 24)
        assert reader.widths == [0, 0, 80]
        await reader.resize(200, 40)
        assert reader.widths == [56, 100, 44]
        await reader.press("1")
        await reader.resize(120, 40)
        assert reader.widths == [38, 82, 0]
