"""Program code in an article."""

import pytest
from textual.color import Color
from textual.pilot import Pilot
from widgets.article_fakes import FakeApp, style_of

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder

CODE = "def halve(n):  # in two\n    return n"


def code(*blocks: tuple[str, str]) -> Document:
    builder = DocumentBuilder()
    for language, text in blocks:
        builder.add(Kind.CODE, text, marker=language)
    return builder.build("Code")


async def read(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_code_is_drawn_at_once_and_highlighted_later() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(code(("python", CODE)))
        assert style_of(app.view, "def halve(n):  # in two").bold is not True
        await read(pilot)
        assert style_of(app.view, "def").bold
        assert style_of(app.view, "# in two").italic
        plain = style_of(app.view, "(n):  ")
        assert plain.color != style_of(app.view, "def").color
        # All of it lies on the surface of the block.
        assert plain.bgcolor == style_of(app.view, "def").bgcolor


async def test_only_lines_with_highlights_are_drawn_anew() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(code(("no such language", "a\nb"), ("python", "x\nreturn\ny")))
        await pilot.pause()
        await read(pilot)
        assert app.view.repainted == [4]


async def test_code_of_an_article_that_was_left_is_not_drawn() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(code(("python", CODE)))
        await pilot.pause()
        app.view.show(code(("", CODE)))
        await read(pilot)
        assert style_of(app.view, "def halve(n):  # in two")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_highlights_are_readable(theme: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        app.view.show(code(("python", "def f():  # c\n    return 'a' + 12")))
        await read(pilot)
        for text in ("def", "f", "# c", "'a'", "12"):
            style = style_of(app.view, text)
            assert style.color is not None
            assert style.bgcolor is not None
            color, ground = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
            assert abs(color.brightness - ground.brightness) > 0.25
