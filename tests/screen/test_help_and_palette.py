"""Help, the palette, and themes."""

import pytest
from screen.articles import HARBOUR
from screen.conftest import Open
from screen.contrast import contrast
from screen.driving import plain
from textual.color import Color
from textual.command import CommandPalette
from textual.containers import VerticalScroll
from textual.theme import Theme
from textual.widgets import Input, OptionList

from tui.commands import COMMANDS
from tui.keymap import Keymap
from tui.screens.help import HelpScreen, entries
from tui.screens.main import MainScreen
from tui.settings import Settings
from tui.themes import THEMES
from tui.widgets.mark_legend import MARKS, MarkLegend

AAA = 7.0
"""Least contrast of text at that level of WCAG 2.2."""

# Help.


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_closes_over_any_pane(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press(key)
        assert [type(screen) for screen in reader.app.screen_stack[-2:]] == [MainScreen, HelpScreen]
        assert "Search the library" in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert reader.app.focused is reader.view


async def test_closing_it_does_not_style_the_screen_below_anew(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        await reader.press("f1")
        styled: list[object] = []
        monkeypatch.setattr(MainScreen, "update_node_styles", lambda *_, **__: styled.append(1))
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert not styled


async def test_help_is_narrowed_by_typing(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        await reader.type("star")
        assert "Give the article a star" in reader.text
        assert "Search the library" not in reader.text
        # Its keys are letters like all others.
        await reader.press(*["backspace"] * 4, "q", "question_mark")
        assert reader.app.screen.query_one(Input).value == "q?"
        assert "Nothing does that." in reader.text
        await reader.press("f1")
        assert reader.app.screen is reader.main


async def test_help_pages_by_what_is_seen(reading: Open) -> None:
    async with reading((120, 40)) as reader:
        await reader.press("question_mark")
        scroller = reader.app.screen.query_one(VerticalScroll)
        await reader.press("pagedown")
        assert scroller.scroll_y == scroller.size.height - 1 > 20
        await reader.press("pageup")
        assert scroller.scroll_y == 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_help_scrolls_to_its_end(reading: Open, size: tuple[int, int]) -> None:
    last = "Marks in the article"
    async with reading(size) as reader:
        await reader.press("question_mark")
        assert last not in reader.text
        await reader.press(*["pagedown"] * 20)
        assert last in reader.text
        await reader.press("up", "down", *["pageup"] * 20)
        assert "Search the library" in reader.text


async def test_help_tells_what_a_query_may_say(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        await reader.type("begin so")
        assert "encircl*" in reader.text


def test_help_tells_every_key() -> None:
    shown = {what for _, _, what in entries(Keymap(Settings()))}
    assert {command.help for command in COMMANDS if command.keys} <= shown
    assert {"Next article", "Next heading", "Next entity"} <= shown
    assert all(keys and what for _, keys, what in entries(Keymap(Settings())))


async def test_help_shows_each_mark_as_the_article_does(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        seen = []
        for theme in ("textual-dark", "textual-light", "contrast-dark"):
            reader.app.theme = theme
            await reader.press("question_mark")
            pattern = reader.app.screen.query_one(Input)
            pattern.value = "current hit"
            await reader.pilot.pause()
            legend = reader.app.screen.query_one(MarkLegend)
            assert [name for _, name in MARKS if name not in reader.text] == [], theme
            rows = [legend.render_line(y) for y in range(legend.size.height)]
            shown = {(s.text, str(s.style)) for row in rows for s in row}
            view = reader.view
            drawn = [
                (s.text, str(s.style)) for y in range(view.size.height) for s in view.render_line(y)
            ]
            # The caret is on the first letter of the current hit.
            looks = {"rain": "current hit", "Elena Marsh": "person", "Lisbon": "place"}
            for text, name in looks.items():
                assert {style for word, style in shown if word == name} & {
                    style for word, style in drawn if word == text
                }, (theme, name)
            seen.append(shown)
            pattern.value = "zzz"
            await reader.pilot.pause()
            assert not legend.display or not legend.parent.display  # type: ignore[union-attr]
            await reader.press("escape")
        assert seen[0] != seen[1] != seen[2]


# The palette.


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_the_palette_finds_and_runs_a_command(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.open("grain")
        await reader.press(key)
        assert isinstance(reader.app.screen, CommandPalette)
        await reader.type("next hit")
        await reader.until(lambda: reader.app.screen.query_one(OptionList).option_count)
        await reader.press("enter")
        await reader.until(lambda: reader.place.startswith("grain  3/6"))
        assert reader.app.focused is reader.view


UNUSABLE_AT_FIRST = {"palette", "next_mark", "previous_mark", "undo", "remove_filter"} | {
    "select",
    "percent",
    "set_mark",
    "outline",
    "entity_page",
    "correct_name",
    "watch",
    "links",
    "raw",
    "zen",
    "find",
    "shown_marks",
    "explain",
}
"""Commands that need an open article or something to undo."""


async def test_the_palette_lists_what_can_be_used_now(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        options = reader.app.screen.query_one(OptionList)
        await reader.until(lambda: options.option_count)
        shown = "\n".join(str(option.prompt) for option in options.options)
        usable = [c for c in COMMANDS if c.id not in UNUSABLE_AT_FIRST]
        assert [command.help for command in usable if command.help not in shown] == []
        assert "Go to the next hit" not in shown
        assert "Undo the last change" not in shown


async def test_copying_the_path_is_in_the_palette_alone(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.clipboard.shutil.which", lambda command: None)
    async with reading() as reader:
        await reader.press("ctrl+p")
        await reader.type("copy path")
        await reader.until(lambda: reader.app.screen.query_one(OptionList).option_count)
        await reader.press("enter")
        await reader.until(lambda: reader.app.said)
        (copied,) = reader.app.copied
        assert copied.endswith("harbour.md")


# Footer and themes.


async def test_the_footer_shows_what_can_be_done(reading: Open) -> None:
    async with reading() as reader:
        assert "n Next mark" not in reader.lines[-1]
        assert "/ Search" in reader.lines[-1]
        await reader.open()
        assert "n Next mark" in reader.lines[-1]
        await reader.press("slash")
        assert "/ Search" not in reader.lines[-1]


async def test_a_click_on_the_footer_is_as_good_as_the_key(reading: Open) -> None:
    async with reading() as reader:
        await reader.pilot.click(offset=(reader.lines[-1].index("Help"), 39))
        await reader.until(lambda: isinstance(reader.app.screen, HelpScreen))
        await reader.press("escape")
        await reader.pilot.click(offset=(110, 39))
        assert reader.app.screen is reader.main


async def test_the_footer_shows_the_keys_it_has_room_for(reading: Open) -> None:
    async with reading((30, 10)) as reader:
        assert reader.lines[-1] == " tab Pane  / Search"


@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
async def test_a_theme_is_chosen_from_the_palette(reading: Open, name: str) -> None:
    async with reading() as reader:
        await reader.press("enter", "ctrl+p")
        await reader.type("choose colours")
        await reader.until(lambda: reader.app.screen.query_one(OptionList).option_count)
        await reader.press("enter")
        await reader.type(name)
        await reader.until(lambda: reader.app.screen.query_one(OptionList).option_count)
        await reader.press("enter")
        await reader.until(lambda: reader.app.theme == name)
        assert HARBOUR in reader.text
        theme = next(theme for theme in THEMES if theme.name == name)
        (background,) = {
            segment.style.bgcolor.triplet.hex
            for segment in reader.view.render_line(reader.view.size.height - 1)
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet
        }
        assert background == theme.background
        assert plain(reader.main.article_pane.place)


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_themes_have_the_contrast_they_promise(theme: Theme) -> None:
    assert theme.background is not None
    background = Color.parse(theme.background)
    names = ("primary", "secondary", "accent", "warning", "error", "success", "foreground")
    colours = {name: getattr(theme, name) for name in names}
    colours["text-muted"] = theme.variables["text-muted"]
    assert {
        name: colour
        for name, colour in colours.items()
        if contrast(background, Color.parse(colour)) < AAA
    } == {}
