"""Searching a library: windows, lists, and what happens when something is broken."""

import gc
import logging
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from storage.damage import DAMAGE, fulltext
from storage.making import catalog_in, keep, read_file, store_all

from index.model import Hit
from index.search.query import Sort
from index.storage.catalog import Catalog, changes
from index.storage.clock import Limits
from index.storage.fulltext import FullTextSearcher
from index.storage.opened import CANNOT_ANSWER, SearchError
from index.storage.store import Searcher

# Whoosh leaves files open that it could not read.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture(autouse=True)
def collect_what_was_left_open() -> Iterator[None]:
    yield
    gc.collect()


COUNT = 15


@pytest.fixture
def library(tmp_path: Path) -> Path:
    files = [
        read_file(f"/{n}", f"Drone {n:02}", "Parts of it. " * n, published=f"20{n:02}-01-01")
        for n in range(COUNT)
    ]
    keep(tmp_path, files[:5])
    keep(tmp_path, files[5:])
    return tmp_path


@pytest.mark.parametrize("query", ["drone", ""], ids=["search", "list"])
@pytest.mark.parametrize("sort", Sort)
def test_windows_are_parts_of_one_list(library: Path, query: str, sort: Sort) -> None:
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        everything = searcher.search(query, sort=sort, limit=COUNT)
        assert everything.total == COUNT
        joined: list[Hit] = []
        for offset in range(0, COUNT, 4):
            window = searcher.search(query, sort=sort, offset=offset, limit=4)
            assert (window.total, window.offset) == (COUNT, offset)
            joined += window.hits
        assert tuple(joined) == everything.hits
        assert Searcher(library, catalog).search(query, sort=sort, offset=8).hits == tuple(
            joined[8:]
        )


@pytest.mark.parametrize(
    ("sort", "first"),
    [(Sort.RELEVANCE, "Drone 14"), (Sort.NEWEST, "Drone 14"), (Sort.OLDEST, "Drone 00")],
)
def test_a_query_without_words_lists_everything(library: Path, sort: Sort, first: str) -> None:
    with catalog_in(library) as catalog:
        result = Searcher(library, catalog).search(" … ", sort=sort, limit=3)
        assert result.hits[0].title == first
        assert (result.total, result.message) == (COUNT, "")


def test_words_to_leave_out_alone_find_the_rest_newest_first(library: Path) -> None:
    with catalog_in(library) as catalog:
        result = Searcher(library, catalog).search("-parts")
        assert [hit.title for hit in result.hits] == ["Drone 00"]
        result = Searcher(library, catalog).search('-"drone 14" -"drone 03"', limit=1)
        assert (result.total, result.hits[0].title) == (COUNT - 2, "Drone 13")


def test_hits_carry_what_a_list_shows(library: Path) -> None:
    with catalog_in(library) as catalog:
        changes.set_starred(catalog, [3], True)
        changes.set_read(catalog, [3], True)
        (hit,) = Searcher(library, catalog).search('"drone 02" parts').hits
        assert (hit.id, hit.title, hit.path, str(hit.published)) == (
            3,
            "Drone 02",
            "/2",
            "2002-01-01",
        )
        assert (hit.read, hit.starred) == (True, True)
        marked = [hit.snippet.text[s:e] for s, e in hit.snippet.highlights]
        assert marked == ["Parts", "Parts"]


def test_a_hit_whose_article_has_changed_since_is_left_out(library: Path) -> None:
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        store_all(catalog, [read_file("/5", "Something else", replaces=6)])
        assert 6 not in [hit.id for hit in searcher.search("drone", limit=COUNT).hits]
        keep(library)
        assert searcher.search("drone").total == COUNT - 1
        assert [hit.id for hit in searcher.search("something").hits] == [6]


def test_a_library_without_full_text_finds_nothing(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        searcher = Searcher(tmp_path, catalog)
        searcher.warm()
        assert searcher.search("drone").hits == ()
        keep(tmp_path, [read_file("/a", "Drone")])
        assert searcher.search("drone").total == 1


def test_a_limit_of_no_time_gives_a_partial_result(library: Path) -> None:
    with catalog_in(library) as catalog:
        result = Searcher(library, catalog).search("drone", limits=Limits(limit_ms=0))
        assert (result.partial, result.total) == (True, COUNT)


HARMLESS = {
    "no stamp",
    "stamp garbage",
    "another version",
    "another library",
    "an article short",
    "no sums",
    "sums garbage",
}
"""Damage that is not in the way of a search, but of trust."""
UNSEEN = "segments a bit off"
"""Damage that a search may or may not come across."""


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_is_a_sentence_and_nothing_is_changed(library: Path, name: str) -> None:
    folder = fulltext(library)
    DAMAGE[name](folder)
    before = sorted(folder.rglob("*"))
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        if name == UNSEEN:
            with suppress(SearchError):
                searcher.search("drone")
        elif name in HARMLESS:
            assert len(searcher.search("drone", limit=COUNT).hits) >= COUNT - 1
        else:
            said = r"^The full text cannot be used\. It .+\. “dateline refresh” builds it anew\.$"
            with pytest.raises(SearchError, match=said):
                searcher.search("drone")
        assert sorted(folder.rglob("*")) == before
    assert keep(library)
    with catalog_in(library) as catalog:
        assert Searcher(library, catalog).search("drone").total == COUNT


def test_a_searcher_recovers_when_full_text_is_rebuilt(library: Path) -> None:
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        DAMAGE["segments garbage"](fulltext(library))
        with pytest.raises(SearchError):
            searcher.warm()
        keep(library)
        assert searcher.search("drone").total == COUNT


def test_a_fault_of_ours_is_a_sentence_and_rebuilds_nothing(
    library: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    folder = fulltext(library)
    with catalog_in(library) as catalog:
        searcher = Searcher(library, catalog)
        monkeypatch.setattr(FullTextSearcher, "search", faulty)
        with caplog.at_level(logging.ERROR), pytest.raises(SearchError, match=CANNOT_ANSWER):
            searcher.search("drone")
        assert "ZeroDivisionError" in caplog.text
        monkeypatch.undo()
        assert searcher.search("drone").total == COUNT
    assert keep(library) == ""
    assert fulltext(library) == folder


def test_full_text_that_moves_while_it_is_opened_is_followed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    original = FullTextSearcher.__init__

    def slow(self: FullTextSearcher, folder: Path) -> None:
        if not opened:
            DAMAGE["another version"](folder)
            opened.append(folder)
            keep(library)
        opened.append(folder)
        original(self, folder)

    monkeypatch.setattr(FullTextSearcher, "__init__", slow)
    with catalog_in(library) as catalog:
        assert Searcher(library, catalog).search("drone").total == COUNT
    assert len(set(opened)) == 2


def test_two_searchers_share_one_catalog_file(library: Path) -> None:
    with catalog_in(library) as one, catalog_in(library) as other:
        changes.set_starred(one, [1], True)
        assert isinstance(other, Catalog)
        hits = Searcher(library, other).search("drone", limit=COUNT).hits
        assert [hit.id for hit in hits if hit.starred] == [1]
