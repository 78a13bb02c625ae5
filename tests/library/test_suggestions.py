"""What a query that finds nothing may have meant."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.library import Library
from index.storage.catalog import Catalog
from index.storage.store import Searcher

ARTICLES = {
    "ferry.md": "# Ferry\n\nThe ferry to Lisbon carries grain, and grain again. A crate fell.\n",
    "crane.md": "# Crane\n\nA crane lifts grain. The crane is old, and so is the ticking bomb.\n",
    "tokyo.md": "# 東京\n\n東京都 is large.\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("suggestions")
    (home / "articles").mkdir()
    made = {f"harbour-{n}.md": f"# Harbour {n}\n\nThe harbour at Lisbon.\n" for n in range(51)}
    made["slip.md"] = "# Slip\n\nThe harbuor.\n"
    for name, text in (ARTICLES | made).items():
        (home / "articles" / name).write_text(text, encoding="utf-8")
    library = Library.open("default", data=home / "data")
    library.add([home / "articles"])
    library.refresh()
    yield library
    library.close()


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        pytest.param("lisbn", "lisbon", id="a letter missing"),
        pytest.param("grian ferry", "grain ferry", id="two letters swapped"),
        pytest.param("crame", "crane", id="of two as near the more frequent one"),
        pytest.param('"tikcing bomb"', '"ticking bomb"', id="in a phrase"),
        pytest.param("(lisbn OR xqxqxq) -bomb", "(lisbon OR xqxqxq) -bomb", id="in a tree"),
        pytest.param("=lisbn", "=lisbon", id="exactly"),
        pytest.param("xqxqxq", "", id="near nothing"),
        pytest.param("kisbno", "", id="another first letter and one more"),
        pytest.param("kisbon", "lisbon", id="another first letter alone"),
        pytest.param("harbuor lisbon", "harbour lisbon", id="a slip that an article has made"),
        pytest.param("lisbn is:starred", "", id="what would find nothing either"),
        pytest.param("lisbon bomb", "", id="known words that are nowhere together"),
        pytest.param("京東", "", id="CJK"),
        pytest.param("xq", "", id="too short"),
        pytest.param("lisbx*", "", id="beginning"),
        pytest.param("ferry", "", id="something is found"),
    ],
)
def test_suggestions(library: Library, query: str, suggestion: str) -> None:
    found = library.search(query)
    assert found.suggestion == suggestion
    if suggestion:
        assert found.total == 0
        assert library.search(suggestion).total > 0


def test_where_little_is_found_a_slip_is_told(library: Library) -> None:
    found = library.search("harbuor")
    assert (found.total, found.suggestion) == (1, "harbour")
    assert library.search("ferry").suggestion == ""


def test_nothing_is_suggested_while_typing(library: Library) -> None:
    with closing(Catalog.of(library.directory)) as catalog:
        searcher = Searcher(library.directory, catalog)
        assert searcher.search("lisbn", typing=True).suggestion == ""
        assert searcher.search("lisbn").suggestion == "lisbon"
