"""Fields of a query, asked of a library."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.storage.catalog import Catalog
from index.storage.store import Searcher

ARTICLES = {
    "2024/ferry.md": """---
title: Ferry to Lisbon runs again
publisher: The Harbour Post
author: Ingrid Solberg
language: en
url: https://example.org/ferry
date: 2024-11-16
---

Elena Marsh of the Harbour Authority cut the ribbon in Lisbon. Marsh had waited two years.
""",
    "2024/frost.md": """---
title: A late frost
publisher: Valley Tribune
author: [Jonas Weber, Ingrid Holm]
language: pt
date: 2024-11
---

Growers in Portugal lost hardly a blossom, and Tom Marsh sold all he had.
""",
    "2023/trains.md": """---
title: Night trains to Vienna
publisher: The Harbour Post and Mail
date: 2023-11-16
---

The sleeper runs from Trieste to Vienna. The frost did it no harm.
""",
    "undated.md": """---
title: A ferry nobody dated
---

It left for Lisbon without Elena Marsh.
""",
}
FERRY, FROST, TRAINS, UNDATED = ARTICLES


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("fields")
    for name, text in ARTICLES.items():
        (home / "articles" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "articles" / name).write_text(text, encoding="utf-8")
    library = Library.open("default", data=home / "data")
    library.add([home / "articles"])
    library.refresh()
    for name in (FERRY, UNDATED):
        library.set_read([identifier(library, home / "articles" / name)], True)
    library.set_starred([identifier(library, home / "articles" / TRAINS)], True)
    yield library
    library.close()


def identifier(library: Library, path: Path) -> int:
    found = library.id_of(path)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("date:2024", [FERRY, FROST], id="year"),
        pytest.param("date:2024-11-16", [FERRY, FROST], id="a month may be any of its days"),
        pytest.param("date:2024-11-01..2024-11-10", [FROST], id="range"),
        pytest.param("date:<2024", [TRAINS], id="before"),
        pytest.param("date:11-16", [FERRY, TRAINS], id="day of any year"),
        pytest.param("-date:..9999", [UNDATED], id="without a date"),
        pytest.param("is:read", [FERRY, UNDATED], id="read"),
        pytest.param("is:unread lisbon", [], id="unread"),
        pytest.param("is:starred OR is:read", [FERRY, TRAINS, UNDATED], id="starred or read"),
        pytest.param("source:harbour", [FERRY, TRAINS], id="a word of the publisher"),
        pytest.param('source:"harbour post and mail"', [TRAINS], id="publisher"),
        pytest.param("source:harb", [], id="a part of a word is no word"),
        pytest.param("by:ingrid", [FERRY, FROST], id="a word of an author"),
        pytest.param('by:"jonas weber"', [FROST], id="author"),
        pytest.param('by:"weber ingrid"', [], id="two authors are not one"),
        pytest.param("lang:PT", [FROST], id="language"),
        pytest.param("has:url", [FERRY], id="address"),
        pytest.param("path:2023/", [TRAINS], id="path"),
        pytest.param("path:FERRY.md", [FERRY], id="path without case"),
        pytest.param("title:frost", [FROST], id="title, where the text of another has it too"),
        pytest.param('title:"night trains"', [TRAINS], id="words of the title"),
        pytest.param('title:"trains night"', [], id="in another order"),
        pytest.param("place:lisbon", [FERRY, UNDATED], id="place"),
        pytest.param("person:lisbon", [], id="a place is no person"),
        pytest.param("person:marsh", [FERRY, FROST, UNDATED], id="surname"),
        pytest.param('person:"Tom Marsh"', [FROST], id="full name"),
        pytest.param("person:marsh -date:2024-11 ", [UNDATED], id="with an exclusion"),
        pytest.param("org:authority frost", [], id="both"),
        pytest.param("(frost OR ferry) date:2024", [FERRY, FROST], id="in a tree"),
    ],
)
def test_fields(library: Library, query: str, expected: list[str]) -> None:
    found = library.search(query)
    assert found.message == ""
    assert sorted(Path(hit.path).name for hit in found.hits) == sorted(
        Path(e).name for e in expected
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("place:lis", [FERRY, UNDATED], id="place"),
        pytest.param("person:elena rib", [FERRY], id="a word behind it"),
        pytest.param('person:"elena m', [FERRY, UNDATED], id="in a quotation"),
        pytest.param('person:"elena m"', [], id="that has ended"),
        pytest.param("title:nig", [TRAINS], id="title"),
        pytest.param("source:val", [FROST], id="publisher"),
        pytest.param("by:sol", [FERRY], id="author"),
        pytest.param("place:lis ", [], id="that has ended with a space"),
        pytest.param("lang:e", [], id="no names"),
    ],
)
def test_a_name_being_typed(library: Library, query: str, expected: list[str]) -> None:
    with closing(Catalog.of(library.directory)) as catalog:
        hits = Searcher(library.directory, catalog).search(query, typing=True).hits
    assert sorted(Path(hit.path).name for hit in hits) == sorted(Path(e).name for e in expected)


def test_without_words_the_newest_comes_first(library: Library) -> None:
    hits = library.search("date:2023..2024").hits
    assert [Path(hit.path).name for hit in hits] == ["ferry.md", "frost.md", "trains.md"]


def test_the_snippet_shows_the_mention(library: Library) -> None:
    snippets = [hit.snippet for hit in library.search("place:trieste").hits]
    assert [s.text[slice(*s.highlights[0])] for s in snippets] == ["Trieste"]


def test_a_field_that_is_not_there_is_said_and_the_rest_is_searched(library: Library) -> None:
    found = library.search("tag:pt frost")
    assert found.message.startswith("There is no field “tag”")
    assert found.total == 2
