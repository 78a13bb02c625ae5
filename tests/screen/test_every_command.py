"""Each command of the reader, by each of its keys: a new one without a test fails here."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from screen.articles import HARBOUR, HARBOUR_URL, ORCHARD, TITLES, TRAINS
from screen.conftest import Open
from screen.driving import Reader
from textual.command import CommandPalette
from textual.screen import Screen

from tui.commands import COMMANDS, Command
from tui.screens.choose import ChooseScreen
from tui.screens.correct_screen import CorrectScreen
from tui.screens.entities_screen import EntitiesScreen
from tui.screens.entity_screen import EntityScreen
from tui.screens.help import HelpScreen
from tui.screens.hint_screen import HintScreen
from tui.screens.name_lists import SuggestionsScreen
from tui.screens.outline_screen import OutlineScreen
from tui.screens.pipe_prompt import PipePrompt
from tui.screens.raw import RawScreen

Check = Callable[[Reader, Callable[[], Awaitable[None]]], Awaitable[None]]
"""Takes an open reader and what performs the command once."""


def shows(screen: type[Screen[Any]]) -> Check:
    """The command opens a dialog."""

    async def check(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
        await do()
        await reader.until(lambda: isinstance(reader.app.screen, screen))

    return check


def goes_to(pane: str, *before: str) -> Check:
    """The command gives a pane the focus."""

    async def check(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
        await reader.press("enter", *before)
        await do()
        assert reader.main.pane == pane

    return check


def walks(*places: str) -> Check:
    """The command steps through the hits."""

    async def check(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
        await reader.open("grain")
        for place in places:
            await do()
            assert reader.place.startswith(f"grain  {place}/6")

    return check


def moves_border(step: int) -> Check:
    """The command moves the border beside the results."""

    async def check(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
        before = reader.main.search_pane.size.width
        await do()
        assert reader.main.search_pane.size.width == before + step

    return check


def copies(what: str) -> Check:
    """The command copies something."""

    async def check(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
        await do()
        await reader.until(lambda: reader.app.copied)
        assert reader.app.copied[0].endswith(what)

    return check


async def search(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    await reader.type("frost")
    assert reader.titles == [ORCHARD]


async def sort(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.search("grain")
    await do()
    await do()
    assert reader.titles == [TRAINS, HARBOUR]


async def facets(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    await reader.press("enter")
    assert reader.titles == TITLES[:2]


async def remove_filter(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.press("F", "enter")
    await do()
    assert reader.titles == TITLES


async def save_search(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.search("grain")
    await do()
    await reader.type("Corn")
    await reader.press("enter")
    assert [saved.name for saved in reader.main.library.saved_searches()] == ["Corn"]


async def searches(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    reader.main.library.save_search("Frosty", "frost")
    await do()
    await reader.press("enter")
    assert reader.titles == [ORCHARD]


async def more_like_this(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert [each.field for each in reader.main.search_pane.filters] == ["like"]


async def next_article(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    assert reader.title == TRAINS


async def previous_article(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.press("j", "enter")
    await do()
    assert reader.title == HARBOUR


async def star(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.main.library.counts().starred == 1
    await do()
    assert reader.main.library.counts().starred == 0


async def print_paths(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert [path.endswith("harbour.md") for path in reader.app.printed] == [True]


async def read(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.main.library.counts().unread == len(TITLES) - 1


async def unread(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    assert reader.main.library.counts().unread == len(TITLES)


async def url(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.app.browsed == [HARBOUR_URL]


async def put_away(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.titles == TITLES[1:]


async def undo(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.press("D")
    await do()
    assert reader.titles == TITLES


async def refresh(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    asked = []

    async def fake_run(on_progress: object, recogniser: object) -> None:
        asked.append(on_progress)

    reader.main._refresh.run = fake_run  # type: ignore[method-assign, assignment]
    await do()
    assert asked


async def library(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.app.said == ["There is no other library."]


async def samples(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    left = reader.main
    await do()
    await reader.until(lambda: not left.is_attached)
    assert reader.main.library.name == "samples"


async def leave(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    assert reader.main.pane == "search"


async def leave_and_quit(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await leave(reader, do)
    assert reader.app.return_code is None
    await do()
    assert reader.app.return_code == 0


async def hide_pane(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.main.pane == "article"
    assert not reader.main.search_pane.region


async def zen(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    assert reader.main.article_pane.size.width == reader.main.size.width


async def theme(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    await reader.until(lambda: isinstance(reader.app.screen, CommandPalette))
    await reader.until(lambda: "contrast-dark" in reader.text)


async def history_back(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await reader.press("J")
    await do()
    assert reader.title == HARBOUR


async def history_forward(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await reader.press("J", "alt+left")
    await do()
    assert reader.title == TRAINS


async def links(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await shows(HintScreen)(reader, do)


async def outline(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await shows(OutlineScreen)(reader, do)


async def entity_page(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.press("enter", "3", "down")
    await shows(EntityScreen)(reader, do)


async def raw(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    await reader.until(lambda: isinstance(reader.app.screen, RawScreen))


async def percent(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open("frost")
    await do()
    await reader.type("50%")
    await reader.press("enter")
    assert reader.view.caret == (len(reader.document.text) - 1) // 2


async def set_mark(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    await reader.press("a")
    assert list(reader.main.library.marks()) == ["a"]


async def go_to_mark(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await reader.press("grave_accent", "a", "J")
    await do()
    await reader.press("a")
    assert reader.title == HARBOUR


async def find(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    await reader.type("loan")
    await reader.until(lambda: reader.marked == "loan")


async def shown_marks(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open("grain")
    await do()
    assert reader.app.said == ["Only hits, found text and the walked entity are marked."]


async def explain(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open("grain")
    await do()
    assert reader.app.said == ["“grain” is what was typed. Lines 9–10 of the file."]


async def select(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.open()
    await do()
    assert reader.view.selecting


async def edit(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.app.said == ["No editor is set: VISUAL or EDITOR names one."]


async def correct_name(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.press("enter", "3", "home", "down")
    await do()
    assert isinstance(reader.app.screen, CorrectScreen)


async def watch(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await reader.press("enter", "3", "home", "down")
    await do()
    assert [each.name for each in reader.main.library.saved_searches()] == ["Elena Marsh"]


async def decided_names(reader: Reader, do: Callable[[], Awaitable[None]]) -> None:
    await do()
    assert reader.app.said == ["Nothing was decided about names. C corrects one."]


CHECKS: dict[str, Check] = {
    "search": search,
    "sort": sort,
    "facets": facets,
    "more_like_this": more_like_this,
    "save_search": save_search,
    "searches": searches,
    "remove_filter": remove_filter,
    "next_article": next_article,
    "previous_article": previous_article,
    "find": find,
    "shown_marks": shown_marks,
    "explain": explain,
    "next_mark": walks("3", "4"),
    "previous_mark": walks("1", "1"),
    "star": star,
    "read": read,
    "unread": unread,
    "url": url,
    "select": select,
    "copy": copies(HARBOUR_URL),
    "copy_cited": copies(HARBOUR_URL),
    "copy_path": copies("harbour.md"),
    "print_paths": print_paths,
    "pipe": shows(PipePrompt),
    "edit": edit,
    "links": links,
    "outline": outline,
    "entity_page": entity_page,
    "all_entities": shows(EntitiesScreen),
    "correct_name": correct_name,
    "watch": watch,
    "suggested_names": shows(SuggestionsScreen),
    "decided_names": decided_names,
    "raw": raw,
    "percent": percent,
    "set_mark": set_mark,
    "go_to_mark": go_to_mark,
    "history_back": history_back,
    "history_forward": history_forward,
    "put_away": put_away,
    "undo": undo,
    "refresh": refresh,
    "remove_folder": shows(ChooseScreen),
    "library": library,
    "samples": samples,
    "pane_1": goes_to("search"),
    "pane_2": goes_to("article", "1"),
    "pane_3": goes_to("entities"),
    "next_pane": goes_to("entities"),
    "previous_pane": goes_to("search"),
    "border_left": moves_border(-4),
    "border_right": moves_border(4),
    "hide_pane": hide_pane,
    "zen": zen,
    "back": leave,
    "quit": leave_and_quit,
    "theme": theme,
    "help": shows(HelpScreen),
    "palette": shows(CommandPalette),
}


def test_every_command_is_checked() -> None:
    assert set(CHECKS) == {command.id for command in COMMANDS}


@pytest.mark.parametrize(
    ("command", "key"),
    [
        pytest.param(command, key, id=f"{command.id}-{key}" if key else command.id)
        for command in COMMANDS
        for key in command.keys.split(",")
    ],
)
async def test_command(
    reading: Open, command: Command, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.clipboard.shutil.which", lambda name: None)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    async with reading() as reader:

        async def do() -> None:
            if key:
                await reader.press(key)
            else:
                await reader.app.run_action(command.action, reader.main)
                await reader.pilot.pause()

        await CHECKS[command.id](reader, do)


def test_keys_are_not_given_twice() -> None:
    keys = [key for command in COMMANDS for key in command.keys.split(",") if key]
    assert len(keys) == len(set(keys))
