"""Catalog and full text that are not of one time: after a power loss, a kill, or from a backup."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from storage.damage import fulltext
from storage.making import catalog_in, found, keep, read_file, store_all

from index import locations
from index.storage import keeper
from index.storage.catalog import Catalog, changes
from index.storage.fulltext import FullTextWriter
from index.storage.keeper import FullTextKeeper

Copy = Callable[[Path], Path]


def both(library: Path) -> Iterator[Path]:
    yield locations.catalog_file(library)
    yield fulltext(library)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library, and beside it what it was before its last change, which keeps the number."""
    library = tmp_path / "library"
    keep(library, [read_file("/0", "Drone 0"), read_file("/1", "Drone 1")])
    shutil.copytree(library, tmp_path / "before")
    keep(library, [read_file("/1", "Grain 1", replaces=2)])
    return library


def put_back(library: Path, name: str) -> None:
    """Replace a file or folder of a library by what it was before."""
    target, former = library / name, library.parent / "before" / name
    if former.is_dir():
        shutil.rmtree(target)
        shutil.copytree(former, target)
    else:
        shutil.copy(former, target)


def faults(library: Path) -> str:
    with catalog_in(library) as catalog:
        return keeper.check(fulltext(library), catalog)


def test_an_older_full_text_is_rebuilt(library: Path) -> None:
    put_back(library, fulltext(library).name)
    assert faults(library) == keep(library) == "It is older than the catalog."
    assert found(library, "grain") == ["Grain 1"]
    assert keep(library) == ""


def test_a_full_text_is_rebuilt_from_an_older_catalog(library: Path) -> None:
    put_back(library, locations.catalog_file(library).name)
    assert faults(library) == keep(library) == "It is newer than the catalog."
    assert found(library, "drone") == ["Drone 0", "Drone 1"]
    assert keep(library) == ""


def test_both_put_back_are_in_step(library: Path) -> None:
    for path in list(both(library)):
        put_back(library, path.name)
    assert faults(library) == ""
    assert found(library, "drone") == ["Drone 0", "Drone 1"]


def test_what_an_older_catalog_gives_out_anew_is_found_as_it_is(library: Path) -> None:
    keep(library, [read_file("/2", "Harbour 2")])
    put_back(library, locations.catalog_file(library).name)
    with catalog_in(library) as catalog:
        store_all(catalog, [read_file("/3", "Ferry 3")])
        assert catalog.newest(0, 9)[-1].id == 3
    assert keep(library)
    assert found(library, "ferry") == ["Ferry 3"]
    assert found(library, "harbour") == []


def ended(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("where", "name"),
    [
        pytest.param(FullTextWriter, "commit", id="before the commit"),
        pytest.param(changes, "announce", id="before it is announced"),
        pytest.param(changes, "confirm", id="before it is confirmed"),
    ],
)
def test_a_commit_that_a_kill_cut_short_is_no_fault(
    library: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str
) -> None:
    with monkeypatch.context() as killed:
        killed.setattr(where, name, ended)
        with pytest.raises(KeyboardInterrupt):
            keep(library, [read_file("/2", "Harbour 2")])
    assert faults(library) == ""
    assert keep(library) == ""
    assert found(library, "harbour") == ["Harbour 2"]


def test_merging_that_a_kill_cut_short_is_no_fault(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def many(catalog: Catalog, writer: FullTextKeeper) -> None:
        for number in range(10, 24):
            store_all(catalog, [read_file(f"/{number}", f"Drone {number}")])
            writer.catch_up()

    with catalog_in(library) as catalog:
        writer = FullTextKeeper(library, catalog)
        writer.open()
        many(catalog, writer)
        with monkeypatch.context() as killed:
            killed.setattr(changes, "confirm", ended)
            with pytest.raises(KeyboardInterrupt):
                writer.merge()
        assert keeper.check(fulltext(library), catalog) == ""
        writer.close()
    assert keep(library) == ""
