from itertools import pairwise

import pytest
from rich.style import Style
from textual.strip import Strip
from widgets.article_fakes import (
    FakeApp,
    attributes,
    mention,
    screen_lines,
    sections,
    segments,
    style_of,
    styled,
)

from index.model import EntityType, Kind
from index.readers.builder import DocumentBuilder
from tui.widgets.article_marks import ShownMarks, Span, SpanSet
from tui.widgets.article_view import ArticleView


def ranges(text: str, *words: str) -> list[tuple[int, int]]:
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def test_a_span_set_finds_what_overlaps() -> None:
    spans = SpanSet([(0, 100, "a"), (5, 10, "b"), (10, 10, "c"), (20, 30, "d"), (3, 4, "e")])
    assert [s.component for s in spans.overlapping(4, 20)] == ["a", "b"]
    assert list(spans.overlapping(100, 200)) == []
    assert list(spans.overlapping(99, 200)) == [Span(0, 100, "a")]
    assert [s.component for s in spans.overlapping(0, 1000)] == ["a", "e", "b", "d"]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "dracula"])
async def test_types_of_entities_differ_by_colour_or_not_and_by_attributes(theme: str) -> None:
    document = sections(1)
    mentions = [mention(document, f"w0x{10 + n}", t) for n, t in enumerate(EntityType)]
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        app.view.show(document)
        app.view.set_mentions(mentions)
        await pilot.pause()
        styles = [style_of(app.view, m.name) for m in mentions]
    assert len({attributes(style) for style in styles}) == len(EntityType)
    assert frozenset() not in {attributes(style) for style in styles}


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark"])
async def test_hits_and_walked_mentions_are_distinct_without_colour(theme: str) -> None:
    document = sections(1)
    words = [f"w0x{n}" for n in range(10, 15)]
    places = ranges(document.text, *words)
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        view = app.view
        view.show(document)
        view.set_mentions([mention(document, word) for word in words])
        view.set_hits(places[:2], 1)
        view.set_walk(places[2:4], 0)
        await pilot.pause()
        looks = [attributes(style_of(view, word)) for word in words]
    assert len(set(looks)) == len(words)
    assert all("reverse" in look for look in looks[:4])


async def test_marks_are_gone_with_the_article() -> None:
    document = sections(1)
    app = FakeApp()
    async with app.run_test(size=(80, 24)):
        app.view.show(document)
        app.view.set_hits(ranges(document.text, "w0x10"), None)
        assert style_of(app.view, "w0x10").reverse
        app.view.show(sections(1))
        assert not any(s.style and s.style.reverse for s in segments(app.view))


async def test_only_lines_whose_marks_change_are_painted() -> None:
    document = sections(4, words=100)
    words = ["w0x1", "w0x90", "w1x50", "w3x99"]
    places = ranges(document.text, *words)
    app = FakeApp()
    async with app.run_test(size=(80, 30)) as pilot:
        view = app.view
        view.show(document)
        view.set_hits(places, 0)
        await pilot.pause()
        view.jump(places[0][0])
        await pilot.pause()

        def row(word: str) -> int:
            return next(y for y, line in enumerate(screen_lines(view)) if word in line)

        for before, after in pairwise(range(3)):
            strips: dict[int, Strip] = {y: view.render_line(y) for y in range(30)}
            view.repainted = []
            view.set_hits(places, after)
            view.jump(places[after][0])
            changed = {row(words[before]), row(words[after])}
            assert set(view.repainted) == changed
            await pilot.pause()
            kept = {y for y in range(30) if view.render_line(y) is strips[y]}
            assert kept == set(range(30)) - changed
        view.repainted = []
        view.set_hits(places, 2)
        assert view.repainted == []


async def test_a_mark_within_a_combined_character_does_not_split_it() -> None:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, "cafe\u0301 noir")
    document = builder.build("x")
    app = FakeApp()
    async with app.run_test(size=(80, 24)):
        app.view.show(document)
        app.view.set_hits([(0, 4)], None)
        assert style_of(app.view, "cafe\u0301").reverse
        app.view.set_hits([(4, 8)], None)
        assert style_of(app.view, " no").reverse


@pytest.mark.parametrize(
    ("at", "ctrl", "expected"),
    [
        ("linked", False, "linked words"),
        ("linked", True, "https://example.org/a"),
        ("words", True, "https://example.org/a"),
        ("strong", False, "strong"),
        ("Plain", False, None),
        ("margin", False, None),
    ],
)
async def test_clicks_tell_what_is_under_the_pointer(
    at: str, ctrl: bool, expected: str | None
) -> None:
    document = styled()
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.view
        view.show(document)
        view.set_mentions([mention(document, "linked words"), mention(document, "strong")])
        await pilot.pause()
        column = view.render_line(0).text.index(at) if at != "margin" else 0
        await pilot.click(view, offset=(column + (at != "margin"), 0), control=ctrl)
        await pilot.pause()
        said = [m for m in app.said if not isinstance(m, ArticleView.PlaceChanged)]
        if expected is None:
            assert said == []
            return
        [message] = said
        if isinstance(message, ArticleView.FollowLink):
            assert message.link.url == expected
        else:
            assert isinstance(message, ArticleView.MentionClicked)
            assert message.mention.name == expected
            assert view.caret == document.text.index(at) + 1


