from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.events import MouseScrollDown
from textual.widgets import Button
from widgets.result_fakes import ROW, hit, lines, shown, window

from index.model import EntityType, SearchResult, Snippet, sanitise
from tui.widgets.result_list import ResultList

SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((250, 70), id="250x70")]


def cursor_in_view(widget: ResultList) -> bool:
    top = widget.cursor * ROW - widget.scroll_offset.y
    return 0 <= top <= widget.scrollable_content_region.height - ROW


# What is drawn.


@pytest.mark.parametrize("size", SIZES)
async def test_a_row_says_what_there_is_to_know(size: tuple[int, int]) -> None:
    async with shown(window(3), size) as (app, _):
        title, meta, *snippet = (line.rstrip() for line in lines(app.results)[ROW : 2 * ROW])
        assert title == " ●  Title 1"
        assert meta == "    Evening Ledger · 2 November 2024"
        assert " ".join("".join(snippet).split()) == hit(1).snippet.text


@pytest.mark.parametrize(
    ("read", "starred", "marks"),
    [
        pytest.param(False, False, "● ", id="unread"),
        pytest.param(False, True, "●★", id="unread-starred"),
        pytest.param(True, False, "  ", id="read"),
        pytest.param(True, True, " ★", id="read-starred"),
    ],
)
async def test_marks(read: bool, starred: bool, marks: str) -> None:
    async with shown(window(3)) as (app, _):
        app.results.update_hits([1_001], read=read, starred=starred)
        assert lines(app.results)[ROW][1:3] == marks
        app.results.update_hits([1_001])
        assert lines(app.results)[ROW][1:3] == marks


async def test_marks_of_an_unknown_article_change_nothing() -> None:
    async with shown(window(3)) as (app, _):
        before = lines(app.results)
        app.results.update_hits([99], starred=True)
        assert lines(app.results) == before


NAMED = (
    (EntityType.PERSON, "Elena Marsh"),
    (EntityType.ORG, "Harbour Authority"),
    (EntityType.PLACE, "Lisbon\x1b[2J"),
)


@pytest.mark.parametrize(
    ("width", "names"),
    [
        (80, "Elena Marsh · Harbour Authority · Lisbon␛[2J"),
        (40, "Elena Marsh · Harbour Authority"),
        (30, "Elena Marsh · Harbour Au…"),
        (24, "Elena Marsh"),
        (14, "Elena Ma…"),
    ],
)
async def test_names_stand_as_far_as_there_is_room(width: int, names: str) -> None:
    named = replace(hit(1), names=NAMED)
    async with shown(SearchResult("q", 1, 1.0, False, (named,)), (width, 24)) as (app, _):
        assert lines(app.results)[2].strip("▌ ") == names


async def test_each_name_has_the_look_of_its_type() -> None:
    named = replace(hit(1), names=NAMED)
    async with shown(SearchResult("q", 1, 1.0, False, (named,))) as (app, _):
        line = app.results.render_line(2)
        looks = {segment.text: attributes(segment) for segment in line}
        assert len({looks[name] for _, name in NAMED[:2]}) == 2


def attributes(segment: Segment) -> tuple[bool | None, ...]:
    style = segment.style or Style()
    return (style.bold, style.dim, style.italic, style.underline, style.reverse)


async def test_highlights_show_without_colour() -> None:
    async with shown(window(3)) as (app, _):
        line = app.results.render_line(ROW + 3)
        parts = {segment.text: attributes(segment) for segment in line if segment.text.strip()}
        hit_look = parts.pop("harbour")
        assert all(look != hit_look for look in parts.values())


async def test_the_cursor_shows_without_colour() -> None:
    async with shown(window(3)) as (app, pilot):
        focused = [line[0] for line in lines(app.results)]
        assert focused == [*"▌▌▌▌▌ ", *(" " * (len(focused) - ROW))]
        app.query_one(Button).focus()
        await pilot.pause()
        blurred = [line[0] for line in lines(app.results)]
        assert blurred[:ROW] == [*"│││││ "]


async def test_the_cursor_row_has_its_own_background_with_and_without_focus() -> None:
    async with shown(window(3)) as (app, pilot):

        def background(y: int) -> object:
            style = list(app.results.render_line(y))[-1].style
            return style and style.bgcolor

        focused = background(0)
        app.query_one(Button).focus()
        await pilot.pause()
        assert len({focused, background(0), background(ROW)}) == 3


async def test_an_empty_list_says_so() -> None:
    async with shown(window(0)) as (app, _):
        app.results.empty = "Nothing matches [/x]\x1b.\n" + "Try fewer words. " * 8
        text = lines(app.results)
        assert text[0].rstrip() == " Nothing matches [/x]␛."
        assert text[1].startswith(" Try fewer words.")
        assert text[2].startswith(" ")
        assert text[2].strip()


HOSTILE = (
    "[/x] [bold]markup[/bold]",
    "\x1b]52;c;aGk=\x07 \x9b31m",
    "\u202egnorts\u2066",
    "検索結果の見出し" * 40,
    "e\u0301\u0301\u0301\u0301\u0301\u0301" * 50,
    "👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽" * 20,
    "x" * 10_000,
    "\t\n \r\n",
    "\ud800",
    "",
)


