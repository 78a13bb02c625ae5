"""What is done to an article: read, star, put away, copy, open its page."""

from contextlib import closing
from pathlib import Path

import pytest
from screen.articles import HARBOUR_URL, TITLES, TRAINS
from screen.conftest import Open

from index.library import Library
from tui.screens.library_screen import NO_ARTICLE

# Read, star, put away.


async def test_read_and_unread_change_list_and_library(reading: Open, library: Library) -> None:
    async with reading() as reader:
        await reader.press("j", "r")
        assert [read for read, _ in reader.marks] == [False, True, False]
        assert library.counts().unread == len(TITLES) - 1
        await reader.press("u")
        assert [read for read, _ in reader.marks] == [False, False, False]
        await reader.press("enter", "u")
        assert [read for read, _ in reader.marks] == [False, False, False]
        assert library.counts().unread == len(TITLES)


async def test_star_shows_in_list_and_article_and_is_undone(
    reading: Open, library: Library
) -> None:
    async with reading() as reader:
        await reader.press("enter", "m")
        assert reader.place.startswith("★ ")
        assert "★" in reader.lines[2]
        assert library.counts().starred == 1
        await reader.press("m")
        assert "★" not in reader.text
        await reader.press("ctrl+z")
        assert reader.place.startswith("★ ")
        await reader.press("ctrl+z", "ctrl+z")
        assert library.counts().starred == 0
        assert reader.app.said == [
            "Undone: Star taken away.",
            "Undone: Star given.",
            "There is nothing to undo.",
        ]


async def test_star_in_the_list_is_for_the_article_under_the_cursor(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "1", "j", "m")
        assert [starred for _, starred in reader.marks] == [False, True, False]
        assert "★" not in reader.place


async def test_the_star_of_the_only_selected_one_is_taken_away(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("m", "k", "space", "m")
        assert [starred for _, starred in reader.marks] == [False, False, False]
        await reader.press("m")
        assert [starred for _, starred in reader.marks] == [True, False, False]


async def test_a_star_that_is_seen_goes_although_another_program_took_it(
    reading: Open, library: Library, data: Path
) -> None:
    async with reading() as reader:
        await reader.press("m")
        with closing(Library.open(library.name, data=data)) as other:
            other.set_starred([reader.main.search_pane.results.current.id], False)  # type: ignore[union-attr]
        assert [starred for _, starred in reader.marks] == [True, False, False]
        await reader.press("m")
        assert [starred for _, starred in reader.marks] == [False, False, False]
        assert library.counts().starred == 0
        await reader.press("m")
        assert library.counts().starred == 1


@pytest.mark.parametrize(
    ("keys", "gone"),
    [
        pytest.param(["j"], TRAINS, id="from the list"),
        pytest.param(["j", "enter"], TRAINS, id="from the article"),
    ],
)
async def test_put_away_and_undo(reading: Open, keys: list[str], gone: str) -> None:
    async with reading() as reader:
        await reader.press(*keys, "D")
        assert reader.titles == [title for title in TITLES if title != gone]
        assert reader.title == ""
        assert reader.place == ""
        assert " ".join(reader.sidebar) == NO_ARTICLE
        assert reader.app.focused is reader.main.search_pane.results
        await reader.press("ctrl+z")
        assert reader.titles == TITLES
        assert reader.title == ("" if keys == ["j"] else gone)
        assert reader.app.said == [
            f"“{gone}” is put away. Ctrl+Z brings it back.",
            f"Undone: “{gone}” put away.",
        ]


async def test_the_next_article_after_one_is_put_away(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "D", "J")
        assert reader.title == TRAINS


async def test_the_next_article_after_one_that_came_back(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "j", "D", "ctrl+z", "1", "G", "J")
        assert reader.title == TRAINS


async def test_nothing_to_act_on(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("zeppelin")
        for key in (*"mruDyYOfhoiVvnN%|", "f4", "ctrl+f", "z"):
            for pane in "12":
                reader.app.said.clear()
                reader.main._said = ""
                await reader.press(pane, key)
                assert reader.app.said == ["No article is open."], key
        assert reader.app.copied == []


async def test_nothing_to_undo_and_no_results(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("zeppelin")
        await reader.press("ctrl+z", "J", "K")
        assert reader.app.said == ["There is nothing to undo.", "There are no results."]


# The web, the clipboard.


async def test_open_url(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("O")
        assert reader.app.browsed == [HARBOUR_URL]
        await reader.press("j", "O")
        assert reader.app.browsed == [HARBOUR_URL]
        assert reader.app.said == [
            f"Opening {HARBOUR_URL}",
            "This article has no web address.",
        ]