async def test_a_link_alone_needs_no_ctrl() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(styled())
        await pilot.pause()
        column = app.view.render_line(0).text.index("linked")
        await pilot.click(app.view, offset=(column, 0))
        await pilot.pause()
        assert any(isinstance(message, ArticleView.FollowLink) for message in app.said)


async def test_code_lies_on_a_surface_as_wide_as_the_text() -> None:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, "Text")
    builder.add(Kind.CODE, "a\n\nbb")
    app = FakeApp()
    async with app.run_test(size=(60, 24)):
        view = app.view
        view.show(builder.build("Code"))
        plain = next(iter(view.render_line(0))).style
        assert plain is not None
        surfaces = []
        for y in range(6):
            cells = [s for s in view.render_line(y) if s.style and s.style.bgcolor != plain.bgcolor]
            surfaces.append(sum(segment.cell_length for segment in cells))
    measure = 60 - 1 - 2
    assert surfaces == [0, 0, measure, measure, measure, 0]


def style_at(view: ArticleView, text: str) -> Style:
    """The style of the first cell of some text in view, whatever it is drawn together with."""
    for y in range(view.size.height):
        strip = view.render_line(y)
        if (column := strip.text.find(text)) >= 0:
            (cell,) = strip.crop(column, column + 1)
            assert cell.style is not None
            return cell.style
    raise AssertionError(f"{text} is not in view")


@pytest.mark.parametrize("no_color", [False, True], ids=["colour", "no colour"])
async def test_an_entity_is_told_within_a_hit_where_colour_tells_the_hit(
    no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = sections(1)
    words = [f"w0x{n}" for n in range(10, 14)]
    hits = ranges(document.text, *words)
    mentions = [mention(document, words[0]), mention(document, words[1], EntityType.PLACE)]
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = FakeApp()
    async with app.run_test(size=(80, 24)):
        app.view.show(document)
        app.view.set_mentions(mentions)
        app.view.set_hits(hits[:3], None)
        person, place, hit, plain = (style_at(app.view, word) for word in words)
    assert person.bgcolor == place.bgcolor == hit.bgcolor
    assert person.color == place.color == hit.color != plain.color or no_color
    looks = {attributes(style) for style in (person, place, hit)}
    assert len(looks) == (1 if no_color else 3)


@pytest.mark.parametrize("no_color", [False, True], ids=["colour", "no colour"])
async def test_a_selection_over_a_hit_shows_both(
    no_color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = sections(1)
    words = [f"w0x{n}" for n in range(10, 13)]
    hit, selected, both = ranges(document.text, *words)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(document)
        app.view.set_hits([hit, both], None)
        app.view.select(selected[0], both[1])
        await pilot.pause()
        looks = [style_at(app.view, word) for word in words]
    *alone, together = [(s.color, s.bgcolor, bool(s.reverse)) for s in looks]
    assert together not in alone
    assert all(color != background for color, background, _ in (*alone, together))
    if not no_color:
        assert len(set(alone)) == len(alone)


async def test_found_text_lies_over_hits_and_mentions() -> None:
    document = sections(1)
    (place,) = ranges(document.text, "w0x10")
    app = FakeApp()
    async with app.run_test(size=(80, 24)):
        view = app.view
        view.show(document)
        view.set_mentions([mention(document, "w0x10")])
        view.set_hits([place], None)
        view.set_found([(place[0] + 2, place[1])], None)
        hit, found = style_at(view, "w0x10"), style_at(view, "x10")
    assert hit.color != found.color
    assert hit.reverse
    assert found.reverse


@pytest.mark.parametrize(
    ("shown", "seen"),
    [
        (ShownMarks.ALL, [True, True, True]),
        (ShownMarks.HITS, [False, True, True]),
        (ShownMarks.NONE, [False, False, False]),
    ],
)
async def test_marks_are_hidden_by_kind_also_in_the_next_article(
    shown: ShownMarks, seen: list[bool]
) -> None:
    document = sections(1)
    words = ["w0x10", "w0x11", "w0x12"]
    places = ranges(document.text, *words)
    app = FakeApp()
    async with app.run_test(size=(80, 24)):
        view = app.view
        view.show_marks(shown)
        view.show(document)
        view.set_mentions([mention(document, words[0])])
        view.set_hits([places[1]], None)
        view.set_found([places[2]], None)
        text = "".join(segment.text for segment in segments(view))
        drawn = [
            any(s.text == word and s.style and attributes(s.style) for s in segments(view))
            for word in words
        ]
    assert all(word in text for word in words)
    assert drawn == seen


async def test_a_hidden_mention_is_not_clicked() -> None:
    document = sections(1)
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(document)
        app.view.set_mentions([mention(document, "w0x10")])
        app.view.show_marks(ShownMarks.HITS)
        await pilot.pause()
        y = next(n for n, line in enumerate(screen_lines(app.view)) if "w0x10" in line)
        await pilot.click(app.view, offset=(screen_lines(app.view)[y].index("w0x10") + 1, y))
        await pilot.pause()
        assert app.view.caret_seen
        assert not any(isinstance(said, ArticleView.MentionClicked) for said in app.said)
