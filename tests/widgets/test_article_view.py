import asyncio
import unicodedata
from collections.abc import AsyncIterator

import pytest
from layout.drawing import without_isolates
from textual.app import ComposeResult
from textual.pilot import Pilot
from widgets.article_fakes import FakeApp, FakeView, screen_lines, sections, style_of, styled

from index.model import Block, Document, Kind
from index.readers.builder import DocumentBuilder
from tui.widgets.article_view import ArticleView

SIZE = (80, 24)


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    app = FakeApp()
    async with app.run_test(size=SIZE) as pilot:
        yield pilot


def view_of(pilot: Pilot[None]) -> ArticleView:
    app = pilot.app
    assert isinstance(app, FakeApp)
    return app.view


async def laid_out(pilot: Pilot[None]) -> None:
    async with asyncio.timeout(30):
        while not view_of(pilot).laid_out:
            await pilot.pause()
    await pilot.pause()


async def test_it_shows_text_and_metadata_between_margins(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(sections(1, words=3), meta="Weekly · 1 May 2024")
    lines = screen_lines(view)
    assert [line.strip() for line in lines[:6]] == [
        "Numbered sections",
        "Weekly · 1 May 2024",
        "",
        "Section 0",
        "",
        "w0x0 w0x1 w0x2",
    ]
    assert all(not line or line.startswith(" ") for line in lines)
    assert all(line.cell_length == view.size.width - 1 for line in map(view.render_line, range(9)))


async def test_nothing_is_drawn_without_a_document(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    await pilot.press("j", "space", "G", "g", "right_square_bracket")
    await pilot.click(view, offset=(5, 5))
    assert not any(screen_lines(view))
    view.show(sections(3))
    view.clear()
    await pilot.pause()
    assert not any(screen_lines(view))
    assert view.document is None
    assert view.virtual_size.height == 0


@pytest.mark.parametrize("width", [30, 60, 140, 250])
async def test_text_is_centred_and_no_wider_than_the_measure(width: int) -> None:
    app = FakeApp()
    async with app.run_test(size=(width, 24)):
        app.view.show(sections(2, words=200))
        lines = [line for line in screen_lines(app.view) if line]
        left = min(len(line) - len(line.lstrip()) for line in lines)
        right = width - 1 - max(len(line) for line in lines)
        assert max(len(line.strip()) for line in lines) <= 76
        assert left >= 1
        assert left <= right + 1


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        (["j"], 1),
        (["down", "down"], 2),
        (["j", "j", "k"], 1),
        (["j", "up"], 0),
        (["k"], 0),
        (["space"], 23),
        (["pagedown"], 23),
        (["space", "space", "b"], 23),
        (["space", "pageup"], 0),
        (["ctrl+d"], 12),
        (["ctrl+d", "ctrl+d", "ctrl+u"], 12),
        (["space", "g"], 0),
        (["space", "home"], 0),
    ],
)
async def test_keys_scroll(pilot: Pilot[None], keys: list[str], top: int) -> None:
    view = view_of(pilot)
    view.show(sections(40))
    await laid_out(pilot)
    await pilot.press(*keys)
    assert view.scroll_offset.y == top


@pytest.mark.parametrize("key", ["G", "end"])
async def test_the_end_key_shows_the_last_line_at_the_bottom(pilot: Pilot[None], key: str) -> None:
    view = view_of(pilot)
    view.show(sections(40))
    await pilot.press(key)
    assert screen_lines(view)[-1].strip().endswith("w39x39")


