"""Opening an article at a place, and asking for a line of text."""

import pytest
from screen.articles import HARBOUR, TRAINS
from screen.conftest import Open
from screen.driving import Reader
from textual.widgets import Input

from index.library import CatalogError, Library
from tui.screens import reading_screen
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
    monkeypatch.setattr(reading_screen, "_AT_ONCE", 0)
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
    monkeypatch.setattr(reading_screen, "_AT_ONCE", 0)
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


async def test_an_article_that_cannot_be_read_is_not_waited_for(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(identifier: int) -> None:
        raise CatalogError("The catalog is busy.")

    monkeypatch.setattr(reading_screen, "_AT_ONCE", 0)
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
