"""Hostile files on the screen: every article, at the top and further down."""

import shutil
from pathlib import Path

import pytest
from hostile.looking import check_screen, walk
from screen.driving import opened
from screen.fakes import InProcessLibrary
from textual import events


def library_of(home: Path, tmp_path: Path) -> InProcessLibrary:
    """A library of its own for a test, with the same articles."""
    data = shutil.copytree(home / "data", tmp_path / "data")
    return InProcessLibrary.open("hostile", data=data)


@pytest.mark.parametrize(
    ("size", "places"),
    [
        pytest.param((80, 24), ("G",), id="80x24"),
        pytest.param((120, 40), ("space",), id="120x40"),
    ],
)
async def test_small_files(
    small_home: Path, tmp_path: Path, size: tuple[int, int], places: tuple[str, ...]
) -> None:
    library = library_of(small_home, tmp_path)
    count = library.counts().articles
    async with opened(library, tmp_path / "data", size) as reader:
        await reader.search("ferry")
        check_screen(reader)
        await reader.press("1", "slash", *["backspace"] * 5, "enter")
        await walk(reader, count, *places)


@pytest.mark.parametrize(
    "query", ["\x1b[31m\x07", "[/none] [red]", "\u202egnol", "漢" * 60], ids=lambda q: ascii(q[:9])
)
async def test_queries(small_home: Path, tmp_path: Path, query: str) -> None:
    async with opened(library_of(small_home, tmp_path), tmp_path / "data") as reader:
        await reader.press("slash")
        reader.app.post_message(events.Paste(query))
        await reader.until(lambda: reader.main.search_pane.field.value)
        check_screen(reader)
        await reader.press("enter", "enter")
        check_screen(reader)
