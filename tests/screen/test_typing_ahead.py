"""Keys that come faster than the screen is drawn, as over a slow line."""

from pathlib import Path

import pytest
from screen.articles import HARBOUR, ORCHARD
from screen.conftest import Open
from screen.driving import Reader, opened
from textual import events

from index.library import Library
from tui.screens.outline_screen import OutlineScreen


def burst(reader: Reader, *keys: str) -> None:
    """Hand all keys to the program before it has looked at the first."""
    characters = {"grave_accent": "`", "slash": "/", "percent_sign": "%"}
    for key in keys:
        character = characters.get(key, key if len(key) == 1 else None)
        reader.app.post_message(events.Key(key, character))


async def test_a_key_before_a_dialog_and_one_for_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        burst(reader, "m", "grave_accent", "a", "J")
        await reader.until(lambda: "Mark “a” is set." in reader.app.said)
        assert reader.main.library.counts().starred == 1
        article = reader.main.article_pane.article
        assert article is not None
        # The mark is in the article that was open when its key came.
        assert reader.main.library.marks()["a"][0] != article.id


async def test_a_step_a_percentage_and_its_number(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        burst(reader, "J", "J", "percent_sign", "1", "0", "0", "enter")
        await reader.until(lambda: "100 %" in reader.place)
        assert reader.title == ORCHARD


async def test_another_pane_and_a_key_for_it(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        burst(reader, "1", "j", "j", "3", "j", "2", "G")
        await reader.until(lambda: "100 %" in reader.place)
        assert reader.main.search_pane.results.cursor == 2
        assert reader.main.entity_list.rows.cursor > 1


@pytest.mark.parametrize("leave", ["enter", "down"])
async def test_a_query_and_a_key_for_its_results(reading: Open, leave: str) -> None:
    async with reading() as reader:
        burst(reader, "slash", *"frost", leave)
        await reader.until(lambda: reader.titles == [ORCHARD])
        assert reader.main.search_pane.field.value == "frost"
        assert reader.app.focused is reader.main.search_pane.results


async def test_a_value_that_is_completed_before_it_is_offered(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        pane = reader.main.search_pane
        burst(reader, "slash", *"place:", "L", "tab")
        await reader.until(lambda: pane.field.value == "place:Lisbon ")
        assert pane.field.has_focus
        await reader.until(lambda: HARBOUR in reader.titles)
        # What is no field has no values, and Tab leaves it at once.
        burst(reader, "tab")
        await reader.until(lambda: reader.app.focused is pane.results)


async def test_letters_and_keys_that_edit_them(reading: Open) -> None:
    async with reading() as reader:
        burst(reader, "slash", *"kyiv", *["backspace"] * 4, *"frozt", "left", "backspace", "s")
        await reader.until(lambda: reader.titles == [ORCHARD])
        assert reader.main.search_pane.field.value == "frost"


async def test_a_filter_of_the_outline(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        burst(reader, "o", *"next")
        await reader.until(lambda: isinstance(reader.app.screen, OutlineScreen))
        await reader.press("enter")
        article = reader.main.article_pane.article
        assert article is not None
        assert reader.view.caret == article.document.text.index("What comes next")


async def test_a_value_of_a_facet(reading: Open) -> None:
    async with reading() as reader:
        burst(reader, "F", *"lisb", "enter")
        await reader.until(lambda: reader.titles == [HARBOUR])
        assert reader.app.said == []


async def test_the_name_of_a_saved_search(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("frost")
        burst(reader, "ctrl+s", *"Ice", "enter")
        await reader.until(lambda: reader.main.library.saved_searches())
        assert reader.main.library.saved_searches()[0].name == "Ice"
        assert reader.title == ""


async def test_a_key_for_a_correction_and_its_choice(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down")
        burst(reader, "C", "j", "down", "enter")
        await reader.until(lambda: "Elena Marsh is a …" in reader.text)
        await reader.press("escape")
        burst(reader, "C", "j", "j", "j", "enter")
        said = "Elena Marsh is shown nowhere any more. Ctrl+Z takes that back."
        await reader.until(lambda: said in reader.app.said)
