"""The scroll bar of lists and articles."""

import pytest
from textual.app import App, ComposeResult
from textual.strip import Strip

from tui.widgets.lines_view import LinesView

SIZE = (20, 16)


class Numbers(LinesView):
    """Shows the number of each line."""

    def render_line(self, y: int) -> Strip:
        return Strip([]).adjust_cell_length(self.inner.width)


class NumbersApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Numbers()

    @property
    def view(self) -> Numbers:
        return self.query_one(Numbers)

    def bar(self) -> list[str]:
        """What each cell of the bar is: empty, all thumb, or which part of it."""
        bar = self.view.vertical_scrollbar
        strips = bar.render_lines(bar.size.region)
        return [_part(strip) for strip in strips]


def _part(strip: Strip) -> str:
    (segment,) = strip
    assert segment.style is not None
    thumb = segment.style.meta.get("@mouse.down") == "grab"
    if segment.text != " ":
        return "thumb below" if not segment.style.reverse else "thumb above"
    return "thumb" if thumb else segment.style.meta.get("@mouse.down", "")


async def test_where_all_lines_are_in_view_there_is_only_background() -> None:
    async with NumbersApp().run_test(size=SIZE) as pilot:
        app = pilot.app
        assert isinstance(app, NumbersApp)
        for lines in (0, 1, SIZE[1]):
            app.view.set_lines(lines)
            await pilot.pause()
            assert app.bar() == [""] * SIZE[1]


@pytest.mark.parametrize("lines", [17, 40, 64, 1_000, 100_000])
async def test_the_thumb_is_as_long_and_as_far_down_as_the_view_in_its_lines(lines: int) -> None:
    async with NumbersApp().run_test(size=SIZE) as pilot:
        app = pilot.app
        assert isinstance(app, NumbersApp)
        height = SIZE[1]
        app.view.set_lines(lines)
        await pilot.pause()
        for share in (0, 0.5, 1):
            app.view.scroll_to(y=share * (lines - height), animate=False)
            await pilot.pause()
            drawn = app.bar()
            assert len(drawn) == height
            whole = [y for y, part in enumerate(drawn) if part.startswith("thumb")]
            assert whole == list(range(whole[0], whole[-1] + 1))
            assert abs(len(whole) - max(1, height * height / lines)) < 2
            assert set(drawn[: whole[0]]) <= {"scroll_up"}
            assert set(drawn[whole[-1] + 1 :]) <= {"scroll_down"}
            middle = (whole[0] + whole[-1] + 1) / 2
            room = height - max(1, height * height / lines)
            assert abs(middle - (height / 2 + (share - 0.5) * room)) <= 1
        assert whole[-1] == height - 1
        assert drawn[-1] == "thumb"


async def test_it_can_be_dragged_and_clicked() -> None:
    async with NumbersApp().run_test(size=SIZE) as pilot:
        app = pilot.app
        assert isinstance(app, NumbersApp)
        app.view.set_lines(160)
        await pilot.pause()
        bar = app.view.vertical_scrollbar
        await pilot.mouse_down(bar, offset=(0, 0))
        await pilot.hover(bar, offset=(0, 8))
        await pilot.mouse_up(bar, offset=(0, 8))
        await pilot.pause(0.3)
        assert 70 <= app.view.scroll_y <= 90
        before = app.view.scroll_y
        await pilot.click(bar, offset=(0, 15))
        await pilot.pause(0.3)
        assert app.view.scroll_y > before


async def test_to_grow_and_shrink_does_not_lay_the_screen_out_anew() -> None:
    async with NumbersApp().run_test(size=SIZE) as pilot:
        app = pilot.app
        assert isinstance(app, NumbersApp)
        await pilot.pause(0.1)
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.view, laid_out.append, immediate=True)
        for lines in (0, 1_000, 5):
            app.view.set_lines(lines)
            await pilot.pause()
        assert laid_out == []
        assert app.view.max_scroll_y == 0
