"""Articles that are like another one."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.library import Library
from index.model import LIKE, Filter, SearchResult

ARTICLES = {
    "quarry": "Elena Marsh inspected the limestone quarry near Lisbon. The excavators stood still.",
    "strike": "The limestone quarry near Lisbon is on strike. Excavators block the road.",
    "marsh": "Elena Marsh spoke about schools, and about nothing else. Elena Marsh left early.",
    "lisbon": "The weather in Lisbon stays fine, and the beaches are full.",
    "other": "Viktor Halloran sold a lighthouse, and nobody in Vienna noticed.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home = tmp_path_factory.mktemp("likeness")
    folder = home / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.md").write_text(f"# The {name}\n\n{text}\n", encoding="utf-8")
    for number in range(20):
        filler = f"# Day {number}\n\nNothing to report on day {number}, and nobody to say so.\n"
        (folder / f"{number}.md").write_text(filler, encoding="utf-8")
    with closing(Library.open("default", data=home / "data")) as library:
        library.add([folder])
        library.refresh()
        yield library


def like(library: Library, title: str, query: str = "", *others: Filter) -> SearchResult:
    (one,) = (hit.id for hit in library.search(f"title:{title}").hits)
    return library.search(query, filters=(Filter(LIKE, str(one), title), *others))


def titles(result: SearchResult) -> list[str]:
    return [hit.title for hit in result.hits]


def test_the_most_alike_come_first_and_the_article_itself_not(library: Library) -> None:
    found = like(library, "quarry")
    assert titles(found) == ["The strike", "The marsh", "The lisbon"]
    assert found.total == 3
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert titles(like(library, "other")) == []


def test_the_reason_is_said(library: Library) -> None:
    snippets = {hit.title: hit.snippet for hit in like(library, "quarry").hits}
    reason = snippets["The strike"]
    assert reason.text.startswith("Both mention Lisbon; both say ")
    words = set(reason.text.partition("both say ")[2].split(", "))
    assert words <= {"limestone", "quarry", "near", "excavators"}
    assert len(words) == 3
    assert [reason.text[start:end] for start, end in reason.highlights] == ["Lisbon"]
    # A name is not said again as a word.
    assert snippets["The marsh"].text == "Both mention Elena Marsh"


def test_words_and_other_filters_narrow_them_down(library: Library) -> None:
    assert titles(like(library, "quarry", "weather OR schools")) == ["The marsh", "The lisbon"]
    lisbon = Filter("place", "place:lisbon", "Lisbon")
    assert titles(like(library, "quarry", "", lisbon)) == ["The strike", "The lisbon"]


def test_nothing_is_like_an_unknown_article(library: Library) -> None:
    assert library.search("", filters=(Filter(LIKE, "999", "Nothing"),)).total == 0
