"""Opening an article at a place, and asking for a line of text."""

import asyncio
from threading import Event

import pytest
from screen.articles import HARBOUR, TRAINS
from screen.conftest import Open
from screen.driving import Reader
from textual.widgets import Input

from index.library import CatalogError, Fetched, Library
from tui.screens import reading_screen
from tui.screens.main import MainScreen
from tui.screens.prompt import PromptScreen


def article_id(reader: Reader) -> int:
    hit = reader.main.search_pane.results.current
    assert hit is not None
    return hit.id


async def test_an_article_opens_where_it_is_asked_to(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("grain")
        assert reader.main.open_article(article_id(reader), at=0)
        await reader.press()
        assert reader.title == HARBOUR
        assert reader.view.caret == 0
        # The hits are marked, and none was gone to.
        assert reader.place.startswith("grain  6")
        await reader.press("n")
        assert reader.place.startswith("grain  1/6")


async def test_what_is_not_there_is_not_opened(reading: Open) -> None:
    async with reading() as reader:
        assert not reader.main.open_article(1_000_000)
        assert reader.app.said == ["This article is not in the library any more."]


async def test_a_long_article_is_read_from_the_library_aside(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    shown: list[str] = []
    async with reading() as reader:
        main = reader.main
        first, second = (main.search_pane.results.hit_at(rank) for rank in (0, 1))
        assert first is not None
        assert second is not None
        # The one that was asked for last is shown, and no other.
        assert main.open_article(first.id, then=lambda: shown.append("first"))
        assert main.open_article(second.id, at=3, then=lambda: shown.append("second"))
        await reader.until(lambda: bool(shown))
        assert shown == ["second"]
        assert reader.title == TRAINS
        assert reader.view.caret == 3
        article = main.article_pane.article
        assert article is not None
        assert article.read


async def test_of_two_requests_for_one_article_the_later_counts(
    reading: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    shown: list[str] = []
    async with reading() as reader:
        main, identifier = reader.main, article_id(reader)
        # What a thread that could not be stopped has read comes as late as it likes.
        monkeypatch.setattr(main, "_fetch", lambda request: None)
        main.open_article(identifier, at=3, then=lambda: shown.append("first"))
        first = main._request
        main.open_article(identifier, at=9, then=lambda: shown.append("second"))
        second = main._request
        assert first is not None
        assert second is not None
        main._show_article(first, library.article(identifier))
        assert reader.title == ""
        assert library.counts().unread == 3
        main._show_article(second, library.article(identifier))
        await reader.press()
        assert shown == ["second"]
        assert reader.view.caret == 9
        assert library.counts().unread == 2


class Aside:
    """Counts what is read aside, and lets it wait."""

    def __init__(self, main: MainScreen, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[int] = []
        self.may_read = Event()
        self._really = main._read_aside
        monkeypatch.setattr(main, "_read_aside", self)

    def __call__(self, identifier: int) -> Fetched | None:
        self.read.append(identifier)
        assert self.may_read.wait(60)
        return self._really(identifier)


async def test_a_long_article_is_read_ahead_where_the_cursor_rests(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    async with reading() as reader:
        main = reader.main
        aside = Aside(main, monkeypatch)
        aside.may_read.set()
        await reader.press("j")
        second = article_id(reader)
        await reader.until(lambda: main._kept_ready is not None)
        assert aside.read == [second]
        await reader.press("enter")
        assert reader.title
        assert main.article_pane.article is not None
        assert main.article_pane.article.id == second
        # Once more, and it is there still.
        await reader.press("escape", "enter")
        assert aside.read == [second]


async def test_what_is_being_read_ahead_is_not_read_twice(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    async with reading() as reader:
        aside = Aside(reader.main, monkeypatch)
        await reader.press("j")
        await reader.until(lambda: aside.read == [article_id(reader)])
        await reader.press("enter")
        assert reader.title == ""
        aside.may_read.set()
        await reader.until(lambda: reader.title != "")
        assert len(aside.read) == 1


async def test_what_has_changed_since_it_was_read_ahead_is_read_anew(
    reading: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    async with reading() as reader:
        aside = Aside(reader.main, monkeypatch)
        await reader.press("j")
        await reader.until(lambda: len(aside.read) == 1)
        monkeypatch.setattr(reader.main.library, "as_now", lambda fetched: None)
        await reader.press("enter")
        aside.may_read.set()
        await reader.until(lambda: len(aside.read) > 1)
        monkeypatch.undo()
        monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
        await reader.until(lambda: reader.title != "")


async def test_a_short_article_is_not_read_ahead(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        aside = Aside(reader.main, monkeypatch)
        await reader.press("j")
        await asyncio.sleep(2 * reading_screen._REST_SECONDS)
        await reader.press()
        assert aside.read == []


async def test_an_article_that_cannot_be_read_is_not_waited_for(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(identifier: int) -> None:
        raise CatalogError("The catalog is busy.")

    monkeypatch.setattr(reading_screen, "READ_AHEAD_FROM", 0)
    async with reading() as reader:
        monkeypatch.setattr(reader.main, "_read_aside", fail)
        reader.main.open_article(article_id(reader))
        await reader.until(lambda: reader.app.said == ["The catalog is busy."])
        assert reader.main._coming is None


async def test_an_article_opens_although_nothing_can_be_written(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(identifiers: list[int], read: bool) -> None:
        raise CatalogError("The library cannot be changed: the disk is full.")

    async with reading() as reader:
        monkeypatch.setattr(reader.main.library, "set_read", fail)
        await reader.open()
        assert reader.title
        assert reader.app.said == ["The library cannot be changed: the disk is full."]
        assert not any(read for read, _ in reader.marks)


async def ask(reader: Reader, prompt: PromptScreen, *keys: str) -> list[str | None]:
    answers: list[str | None] = []
    reader.app.push_screen(prompt, answers.append)
    await reader.until(lambda: isinstance(reader.app.focused, Input))
    assert "Go to [b]:" in reader.lines[-1]
    await reader.press(*keys)
    return answers


async def test_a_prompt_answers_with_its_line(reading: Open) -> None:
    async with reading() as reader:
        prompt = PromptScreen("Go to [b]:", restrict=r"\d*")
        assert await ask(reader, prompt, "2", "x", "enter") == ["2"]


async def test_a_prompt_that_is_left_answers_nothing(reading: Open) -> None:
    async with reading() as reader:
        assert await ask(reader, PromptScreen("Go to [b]:"), "a", "escape") == [None]
