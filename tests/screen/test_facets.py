"""Narrowing results down."""

import re
from pathlib import Path

from screen.articles import HARBOUR, ORCHARD, TITLES, TRAINS
from screen.conftest import Open
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary

from index.library import Library
from tui.screens.facets_screen import FacetsScreen

_BARS = re.compile("[▏▎▍▌▋▊▉█]")


def chips(reader: Reader) -> list[tuple[str, str]]:
    return [(each.field, each.value) for each in reader.main.search_pane.filters]


def rows(reader: Reader) -> list[str]:
    """The rows of the dialog, without bars."""
    assert isinstance(reader.app.screen, FacetsScreen)
    shown = reader.app.screen.rows
    lines = (shown.render_line(y).text for y in range(min(shown.count, shown.size.height)))
    return [" ".join(_BARS.sub("", line).split()) for line in lines]


async def test_a_value_narrows_the_results_down_until_it_is_taken_away(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("F")
        assert rows(reader)[:5] == [
            "date 2024 2",
            "2023 1",
            "source Northern Wire 1",
            "The Harbour Post 1",
            "The Valley Tribune 1",
        ]
        assert "3 articles" in reader.text
        await reader.type("lisb")
        assert rows(reader) == ["place Lisbon 1"]
        await reader.press("enter")
        assert reader.titles == [HARBOUR]
        assert "place Lisbon ×" in reader.text
        # It stays while the query changes.
        await reader.search("grain")
        assert reader.titles == [HARBOUR]
        await reader.press("F")
        assert rows(reader)[0] == "✓ Lisbon 1"
        await reader.press("up", "enter")
        assert chips(reader) == []
        assert set(reader.titles) == {HARBOUR, TRAINS}
        assert "×" not in reader.text


async def test_filters_add_up_and_go_one_by_one(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("F", "enter")
        assert reader.titles == [HARBOUR, TRAINS]
        await reader.press("F")
        # Of one year its months are offered.
        assert rows(reader)[:3] == ["✓ 2024 2", "date 2024-11 1", "2024-10 1"]
        await reader.press("down", "enter")
        assert chips(reader) == [("date", "2024"), ("date", "2024-10")]
        assert reader.titles == [TRAINS]
        await reader.press("backspace")
        assert reader.titles == [HARBOUR, TRAINS]
        # In the query, only where there is nothing else to delete.
        await reader.press("slash", "g", "backspace")
        assert chips(reader) == [("date", "2024")]
        await reader.press("backspace")
        assert (chips(reader), reader.titles) == ([], TITLES)
        await reader.press("backspace")
        # Back, level by level.
        await reader.press("escape", "F", "enter", "escape")
        assert (chips(reader), reader.titles) == ([], TITLES)
        # A click takes a filter away.
        await reader.press("F", "enter")
        await reader.pilot.click(reader.main.search_pane.chips, offset=(3, 0))
        await reader.pilot.pause()
        assert (chips(reader), reader.titles) == ([], TITLES)


async def test_the_chart_shows_articles_over_time(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("F")
        # Months from the first to the last article: in three of them there is one each.
        assert re.search("2023-04 +most: 2023-04, 1 +2024-11", reader.text)
        await reader.resize(80, 24)
        assert "2023-04" in reader.text
        await reader.press("escape", "slash")
        await reader.type("lisbon")
        await reader.press("enter", "F")
        assert "most:" not in reader.text


async def test_a_chosen_name_is_marked_in_the_articles(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("F")
        await reader.type("lisbon")
        await reader.press("enter", "enter")
        assert reader.title == HARBOUR
        assert reader.marked == "Lisbon"


async def test_nothing_to_narrow_down(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.search("zzz")
        await reader.press("F")
        assert reader.app.screen is reader.main
        assert reader.app.said[-1] == "There are no results to narrow down."
        await reader.press("slash", "ctrl+u", "escape", "F", "x", "y", "z")
        assert "No value that many articles have fits." in reader.text
        await reader.press("enter", "escape")
        assert (reader.app.screen, chips(reader)) == (reader.main, [])
        # Filters without a result can be taken away still.
        await reader.press("F", "enter")
        await reader.search("frost")
        assert "Nothing found with these filters." in reader.text
        await reader.press("F")
        assert rows(reader) == ["✓ 2024 0"]
        await reader.press("enter")
        assert reader.titles == [ORCHARD]


async def test_filters_are_there_again_at_the_next_start(library: Library, data: Path) -> None:
    async with opened(library, data) as reader:
        await reader.press("F", "enter")
        reader.app.exit()
    async with opened(InProcessLibrary.open("default", data=data), data) as reader:
        assert (chips(reader), reader.titles) == ([("date", "2024")], [HARBOUR, TRAINS])
        assert "date 2024 ×" in reader.text


async def test_many_filters_leave_room_for_results(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        for value in ("2024-11", "harbour post", "marsh", "halloran", "lisbon"):
            await reader.press("F")
            await reader.type(value)
            await reader.press("enter")
        assert reader.titles == [HARBOUR]
        assert len(chips(reader)) == 5
        assert reader.main.search_pane.chips.size.height == 4
        assert "2 more" in reader.text
        assert "2024-11" not in reader.text
        # The line that says so is no chip; those below it are.
        await reader.pilot.click(reader.main.search_pane.chips, offset=(3, 0))
        await reader.pilot.click(reader.main.search_pane.chips, offset=(3, 1))
        await reader.pilot.pause()
        assert [value for _, value in chips(reader)] == [
            "2024-11",
            "The Harbour Post",
            "Viktor Halloran",
            "Lisbon",
        ]


async def test_a_filter_that_was_chosen_is_seen_above_the_cursor(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("F")
        await reader.type("2024")
        await reader.press("enter", "F")
        assert "✓" in reader.text


async def test_counts_come_from_the_search_process(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.press("F")
        await reader.until(lambda: "date 2024 2" in rows(reader))
        await reader.press("enter")
        await reader.until(lambda: reader.titles == [HARBOUR, TRAINS])
