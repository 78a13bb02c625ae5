from widgets.result_fakes import ROW, hit, lines, shown, until, window

from tui.widgets.result_list import WINDOW, ResultList


async def test_missing_rows_are_asked_for_once_and_filled_in() -> None:
    total = 14_000
    async with shown(window(total)) as (app, pilot):
        await pilot.press("G")
        await until(pilot, app.wanted)
        last = (total - 1) // WINDOW * WINDOW
        assert app.wanted() == [(last - WINDOW, WINDOW), (last, WINDOW)]
        assert "…" in lines(app.results)[-ROW]
        await pilot.press(*["k"] * 8, "G")
        await pilot.pause(0.2)
        assert app.wanted() == [(last - WINDOW, WINDOW), (last, WINDOW)]
        app.messages.clear()
        app.results.extend(window(total, last))
        await pilot.pause()
        assert lines(app.results)[-ROW].rstrip() == f"▌●  Title {total - 1}"
        moved = app.messages[-1]
        assert isinstance(moved, ResultList.CursorMoved)
        assert (moved.hit, moved.rank) == (hit(total - 1), total - 1)
        assert app.results.hit_at(0) == hit(0)


async def test_a_row_that_has_not_arrived_does_not_open() -> None:
    async with shown(window(14_000)) as (app, pilot):
        await pilot.press("G", "enter")
        moved = [m for m in app.messages if isinstance(m, ResultList.CursorMoved)]
        assert [(m.hit, m.rank) for m in moved] == [(None, 13_999)]
        assert not any(isinstance(m, ResultList.OpenArticle) for m in app.messages)


async def test_dragging_asks_only_for_where_it_stops() -> None:
    async with shown(window(14_000)) as (app, pilot):
        stop = 346 * WINDOW
        # To the last row of a window, so that the view reaches into the next.
        for row in range(WINDOW - 1, stop + WINDOW, 2 * WINDOW):
            app.results.scroll_to(y=row * ROW, animate=False)
        await until(pilot, app.wanted)
        assert app.wanted() == [(stop, WINDOW), (stop + WINDOW, WINDOW)]


async def test_rows_at_hand_are_not_asked_for() -> None:
    async with shown(window(WINDOW)) as (app, pilot):
        await pilot.press("G", "g")
        await pilot.pause(0.2)
        assert app.wanted() == []


async def test_a_list_shown_from_its_middle_asks_for_its_top() -> None:
    async with shown(window(200, offset=100)) as (app, pilot):
        await until(pilot, app.wanted)
        assert app.wanted() == [(0, WINDOW)]


async def test_windows_of_another_query_are_ignored() -> None:
    async with shown(window(200)) as (app, _):
        app.results.extend(window(300, 50, query="harbours"))
        assert app.results.count == 200
        assert app.results.hit_at(50) is None


async def test_a_window_may_change_the_total() -> None:
    async with shown(window(200)) as (app, _):
        app.results.cursor = 10
        app.results.extend(window(201, 190))
        assert (app.results.count, app.results.cursor) == (201, 10)
        assert app.results.hit_at(200) == hit(200)


async def test_a_new_query_may_ask_for_the_same_window() -> None:
    async with shown(window(14_000)) as (app, pilot):
        await pilot.press("G")
        await until(pilot, app.wanted)
        asked = app.wanted()
        app.messages.clear()
        app.results.show(window(14_000, query="grain"))
        await pilot.press("G")
        await until(pilot, app.wanted)
        assert app.wanted() == asked
