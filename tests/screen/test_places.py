"""Going to a percentage and to marks."""

import pytest
from screen.articles import HARBOUR, ORCHARD, TRAINS
from screen.conftest import Open

# Per cent.


@pytest.mark.parametrize(
    ("typed", "percent"),
    [("40", 40), ("40%", 40), ("0", 0), ("100", 100), ("7", 7), ("x4y0", 40), ("999", 99)],
)
async def test_per_cent_is_of_the_text(reading: Open, typed: str, percent: int) -> None:
    async with reading() as reader:
        await reader.open("frost")
        await reader.press("percent_sign")
        await reader.type(typed)
        await reader.press("enter")
        assert reader.view.caret == (len(reader.document.text) - 1) * percent // 100
        assert reader.view.shows(reader.view.caret)
        assert reader.view.has_focus


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["4", "escape"], ["%", "enter"]])
async def test_no_percentage_goes_nowhere(reading: Open, keys: list[str]) -> None:
    async with reading() as reader:
        await reader.open("frost")
        await reader.press("space")
        here = reader.view.here
        await reader.press("percent_sign", *keys)
        assert reader.view.here == here
        assert reader.view.has_focus


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["%", "5", "0", "enter"], "Row 28"),
        (["'", "a"], "Row 50"),
        (["alt+left"], "Row 50"),
    ],
)
async def test_from_the_list_of_a_narrow_screen_the_place_is_shown(
    reading: Open, keys: list[str], words: str
) -> None:
    async with reading((80, 24)) as reader:
        await reader.open("frost")
        reader.view.jump(reader.document.text.index("Row 50"))
        await reader.press("`", "a", "g", "1", *keys)
        assert words in reader.text
        assert reader.view.shows(reader.view.caret)
        assert reader.main.pane == "article"


# Marks.


async def test_a_mark_is_gone_to_from_anywhere(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open("frost")
        await reader.press("space", "space")
        place = reader.view.here
        await reader.press("grave_accent", "q", "g", "apostrophe", "q")
        assert reader.view.caret == place
        await reader.press("slash", *"grain", "enter", "enter", "apostrophe", "q")
        assert (reader.title, reader.view.caret) == (ORCHARD, place)
        assert reader.app.said == ["Mark “q” is set."]


async def test_two_apostrophes_go_back_and_forth(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open("frost")
        await reader.press("space")
        first = reader.view.here
        await reader.press("percent_sign", "9", "0", "enter")
        second = reader.view.here
        for expected in (first, second, first):
            await reader.press("apostrophe", "apostrophe")
            assert reader.view.here == expected


async def test_two_apostrophes_go_back_to_another_article(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("J", "apostrophe", "apostrophe")
        assert reader.title == HARBOUR
        await reader.press("apostrophe", "apostrophe")
        assert reader.title == TRAINS


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["apostrophe", "z"], "There is no mark “z”. None is set."),
        (["apostrophe", "apostrophe"], "Nothing has been jumped from yet."),
        (["grave_accent", "5"], "A mark is set with a letter."),
    ],
)
async def test_what_is_no_mark_is_said(reading: Open, keys: list[str], said: str) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press(*keys)
        assert reader.app.said == [said]


async def test_an_unknown_mark_names_the_known_ones(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("grave_accent", "b", "grave_accent", "a", "apostrophe", "z")
        assert reader.app.said[-1] == "There is no mark “z”. Set are: a, b."


@pytest.mark.parametrize("key", ["escape", "down", "tab", "f1"])
async def test_other_keys_do_nothing_while_a_letter_is_awaited(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("grave_accent")
        assert "which letter?" in reader.lines[-1]
        await reader.press(key)
        assert ("which letter?" in reader.lines[-1]) is (key != "escape")
        await reader.press("a")
        assert list(reader.main.library.marks()) == ([] if key == "escape" else ["a"])


async def test_a_click_cancels(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("grave_accent")
        await reader.pilot.click(offset=(50, 5))
        await reader.pilot.pause()
        assert "which letter?" not in reader.text
        assert reader.view.has_focus
