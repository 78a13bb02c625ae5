"""The raw source beside the text: in step, and lines taken back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from screen.conftest import Open
from screen.driving import Reader, opened, plain
from screen.fakes import InProcessLibrary
from textual.message import Message

from index.library import Library, Unread
from tui.screens.help import HelpScreen
from tui.screens.main import MainScreen
from tui.screens.raw import CleanedText, RawScreen
from tui.settings import Settings

LEAD = (
    "The night bus to Velm was late on Friday because a tree lay across the road, and its driver "
    "sawed it up with the help of three passengers."
)
ASKED = "Was nobody in Kyiv told?"
TALK = "the passengers went on talking about the tree for a while, and no one slept."
STOPS = "\n\n".join(f"Stop {n}: {TALK}" for n in range(40))
PAGE = f"""Menu
Share
Night bus saws its way through
By Ada Lind | 4 May 2023 | 3 min read

{LEAD}

{STOPS}
Leave a reply

{ASKED}
"""
ASKED_LINE = PAGE.split("\n").index(ASKED) + 1


def indexed_page(home: Path) -> Path:
    """The file of a page with lines that are dropped; its library is beside its folder."""
    file = home / "pages" / "page.txt"
    file.parent.mkdir()
    file.write_text(PAGE)
    library = Library.open("default", data=home / "data")
    library.add([file.parent])
    library.refresh()
    library.close()
    return file


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory on a page; both stay as they are."""
    return indexed_page(tmp_path_factory.mktemp("paged")).parents[1] / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A page of its own, for a test that changes it."""
    return indexed_page(tmp_path)


@pytest.fixture
def data(request: pytest.FixtureRequest, paged: Path, tmp_path: Path) -> Path:
    """In place of the common articles: a page with lines that are dropped."""
    if "file" in request.fixturenames:
        request.getfixturevalue("file")
        return tmp_path / "data"
    return Path(shutil.copytree(paged, tmp_path / "data"))


@pytest.fixture
def library(data: Path) -> Library:
    return InProcessLibrary.open("default", data=data)


class Raw:
    """The raw view, as a test sees it."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @property
    def screen(self) -> RawScreen:
        screen = self.reader.app.screen
        assert isinstance(screen, RawScreen)
        return screen

    @property
    def status(self) -> str:
        return plain(self.screen.line)

    @property
    def at(self) -> str:
        """The first words of the text that the caret is in."""
        document = self.screen.text.document
        assert document is not None
        return document.text[self.screen.text.caret :][:8]

    async def open(self, *keys: str) -> None:
        await self.reader.open()
        await self.reader.press(*keys, "v")
        await self.reader.until(lambda: self.screen.lines.source)

    async def keep(self, key: str = "u") -> None:
        """Take the line back, or give it up, and wait until that can be seen."""
        document = self.screen.article.document
        await self.reader.press(key)
        await self.reader.until(lambda: self.screen.article.document != document)


def line_where(words: str) -> int:
    return next(n for n, line in enumerate(PAGE.split("\n"), 1) if words in line)


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_its_keys_are_shown(reading: Open, key: str) -> None:
    async with reading() as reader:
        await Raw(reader).open()
        await reader.press(key)
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.press("escape")
        assert isinstance(reader.app.screen, RawScreen)


