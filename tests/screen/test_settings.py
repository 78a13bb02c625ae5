"""The reader with settings of the user's own."""

import json

import pytest
from screen.articles import HARBOUR, ORCHARD, TRAINS
from screen.conftest import Open
from screen.driving import FakeDesktop, plain
from textual import events
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from tui.screens.choose import ChooseScreen
from tui.screens.help import HelpScreen
from tui.settings import Settings
from tui.widgets.article_view import ArticleView
from tui.widgets.link_bar import Destination, LinkBar


def keys(**given: str) -> Settings:
    """Settings with keys, separated by spaces; double underscores stand for dots."""
    spelled = {name.replace("__", "."): tuple(text.split()) for name, text in given.items()}
    return Settings(keys=spelled)


# Keys.


@pytest.mark.parametrize(
    ("settings", "key", "old"),
    [
        pytest.param(keys(star="§"), "section_sign", "m", id="letter-to-sign"),
        pytest.param(keys(star="Ctrl+T"), "ctrl+t", "m", id="letter-to-ctrl"),
        pytest.param(keys(star="&"), "ampersand", "m", id="letter-to-letter"),
    ],
)
async def test_a_command_has_its_new_key_and_not_its_old(
    reading: Open, settings: Settings, key: str, old: str
) -> None:
    async with reading(settings=settings) as reader:
        await reader.press(old)
        assert reader.main.library.counts().starred == 0
        await reader.press(key)
        assert reader.main.library.counts().starred == 1
        assert reader.app.said == []


@pytest.mark.parametrize("command", ["star", "next_pane", "search", "undo", "quit", "app.quit"])
async def test_a_letter_with_a_command_is_typed_into_an_input(reading: Open, command: str) -> None:
    letters = ("o", "-", "/", "+")
    settings = Settings(keys={"search": ("Ctrl+L",), command: letters} | {"unused": ()})
    async with reading(settings=settings) as reader:
        reader.main.search_pane.field.focus()
        typed = "".join(f"fr{letter}st" for letter in letters)
        await reader.type(typed)
        assert reader.main.search_pane.field.value == typed
        assert reader.app.return_code is None
        assert reader.main.library.counts().starred == 0


async def test_a_sign_whose_name_leads_nowhere_is_typed_as_well(reading: Open) -> None:
    async with reading(settings=keys(next_pane="«")) as reader:
        reader.main.search_pane.field.focus()
        name = "left_pointing_double_angle_quotation_mark"
        reader.app.post_message(events.Key(name, "«"))
        await reader.pilot.pause()
        assert reader.main.search_pane.field.value == "«"


async def test_what_had_a_letter_is_reached_from_an_input_by_its_new_key(reading: Open) -> None:
    async with reading(settings=keys(next_article="Ctrl+T")) as reader:
        await reader.open("grain")
        await reader.press("slash", "ctrl+t")
        assert reader.title == TRAINS


async def test_a_priority_key_that_is_remapped_works_at_once(reading: Open) -> None:
    async with reading(settings=keys(search="S", sort="")) as reader:
        await reader.type("Sfrost")
        assert reader.titles == [ORCHARD]
        assert reader.main.search_pane.field.value == "frost"


async def test_a_search_that_does_not_share_its_key_is_reached_from_the_sidebar(
    reading: Open,
) -> None:
    async with reading(settings=keys(search="F7")) as reader:
        await reader.press("enter", "3", "f7")
        assert reader.main.search_pane.field.has_focus
        await reader.press("down", "3", "slash")
        assert reader.main.entity_list.pattern.has_focus


async def test_tab_can_be_given_away(reading: Open) -> None:
    async with reading(settings=keys(next_pane="Ctrl+N", star="Tab")) as reader:
        await reader.press("tab")
        assert reader.main.library.counts().starred == 1
        await reader.press("enter", "ctrl+n")
        assert reader.main.pane == "entities"


async def test_widgets_are_remapped(reading: Open) -> None:
    settings = keys(list__down="n", list__open="Right", article__end="$", entities__filter="%")
    async with reading((120, 10), settings) as reader:
        await reader.press("j", "n", "right")
        assert reader.title == TRAINS
        await reader.press("dollar_sign")
        assert reader.view.scroll_offset.y > 0
        await reader.press("3", "percent_sign")
        assert isinstance(reader.app.focused, Input)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        pytest.param(keys(pane_3="Ctrl+T"), "Hidden. “Ctrl+T” shows it again.", id="remapped"),
        pytest.param(Settings(keys={"pane_3": ()}), "Hidden.", id="unbound"),
    ],
)
async def test_the_key_that_shows_a_hidden_pane_is_told(
    reading: Open, settings: Settings, sentence: str
) -> None:
    async with reading(settings=settings) as reader:
        await reader.press("enter", "tab", "H")
        assert reader.app.said == [sentence]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        pytest.param(keys(article__follow="F9"), "F9 opens it · Esc closes", id="remapped"),
        pytest.param(Settings(keys={"article.follow": ()}), "Esc closes", id="unbound"),
    ],
)
async def test_the_key_that_follows_a_link_is_told(
    reading: Open, settings: Settings, told: str
) -> None:
    destination = Destination("example.org", "https://example.org/", "opens it", lambda: None)
    async with reading(settings=settings) as reader:
        bar = LinkBar()
        await reader.main.mount(bar)
        bar.show(destination)
        assert str(bar.content).split("\n")[-1] == told


async def test_dialogs_are_remapped(reading: Open) -> None:
    async with reading(settings=keys(choose__close="x", help__close="F9")) as reader:
        await reader.app.run_action("remove_folder", reader.main)
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        await reader.press("escape")
        assert isinstance(reader.app.screen, ChooseScreen)
        assert "Enter chooses · x closes" in reader.text
        await reader.press("x", "question_mark", "escape")
        await reader.until(lambda: isinstance(reader.app.screen, HelpScreen))
        assert "F9 closes" in reader.text
        await reader.press("f9")
        await reader.until(lambda: reader.app.screen is reader.main)


