"""Commands about several results at once."""

from pathlib import Path

import pytest
from screen.articles import HARBOUR, ORCHARD, TITLES
from screen.conftest import Open
from screen.driving import Reader, opened

from index.library import Library


@pytest.fixture(autouse=True)
def without_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program of this machine takes the clipboard."""
    monkeypatch.setattr("tui.clipboard.shutil.which", lambda name: None)


def ticked(reader: Reader) -> list[str]:
    """The titles of the selected articles, as the list shows them."""
    lines = (line.partition("▏")[0] for line in reader.lines)
    return [line.partition("✓")[2].strip() for line in lines if "✓" in line]


async def test_space_selects_and_goes_on(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("space", "j", "space")
        assert ticked(reader) == [HARBOUR, ORCHARD]
        assert reader.status == "2 of 3 selected"
        await reader.press("space")
        assert ticked(reader) == [HARBOUR]
        # Escape gives the selection up before anything else.
        await reader.press("escape")
        assert ticked(reader) == []
        assert reader.status.startswith("3 articles")
        await reader.press("asterisk")
        assert ticked(reader) == TITLES
        await reader.press("asterisk", "space")
        assert ticked(reader) == [ORCHARD]
        # Another query is another list.
        await reader.search("frost")
        assert ticked(reader) == []


async def test_what_is_selected_is_marked_and_undone_together(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "m", "asterisk", "m")
        assert [starred for _, starred in reader.marks] == [True, True, True]
        await reader.press("m")
        assert [starred for _, starred in reader.marks] == [False, False, False]
        await reader.press("ctrl+z", "ctrl+z")
        assert [starred for _, starred in reader.marks] == [False, True, False]
        await reader.press("r")
        assert [read for read, _ in reader.marks] == [True, True, True]
        await reader.press("u", "ctrl+z")
        assert [read for read, _ in reader.marks] == [True, True, True]
        assert reader.app.said == [
            "2 stars given. Ctrl+Z undoes it.",
            "3 stars taken away. Ctrl+Z undoes it.",
            "Undone: 3 stars taken away.",
            "Undone: 2 stars given.",
            "3 articles marked as read. Ctrl+Z undoes it.",
            "3 articles marked as unread. Ctrl+Z undoes it.",
            "Undone: 3 articles marked as unread.",
        ]
        # What cannot change is not said to have changed.
        await reader.press("r")
        assert len(reader.app.said) == 7


async def test_several_are_put_away_and_brought_back(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("space", "space", "D")
        assert reader.titles == [ORCHARD]
        assert reader.app.said == ["2 articles are put away. Ctrl+Z brings them back."]
        await reader.press("ctrl+z")
        assert reader.titles == TITLES


async def test_their_paths_are_copied_in_the_order_of_selection(
    reading: Open, library: Library
) -> None:
    async with reading() as reader:
        await reader.press("G", "space", "g", "space", "y")
        await reader.until(lambda: reader.app.said)
        assert [path.rpartition("/")[2] for path in reader.app.copied[0].split("\n")] == [
            "orchard.md",
            "harbour.md",
        ]
        assert reader.app.said[0].startswith("A list of 2 paths is copied")


async def test_they_are_opened_one_after_the_other(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("space", "j", "space", "g", "j", "enter")
        # The cursor was on none of them.
        assert reader.title == HARBOUR
        await reader.press("J")
        assert reader.title == ORCHARD
        await reader.press("J")
        assert reader.app.said == ["This is the last result."]
        await reader.press("K")
        assert reader.title == HARBOUR
        # In the article a command is about that article.
        await reader.press("m")
        assert [starred for _, starred in reader.marks] == [True, False, False]


async def test_paths_are_printed_behind_the_reader(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "space", "space")
        await reader.app.run_action("print_paths", reader.main)
        await reader.until(lambda: reader.app.printed)
    assert [path.rpartition("/")[2] for path in reader.app.printed] == ["trains.txt", "orchard.md"]
    assert reader.app.return_code == 0


async def test_all_of_more_results_than_have_arrived(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.md").write_text(
            f"# Story {number:03}\n\nWords.\n", encoding="utf-8"
        )
    library = Library.open("many", data=tmp_path / "data")
    library.add([folder])
    library.refresh()
    async with opened(library, tmp_path / "data") as reader:
        await reader.press("asterisk")
        await reader.until(lambda: reader.status == "120 of 120 selected")
        await reader.press("G")
        await reader.until(lambda: reader.main.search_pane.results.current)
        await reader.press("space")
        await reader.until(lambda: reader.status == "119 of 120 selected")
        await reader.press("r")
        assert reader.main.library.counts().unread == 1
        # Those that have not arrived yet are known to be selected.
        await reader.press("g", "j", "j", "enter", *["J"] * 30)
        await reader.until(lambda: reader.title == "Story 032")
