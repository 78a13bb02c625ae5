"""Paragraphs, and the keys that less has for lines, pages and both ends."""

from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot
from widgets.article_fakes import FakeApp, FakeView, screen_lines, sections

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder

SIZE = (80, 24)
NEXT, PREVIOUS = "right_curly_bracket", "left_curly_bracket"


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = FakeApp()
    async with app.run_test(size=SIZE) as pilot:
        yield pilot


def view_of(pilot: Pilot[None]) -> FakeView:
    app = pilot.app
    assert isinstance(app, FakeApp)
    return app.view


def with_rule() -> Document:
    """Two paragraphs with a rule, which has no text, between them."""
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, "Above the rule.")
    builder.add(Kind.RULE, "")
    builder.add(Kind.PARAGRAPH, "Below the rule.")
    return builder.build("Ruled")


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        (["ctrl+e"], 1),
        (["ctrl+e", "ctrl+e", "ctrl+y"], 1),
        (["space", "space", "ctrl+b"], 23),
        (["space", "less_than_sign"], 0),
    ],
)
async def test_keys_of_less_scroll(pilot: Pilot[None], keys: list[str], top: int) -> None:
    view = view_of(pilot)
    view.show(sections(40))
    await pilot.press(*keys)
    assert view.scroll_offset.y == top


async def test_greater_than_goes_to_the_end(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(sections(40))
    await pilot.press("greater_than_sign")
    assert screen_lines(view)[-1].strip().endswith("w39x39")


async def test_braces_put_the_caret_on_every_block_of_text_in_turn(pilot: Pilot[None]) -> None:
    document = sections(6)
    view = view_of(pilot)
    view.show(document)
    starts = [block.start for block in document.blocks]
    seen = []
    for key in (NEXT,) * len(starts) + (PREVIOUS,) * len(starts):
        await pilot.press(key)
        seen.append(view.caret)
        assert view.here == view.caret
    assert seen == [*starts[1:], starts[-1], *starts[-2::-1], 0]


async def test_a_brace_backwards_goes_to_the_beginning_of_its_own_block(
    pilot: Pilot[None],
) -> None:
    document = sections(3)
    view = view_of(pilot)
    view.show(document)
    view.jump(document.text.index("w1x7"))
    await pilot.press(PREVIOUS)
    assert view.caret == document.text.index("w1x0")


async def test_braces_scroll_only_when_the_block_is_not_in_view(pilot: Pilot[None]) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    tops = []
    for _ in range(12):
        await pilot.press(NEXT)
        tops.append(view.scroll_offset.y)
        assert any(f"{document.text[view.caret :].split()[0]}" in row for row in screen_lines(view))
    assert tops[0] == 0
    assert len(set(tops)) < len(tops) / 2
    assert tops == sorted(tops)


async def test_braces_skip_what_has_no_text(pilot: Pilot[None]) -> None:
    document = with_rule()
    view = view_of(pilot)
    view.show(document)
    await pilot.press(NEXT)
    assert view.caret == document.text.index("Below")
    await pilot.press(PREVIOUS)
    assert view.caret == 0


async def test_from_where_one_scrolled_to_braces_go_on(pilot: Pilot[None]) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    await pilot.press("space", "space")
    top = view.top_offset()
    await pilot.press(NEXT)
    assert view.caret == next(b.start for b in document.blocks if b.start > top)


@pytest.mark.parametrize("key", ["g", "G"])
async def test_both_ends_tell_where_the_reader_was(pilot: Pilot[None], key: str) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    view.jump(document.text.index("w30x20"))
    await pilot.press(key)
    app = pilot.app
    assert isinstance(app, FakeApp)
    left = [message.offset for message in app.said if isinstance(message, FakeView.Leaving)]
    assert left == [document.text.index("w30x20")]