async def test_dialogs_that_take_letters_are_remapped(reading: Open) -> None:
    settings = keys(hints__copy="!", hints__cancel="F8", letter__cancel="F9")
    async with reading(settings=settings) as reader:
        await reader.open()
        await reader.press("f")
        assert "! copies its address instead · F8 cancels" in reader.text
        await reader.press("exclamation_mark", "escape")
        assert "Copy the address of which link? · ! opens it" in reader.text
        await reader.press("f8", "grave_accent", "escape")
        assert "which letter? · F9 cancels" in reader.text
        await reader.press("f9")
        assert reader.app.screen is reader.main
        assert reader.main.library.marks() == {}


async def test_a_command_without_a_key_can_have_one(reading: Open) -> None:
    async with reading(settings=keys(samples="F6")) as reader:
        left = reader.main
        await reader.press("f6")
        await reader.until(lambda: not left.is_attached)
        assert reader.main.library.name == "samples"


async def test_footer_help_and_palette_show_the_keys_in_force(reading: Open) -> None:
    async with reading(settings=keys(star="*", palette="F5", undo="", help="F1 F2")) as reader:
        assert "F1 Help" in reader.lines[-1]
        assert "? Help" not in reader.lines[-1]
        await reader.press("f2")
        await reader.type("star")
        row = next(line for line in reader.lines if "Give the article a star" in line)
        assert " *  " in row
        await reader.press("escape", "f2")
        await reader.type("undo")
        assert "Undo the last change" not in reader.text
        await reader.press("escape", "ctrl+p")
        assert reader.app.screen is reader.main
        await reader.press("f5")
        assert isinstance(reader.app.screen, CommandPalette)
        await reader.type("star")
        await reader.until(lambda: reader.app.screen.query_one(OptionList).option_count)
        assert "Star: Give the article a star, or take it away  *" in reader.text


@pytest.mark.parametrize(
    ("undo", "back"), [("F7", " F7 brings it back."), ("", "")], ids=["key", "none"]
)
async def test_sentences_name_the_keys_in_force(reading: Open, undo: str, back: str) -> None:
    async with reading(settings=keys(undo=undo)) as reader:
        await reader.press("D")
        assert reader.app.said == [f"“{HARBOUR}” is put away.{back}"]


async def test_the_program_is_left_by_the_key_that_is_set(reading: Open) -> None:
    async with reading(settings=keys(app__quit="Ctrl+X")) as reader:
        await reader.press("ctrl+q")
        assert reader.app.return_code is None
        await reader.press("ctrl+c")
        assert reader.app.said == ["Ctrl+X quits."]
        await reader.press("ctrl+x")
        assert reader.app.return_code == 0


# The rest.


async def test_what_is_wrong_is_said_at_the_start_and_the_rest_applies(reading: Open) -> None:
    settings = Settings(
        theme="nrd",
        keys={"stra": ("x",), "undo": ("F7",)},
        lines={"theme": 2, "keys.stra": 5},
        problems=("config.toml, line 1: unknown setting “[/b]”.",),
    )
    async with reading(settings=settings) as reader:
        assert reader.app.said == [
            "config.toml, line 1: unknown setting “[/b]”.",
            "config.toml, line 5: unknown command “stra”; did you mean “star”?",
            "config.toml, line 2: unknown theme “nrd”; did you mean “nord”?",
        ]
        assert reader.app.theme == "textual-dark"
        assert reader.app.keymap.keys("undo") == ("f7",)


async def test_many_problems_do_not_fill_the_screen(reading: Open) -> None:
    settings = Settings(problems=tuple(f"Problem {number}." for number in range(7)))
    async with reading((80, 24), settings) as reader:
        assert reader.app.said == [
            *("Problem 0.", "Problem 1.", "Problem 2."),
            "4 more: “dateline config” names them all.",
        ]


async def test_the_theme_that_is_set_is_there_from_the_start(reading: Open) -> None:
    async with reading(settings=Settings(theme="contrast-light")) as reader:
        assert reader.app.theme == "contrast-light"
        assert HARBOUR[:16] in reader.text


async def test_a_theme_that_nobody_chose_is_not_remembered(reading: Open) -> None:
    async with reading() as reader:
        # As on a terminal with few colours.
        reader.app.usual_theme = reader.app.theme = "contrast-dark"
        assert json.loads(reader.main._state()[2])["theme"] == ""
        reader.app.theme = "nord"
        assert json.loads(reader.main._state()[2])["theme"] == "nord"


@pytest.mark.parametrize("motion", [True, False], ids=["motion", "still"])
async def test_without_motion_nothing_moves_by_itself(reading: Open, motion: bool) -> None:
    async with reading(settings=Settings(motion=motion)) as reader:
        assert (reader.app.animation_level == "none") is not motion
        await reader.press("ctrl+p")
        inputs = [*reader.main.query(Input), *reader.app.screen.query(Input)]
        assert len(inputs) >= 3
        assert {field.cursor_blink for field in inputs} == {motion}


async def test_textual_s_own_switch_of_animation_stops_the_cursor_as_well(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    async with reading() as reader:
        assert reader.app.animation_level == "none"
        assert not reader.main.search_pane.field.cursor_blink


async def test_an_app_without_settings_has_the_defaults(reading: Open) -> None:
    async with reading() as reader:
        assert isinstance(reader.app, FakeDesktop)
        assert reader.app.settings == Settings()
        assert isinstance(reader.view, ArticleView)
        assert plain(reader.main.search_pane.status)
