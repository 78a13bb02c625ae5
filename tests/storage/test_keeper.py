"""Full text is rebuilt whenever it is not to be trusted, and only then."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from storage.damage import (
    DAMAGE,
    drop_newest,
    each_file,
    flip_a_bit,
    fulltext,
    newest_segment,
    stamp_with,
)
from storage.making import catalog_in, found, keep, read_file, store_all

from index.storage import keeper
from index.storage.catalog import Catalog, changes
from index.storage.fulltext import FullTextSearcher
from index.storage.keeper import FullTextKeeper
from index.storage.opened import SearchError
from index.storage.store import Searcher

# Whoosh leaves files open that it could not read.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def collect_what_was_left_open() -> Iterator[None]:
    yield
    gc.collect()


TITLES = [f"Drone {n}" for n in range(6)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of six articles in two segments, in step."""
    files = [read_file(f"/{n}", title, "A word or two.") for n, title in enumerate(TITLES)]
    for some in (files[:4], files[4:]):
        assert keep(tmp_path, some) == ""
    return tmp_path


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_full_text_is_rebuilt(library: Path, damage: Callable[[Path], object]) -> None:
    old = fulltext(library)
    damage(old)
    repaired = keep(library)
    assert repaired
    assert repaired.endswith(".")
    assert fulltext(library) != old
    assert [folder.name for folder in library.glob("fulltext-*")] == [fulltext(library).name]
    assert found(library, "drone") == TITLES
    assert keep(library) == ""


def test_a_whole_full_text_is_left_alone(library: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in fulltext(library).iterdir()}
    assert keep(library) == ""
    assert {path: path.stat().st_mtime_ns for path in fulltext(library).iterdir()} == before


def test_a_full_text_of_nothing_is_whole(tmp_path: Path) -> None:
    for _ in range(2):
        assert keep(tmp_path) == ""
    with catalog_in(tmp_path) as catalog:
        assert keeper.check(fulltext(tmp_path), catalog) == ""


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: changes.set_hidden(c, [2], True), id="hidden"),
        pytest.param(lambda c: changes.mark_gone(c, [1, 2]), id="gone"),
        pytest.param(
            lambda c: store_all(c, [read_file("/0", "Drone 0", replaces=1)]), id="changed"
        ),
        pytest.param(lambda c: store_all(c, [read_file("/9", "Drone 9")]), id="new"),
    ],
)
def test_what_is_on_its_way_is_no_fault(library: Path, change: Callable[[Catalog], None]) -> None:
    with catalog_in(library) as catalog:
        change(catalog)
        assert keeper.check(fulltext(library), catalog) == ""
        listed = [summary.title for summary in catalog.newest(0, 10)]
    assert keep(library) == ""
    assert found(library, "drone") == sorted(listed)


def test_a_file_that_was_damaged_is_named(library: Path) -> None:
    file = newest_segment(fulltext(library))
    file.write_bytes(flip_a_bit(file.read_bytes()))
    assert keep(library) == f"Its file {file.name} is damaged."


def test_a_rebuilding_that_damage_begins_leaves_the_list_and_a_sentence_for_a_search(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "BATCH_FILES", 2)
    DAMAGE["newest segment gone"](fulltext(library))
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        meanwhile = 0

        def look(*_: int) -> None:
            nonlocal meanwhile
            meanwhile += 1
            assert searcher.search("").total == len(TITLES)
            with pytest.raises(SearchError, match="dateline refresh"):
                searcher.search("drone")

        writer = FullTextKeeper(library, catalog)
        assert writer.open(look)
        writer.close()
        assert meanwhile == 3
        assert searcher.search("drone").total == len(TITLES)


def test_what_is_on_its_way_hides_no_damage(library: Path) -> None:
    with catalog_in(library) as catalog:
        store_all(catalog, [read_file("/9", "Drone 9")])
        drop_newest(fulltext(library))
        assert "instead of 6" in keeper.check(fulltext(library), catalog)


def test_a_commit_that_was_never_confirmed_is_made_again(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(changes, "confirm", killed)
    with pytest.raises(KeyboardInterrupt):
        keep(library, [read_file("/9", "Drone 9"), read_file("/0", "Drone nil", replaces=1)])
    monkeypatch.undo()
    assert FullTextSearcher(fulltext(library)).count == 7
    with catalog_in(library) as catalog:
        assert catalog.counts().pending == 2
        changes.mark_gone(catalog, [7])  # while nobody knows that full text holds it
    assert keep(library) == ""
    assert found(library, "drone") == sorted([*TITLES[1:], "Drone nil"])
    assert FullTextSearcher(fulltext(library)).count == 6


def test_the_old_full_text_serves_until_the_new_one_is_whole(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "BATCH_FILES", 2)
    old = fulltext(library)
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        assert searcher.search("drone").total == 6
        each_file(old, "stamp.json", stamp_with(version=-1))
        done = []

        def search_meanwhile(number: int, total: int) -> None:
            done.append((number, total))
            assert fulltext(library) == old
            assert searcher.search("drone").total == 6

        writer = FullTextKeeper(library, catalog)
        assert writer.open(search_meanwhile)
        assert done == [(2, 6), (4, 6), (6, 6)]
        assert not old.exists()
        assert searcher.search("drone").total == 6
        writer.close()


def test_rebuilding_that_was_ended_goes_on_where_it_was(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "BATCH_FILES", 2)
    old = fulltext(library)
    each_file(old, "stamp.json", stamp_with(version=-1))
    done: list[int] = []
    with catalog_in(library) as catalog:
        writer = FullTextKeeper(library, catalog)
        assert writer.open(lambda number, _: done.append(number), lambda: len(done) == 2) is None
        assert done == [2, 4]
        assert fulltext(library) == old
        changes.set_hidden(catalog, [1], True)
        store_all(catalog, [read_file("/1", "Drone nil", replaces=2)])
        assert writer.open(lambda number, _: done.append(number))
        assert done == [2, 4, 6]
        writer.catch_up()
        writer.close()
    assert found(library, "drone") == sorted([*TITLES[2:], "Drone nil"])
    assert keep(library) == ""


def test_a_half_built_full_text_that_is_damaged_is_begun_anew(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "BATCH_FILES", 2)
    old = fulltext(library)
    each_file(old, "stamp.json", stamp_with(version=-1))
    with catalog_in(library) as catalog:
        ended = iter([False, True])
        assert FullTextKeeper(library, catalog).open(stopping=lambda: next(ended)) is None
    (half,) = (folder for folder in library.glob("fulltext-*") if folder != old)
    each_file(half, "*.seg", lambda data: data[: len(data) // 2])
    assert keep(library)
    assert found(library, "drone") == TITLES


def test_merging_stops_when_another_process_has_rebuilt(library: Path) -> None:
    with catalog_in(library) as catalog:
        writer = FullTextKeeper(library, catalog)
        writer.open()
        for number in range(20, 40):
            store_all(catalog, [read_file(f"/{number}", f"Drone {number}")])
            writer.catch_up()
        each_file(fulltext(library), "stamp.json", stamp_with(version=-1))
        keep(library)
        assert not writer.merge()
        writer.close()
    assert len(found(library, "drone")) == 20  # the first window of 26
