"""Opening an article, walking through its hits, and stepping to the next one."""

import re

import pytest
from screen.articles import HARBOUR, ORCHARD, TITLES, TRAINS
from screen.conftest import Open
from screen.driving import Reader

from index.library import Library
from tui.screens.library_screen import NO_ARTICLE

HITS = 6
"""Places that say “grain” in the newest article; the first is in its title."""


def styles_of(reader: Reader, letters: str) -> list[str]:
    """The style of the last of some letters, wherever they stand in the article."""
    found = []
    for y in range(reader.view.size.height):
        strip = reader.view.render_line(y)
        for match in re.finditer(letters, strip.text):
            (last,) = strip.crop(match.end() - 1, match.end())
            found.append(str(last.style))
    return found


# Opening.


async def test_opening_shows_the_article_and_makes_it_read(reading: Open, library: Library) -> None:
    async with reading() as reader:
        assert " ".join(reader.sidebar) == NO_ARTICLE
        assert "● " in reader.lines[2]
        await reader.press("enter")
        assert reader.title == HARBOUR
        assert "The Harbour Post · 16 November 2024 · 1 min" in reader.text
        assert reader.app.focused is reader.view
        assert reader.place == "100 %  · 103 words"
        assert [read for read, _ in reader.marks] == [True, False, False]
        assert "●" not in reader.lines[2]
        assert library.counts().unread == len(TITLES) - 1


async def test_hits_are_marked_and_the_first_one_below_the_title_is_current(
    reading: Open,
) -> None:
    async with reading() as reader:
        await reader.open("grain")
        assert reader.place.startswith(f"grain  2/{HITS}  · ")
        walk = reader.main.article_pane.walk
        article = reader.main.article_pane.article
        assert walk is not None
        assert article is not None
        text = article.document.text
        assert [text[start:end] for start, end in walk.ranges] == ["grain"] * HITS
        assert text[: walk.ranges[1][0]].count("grain") == 1
        title, current, *others = styles_of(reader, "rain")
        assert {title} == set(others)
        assert current != title
        assert not {current, title} & set(styles_of(reader, "for"))


async def test_words_near_an_entity_are_marked_by_whatever_the_article_calls_it(
    reading: Open,
) -> None:
    async with reading() as reader:
        await reader.open("\"thanked person:'Viktor Halloran'\"~1")
        pane = reader.main.article_pane
        assert pane.walk is not None
        assert pane.article is not None
        text = pane.article.document.text
        assert [text[s:e].split() for s, e in pane.walk.ranges] == [["thanked", "Halloran"]]


async def test_an_article_that_is_gone_is_a_sentence(
    reading: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        monkeypatch.setattr(library, "article", lambda identifier: None)
        await reader.press("enter")
        assert reader.app.said == ["This article is not in the library any more."]
        assert reader.title == ""


# Walking.


async def test_hits_are_walked_on_into_the_next_result_and_stop_at_both_ends(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        places = []
        for key in "NNnnnnnnnnNN":
            await reader.press(key)
            places.append(f"{reader.place.split()[1]} {reader.marked}")
        harbour = [f"{number}/6 grain" for number in (1, 1, 2, 3, 4, 5, 6)]
        trains = ["1/1 Grain"] * 3
        assert places == [*harbour, *trains, *reversed(harbour[-2:])]
        assert reader.app.said == [
            "This is the first hit of the first result.",
            f"Next result: {TRAINS} (2 of 2)",
            "This is the last hit of the last result.",
            f"Previous result: {HARBOUR} (1 of 2)",
        ]


async def test_walking_goes_on_from_where_the_reader_has_scrolled_to(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("Row")
        await reader.press("G")
        top = reader.view.scroll_offset.y
        assert top > 0
        await reader.press("N")
        walk = reader.main.article_pane.walk
        assert walk is not None
        assert walk.index is not None
        assert 0 < walk.index < len(walk.ranges) - 1
        assert walk.ranges[walk.index][0] == reader.view.caret


async def test_walking_without_marks_says_so(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("n")
        assert reader.app.said == ["Nothing is marked: search for words, or choose an entity."]


# The next article.


async def test_next_and_previous_article_follow_the_results(reading: Open) -> None:
    async with reading() as reader:
        seen = []
        for key in "JJJJKKK":
            await reader.press(key)
            seen.append((reader.title, reader.main.search_pane.results.cursor))
        ranks = [0, 1, 2, 2, 1, 0, 0]
        assert seen == [(TITLES[rank], rank) for rank in ranks]
        assert reader.app.said == ["This is the last result.", "This is the first result."]


async def test_the_next_article_after_another_search_is_its_first_result(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "j", "enter")
        assert reader.title == ORCHARD
        await reader.search("grain")
        await reader.press("J")
        assert reader.title == HARBOUR
        await reader.press("J")
        assert reader.title == TRAINS
        assert reader.marked == "Grain"


# Long articles.


async def test_hits_of_a_long_article_come_after_it_is_painted(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.article_pane._AT_ONCE", 0)
    async with reading() as reader:
        await reader.open("grain")
        await reader.until(lambda: reader.place.startswith(f"grain  2/{HITS}"))
        assert reader.marked == "grain"


async def test_late_hits_of_an_article_that_was_left_are_dropped(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        await reader.open("grain")
        pane = reader.main.article_pane
        left = pane.article
        assert left is not None
        await reader.press("J")
        before = reader.place
        pane._mark_if_shown(left, [(0, 7)], jump=True)
        assert reader.place == before


async def test_late_hits_of_an_article_that_got_a_star_meanwhile_are_marked(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.widgets.article_pane._AT_ONCE", 0)
    async with reading() as reader:
        pane = reader.main.article_pane
        monkeypatch.setattr(pane, "_find_hits", lambda *given, **named: None)
        await reader.open("grain")
        sought_in = pane.article
        assert sought_in is not None
        await reader.press("m")
        pane._mark_if_shown(sought_in, [(0, 7)], jump=False)
        assert not pane.seeking_hits
        assert "grain  1" in reader.place
