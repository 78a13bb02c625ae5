"""Opening an article at a place, and asking for a line of text."""

import pytest
from screen.articles import HARBOUR, TRAINS
from screen.conftest import Open
from screen.driving import Reader
from textual.widgets import Input

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
