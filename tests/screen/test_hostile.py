"""Titles, names, paths and queries that try to be more than text, wherever they are drawn."""

from pathlib import Path

import pytest
from layout.drawing import without_isolates
from rich.cells import cell_len
from screen.articles import write_articles
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary
from screen.hostile import HOSTILE, article
from textual import events
from textual.widgets import OptionList

from index.model import sanitise
from tui.screens.choose import ChooseScreen


def file_name(words: str) -> str:
    """Some words as far as a file can be named so."""
    return words.replace("/", "|").replace("\x00", "")[:60]


@pytest.fixture
def hostile(tmp_path: Path) -> InProcessLibrary:
    """A library of an article for each of the words, in a folder named after the first."""
    folder = tmp_path / file_name("".join(words[:8] for words in HOSTILE))
    write_articles(folder, {f"{file_name(words)}.md": article(words) for words in HOSTILE})
    library = InProcessLibrary.open("hostile", data=tmp_path / "data")
    library.add([folder])
    library.refresh()
    return library


def assert_clean(reader: Reader) -> None:
    """Nothing that is drawn could be taken for more than text, and no line is too wide."""
    width = reader.app.size.width
    for line in map(without_isolates, reader.lines):
        assert sanitise(line) == line
        assert cell_len(line) <= width
    assert all(sanitise(sentence) == sentence for sentence in reader.app.said)


async def press(reader: Reader, *keys: str) -> None:
    await reader.press(*keys)
    assert_clean(reader)


async def paste(reader: Reader, text: str) -> None:
    """Paste text from the terminal's clipboard, then the same from the reader's own."""
    reader.app.post_message(events.Paste(text))
    await reader.pilot.pause()
    assert_clean(reader)
    reader.app.copy_to_clipboard(text)
    await press(reader, "ctrl+v")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_hostile_articles_stay_text(hostile: InProcessLibrary, size: tuple[int, int]) -> None:
    async with opened(hostile, None, size) as reader:
        assert reader.main.search_pane.results.count == len(HOSTILE)
        assert_clean(reader)
        await reader.search("ada")
        for _ in HOSTILE:
            await press(reader, "J")
            assert reader.title
            await press(reader, "3", "enter")
            await press(reader, "i")
        assert "This is the last result." not in reader.app.said
        for key in ("n", "N", "h", "ctrl+f", "a", "enter", "i"):
            await press(reader, key)
        await press(reader, "D")
        await press(reader, "ctrl+z")
        assert reader.app.said[-1].startswith("Undone: ")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_hostile_input_and_messages_stay_text(
    hostile: InProcessLibrary, size: tuple[int, int]
) -> None:
    async with opened(hostile, None, size) as reader:
        for words in HOSTILE:
            await press(reader, "slash")
            await paste(reader, words)
            await press(reader, "enter")
        await press(reader, "question_mark")
        await paste(reader, " ".join(HOSTILE))
        await press(reader, "escape", "ctrl+p")
        await paste(reader, " ".join(HOSTILE))
        await press(reader, "escape")
        await reader.app.run_action("remove_folder", reader.main)
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        assert reader.app.screen.query_one(OptionList).option_count == 1
        assert_clean(reader)


async def test_a_title_from_right_to_left_stays_in_its_pane(tmp_path: Path) -> None:
    """Else a terminal would swap it with what stands beside it, in the lists as in the text."""
    title = "רכבות לילה"
    write_articles(tmp_path / "articles", {"night.md": f"# {title}\n\nTrains go at night.\n"})
    library = InProcessLibrary.open("default", data=tmp_path / "data")
    library.add([tmp_path / "articles"])
    library.refresh()
    async with opened(library, tmp_path / "data", (120, 40)) as reader:
        await reader.press("down")
        assert f"\u2068{title}\u2069" in reader.text