async def test_it_opens_at_the_line_of_the_caret_and_closes_again(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        assert raw.status.startswith("Line 3 of ")
        for key in ("v", "q", "escape"):
            await reader.press(key)
            assert isinstance(reader.app.screen, MainScreen)
            reader.main.article_pane.view.jump(reader.document.text.index("Stop 20"))
            await reader.press("v")
            await reader.until(lambda: raw.screen.lines.source)
            assert raw.status.startswith(f"Line {line_where('Stop 20:')} of ")
            assert "Stop 20" in reader.text


async def test_the_text_follows_the_source(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("g")
        assert raw.status.endswith("dropped: page control · u takes it back")
        await reader.press(*"jjjjj")
        assert raw.at == LEAD[:8]
        assert raw.status.startswith("Line 6 of ")
        assert raw.status.endswith("· paragraph")
        await reader.press("G", "k", "k", "k")
        assert raw.at == "Stop 39:"
        assert raw.screen.text.shows(raw.screen.text.caret)
        await reader.press("g")
        assert raw.at == "Night bu"


async def test_the_source_follows_the_text(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("tab", "right_curly_bracket", "right_curly_bracket")
        assert raw.status.startswith("Line 6 of ")
        await reader.press("G")
        await reader.until(lambda: raw.screen.lines.cursor > line_where("Stop 20:"))
        number = f"{raw.screen.lines.cursor:>2}"
        assert any(line.startswith(f"▌{number}") for line in reader.lines)
        await reader.press("tab")
        assert raw.screen.lines.has_focus


async def test_moves(reading: Open) -> None:
    async with reading((120, 24)) as reader:
        raw = Raw(reader)
        await raw.open()
        for keys, line in (
            (["g", "right_square_bracket"], 2),
            (["g", *["right_square_bracket"] * 2], 4),
            (["g", *["right_square_bracket"] * 9], ASKED_LINE),
            (["G", "left_square_bracket"], ASKED_LINE - 2),
            (["g", "left_square_bracket"], 1),
            (["g", "k"], 1),
            (["G", "j"], ASKED_LINE),
            (["g", "end", "home", "down", "up"], 1),
            (["g", *["space"] * 9], ASKED_LINE),
            (["G", *["pageup"] * 9], 1),
            (["G", *["b"] * 9, "ctrl+d", "ctrl+u"], 1),
        ):
            await reader.press(*keys)
            assert raw.status.startswith(f"Line {line} of "), keys
            assert any(text.startswith(f"▌{line:>2}") for text in reader.lines), keys


async def test_a_page_ends_where_the_next_begins(reading: Open) -> None:
    async with reading((120, 24)) as reader:
        raw = Raw(reader)
        await raw.open("g")
        seen: list[str] = []
        for _ in range(12):
            seen += (line.partition("│")[0] for line in reader.lines)
            await reader.press("space")
        for number in range(40):
            assert any(f"Stop {number}:" in line for line in seen)


async def test_dropped_lines_stand_out_with_their_reason(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open("g")
        lines = [line for line in reader.lines if line[1:4].strip().isdigit()]
        assert lines[0].split("▐")[0].strip("▌ ").startswith("1 × Menu  ‹page control›")
        assert "×" not in lines[2]
        assert "4 × By Ada Lind | 4 May 2023 | 3 min read  ‹date›  ‹page" in lines[3]


async def test_a_line_is_taken_back_and_given_up(reading: Open, library: Library) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        before = reader.document
        await reader.press("G")
        await raw.keep()
        assert ASKED in raw.screen.article.document.text
        assert raw.status.endswith("taken back (comment) · u drops it again")
        assert raw.at == ASKED[:8]
        assert "+ " + ASKED in reader.text
        assert ASKED in reader.document.text
        assert "Kyiv" in " ".join(reader.sidebar)
        await raw.keep()
        assert raw.status.endswith("dropped: comment · u takes it back")
        assert reader.document == before
        await raw.keep("ctrl+z")
        assert reader.document.kept
        await raw.keep("ctrl+z")
        assert reader.document == before
        assert reader.app.said == ["Undone: Line dropped again.", "Undone: Line taken back."]
        await reader.press("escape")
        assert library.search("Kyiv").total == 0


async def test_all_that_a_line_lost_comes_back_at_once(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open("g")
        await reader.press("g", "right_square_bracket", "right_square_bracket")
        await raw.keep()
        assert [kept.text for kept in reader.document.kept] == ["4 May 2023 |", "3 min read"]
        assert str(reader.document.published) == "2023-05-04"
        await raw.keep("ctrl+z")
        assert reader.document.kept == ()


async def test_the_article_stays_at_its_place(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open("space", "space")
        top = reader.document.text[reader.view.top_offset() :][:20]
        await reader.press("g")
        await raw.keep()
        await reader.press("escape")
        assert reader.document.text[reader.view.top_offset() :].startswith(top)
        assert not reader.view.caret_seen
        reader.view.jump(reader.document.text.index("Stop 11"))
        await reader.press("v")
        await reader.until(lambda: raw.screen.lines.source)
        await reader.press("g", "j")
        await raw.keep()
        await reader.press("escape")
        assert reader.document.text[reader.view.caret :].startswith("Stop 11")
        assert reader.view.caret_seen


async def test_what_one_goes_back_to_is_at_its_words(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await reader.open()
        reader.view.jump(reader.document.text.index("Stop 11"))
        await reader.press("G", "v")
        await reader.until(lambda: raw.screen.lines.source)
        await reader.press("g")
        await raw.keep()
        await reader.press("j")
        await raw.keep()
        await reader.press("escape", "alt+left")
        assert reader.document.text[reader.view.here :].startswith("Stop 11")


async def test_undo_works_after_the_view_was_closed(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("G")
        await raw.keep()
        await reader.press("escape", "ctrl+z")
        await reader.until(lambda: ASKED not in reader.document.text)


async def test_several_lines_taken_back_one_after_the_other_are_all_there(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("g", "u", "j", "u", "G", "u")
        await reader.until(lambda: len(reader.document.kept) == 3)
        assert [kept.text for kept in reader.document.kept] == ["Menu", "Share", ASKED]


async def test_a_change_shows_until_the_article_is_read_anew_and_can_be_changed_again(
    reading: Open,
) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        before = reader.document
        await reader.press("G")
        # Without a pause, in which the article would be read anew.
        raw.screen.action_keep()
        assert raw.status.endswith("· being taken back…")
        raw.screen.action_keep()
        assert raw.status.endswith("· being dropped again…")
        raw.screen.action_undo()
        raw.screen.action_undo()
        assert raw.status.endswith("· dropped: comment · u takes it back")
        raw.screen.action_keep()
        raw.screen.action_keep()
        await reader.until(lambda: raw.status.endswith("u takes it back"))
        assert reader.document == before


async def test_nothing_to_take_back_is_said(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("u")
        assert reader.app.said == ["Nothing of this line was dropped."]


async def test_it_is_remembered(reading: Open, data: Path, tmp_path: Path) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("G")
        await raw.keep()
    async with opened(InProcessLibrary.open("default", data=data), data) as reader:
        await reader.open()
        assert ASKED in reader.document.text
        raw = Raw(reader)
        await reader.press("v")
        await reader.until(lambda: raw.screen.lines.source)
        await reader.press("G")
        assert "taken back" in raw.status


async def test_one_side_at_a_time_on_a_narrow_screen(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("j", "j", "j")
        assert "6   The night bus" in reader.text
        await reader.press("tab")
        assert "6   The night bus" not in reader.text
        assert "The night bus" in reader.text
        assert raw.at == LEAD[:8]
        await reader.press("right_curly_bracket", "tab")
        assert raw.status.startswith("Line 8 of ")
        await reader.resize(120, 40)
        assert "8   Stop 0:" in reader.text
        assert raw.screen.lines.has_focus


async def test_a_large_file_is_wrapped_anew_without_waiting(
    reading: Open, file: Path, library: Library
) -> None:
    words = " ".join("слово" for _ in range(50_000))
    file.write_text(f"Ночной автобус\n\n{words} конец.\n\nПоследняя строка, и ещё слова.\n")
    async with reading() as reader:
        await reader.press("ctrl+r")
        raw = Raw(reader)
        await raw.open()
        await reader.press("G")
        view = raw.screen.lines
        for width in (200, 80, 120):
            await reader.resize(width, 40)
            await reader.until(lambda: view.wrapped)
            assert raw.status.startswith("Line 5 of 5")
            assert any(line.startswith("▌5") for line in reader.lines)


def gone(file: Path) -> None:
    file.unlink()


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(gone, "The file does not exist."), (folder, "This is a folder, not a file.")],
    ids=["gone", "a folder"],
)
async def test_a_file_that_cannot_be_read_is_a_sentence(
    reading: Open, file: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    async with reading() as reader:
        await reader.open()
        spoil(file)
        await reader.press("v")
        await reader.until(lambda: sentence in reader.app.said)
        assert isinstance(reader.app.screen, MainScreen)


async def test_a_refresh_shows_what_is_open_as_it_is_then(reading: Open, file: Path) -> None:
    async with reading() as reader:
        await reader.open()
        file.write_text(file.read_text().replace("Stop 20", "Halt 20"))
        await reader.press("ctrl+r")
        await reader.until(lambda: "Halt 20" in reader.document.text)


@pytest.mark.parametrize(
    ("keys", "hint"), [({}, " Ctrl+R reads it anew."), ({"refresh": ()}, "")], ids=["", "unbound"]
)
async def test_a_file_that_has_changed_is_said(
    reading: Open, file: Path, keys: dict[str, tuple[str, ...]], hint: str
) -> None:
    async with reading(settings=Settings(keys=keys)) as reader:
        raw = Raw(reader)
        await reader.open()
        file.write_text("Sign in\n\n" + "x" * 9 + "\n")
        await reader.press("v")
        await reader.until(lambda: raw.screen.lines.source)
        assert reader.app.said == [f"The file has changed since it was read.{hint}"]
        await reader.press("G", "g", "tab", "G", "tab", "right_square_bracket")
        assert "xxxxxxxxx" in reader.text


async def test_a_line_higher_than_the_screen_is_seen_whole(
    reading: Open, file: Path, library: Library
) -> None:
    words = [f"word{n}" for n in range(350)]
    file.write_text(f"Night bus\n\n{' '.join(words)}.\n")
    async with reading((80, 24)) as reader:
        await reader.press("ctrl+r")
        raw = Raw(reader)
        await raw.open()
        seen = ""
        await reader.press("g", "j", "j")
        for _ in range(40):
            seen += reader.text
            await reader.press("j")
        assert all(word in seen for word in words)


async def test_a_file_that_proves_unreadable_when_the_view_was_closed(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        screen = raw.screen
        screen.dismiss()
        screen._loaded(RawScreen.Loaded(screen.article, Unread(screen.article.path, "gone")))
        await reader.press()
        assert isinstance(reader.app.screen, MainScreen)


async def test_what_was_read_for_an_older_text_is_dropped(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        screen = raw.screen
        older, rows = screen.article, screen.lines._rows
        assert rows is not None
        shown = reader.main.article_pane.article
        assert shown is not None
        await reader.press("G")
        await raw.keep()
        newer = screen.article
        screen._loaded(RawScreen.Loaded(older, rows))
        assert screen.article is newer
        reader.main._show_anew(shown)
        await reader.press()
        assert screen.article is newer
        assert ASKED in reader.document.text


async def test_the_text_has_the_measure_of_the_article(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        reader.view.measure = 48
        await raw.open()
        assert raw.screen.text.measure == 48


async def test_enter_does_nothing_in_the_text(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed: list[CleanedText] = []
    monkeypatch.setattr(CleanedText, "action_follow", followed.append)
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        await reader.press("tab", "enter")
        assert raw.screen.text.has_focus
        assert followed == []


async def test_a_move_in_the_text_that_is_told_late_does_not_lead_the_source(reading: Open) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open("G")
        await reader.press("tab")
        raw.screen.text.jump(0)
        raw.screen.action_switch()
        assert raw.screen.lines.cursor == line_where("Night bus")
        raw.screen.lines.action_last()
        await reader.press()
        assert raw.screen.lines.cursor == PAGE.count("\n")


async def test_a_move_in_the_text_is_told_once(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        raw = Raw(reader)
        await raw.open()
        heard: list[type[Message]] = []
        post = raw.screen.text.post_message

        def hear(message: Message) -> bool:
            heard.append(type(message))
            return post(message)

        monkeypatch.setattr(raw.screen.text, "post_message", hear)
        raw.screen.text.jump(9)
        assert heard.count(CleanedText.Moved) == 1
        assert len(heard) == len(set(heard))
