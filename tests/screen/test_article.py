"""Opening, walking through hits, and what is done to an article."""

import re
from pathlib import Path

import pytest
from screen.articles import HARBOUR, HARBOUR_URL, ORCHARD, TITLES, TRAINS
from screen.conftest import Open
from screen.driving import Reader

from index.library import Library
from tui.screens.library_screen import NO_ARTICLE

HITS = 6
"""Places that say “grain” in the newest article; the first is in its title."""


def marks(reader: Reader) -> list[tuple[bool, bool]]:
    """Of each result: whether it is read, whether it has a star."""
    results = reader.main.search_pane.results
    hits = [results.hit_at(rank) for rank in range(results.count)]
    return [(hit.read, hit.starred) for hit in hits if hit is not None]


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
        assert [read for read, _ in marks(reader)] == [True, False, False]
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


async def test_an_article_that_is_gone_is_a_sentence(
    reading: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        monkeypatch.setattr(library, "article", lambda identifier: None)
        await reader.press("enter")
        assert reader.app.said == ["This article is not in the library any more."]
        assert reader.title == ""


# Walking.


async def test_walking_counts_and_stops_at_both_ends(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        places = []
        for key in "NNnnnnnn":
            await reader.press(key)
            places.append((reader.place.split()[1], reader.marked))
        expected = ["1/6", "1/6", "2/6", "3/6", "4/6", "5/6", "6/6", "6/6"]
        assert places == [(place, "grain") for place in expected]
        assert reader.app.said == [
            "This is the first hit in the article.",
            "This is the last hit in the article.",
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


# Read, star, put away.


async def test_read_and_unread_change_list_and_library(reading: Open, library: Library) -> None:
    async with reading() as reader:
        await reader.press("j", "r")
        assert [read for read, _ in marks(reader)] == [False, True, False]
        assert library.counts().unread == len(TITLES) - 1
        await reader.press("u")
        assert [read for read, _ in marks(reader)] == [False, False, False]
        await reader.press("enter", "u")
        assert [read for read, _ in marks(reader)] == [False, False, False]
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
        ]


async def test_star_in_the_list_is_for_the_article_under_the_cursor(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "1", "j", "m")
        assert [starred for _, starred in marks(reader)] == [False, True, False]
        assert "★" not in reader.place


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
        assert reader.app.said == [
            f"“{gone}” is put away. Ctrl+Z brings it back.",
            f"Undone: “{gone}” put away.",
        ]


async def test_the_next_article_after_one_is_put_away(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "D", "J")
        assert reader.title == TRAINS


@pytest.mark.parametrize("key", ["m", "r", "u", "D", "y"])
async def test_nothing_to_act_on(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.search("zeppelin")
        await reader.press("1", key, "2", key)
        assert reader.app.copied == []
        assert "put away" not in " ".join(reader.app.said)


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


@pytest.fixture
def by_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No clipboard tool on this machine."""
    monkeypatch.setattr("tui.clipboard.shutil.which", lambda command: None)


@pytest.mark.usefixtures("by_terminal")
async def test_copy_takes_the_selection_else_the_address_else_the_path(
    reading: Open, indexed: Path
) -> None:
    async with reading() as reader:
        path = str(indexed / "articles" / "trains.txt")
        await reader.press("enter", "y")
        await reader.until(lambda: len(reader.app.said) == 1)
        reader.view.select(0, 7)
        await reader.press("y")
        await reader.until(lambda: len(reader.app.said) == 2)
        await reader.press("J", "y")
        await reader.until(lambda: len(reader.app.said) == 3)
        assert reader.app.copied == [HARBOUR_URL, "Harbour", path]
        assert reader.app.said == [
            "The address is copied through the terminal.",
            "The selected text is copied through the terminal.",
            "The path is copied through the terminal.",
        ]


async def test_copy_names_the_tool_that_took_it(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []

    def fake_run(command: list[str], *, input: bytes, **options: object) -> None:  # noqa: A002
        given.append((command, input))

    monkeypatch.setattr(
        "tui.clipboard.shutil.which", lambda name: "/fake/xclip" if name == "xclip" else None
    )
    monkeypatch.setattr("tui.clipboard.subprocess.run", fake_run)
    async with reading() as reader:
        await reader.press("y")
        await reader.until(lambda: reader.app.said)
        assert given == [(["/fake/xclip", "-selection", "clipboard"], HARBOUR_URL.encode())]
        # A tool on the far end of a connection fills the wrong clipboard; the terminal's is right.
        assert reader.app.copied == [HARBOUR_URL]
        assert reader.app.said == ["The address is copied by xclip."]


async def test_a_clipboard_tool_that_fails_is_passed_over(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.clipboard.shutil.which", lambda name: f"/fake/{name}")
    async with reading() as reader:
        await reader.press("y")
        await reader.until(lambda: reader.app.said)
        assert reader.app.said == ["The address is copied through the terminal."]


async def test_links_of_the_web_open_and_others_do_not(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        y = next(n for n, line in enumerate(reader.lines) if "the new cranes" in line)
        x = reader.lines[y].index("cranes")
        await reader.pilot.click(offset=(x, y))
        await reader.pilot.pause()
        assert reader.app.browsed == ["https://example.org/cranes"]
        reader.view.post_message(reader.view.LinkClicked("javascript:alert(1)"))
        reader.view.post_message(reader.view.LinkClicked("mailto:desk@example.org"))
        await reader.pilot.pause()
        assert reader.app.browsed[1:] == ["mailto:desk@example.org"]
        assert reader.app.said == [
            "Opening https://example.org/cranes",
            "Not opened: javascript:alert(1)",
            "Opening mailto:desk@example.org",
        ]


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
        pane._mark_if_shown(left, "grain", [(0, 7)])
        assert reader.place == before