async def test_brackets_go_from_heading_to_heading(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(sections(40))
    seen = []
    for key in ("right_square_bracket",) * 3 + ("left_square_bracket",) * 3:
        await pilot.press(key)
        seen.append(screen_lines(view)[0].strip())
    assert seen == [f"Section {n}" for n in (0, 1, 2, 1, 0, 0)]


async def test_brackets_reach_headings_on_the_last_screen(pilot: Pilot[None]) -> None:
    document = sections(3, words=10)
    view = view_of(pilot)
    view.show(document)
    headings = [block.start for block in document.of_kind(Kind.HEADING)]
    for heading in headings:
        await pilot.press("right_square_bracket")
        assert view.caret == heading
    await pilot.press("right_square_bracket")
    assert view.caret == headings[-1]


async def test_a_jump_brings_its_line_into_view_a_third_down(pilot: Pilot[None]) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    offset = document.text.index("w30x20")
    view.jump(offset, end=offset + 6)
    row = next(row for row, line in enumerate(screen_lines(view)) if "w30x20" in line)
    assert row == 24 // 3
    assert view.caret == offset


async def test_a_jump_within_view_does_not_scroll(pilot: Pilot[None]) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    await pilot.press("j")
    view.jump(document.text.index("w1x5"))
    assert view.scroll_offset.y == 1


async def test_the_caret_is_drawn_after_a_jump_and_follows_scrolling_unseen(
    pilot: Pilot[None],
) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    assert not any(s.style and s.style.reverse for s in view.render_line(4))
    view.jump(document.text.index("w0x0"))
    assert style_of(view, "w").reverse
    await pilot.press("space", "space")
    assert view.caret >= view.top_offset()
    assert not any(s.style and s.style.reverse for y in range(24) for s in view.render_line(y))
    await pilot.press("g")
    assert view.caret < document.text.index("Section 4")


@pytest.mark.parametrize("size", [(60, 24), (120, 40), (40, 12)])
async def test_resizing_keeps_the_first_line(pilot: Pilot[None], size: tuple[int, int]) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    await pilot.press("space", "space", "space")
    offset = view.top_offset()
    word = document.text[offset:].split()[0]
    for _ in range(2):
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert word in screen_lines(view)[0]
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert view.top_offset() == offset


async def test_resizing_keeps_a_caret_that_is_shown_on_its_row(pilot: Pilot[None]) -> None:
    document = sections(40)
    view = view_of(pilot)
    view.show(document)
    view.jump(document.text.index("w30x20"))
    await pilot.resize_terminal(50, 24)
    await pilot.pause()
    assert "w30x20" in screen_lines(view)[24 // 3]
    assert style_of(view, "w").reverse


async def test_a_document_shown_before_the_first_layout_opens_at_its_place() -> None:
    document = sections(40)

    class EarlyApp(FakeApp):
        def compose(self) -> ComposeResult:
            view = FakeView()
            view.show(document, at=document.text.index("Section 20"))
            yield view

    app = EarlyApp()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert screen_lines(app.view)[0].strip() == "Section 20"


LONG = sections(3000, words=60)


async def test_a_long_article_opens_before_it_is_laid_out(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(LONG)
    assert not view.laid_out
    assert "Numbered sections" in screen_lines(view)[0]
    await laid_out(pilot)
    await pilot.press("G")
    assert "w2999x59" in screen_lines(view)[-1]
    assert view.virtual_size.height == view.scroll_offset.y + view.size.height


@pytest.mark.parametrize("section", [1500, 2999])
async def test_a_far_place_is_shown_at_once_and_stays_when_the_layout_gets_there(
    pilot: Pilot[None], section: int
) -> None:
    view = view_of(pilot)
    offset = LONG.text.index(f"w{section}x30")
    view.show(LONG, at=offset)
    assert not view.laid_out
    before = screen_lines(view)
    assert any(f"w{section}x30" in line for line in before)
    await laid_out(pilot)
    assert screen_lines(view) == before
    assert view.scroll_offset.y > section


async def test_a_jump_to_a_far_place_is_no_different(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(LONG)
    view.jump(LONG.text.index("w2000x30"))
    assert not view.laid_out
    assert "w2000x30" in screen_lines(view)[24 // 3]
    await laid_out(pilot)
    assert "w2000x30" in screen_lines(view)[24 // 3]
    assert style_of(view, "w").reverse


@pytest.mark.parametrize(
    "action",
    ["top", "end", "page(-1)", "page(-4)", "page(1)", "heading(-1)", "heading(1)"],
)
async def test_keys_do_the_same_before_the_layout_gets_to_a_far_place(
    pilot: Pilot[None], action: str
) -> None:
    view = view_of(pilot)
    screens = []
    for wait in (False, True):
        view.show(LONG, at=LONG.text.index("w1500x30"))
        if wait:
            await laid_out(pilot)
        assert view.laid_out is wait
        await view.run_action(action)
        screens.append(screen_lines(view))
        await laid_out(pilot)
        assert screen_lines(view) == screens[0]
    assert screens[0] == screens[1]


async def test_another_article_stops_the_layout_of_the_one_before(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(LONG)
    view.show(sections(1))
    await laid_out(pilot)
    assert view.virtual_size.height < 24
    assert view.document is not LONG


async def test_it_tells_the_place(pilot: Pilot[None]) -> None:
    app = pilot.app
    assert isinstance(app, FakeApp)
    app.view.show(sections(40))
    await laid_out(pilot)
    await pilot.press("space", "G")
    await pilot.pause()
    places = [m for m in app.said if isinstance(m, ArticleView.PlaceChanged)]
    assert places[-1].percent == 100
    assert [m.percent for m in places] == sorted(m.percent for m in places)


HOSTILE = [
    "[/x] [bold]not markup[/bold] \\[",
    "\x1b]52;c;aGk=\x07\x9b31m \u202e\u2066 \x00",
    "e" + "\u0301" * 50,
    "\u200d\u200d \ufe0f👩\u200d👩\u200d👧 🇺🇦",
    "﷽" * 100 + "𒐫" * 100,
    "x" * 5000,
    "\t" * 300,
    "\u3000" * 300,
]


@pytest.mark.parametrize("size", [(2, 2), (9, 200), (80, 200)], ids=str)
@pytest.mark.parametrize("raw", [False, True], ids=["sanitised", "raw"])
async def test_hostile_text_is_drawn_harmlessly(size: tuple[int, int], raw: bool) -> None:
    builder = DocumentBuilder()
    for kind in (Kind.PARAGRAPH, Kind.CODE, Kind.TABLE):
        for text in HOSTILE:
            builder.add(kind, text)
    document = builder.build("Hostile")
    if raw:
        text = "\n".join(HOSTILE)
        document = Document("Hostile", text, (Block(Kind.CODE, 0, len(text)),))
    app = FakeApp()
    async with app.run_test(size=size) as pilot:
        view = app.view
        view.show(document, meta=HOSTILE[1])
        for key in ("g", "j", "G"):
            await pilot.press(key)
            for strip in map(view.render_line, range(size[1])):
                assert strip.cell_length == view.scrollable_content_region.width
                text = without_isolates(strip.text)
                assert not {unicodedata.category(c) for c in text} & {"Cc", "Cs"}
                assert not set("\u202e\u2066\u2067\u2068\u2069") & set(text)


async def test_links_and_styles_look_different(pilot: Pilot[None]) -> None:
    view = view_of(pilot)
    view.show(styled())
    assert style_of(view, "linked words").underline
    assert style_of(view, "strong ones").bold
    assert not style_of(view, "Plain ").bold
