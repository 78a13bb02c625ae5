import pytest
from textual.pilot import Pilot
from widgets.article_fakes import FakeApp, screen_lines, sections, segments, style_of

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder
from tui.widgets.article_view import ArticleView


def wide() -> Document:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, "日本語 and cafe\u0301 end")
    return builder.build("Wide")


def cell(view: ArticleView, word: str) -> tuple[int, int]:
    for y, line in enumerate(screen_lines(view)):
        if word in line:
            return line.index(word), y
    raise AssertionError(word)


async def drag(pilot: Pilot[None], start: tuple[int, int], end: tuple[int, int]) -> None:
    view = pilot.app.query_one(ArticleView)
    await pilot.mouse_down(view, offset=start)
    await pilot.hover(view, offset=end)
    await pilot.mouse_up(view, offset=end)
    await pilot.pause()


def selected_text(app: FakeApp) -> str | None:
    return app.screen.get_selected_text()


async def test_a_drag_selects_a_range_of_the_text_through_scrolling_and_reflow() -> None:
    document = sections(20, words=100)
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(document)
        await pilot.pause()
        end = cell(app.view, "w0x50")
        await drag(pilot, cell(app.view, "w0x2 "), (end[0] + 4, end[1]))
        expected = document.text[document.text.index("w0x2 ") : document.text.index(" w0x51")]
        assert selected_text(app) == expected
        await pilot.press("space")
        await pilot.resize_terminal(50, 30)
        await pilot.pause()
        assert selected_text(app) == expected


@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
async def test_a_drag_from_margin_to_margin_takes_whole_lines(backwards: bool) -> None:
    document = sections(2, words=100)
    app = FakeApp()
    async with app.run_test(size=(120, 24)) as pilot:
        app.view.show(document)
        await pilot.pause()
        _, first = cell(app.view, "w0x0 ")
        ends = [(0, first), (118, first + 1)]
        await drag(pilot, *(reversed(ends) if backwards else ends))
        lines = screen_lines(app.view)
        assert selected_text(app) == f"{lines[first].strip()} {lines[first + 1].strip()}"


async def test_the_selection_is_drawn_and_a_click_clears_it() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(sections(1))
        await pilot.pause()
        x, y = cell(app.view, "w0x3 ")
        plain = {s.style for s in segments(app.view)}
        await drag(pilot, (x, y), (x + 3, y))
        assert style_of(app.view, "w0x3") not in plain
        await pilot.click(app.view, offset=(x, y + 1))
        await pilot.pause()
        assert app.view.selected is None


async def test_the_selection_is_seen_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(sections(1))
        start = sections(1).text.index("w0x3")
        app.view.select(start, start + 4)
        await pilot.pause()
        assert style_of(app.view, "w0x3").reverse


@pytest.mark.parametrize(
    ("times", "expected"), [(2, "w0x3"), (3, " ".join(f"w0x{n}" for n in range(40)))]
)
async def test_double_and_triple_clicks_take_word_and_paragraph(times: int, expected: str) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(sections(1))
        await pilot.pause()
        x, y = cell(app.view, "w0x3 ")
        await pilot.click(app.view, offset=(x + 1, y), times=times)
        await pilot.pause()
        assert selected_text(app) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 1, "日"), (1, 2, "日本"), (2, 5, "本語"), (14, 14, None), (11, 14, "cafe\u0301")],
)
async def test_wide_and_combined_characters_are_selected_whole(
    first: int, last: int, expected: str | None
) -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(wide())
        await pilot.pause()
        left = app.view.left
        await drag(pilot, (left + first, 0), (left + last, 0))
        assert selected_text(app) == expected


async def test_a_drag_below_the_view_scrolls_on() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.styles.height = 12
        view.show(sections(20))
        await pilot.pause()
        await pilot.mouse_down(view, offset=cell(view, "w0x3 "))
        await pilot.hover(None, offset=(20, 20))
        while view.scroll_offset.y < 5:
            await pilot.pause(0.02)
        await pilot.mouse_up(None, offset=(20, 20))
        await pilot.pause()
        top = view.scroll_offset.y
        await pilot.pause(0.1)
        assert view.scroll_offset.y == top
        selected = selected_text(app)
        assert selected is not None
        assert selected.startswith("w0x3 ")
        assert "w1x0" in selected


async def test_opening_another_article_drops_the_selection() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(sections(1))
        app.view.select(2, 8)
        await pilot.pause()
        assert app.view.selected == (2, 8)
        app.view.show(sections(2))
        assert app.view.selected is None