@pytest.mark.parametrize("width", [24, 120])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_stays_text(text: str, width: int) -> None:
    length = len(text)
    hostile = replace(
        hit(0),
        title=text,
        publisher=text,
        path=text,
        snippet=Snippet(text, ((length // 3, length // 2), (length // 2, length + 5))),
    )
    async with shown(SearchResult(text, 1, 1.0, False, (hostile,)), (width, 24)) as (app, _):
        drawn = lines(app.results)
        inner = app.results.scrollable_content_region.width
        assert {cell_len(line) for line in drawn} == {inner}
        assert all(sanitise(line) == line for line in drawn)


# Moving.

TOTAL = 24


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        pytest.param(3, "j", 4, id="j"),
        pytest.param(3, "down", 4, id="down"),
        pytest.param(3, "k", 2, id="k"),
        pytest.param(3, "up", 2, id="up"),
        pytest.param(10, "pagedown", 13, id="pagedown"),
        pytest.param(10, "pageup", 7, id="pageup"),
        pytest.param(10, "ctrl+d", 11, id="ctrl+d"),
        pytest.param(10, "ctrl+u", 9, id="ctrl+u"),
        pytest.param(10, "g", 0, id="g"),
        pytest.param(10, "home", 0, id="home"),
        pytest.param(10, "G", TOTAL - 1, id="G"),
        pytest.param(10, "end", TOTAL - 1, id="end"),
        pytest.param(0, "k", 0, id="no-row-above"),
        pytest.param(TOTAL - 1, "j", TOTAL - 1, id="no-row-below"),
        pytest.param(TOTAL - 2, "pagedown", TOTAL - 1, id="no-page-below"),
    ],
)
async def test_keys_move_the_cursor(start: int, key: str, end: int) -> None:
    async with shown(window(TOTAL)) as (app, pilot):
        app.results.cursor = start
        await pilot.pause()
        app.messages.clear()
        await pilot.press(key)
        moved = [ResultList.CursorMoved(hit(end), end)] if start != end else []
        assert app.results.cursor == end
        assert [(m.hit, m.rank) for m in app.messages if isinstance(m, ResultList.CursorMoved)] == [
            (message.hit, message.rank) for message in moved
        ]
        assert cursor_in_view(app.results)


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_stays_in_view(size: tuple[int, int]) -> None:
    async with shown(window(TOTAL), size) as (app, pilot):
        for key in [*["j"] * 20, "G", *["k"] * 20, "pageup", "g"]:
            await pilot.press(key)
            assert cursor_in_view(app.results)


async def test_keys_in_an_empty_list_do_nothing() -> None:
    async with shown(window(0)) as (app, pilot):
        await pilot.press("j", "k", "G", "g", "pagedown", "enter")
        assert app.messages == []


async def test_show_goes_to_the_top_or_keeps_the_cursor() -> None:
    async with shown(window(TOTAL)) as (app, pilot):
        app.results.cursor = 20
        await pilot.pause()
        app.messages.clear()
        app.results.show(window(TOTAL), keep_cursor=True)
        assert app.results.cursor == 20
        app.results.show(window(10), keep_cursor=True)
        assert app.results.cursor == 9
        app.results.show(window(TOTAL))
        await pilot.pause()
        assert app.results.cursor == 0
        assert cursor_in_view(app.results)
        assert app.messages == []


async def test_enter_opens_the_article() -> None:
    async with shown(window(TOTAL)) as (app, pilot):
        await pilot.press("j", "enter")
        opened = app.messages[-1]
        assert isinstance(opened, ResultList.OpenArticle)
        assert (opened.id, opened.rank) == (1_001, 1)


def test_bindings_can_be_remapped_and_explain_themselves() -> None:
    bindings = [binding for binding in ResultList.BINDINGS if isinstance(binding, Binding)]
    assert len(bindings) == len(ResultList.BINDINGS)
    assert all(b.tooltip and not b.show and str(b.id).startswith("list.") for b in bindings)


# Mouse.


async def test_a_click_selects_and_a_second_click_opens() -> None:
    async with shown(window(TOTAL)) as (app, pilot):
        await pilot.click(ResultList, offset=(6, 2 * ROW + 1))
        assert app.results.cursor == 2
        assert not any(isinstance(m, ResultList.OpenArticle) for m in app.messages)
        await pilot.click(ResultList, offset=(6, 2 * ROW + 1))
        opened = app.messages[-1]
        assert isinstance(opened, ResultList.OpenArticle)
        assert (opened.id, opened.rank) == (1_002, 2)


async def test_a_click_below_the_last_row_does_nothing() -> None:
    async with shown(window(2)) as (app, pilot):
        await pilot.click(ResultList, offset=(6, 3 * ROW))
        assert app.results.cursor == 0
        assert app.messages == []


async def test_a_click_counts_from_what_is_in_view() -> None:
    async with shown(window(TOTAL)) as (app, pilot):
        await pilot.press("G")
        first = app.results.rows_in_view().start
        await pilot.click(ResultList, offset=(6, 0))
        assert app.results.cursor == first > 0


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    async with shown(window(TOTAL)) as (app, pilot):
        await pilot._post_mouse_events([MouseScrollDown], ResultList, (5, 5))
        await pilot.pause()
        assert app.results.scroll_offset.y > 0
        assert app.results.cursor == 0
