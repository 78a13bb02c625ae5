"""What is marked is told apart in every theme, and without any colour."""

from collections.abc import Iterable

import pytest
from rich.style import Style
from screen.conftest import Open
from screen.contrast import contrast
from screen.driving import Reader
from textual.color import Color
from textual.command import CommandPalette
from textual.theme import BUILTIN_THEMES
from textual.widgets import OptionList

from index.model import EntityType
from tui.screens.choose import ChooseScreen
from tui.settings import Settings
from tui.themes import THEMES
from tui.widgets.article_marks import CURRENT, LINK, OPAQUE, SELECTION
from tui.widgets.article_styles import Looks
from tui.widgets.entity_styles import component_class

EVERY_THEME = [*BUILTIN_THEMES, *(theme.name for theme in THEMES)]
ITALIC = "italic"
ATTRIBUTES = ("bold", "dim", ITALIC, "underline", "reverse", "strike")
TYPES = [component_class(entity_type) for entity_type in EntityType]
MOSTLY = [EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.DATE]
"""Types that nearly every article has."""
AT_LEAST = 3.0
"""Contrast of what must be told apart: WCAG 2.2, 1.4.11. Text as dim as a date gets no more."""


def attributes(style: Style, *, without: Iterable[str] = ()) -> frozenset[str]:
    return frozenset(name for name in ATTRIBUTES if getattr(style, name)) - {*without}


def ratio(style: Style) -> float:
    """The contrast of a text with its background."""
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def looks(
    reader: Reader, components: Iterable[str], *, without: Iterable[str] = ()
) -> list[frozenset[str]]:
    """The attributes of component classes of the article."""
    found = Looks(reader.view)
    return [attributes(found.style((name,)), without=without) for name in components]


@pytest.fixture(params=[False, True], ids=["colour", "no-colour"])
def bare(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the terminal is asked to have no colours."""
    if request.param:
        monkeypatch.setenv("NO_COLOR", "1")
    return bool(request.param)


async def test_marks_and_types_differ_and_what_is_selected_is_read_in_every_theme(
    reading: Open, bare: bool
) -> None:
    async with reading() as reader:
        await reader.open()
        for theme in EVERY_THEME:
            reader.app.theme = theme
            await reader.pilot.pause()
            types = looks(reader, TYPES)
            marks = looks(reader, OPAQUE)
            assert len({*types, *marks, frozenset()}) == len(types) + len(marks) + 1, theme
            assert all("reverse" in mark for mark in marks), theme
            if not bare and "ansi" not in theme:
                style = Looks(reader.view).style
                ratios = {n: ratio(style((n, SELECTION))) for n in (*OPAQUE, *TYPES, LINK)}
                assert {n: r for n, r in ratios.items() if r < AT_LEAST} == {}, theme


async def test_without_colour_no_mark_needs_italic(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as reader:
        await reader.open()
        marks = looks(reader, [*OPAQUE, SELECTION], without=[ITALIC])
        assert len(set(marks)) == len(marks)
        current = looks(reader, CURRENT, without=[ITALIC])
        assert not any("dim" in mark for mark in current)
        common = looks(reader, map(component_class, MOSTLY), without=[ITALIC])
        assert len(set(common)) == len(MOSTLY)
        every = looks(reader, TYPES, without=[ITALIC])
        assert frozenset() not in every
        assert "reverse" in looks(reader, [SELECTION])[0]


async def test_an_ansi_theme_without_colour_leaves_the_terminal_its_own(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(settings=Settings(theme="ansi-light")) as reader:
        await reader.open()
        for theme, has_colours in [("nord", True), ("ansi-dark", False)]:
            reader.app.theme = theme
            await reader.pilot.pause()
            drawn = [
                segment.style
                for strip in reader.app.screen._compositor.render_strips()
                for filtered in [
                    strip.apply_filter(f, reader.app.screen.background_colors[1])
                    for f in reader.app.get_line_filters()[-1:]
                ]
                for segment in filtered
                if segment.style
            ]
            colours = {c for style in drawn for c in (style.color, style.bgcolor) if c}
            assert any(not colour.is_default for colour in colours) is has_colours


async def test_the_chosen_option_shows_without_colour(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as reader:
        await reader.app.run_action("remove_folder", reader.main)
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        options = reader.app.screen.query_one(OptionList)
        style = options.get_component_rich_style("option-list--option-highlighted")
        assert style.reverse
        await reader.press("escape", "ctrl+p")
        assert isinstance(reader.app.screen, CommandPalette)
