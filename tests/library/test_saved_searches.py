"""Searches that are kept, and what is new in them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from index.library import Library, Sort
from index.model import Filter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.md").write_text("# One\n\nGrain in Lisbon.\n", encoding="utf-8")
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open("default", data=tmp_path / "data")) as library:
        library.add([folder])
        library.refresh()
        yield library


LISBON = Filter("place", "place:lisbon", "Lisbon")


def test_a_search_comes_back_as_it_was_saved(library: Library, tmp_path: Path) -> None:
    assert library.save_search("Grain", "grain*", (LISBON,), Sort.OLDEST) is None
    library.save_search("corn", "corn")
    with closing(Library.open("default", data=tmp_path / "data")) as again:
        corn, grain = again.saved_searches()
    assert (corn.name, corn.query, corn.filters, corn.sort) == ("corn", "corn", (), Sort.RELEVANCE)
    assert (grain.query, grain.filters, grain.sort) == ("grain*", (LISBON,), Sort.OLDEST)
    assert datetime.now().astimezone() - grain.looked_at < timedelta(minutes=1)


def test_what_came_after_the_last_look_is_new(library: Library, folder: Path) -> None:
    library.save_search("Grain", "grain")

    def new() -> list[str]:
        (saved,) = library.saved_searches()
        hits = library.search(saved.query, filters=saved.filters).hits
        return [hit.title for hit in hits if hit.id > saved.newest]

    assert new() == []
    (folder / "two.md").write_text("# Two\n\nMore grain.\n", encoding="utf-8")
    (folder / "one.md").write_text("# One\n\nGrain in Lisbon, still.\n", encoding="utf-8")
    library.refresh()
    assert new() == ["Two"]
    library.look_at_search("Grain")
    assert new() == []
    library.look_at_search("of nobody")
    assert len(library.saved_searches()) == 1


def test_one_name_is_one_search_which_can_be_restored(library: Library) -> None:
    library.save_search("Grain", "grain")
    before = library.save_search("Grain", "corn")
    assert before is not None
    assert (before.query, library.saved_searches()[0].query) == ("grain", "corn")
    library.restore_search(before)
    assert library.saved_searches() == [before]
    library.forget_search("Grain")
    assert library.saved_searches() == []
