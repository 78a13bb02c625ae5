"""Putting the widgets of the screen together."""

import asyncio
import re
from collections.abc import Mapping, Sequence

import pytest
from rich.cells import cell_len
from screen.conftest import Open
from screen.driving import Reader
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from tui.compositor import QuickCompositor

_SEQUENCE = re.compile(
    r"\x1b\[(?P<line>\d+);(?P<column>\d+)H|\x1b\[[\d;]*m|\n|(?P<text>[^\x1b\n]+)"
)


def cells(sent: str) -> dict[tuple[int, int], str]:
    """What a terminal shows where, from its line and column, once this is sent to it."""
    shown = {}
    line = column = 0
    for found in _SEQUENCE.finditer(sent):
        if found["line"]:
            line, column = int(found["line"]), int(found["column"])
        for character in found["text"] or "":
            shown[line, column] = character
            column += cell_len(character)
    return shown


def lines_of(chops: Sequence[Mapping[int, Strip]]) -> list[list[tuple[int, str]]]:
    return [[(x, strip.text) for x, strip in line.items()] for line in chops]


def both(reader: Reader, crop: Region, lines: Sequence[int]) -> None:
    """Compare with Textual's own."""
    ours = reader.app.screen._compositor
    assert isinstance(ours, QuickCompositor)
    chops = ours._render_chops(crop, lines.__contains__)
    theirs = Compositor._render_chops(ours, crop, lines.__contains__)
    assert lines_of([chops[y] for y in lines]) == lines_of([theirs[y] for y in lines])
    ours._dirty_regions = {crop}
    update = ours.render_partial_update()
    assert update is not None
    textual = ChopsUpdate(update.chops, update.spans, update.chop_ends)
    console = reader.app.console
    sent, usual = update.render_segments(console), textual.render_segments(console)
    assert cells(sent) == cells(usual)
    assert len(sent) < len(usual)


async def test_it_shows_what_textual_would(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("down", "enter")
        both(reader, Region(0, 0, 80, 24), range(24))
        both(reader, Region(30, 3, 20, 9), range(3, 12))


async def test_what_lies_over_something_else_is_seen(reading: Open) -> None:
    async with reading((120, 40)) as reader:
        over = Static("Something to say", markup=False)
        over.styles.overlay, over.styles.width, over.styles.offset = "screen", 20, (30, -20)
        await reader.main.mount(over)
        await reader.until(lambda: over.size.width == 20)
        both(reader, Region(0, 0, 120, 40), range(40))
        around = over.region.grow((1, 5, 1, 5)).intersection(Region(0, 0, 120, 40))
        assert around.area > over.region.area > 0
        both(reader, around, around.line_range)


async def test_to_go_to_another_pane_does_not_paint_the_whole_screen(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    async with reading((120, 40)) as reader:
        await reader.press("down", "enter")
        monkeypatch.setattr(QuickCompositor, "render_full_update", painted.append)
        await reader.press("tab", "tab")
        await reader.press("enter")
        assert reader.main.focused is reader.view
        assert not painted


async def test_what_comes_while_all_is_laid_out_anew_is_not_kept_waiting_for_the_paint(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    async with reading((120, 40)) as reader:
        await reader.press("down", "enter")
        resized, painted = reader.view.resized, QuickCompositor.render_full_update

        def resize() -> None:
            happened.append("laid out")
            asyncio.get_running_loop().call_soon(happened.append, "something else")
            resized()

        def paint(compositor: QuickCompositor, **options: bool) -> object:
            happened.append("painted")
            return painted(compositor, **options)

        monkeypatch.setattr(reader.view, "resized", resize)
        monkeypatch.setattr(QuickCompositor, "render_full_update", paint)
        await reader.pilot.resize_terminal(104, 40)
        await reader.until(lambda: "painted" in happened)
    assert happened[:3] == ["laid out", "something else", "painted"]


async def test_what_asks_for_a_paint_while_one_is_put_off_is_painted(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    async with reading((120, 40)) as reader:
        main, results = reader.main, reader.main.search_pane.results
        paint_now, lines_of = main._paint_now, results.render_lines

        def ask_and_paint() -> None:
            results._set_dirty()
            main._dirty_widgets.add(results)  # as asking does
            paint_now()

        def lines(crop: Region) -> list[Strip]:
            painted.append(crop)
            return lines_of(crop)

        monkeypatch.setattr(main, "_paint_now", ask_and_paint)
        monkeypatch.setattr(results, "render_lines", lines)
        main._paint_by_itself()
        main.article_pane.view.refresh()
        await reader.until(lambda: not main._paints_later)
        await reader.pilot.pause()
    assert painted
