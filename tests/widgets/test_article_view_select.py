"""Selecting by keys."""

import pytest
from layout.documents import document
from textual.pilot import Pilot
from widgets.article_fakes import FakeApp, screen_lines, sections, style_of

from index.model import Document, Kind

ARTICLE = document(
    (Kind.TITLE, "Grain ships"),
    (Kind.HEADING, "First part"),
    (Kind.PARAGRAPH, "The silos hold enough grain. 日本 cafe\u0301 end"),
    (Kind.TABLE, "Port\tTonnes\nLisbon\t12"),
    (Kind.HEADING, "Second part"),
    (Kind.PARAGRAPH, "A short one."),
)
TEXT = ARTICLE.text


async def selecting(app: FakeApp, pilot: Pilot[None], at: str, article: Document) -> None:
    app.view.show(article)
    await pilot.pause()
    app.view.jump(article.text.index(at))
    app.view.start_selecting()
    await pilot.pause()


def selected(app: FakeApp) -> str:
    start, stop = app.view.selected or (0, 0)
    assert app.view.document is not None
    return app.view.document.text[start:stop]


@pytest.mark.parametrize(
    ("at", "keys", "expected"),
    [
        ("silos", "", "s"),
        ("silos", "right right", "sil"),
        ("silos", "left left", "e s"),
        ("silos", "w", "silos h"),
        ("silos", "w w left left", "silos hold"),
        ("enough", "b", "hold e"),
        ("日本", "right", "日本"),
        ("cafe", "right right right right", "cafe\u0301 "),
        ("end", "left left", "e\u0301 e"),
        ("silos", "home", "The s"),
        ("silos", "end", TEXT[TEXT.index("silos") : TEXT.index("\n\nPort")]),
        ("end", "end right", "end\n\nP"),
        ("Port", "left", "d\n\nP"),
        ("ships", "j", "ships\n\nFirst p"),
        ("ships", "j k", "s"),
        ("First", "k", "Grain ships\n\nF"),
        ("silos", "right_square_bracket", TEXT[TEXT.index("silos") : TEXT.index("econd part")]),
        ("silos", "left_square_bracket", "First part\n\nThe s"),
        ("silos", "right_curly_bracket", TEXT[TEXT.index("silos") : TEXT.index("ort\t")]),
        ("A short", "right_curly_bracket", "A short one."),
        ("silos", "g", TEXT[: TEXT.index("ilos")]),
        ("silos", "G", TEXT[TEXT.index("silos") :]),
        ("silos", "pagedown", TEXT[TEXT.index("silos") :][: len(TEXT)]),
        ("silos", "w o b", "The silos h"),
        ("silos", "w o o w", "silos hold e"),
        ("Lisbon", "right w", "Lisbon\t1"),
    ],
)
async def test_moves_extend_the_selection(at: str, keys: str, expected: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 30)) as pilot:
        await selecting(app, pilot, at, ARTICLE)
        await pilot.press(*keys.split())
        await pilot.pause()
        if keys == "pagedown":
            assert expected.startswith(selected(app))
            assert "A sh" in selected(app)
        else:
            assert selected(app) == expected


async def test_lines_keep_their_column() -> None:
    article = document(
        (Kind.PARAGRAPH, "word " * 30), (Kind.PARAGRAPH, "x"), (Kind.CODE, "0123456")
    )
    app = FakeApp()
    async with app.run_test(size=(80, 30)) as pilot:
        app.view.show(article)
        await pilot.pause()
        app.view.jump(5)
        app.view.start_selecting()
        await pilot.press("j", "j", "j")
        assert article.text[app.view.caret] == "5"
        await pilot.press("k", "k", "k", "k", "k")
        # The first line, beyond which there is none.
        assert app.view.caret == 5


async def test_the_caret_stays_in_view_and_the_selection_through_a_resize() -> None:
    article = sections(60)
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await selecting(app, pilot, "w0x3 ", article)
        await pilot.press(*["j"] * 40, "w")
        before = selected(app)
        view = app.view
        assert view.row_of(view.caret) in range(view.size.height)
        assert view.caret_seen
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert selected(app) == before
        assert view.selecting
        assert view.row_of(view.caret) in range(view.size.height)
        await pilot.press("b")
        assert before.startswith(selected(app))


async def test_both_ends_of_a_long_article() -> None:
    article = sections(3000)
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await selecting(app, pilot, "w0x3 ", article)
        await pilot.press("G")
        assert selected(app) == article.text[article.text.index("w0x3 ") :]
        await pilot.press("k")
        await pilot.press("g")
        assert selected(app) == article.text[: article.text.index("w0x3 ") + 1]


async def test_scrolling_by_wheel_takes_the_selection_along() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await selecting(app, pilot, "w0x3 ", sections(60))
        app.view.scroll_to_line(30)
        await pilot.pause()
        assert "Section 1" in selected(app)
        assert app.view.caret_seen


@pytest.mark.parametrize("way", ["escape", "click", "other article", "cleared"])
async def test_selecting_ends(way: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await selecting(app, pilot, "w0x3 ", sections(20))
        match way:
            case "escape":
                await pilot.press("escape")
            case "click":
                await pilot.click(app.view, offset=(10, 8))
            case "other article":
                app.view.show(sections(21))
            case _:
                app.screen.clear_selection()
        await pilot.pause()
        assert not app.view.selecting
        assert app.view.selected is None
        # Moves scroll again.
        top = app.view.scroll_offset.y
        await pilot.press("j")
        assert app.view.scroll_offset.y == top + 1
        assert app.view.selected is None


async def test_selecting_goes_on_with_a_selection_by_mouse() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(ARTICLE)
        await pilot.pause()
        start = TEXT.index("silos")
        app.view.select(start, start + 5)
        app.view.start_selecting()
        await pilot.press("w")
        assert selected(app) == "silos h"


async def test_nothing_can_be_selected_where_nothing_is() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.start_selecting()
        app.view.show(document())
        app.view.start_selecting()
        await pilot.press("j", "w", "o")
        assert not app.view.selecting


async def test_selection_and_caret_are_drawn() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await selecting(app, pilot, "silos", ARTICLE)
        await pilot.press("w")
        await pilot.pause()
        assert any("silos hold" in line for line in screen_lines(app.view))
        assert style_of(app.view, "silos ").bgcolor != style_of(app.view, "The ").bgcolor
        assert style_of(app.view, "h").reverse


async def test_what_was_drawn_before_styles_were_updated_is_drawn_anew() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await selecting(app, pilot, "silos", ARTICLE)
        app.view.notify_style_update()
        app.view.repainted = []
        await pilot.press("w")
        assert app.view.row_of(TEXT.index("silos")) in app.view.repainted


async def test_a_drag_behind_a_double_click_takes_words() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(ARTICLE)
        await pilot.pause()
        y = next(n for n, line in enumerate(screen_lines(app.view)) if "silos" in line)
        x = screen_lines(app.view)[y].index("silos") + 2
        await pilot.click(app.view, offset=(x, y))
        await pilot.mouse_down(app.view, offset=(x, y))
        await pilot.hover(app.view, offset=(x + 10, y))
        await pilot.mouse_up(app.view, offset=(x + 10, y))
        await pilot.pause()
        assert selected(app) == "silos hold enough"
