"""Values of fields and how many articles have them."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.library import Library
from index.model import FieldValue
from index.storage.catalog import Catalog
from index.storage.catalog.facts import Facts
from index.storage.clock import Limits
from index.storage.store import Searcher

ARTICLES = {
    "one": ("Harbour Post", "2024-11-16", "Elena Marsh went to Lisbon. Elena Marsh came back."),
    "two": ("Harbour Post", "2024-10", "Elena Marsh met Viktor Halloran in Lisbon."),
    "three": ("Valley Tribune", "2023", "Viktor Marsh stayed in Vienna."),
    "four": ("", "", "Nothing happened."),
}


@contextmanager
def library_in(home: Path) -> Iterator[Library]:
    """A library of the articles above, which are in the folder ``articles``."""
    folder = home / "articles"
    folder.mkdir()
    for name, (publisher, date, text) in ARTICLES.items():
        lines = [f"publisher: {publisher}"] * bool(publisher) + [f"date: {date}"] * bool(date)
        front = "\n".join(("---", f"title: {name}", *lines, "---"))
        (folder / f"{name}.md").write_text(f"{front}\n\n{text}\n", encoding="utf-8")
    with closing(Library.open("default", data=home / "data")) as library:
        library.add([folder])
        library.refresh()
        yield library


@contextmanager
def searcher_of(library: Library) -> Iterator[Searcher]:
    with closing(Catalog.of(library.directory)) as catalog:
        yield Searcher(library.directory, catalog)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """What all tests share, which stays as it is."""
    with library_in(tmp_path_factory.mktemp("completions")) as library:
        yield library


@pytest.fixture
def searcher(library: Library) -> Iterator[Searcher]:
    with searcher_of(library) as searcher:
        yield searcher


def offered(searcher: Searcher, query: str) -> list[tuple[str, int]]:
    found = searcher.search(query, typing=True).completions
    return [(value.value, value.articles) for value in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            "person:", [("Elena Marsh", 2), ("Viktor Halloran", 1), ("Viktor Marsh", 1)], id="all"
        ),
        pytest.param("person:vik", [("Viktor Halloran", 1), ("Viktor Marsh", 1)], id="beginning"),
        pytest.param("person:MAR", [("Elena Marsh", 2), ("Viktor Marsh", 1)], id="of any word"),
        pytest.param('person:"elena ma', [("Elena Marsh", 2)], id="of several words"),
        pytest.param("source:", [("Harbour Post", 2), ("Valley Tribune", 1)], id="source"),
        pytest.param(
            "date:", [("2024", 2), ("2023", 1), ("2024-10", 1), ("2024-11", 1)], id="dates"
        ),
        pytest.param("happened -place:lis", [("Lisbon", 2)], id="behind other words"),
        pytest.param("person:x", [], id="none"),
        pytest.param("is:", [], id="what is not counted"),
        pytest.param("person", [], id="no field"),
    ],
)
def test_values_are_offered_while_a_field_is_typed(
    searcher: Searcher, query: str, expected: list[tuple[str, int]]
) -> None:
    assert offered(searcher, query) == expected


def test_nothing_is_offered_when_the_query_is_whole(searcher: Searcher) -> None:
    assert searcher.search("person:vik").completions == ()


def test_counts_follow_the_library(tmp_path: Path) -> None:
    with library_in(tmp_path) as library, searcher_of(library) as searcher:
        assert offered(searcher, "place:l") == [("Lisbon", 2)]
        (hidden,) = [hit.id for hit in library.search("=one").hits] or [
            hit.id for hit in library.search("title:one").hits
        ]
        library.set_hidden([hidden], True)
        assert offered(searcher, "place:l") == [("Lisbon", 1)]
        (tmp_path / "articles" / "two.md").write_text("# two\n\nElena Marsh went to London.\n")
        library.refresh()
        assert offered(searcher, "place:l") == [("London", 1)]


def test_counting_is_abandoned_when_somebody_waits_and_goes_on_later(searcher: Searcher) -> None:
    hurried = Limits(waiting=lambda: True)
    assert searcher.search("place:l", typing=True, limits=hurried).completions == ()
    assert offered(searcher, "place:l") == [("Lisbon", 2)]


def test_facets_count_the_articles_that_are_asked_for(library: Library) -> None:
    ids = [hit.id for hit in library.search("elena").hits]
    with closing(Catalog.of(library.directory)) as catalog:
        facts = Facts(catalog)
        assert facts.follow()
        facets = facts.facets(ids, limit=1)
    assert facets is not None
    assert facets["source"] == [FieldValue("source", "Harbour Post", "Harbour Post", 2)]
    assert facets["person"] == [FieldValue("person", "person:elena-marsh", "Elena Marsh", 2)]
    assert facets["date"] == [
        FieldValue("date", "2024", "2024", 2),
        FieldValue("date", "2024-10", "2024-10", 1),
        FieldValue("date", "2024-11", "2024-11", 1),
    ]
    assert "lang" not in facets
