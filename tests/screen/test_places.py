"""Going to a percentage and to marks."""

from screen.articles import HARBOUR, ORCHARD, TRAINS
from screen.conftest import Open

# Per cent.


async def test_per_cent_is_of_the_text(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("frost")
        for typed, percent in (
            ("40", 40),
            ("0", 0),
            ("40%", 40),
            ("100", 100),
            ("7", 7),
            ("x4y0", 40),
            ("150", 100),
        ):
            await reader.press("percent_sign")
            await reader.type(typed)
            await reader.press("enter")
            assert reader.view.caret == (len(reader.document.text) - 1) * percent // 100, typed
            assert reader.view.shows(reader.view.caret), typed
            assert reader.view.has_focus, typed


async def test_no_percentage_goes_nowhere(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("frost")
        await reader.press("space")
        here = reader.view.here
        for keys in (["enter"], ["escape"], ["4", "escape"], ["%", "enter"]):
            await reader.press("percent_sign", *keys)
            assert reader.view.here == here, keys
            assert reader.view.has_focus, keys


async def test_from_the_list_of_a_narrow_screen_the_place_is_shown(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open("frost")
        for keys, words in (
            (["%", "5", "0", "enter"], "Row 28"),
            (["'", "a"], "Row 50"),
            (["alt+left"], "Row 50"),
        ):
            reader.view.jump(reader.document.text.index("Row 50"))
            await reader.press("`", "a", "g", "1")
            assert words not in reader.text, keys
            await reader.press(*keys)
            assert words in reader.text, keys
            assert reader.view.shows(reader.view.caret), keys
            assert reader.main.pane == "article", keys


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


async def test_what_is_no_mark_is_said(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        for keys, said in (
            (["apostrophe", "z"], "There is no mark “z”. None is set."),
            (["apostrophe", "apostrophe"], "Nothing has been jumped from yet."),
            (["grave_accent", "5"], "A mark is set with a letter."),
        ):
            reader.forget_said()
            await reader.press(*keys)
            assert reader.app.said == [said]


async def test_an_unknown_mark_names_the_known_ones(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("grave_accent", "b", "grave_accent", "a", "apostrophe", "z")
        assert reader.app.said[-1] == "There is no mark “z”. Set are: a, b."


async def test_other_keys_do_nothing_while_a_letter_is_awaited(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        for key, set_then in (
            ("escape", []),
            ("down", ["b"]),
            ("tab", ["b", "c"]),
            ("f1", ["b", "c", "d"]),
        ):
            await reader.press("grave_accent")
            assert "which letter?" in reader.lines[-1], key
            await reader.press(key)
            assert ("which letter?" in reader.lines[-1]) is (key != "escape"), key
            await reader.press("abcd"[len(set_then)])
            assert sorted(reader.main.library.marks()) == set_then, key


async def test_a_click_cancels(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("grave_accent")
        await reader.pilot.click(offset=(50, 5))
        await reader.pilot.pause()
        assert "which letter?" not in reader.text
        assert reader.view.has_focus
