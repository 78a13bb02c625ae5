"""Walks that run on into other articles."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from screen.articles import HARBOUR, TRAINS, write_articles
from screen.conftest import Open
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary

from index.library import HitFinder
from tui.widgets import article_pane, result_list

PORT, SILOS, STRIKE, WEATHER = (
    "A port opens its gates",
    "New silos for the harbour",
    "Dockers end their strike",
    "Rain all week",
)
ABOUT_MARSH = [PORT, SILOS, STRIKE]
"""Newest first; each names Elena Marsh, and then Marsh."""


def article(title: str, date: str, text: str) -> str:
    return f"---\ntitle: {title}\ndate: {date}\n---\n\n{text}\n"


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Reader]:
    """A reader on articles that name the same person."""
    about = "Elena Marsh, who leads the Harbour Authority, said so. Marsh left at once."
    write_articles(
        tmp_path / "articles",
        {
            "1.md": article(PORT, "2024-11-20", about),
            "2.md": article(WEATHER, "2024-11-19", "It rained, and nobody was out."),
            "3.md": article(SILOS, "2024-11-18", about),
            "4.md": article(STRIKE, "2024-11-17", about),
        },
    )
    library = InProcessLibrary.open("marsh", data=tmp_path / "data")
    library.add([tmp_path / "articles"])
    library.refresh()
    async with opened(library, tmp_path / "data") as reader:
        yield reader


# Hits.


async def test_a_result_that_has_not_arrived_is_waited_for(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(result_list, "WINDOW", 1)
    async with reading() as reader:
        await reader.open("grain")
        results = reader.main.search_pane.results
        del results._hits[1]
        results._asked.clear()
        await reader.press(*"nnnnn")
        await reader.until(lambda: reader.title == TRAINS)
        await reader.until(lambda: reader.app.said)
        assert reader.app.said == [f"Next result: {TRAINS} (2 of 2)"]
        assert reader.marked == "Grain"
        assert results.cursor == 1


async def test_results_without_a_hit_in_their_text_do_not_hold_the_walk(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = HitFinder.find
    monkeypatch.setattr(
        HitFinder,
        "find",
        lambda self, text, *more: [] if SILOS in text else find(self, text, *more),
    )
    await reader.search("authority")
    await reader.press("s")
    await reader.press("enter")
    seen = []
    for key in "nnnNNN":
        await reader.press(key)
        seen.append((reader.title, reader.marked))
    port, strike = (PORT, "Authority"), (STRIKE, "Authority")
    assert seen == [(SILOS, ""), strike, strike, (SILOS, ""), port, port]
    assert reader.app.said == [
        f"Next result: {SILOS} (2 of 3), no hit in its text",
        f"Next result: {STRIKE} (3 of 3)",
        "This is the last hit of the last result.",
        f"Previous result: {SILOS} (2 of 3), no hit in its text",
        f"Previous result: {PORT} (1 of 3)",
        "This is the first hit of the first result.",
    ]


async def test_going_back_starts_at_the_last_hit_also_when_hits_come_late(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_pane, "_AT_ONCE", 0)
    async with reading() as reader:
        await reader.open("grain")
        await reader.until(lambda: reader.marked)
        await reader.press("J")
        await reader.until(lambda: reader.title == TRAINS and reader.marked)
        await reader.press("N")
        await reader.until(lambda: reader.place.startswith("grain  6/6"))
        assert reader.title == HARBOUR


async def test_the_walk_waits_for_late_hits(reading: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_pane, "_AT_ONCE", 0)
    async with reading() as reader:
        pane = reader.main.article_pane
        monkeypatch.setattr(pane, "_find_hits", lambda *given, **named: None)
        await reader.open("grain")
        await reader.press("n")
        assert reader.title == HARBOUR
        assert reader.app.said == []
        # An entity that is walked meanwhile goes on being walked.
        await reader.press("3", "enter")
        assert pane.article is not None
        pane._mark_if_shown(pane.article, [(0, 7)], jump=True)
        assert reader.marked == "Elena Marsh"
        await reader.press("escape", "2", "g")
        assert reader.place.startswith("grain  1")


# Entities.


async def test_an_entity_is_walked_through_all_articles_that_mention_it(reader: Reader) -> None:
    await reader.open()
    await reader.press("3", "enter")
    seen = []
    for key in "nnnnnnNNNNNN":
        await reader.press(key)
        seen.append((reader.title, reader.marked))
    full, short = "Elena Marsh", "Marsh"
    forwards = [(title, form) for title in ABOUT_MARSH for form in (full, short)]
    backwards = list(reversed(forwards))
    assert seen == [*forwards[1:], forwards[-1], *backwards[1:], backwards[-1]]
    assert reader.app.said == [
        "2 of 3 articles that mention Elena Marsh",
        "3 of 3 articles that mention Elena Marsh",
        "This is the last mention of Elena Marsh in the last of 3 articles that mention it.",
        "2 of 3 articles that mention Elena Marsh",
        "1 of 3 articles that mention Elena Marsh",
        "This is the first mention of Elena Marsh in the first of 3 articles that mention it.",
    ]


async def test_the_sidebar_follows_the_walk_into_another_article(reader: Reader) -> None:
    await reader.search("marsh")
    await reader.press("s", "enter", "3", "enter", "n", "n")
    assert reader.title == SILOS
    assert "Elena Marsh 1/2" in reader.sidebar
    assert reader.place.startswith("Elena Marsh  1/2")
    current = reader.main.entity_list.current
    assert current is not None
    assert current.name == "Elena Marsh"
    assert reader.main.pane == "article"
    # The hits of the query are still there below it.
    await reader.press("escape")
    assert reader.place.startswith("marsh  2")


async def test_an_entity_is_walked_from_an_article_that_is_not_listed(reader: Reader) -> None:
    await reader.open()
    assert reader.main.article_pane.article is not None
    identifier = reader.main.article_pane.article.id
    assert identifier is not None
    await reader.press("3", "enter", "n")
    reader.main.library.set_hidden([identifier], True)
    await reader.press("n")
    assert reader.title == SILOS
    assert reader.app.said == ["1 of 2 articles that mention Elena Marsh"]


async def test_dates_are_walked_in_their_article(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        y = next(n for n, line in enumerate(reader.lines) if "12 November" in line)
        await reader.pilot.click(offset=(reader.lines[y].index("12 November") + 1, y))
        await reader.press("n")
        assert reader.app.said[0].startswith("This is the last mention of 12 November")
