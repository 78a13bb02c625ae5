"""Refreshing the library, its folders, and going over to another one."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from screen.articles import ARTICLES, HARBOUR, ORCHARD, TITLES, write_articles
from screen.conftest import Open
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary
from textual.widgets import OptionList

from index.library import Library, Progress, RefreshEnd
from index.model import RecogniserChoice
from tui.screens.choose import ChooseScreen

NEWS = """---
title: A bridge opens
date: 2024-12-01
---

It carries trams only.
"""


async def run(reader: Reader, label: str) -> None:
    """Run a command by its name, through the palette."""
    await reader.press("ctrl+p")
    await reader.type(label)
    await reader.until(lambda: reader.app.screen.query_one(OptionList).option_count)
    await reader.press("enter")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data directory on articles of the test's own, in ``articles``, which it may change."""
    write_articles(tmp_path / "articles", ARTICLES)
    library = Library.open("default", data=tmp_path / "data")
    library.add([tmp_path / "articles"])
    library.refresh()
    library.close()
    return tmp_path / "data"


# Refresh.


async def test_what_another_process_adds_is_seen(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.library_commands._LOOK_SECONDS", 0.05)
    async with opened(Library.open("default", data=own), own) as reader:
        await reader.until(lambda: not reader.main.activity and reader.main._search._spare)
        await reader.press("j", "enter", "1")
        (own.parent / "articles" / "bridge.md").write_text(NEWS)
        with closing(Library.open("default", data=own)) as other:
            other.refresh()
        await reader.until(lambda: len(reader.titles) == len(TITLES) + 1)
        assert reader.title == TITLES[1]
        assert reader.main.search_pane.results.cursor == 2
        # Counts that were asked for before follow as well.
        await reader.search("trams")
        await reader.press("ctrl+s")
        await reader.type("T")
        await reader.press("enter")
        (own.parent / "articles" / "second.md").write_text(NEWS.replace("bridge", "second bridge"))
        with closing(Library.open("default", data=own)) as other:
            other.refresh()
        await reader.until(lambda: len(reader.titles) == 2)
        await reader.press("S")
        await reader.until(lambda: "1 new" in reader.text)


async def test_refresh_finds_what_is_new_and_keeps_the_place(own: Path) -> None:
    async with opened(Library.open("default", data=own), own) as reader:
        await reader.until(lambda: not reader.main.activity and reader.main._search._spare)
        await reader.press("j", "enter", "1", "j")
        (own.parent / "articles" / "bridge.md").write_text(NEWS)
        await reader.press("ctrl+r")
        await reader.until(lambda: len(reader.titles) == len(TITLES) + 1)
        assert reader.titles[0] == "A bridge opens"
        assert reader.title == TITLES[1]
        # On the same article, which is one further down now.
        assert reader.main.search_pane.results.cursor == 3
        await reader.until(lambda: reader.status.startswith("4 articles"))


async def test_refresh_shows_what_another_reader_has_marked(own: Path) -> None:
    other = Library.open("default", data=own)
    async with opened(Library.open("default", data=own), own) as reader:
        await reader.until(lambda: not reader.main.activity and reader.main._search._spare)
        assert "★" not in reader.text
        identifier = other.search("").hits[0].id
        other.set_starred([identifier], True)
        other.close()
        await reader.press("ctrl+r")
        await reader.until(lambda: "★" in reader.text)


async def test_refresh_shows_its_progress_and_its_end(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    async with reading() as reader:

        async def fake_run(on_progress: object, _recogniser: object) -> RefreshEnd:
            assert callable(on_progress)
            seen.append(reader.status)
            on_progress(Progress(1_200, 3_400))
            await reader.pilot.pause()
            seen.append(reader.status)
            return RefreshEnd(
                Progress(3_400, 3_400, skipped=1_500), problems=("One folder is missing.",)
            )

        monkeypatch.setattr(reader.main._refresh, "run", fake_run)
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.app.said)
        assert seen == ["Looking for new articles…", "Reading 1,200 of 3,400…"]
        assert reader.status.startswith("3 articles")
        assert reader.app.said == [
            "One folder is missing.",
            "1,500 files skipped; “dateline doctor” says why.",
        ]


async def test_what_can_be_found_is_listed_before_the_refresh_ends(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(InProcessLibrary.open("default", data=own), own) as reader:
        await reader.until(lambda: not reader.main.activity)
        (own.parent / "articles" / "bridge.md").write_text(NEWS)

        async def fake_run(
            on_progress: Callable[[Progress], None], _recogniser: RecogniserChoice
        ) -> RefreshEnd:
            reader.main.library.refresh()
            on_progress(Progress(1, 2, added=1, searchable=1))
            await reader.until(lambda: len(reader.titles) == len(TITLES) + 1)
            return RefreshEnd(Progress(0, 0))

        monkeypatch.setattr(reader.main._refresh, "run", fake_run)
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.titles[0] == "A bridge opens")
        await reader.until(lambda: not reader.main.activity)


async def test_one_refresh_at_a_time(own: Path) -> None:
    async with opened(Library.open("default", data=own), own) as reader:
        await reader.until(lambda: reader.main._refresh.running)
        await reader.press("ctrl+r")
        assert reader.app.said == ["The library is being brought up to date already."]
        await reader.until(lambda: not reader.main.activity)


async def test_a_missing_folder_is_a_sentence_and_takes_nothing_away(own: Path) -> None:
    (own.parent / "articles").rename(own.parent / "elsewhere")
    async with opened(InProcessLibrary.open("default", data=own), own) as reader:
        await reader.until(lambda: reader.app.said)
        assert str(own.parent / "articles") in reader.app.said[0]
        assert reader.titles == TITLES
        await reader.press("enter")
        assert reader.title == HARBOUR


# Folders.


async def test_remove_a_folder_and_undo(own: Path) -> None:
    folder = own.parent / "articles"
    async with opened(InProcessLibrary.open("default", data=own), own) as reader:
        await run(reader, "remove folder")
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        assert "Take out of the library" in reader.text
        assert str(folder)[:40] in reader.text
        await reader.press("enter")
        await reader.until(lambda: not reader.titles)
        assert reader.main.library.roots() == {}
        assert reader.app.said == [f"{folder} is taken out. Ctrl+Z puts it back."]
        assert "This library is empty." in reader.text
        await reader.press("ctrl+z")
        await reader.until(lambda: reader.titles == TITLES)
        assert reader.app.said[1:] == [f"Undone: {folder} taken out."]
        assert list(reader.main.library.roots()) == [folder]


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_remove_no_folder(reading: Open, key: str) -> None:
    async with reading() as reader:
        await run(reader, "remove folder")
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        await reader.press("j", "k", key)
        assert reader.titles == TITLES
        assert len(reader.main.library.roots()) == 1
        assert reader.app.screen is reader.main


async def test_no_folder_to_remove_and_no_library_to_switch_to(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with opened(InProcessLibrary.open("default", data=data), data) as reader:
        await run(reader, "remove folder")
        await run(reader, "switch library")
        await reader.until(lambda: len(reader.app.said) > 1)
        assert reader.app.said == ["This library has no folders.", "There is no other library."]


# Libraries.


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Libraries that the screen itself opens start no process either."""
    monkeypatch.setattr("tui.screens.library_commands.Library", InProcessLibrary)


@pytest.mark.usefixtures("in_process")
async def test_switch_library(reading: Open, data: Path, tmp_path: Path) -> None:
    write_articles(tmp_path / "more", {"bridge.md": NEWS})
    other = Library.open("other", data=data)
    other.add([tmp_path / "more"])
    other.close()
    async with reading() as reader:
        left = reader.main
        await reader.open("grain")
        await run(reader, "switch library")
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        await reader.press("enter")
        await reader.until(lambda: reader.main is not left and reader.titles)
        assert reader.titles == ["A bridge opens"]
        assert reader.title == ""
        assert reader.main.library.name == "other"
        await reader.press("enter", "m")
        assert reader.place.startswith("★")
        assert reader.main.library.counts().starred == 1


@pytest.mark.usefixtures("in_process")
async def test_samples(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with opened(InProcessLibrary.open("default", data=data), data) as reader:
        await run(reader, "samples")
        await reader.until(lambda: len(reader.titles) == 2)
        await reader.press("enter")
        assert reader.title
        assert reader.main.library.name == "samples"


@pytest.mark.usefixtures("in_process")
async def test_a_library_that_cannot_be_opened_is_a_sentence(reading: Open, data: Path) -> None:
    broken = data / "libraries" / "broken"
    broken.mkdir()
    (broken / "catalog.sqlite").write_bytes(b"not a catalog" * 100)
    async with reading() as reader:
        await run(reader, "switch library")
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        await reader.press("enter")
        await reader.until(lambda: reader.app.said)
        assert "catalog" in reader.app.said[0]
        assert reader.titles == TITLES
        await reader.search("frost")
        assert reader.titles == [ORCHARD]
