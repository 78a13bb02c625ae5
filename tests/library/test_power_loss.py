"""What the user made survives a loss of power; what can be made again is not waited for."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.storage.catalog import Catalog

STORY = "# Kyiv asks for drones\n\nFor {n} of them.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.md").write_text(STORY.format(n=n))
    library = Library.open("news", data=tmp_path / "data")
    library.add([folder])
    library.refresh()
    yield library
    library.close()


def synchronous(catalog: Catalog, act: Callable[[], object]) -> set[str]:
    """How far SQLite is told to wait for the disk, in all that is written by an act."""
    now, found = "", set()

    def heard(statement: str) -> None:
        nonlocal now
        if setting := re.match(r"PRAGMA synchronous = (\w+)", statement):
            now = setting[1]
        elif statement.startswith("BEGIN"):
            found.add(now)

    catalog.connection.set_trace_callback(heard)
    act()
    catalog.connection.set_trace_callback(None)
    return found


def showing(library: Library) -> Library:
    article = library.article(1)
    assert article is not None
    library.showing(article)
    return library


MADE: dict[str, Callable[[Library], object]] = {
    "star": lambda lib: lib.set_starred([1], True),
    "read": lambda lib: lib.set_read([1], True),
    "hidden": lambda lib: lib.set_hidden([1], True),
    "place": lambda lib: showing(lib).set_place(1, 3),
    "mark": lambda lib: showing(lib).set_mark("a", 1, 3),
    "session": lambda lib: lib.remember("session", {}),
    "saved search": lambda lib: lib.save_search("drones", "drone"),
    "folder": lambda lib: lib.add([lib.directory]),
    "folder taken out": lambda lib: lib.remove([lib.directory]),
}


@pytest.mark.parametrize("act", MADE.values(), ids=MADE)
def test_what_the_user_made_waits_for_the_disk(
    library: Library, act: Callable[[Library], object]
) -> None:
    assert synchronous(library._catalog, lambda: act(library)) == {"FULL"}


def test_a_refresh_does_not_wait_for_the_disk(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = Catalog.of(library.directory)
    monkeypatch.setattr(catalog, "close", lambda: None)
    monkeypatch.setattr(Catalog, "of", lambda _: catalog)
    articles = tmp_path / "articles"
    (articles / "0.md").rename(articles / "moved.md")
    (articles / "1.md").unlink()
    (articles / "2.md").write_bytes(b"")
    (articles / "new.md").write_text(STORY.format(n=9))
    assert synchronous(catalog, library.refresh) == {"NORMAL"}
    assert library.counts().articles == 2
    monkeypatch.undo()
    catalog.close()


def test_a_pasted_article_is_on_the_disk_before_it_has_its_name(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[int] = []
    sync = os.fsync

    def heard(descriptor: int) -> None:
        sync(descriptor)
        on_disk.append(os.fstat(descriptor).st_ino)

    replace = Path.replace

    def named(self: Path, target: Path) -> Path:
        assert on_disk == [self.stat().st_ino]
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", heard)
    monkeypatch.setattr(Path, "replace", named)
    path = library.add_pasted("# Harbour\n\nSome words.\n")
    folders = [path.parent, path.parent.parent]
    assert on_disk == [path.stat().st_ino, *(folder.stat().st_ino for folder in folders)]
