"""Saved searches on the screen."""

from datetime import timedelta
from pathlib import Path

from screen.articles import HARBOUR, ORCHARD, TITLES
from screen.conftest import Open
from screen.driving import Reader, opened
from textual.widgets import OptionList

from index.library import Library, Sort
from tui.screens.saved_screen import SavedScreen


def rows(reader: Reader) -> list[str]:
    assert isinstance(reader.app.screen, SavedScreen)
    shown = reader.app.screen.rows
    lines = (shown.render_line(y).text for y in range(shown.size.height))
    return [" ".join(line.strip("▌ ").split()) for line in lines]


async def save(reader: Reader, name: str) -> None:
    await reader.press("ctrl+s")
    await reader.type(name)
    await reader.press("enter")


async def test_a_search_is_saved_and_opened_again(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("S")
        await reader.press("ctrl+s")
        assert reader.app.screen is reader.main
        assert reader.app.said == [
            "There are no saved searches. Ctrl+S saves one.",
            "Search for something first.",
        ]
        await reader.search("grain")
        await reader.press("s", "s", "F", "enter")
        assert reader.titles == [HARBOUR]
        await save(reader, "Corn  trade")
        await reader.press("backspace")
        await reader.search("frost")
        await save(reader, "Weather")
        assert reader.app.said[2:] == [
            "Saved as “Corn trade”. S opens it again.",
            "Saved as “Weather”. S opens it again.",
        ]
        await reader.press("slash", "ctrl+u", "escape", "S")
        assert rows(reader) == ["Corn trade 1", "grain · date 2024-11", "Weather 1", "frost"]
        await reader.press("enter")
        assert reader.titles == [HARBOUR]
        assert reader.main.sort is Sort.OLDEST
        assert reader.main.search_pane.field.value == "grain"
        assert "date 2024-11 ×" in reader.text
        await reader.press("S", "j", "enter")
        assert reader.titles == [ORCHARD]
        assert "×" not in reader.text


async def test_what_is_new_is_said_until_it_is_looked_at(reading: Open, library: Library) -> None:
    library.save_search("Corn", "grain")
    (saved,) = library.saved_searches()
    last_month = saved.looked_at - timedelta(days=40)
    first = min(hit.id for hit in library.search("grain").hits)
    library.restore_search(type(saved)(saved.name, saved.query, (), saved.sort, first, last_month))
    async with reading() as reader:
        await reader.press("S")
        assert rows(reader)[0] == "Corn 2"
        assert rows(reader)[1].startswith(f"grain 1 new since {last_month.day} ")
        await reader.press("enter", "S")
        assert rows(reader) == ["Corn 2", "grain"]


async def test_saving_and_forgetting_are_undone(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("grain")
        await save(reader, "Corn")
        await reader.search("frost")
        await save(reader, "Corn")
        await reader.press("ctrl+z", "S")
        assert rows(reader) == ["Corn 2", "grain"]
        await reader.press("D", "D", "enter")
        assert rows(reader)[0] == "No saved searches."
        assert reader.titles == [ORCHARD]
        await reader.press("escape", "ctrl+z", "S")
        assert rows(reader) == ["Corn 2", "grain"]
        await reader.press("escape", "ctrl+z", "S")
        assert reader.main.library.saved_searches() == []
        assert reader.app.said[-1] == "There are no saved searches. Ctrl+S saves one."


async def test_an_empty_name_saves_nothing(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("grain")
        await save(reader, "  ")
        await reader.press("ctrl+s", "escape")
        assert reader.main.library.saved_searches() == []


async def test_the_palette_finds_them_by_name(reading: Open, library: Library) -> None:
    library.save_search("[b]Weather[/] [/x]", "frost")
    async with reading() as reader:
        await reader.press("colon")
        await reader.type("weath")
        options = reader.app.screen.query_one(OptionList)
        await reader.until(lambda: options.option_count)
        assert "[b]Weather[/] [/x]" in reader.text
        await reader.press("enter")
        await reader.until(lambda: reader.titles == [ORCHARD])


async def test_counts_come_from_the_search_process(data: Path) -> None:
    library = Library.open("default", data=data)
    for number, query in enumerate(("grain", "grai", "xyz")):
        library.save_search(f"Number {number}", query)
    async with opened(library, data) as reader:
        await reader.press("S")
        await reader.until(lambda: "Number 2 0" in rows(reader))
        # The beginning of a word finds what it finds when the search is opened.
        assert rows(reader)[0::2] == ["Number 0 2", "Number 1 2", "Number 2 0"]
        await reader.press("escape")
        assert reader.titles == TITLES
