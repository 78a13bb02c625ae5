"""The measure of the text, changed by keys."""

from itertools import pairwise

import pytest
from widgets.article_fakes import FakeApp, screen_lines, sections

WIDE = 140


@pytest.mark.parametrize(
    ("width", "keys", "expected"),
    [
        (WIDE, ["-"], [72]),
        (WIDE, ["+"], [80]),
        (WIDE, ["=", "=", "-"], [80, 84, 80]),
        (WIDE, ["-"] * 12, [72, 68, 64, 60, 56, 52, 48, 44, 40]),
        (WIDE, ["+"] * 14, [80, 84, 88, 92, 96, 100, 104, 108, 112, 116, 120]),
        # A change that is not seen would only be a riddle later, in a wider window.
        (63, ["+"], []),
        (63, ["-"], [56]),
    ],
    ids=lambda value: str(value)[:24],
)
async def test_keys_make_lines_wider_and_narrower(
    width: int, keys: list[str], expected: list[int]
) -> None:
    app = FakeApp()
    async with app.run_test(size=(width, 24)) as pilot:
        app.view.show(sections(2, words=200))
        measures = [app.view.measure]
        for key in keys:
            await pilot.press(key)
            measures.append(app.view.measure)
        assert [now for before, now in pairwise(measures) if now != before] == expected
        widest = max(len(line.strip()) for line in screen_lines(app.view))
        assert app.view.text_width - 8 < widest <= app.view.text_width
        assert app.view.text_width == (expected or [60])[-1]


async def test_the_place_stays_when_the_measure_changes() -> None:
    app = FakeApp()
    async with app.run_test(size=(WIDE, 24)) as pilot:
        document = sections(60)
        place = document.text.index("w30x20")
        app.view.show(document)
        app.view.jump(place)
        top = app.view.top_offset()
        await pilot.press("-", "-", "-")
        assert app.view.caret == place
        assert "w30x20" in " ".join(screen_lines(app.view))
        await pilot.press("+", "+", "+")
        assert app.view.top_offset() == top


async def test_a_measure_can_be_set_before_there_is_anything_to_show() -> None:
    app = FakeApp()
    async with app.run_test(size=(WIDE, 24)) as pilot:
        app.view.measure = 400
        app.view.show(sections(2, words=200))
        await pilot.pause()
        assert app.view.measure == app.view.text_width == 120
