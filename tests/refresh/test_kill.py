"""A writer that is killed at any moment costs nothing but the time to do it again."""

from pathlib import Path
from random import Random

import pytest
from generator import articles
from refresh.killing import Press, refresh_and_kill
from refresh.libraries import Shelf

from index.library import Library
from index.model import Document
from index.refresh.refresh import refresh
from index.storage.catalog import Catalog, changes


def contents(library: Path) -> dict[str, Document]:
    """Every listed article by its path."""
    catalog = Catalog.of(library)
    listed = {}
    for summary in catalog.newest(0, 100_000):
        found = catalog.document(summary.id)
        assert found is not None
        assert summary.path not in listed
        listed[summary.path] = found[0]
    catalog.close()
    return listed


def undisturbed(shelf: Shelf, library: Path) -> dict[str, Document]:
    """What a library holds that reads the same folder for the first time."""
    catalog = Catalog.of(library)
    changes.add_root(catalog, shelf.folder)
    catalog.close()
    refresh(library)
    return contents(library)


def run(shelf: Shelf, tmp_path: Path, *, kills: int, start: int, every: int) -> None:
    rng = Random(f"kills/{kills}")
    press = Press(shelf.folder, articles(10**6, seed=kills), rng)
    press.publish(start)
    assert refresh_and_kill(shelf, rng, start)
    killed = 1
    while killed < kills:
        press.edit()
        killed += refresh_and_kill(shelf, rng, 12)
        if killed % every:
            continue
        refresh(shelf.library)
        shelf.check()
        # Nothing had to be rebuilt: a kill does not damage full text.
        assert [folder.name for folder in shelf.library.glob("fulltext-*")] == ["fulltext-1"]
        assert contents(shelf.library) == undisturbed(shelf, tmp_path / f"fresh-{killed}")
        assert press.kept is not None
        library = Library(shelf.library, shelf.library / "log")
        identifier = library.id_of(shelf.folder / press.kept)
        assert identifier is not None
        article = library.article(identifier)
        assert article is not None
        if killed > every:
            assert article.starred, "an article lost its star on its way"
        library.set_starred([identifier], True)
        library.close()


def test_killed_at_random_moments(shelf: Shelf, tmp_path: Path) -> None:
    run(shelf, tmp_path, kills=20, start=60, every=10)


@pytest.mark.long
def test_killed_at_very_many_random_moments(shelf: Shelf, tmp_path: Path) -> None:
    run(shelf, tmp_path, kills=200, start=2_000, every=20)
