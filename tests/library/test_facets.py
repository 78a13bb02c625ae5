"""Results are narrowed down to just those articles that were counted."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.library import Library
from index.model import FieldValue, Filter
from index.storage.catalog import Catalog
from index.storage.clock import Limits
from index.storage.store import Searcher

ARTICLES = {
    "one": ("Harbour Post", "2024-11-16", "en", "Elena Marsh left Lisbon. Elena Marsh came back."),
    "two": ("Harbour Post", "2024-10", "en", "Elena Marsh met Viktor Halloran in Lisbon."),
    "three": ("Harbour Post Weekly", "2024", "de", "Viktor Marsh came to Lisbon and to Vienna."),
    "four": ("Valley Tribune", "--11-16", "", "The Lisbon Port Authority met."),
    "five": ("", "", "", "Nothing happened."),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("facets")
    folder = home / "articles"
    folder.mkdir()
    for name, (publisher, date, language, text) in ARTICLES.items():
        front = f"title: {name}\nauthor: [Ada {name}, Bo Lind]\npublisher: {publisher}"
        front = f"---\n{front}\ndate: {date}\nlanguage: {language}\n---\n\n"
        (folder / f"{name}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    with closing(Library.open("default", data=home / "data")) as library:
        library.add([folder])
        library.refresh()
        yield library


def found(library: Library, query: str, *filters: Filter) -> set[str]:
    hits = library.search(query, filters=filters).hits
    return {hit.title for hit in hits}


@pytest.mark.parametrize("query", ["", "lisbon", "came OR nothing", "-vienna"])
def test_each_value_narrows_down_to_as_many_as_were_counted(library: Library, query: str) -> None:
    facets = library.facets(query, limit=99)
    counted = [value for values in facets.values() for value in values]
    assert {value.field for value in counted} >= {"date", "source", "lang", "by"}
    for value in counted:
        narrowed = library.search(query, filters=(value.filter,))
        assert narrowed.total == len(narrowed.hits) == value.articles, value
        # What was narrowed down to is all that is left of its kind.
        again = library.facets(query, filters=(value.filter,), limit=99)
        assert value in again[value.field]


def test_filters_are_exact_where_fields_of_a_query_match_words(library: Library) -> None:
    assert found(library, "source:harbour") == {"one", "two", "three"}
    assert found(library, "", Filter("source", "Harbour Post", "Harbour Post")) == {"one", "two"}
    lisbon = Filter("place", "place:lisbon", "Lisbon")
    assert found(library, "", lisbon) == {"one", "two", "three"}
    assert found(library, "met OR vienna", lisbon) == {"two", "three"}
    assert found(library, "", lisbon, Filter("date", "2024-10", "2024-10")) == {"two"}
    assert found(library, "", lisbon, Filter("source", "Nobody", "Nobody")) == set()


def test_without_a_query_the_newest_come_first(library: Library) -> None:
    year = Filter("date", "2024", "2024")
    hits = library.search("", filters=(year,)).hits
    assert [hit.title for hit in hits] == ["one", "two", "three"]


def test_a_name_that_was_chosen_is_a_hit_as_well(library: Library) -> None:
    lisbon = Filter("place", "place:lisbon", "Lisbon")
    finder = library.hit_finder("left", filters=(lisbon, Filter("date", "2024", "2024")))
    assert finder.find("In 2024 she left Lisbon.") == [(12, 16), (17, 23)]


@pytest.fixture
def searcher(library: Library) -> Iterator[Searcher]:
    with closing(Catalog.of(library.directory)) as catalog:
        yield Searcher(library.directory, catalog)


def test_counting_is_given_up_when_somebody_waits(searcher: Searcher) -> None:
    at_once = Limits(800.0, lambda: True, 0.0)
    assert searcher.facets("lisbon", limits=at_once) is None
    facets = searcher.facets("lisbon")
    assert facets is not None
    assert facets["place"][0] == FieldValue("place", "place:lisbon", "Lisbon", 3)
    # Now that the catalog has been read, counting itself gives way.
    assert searcher.facets("lisbon", limits=at_once) is None
