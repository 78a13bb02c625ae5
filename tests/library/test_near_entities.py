"""Words near entities, by whatever name a text calls them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from index.search.highlight import How

ARTICLES = {
    "near": "The offensive near Donetsk failed, officials said on Tuesday.",
    "far": f"The offensive failed. {'It rained and rained. ' * 5}Donetsk was quiet.",
    "surname": "President Viktor Halloran left early. Later Halloran praised the harvest.",
    "acronym": "The Grain Market Council (GMC) met. A GMC forecast of the harvest was late.",
    "long": "The Grain Market Council harvest survey was late.",
    "kiev": "A parade in Kiev was long.",
    "kyiv": "A parade in Kyiv was short.",
    "verb": "The offensive was far away. A donetsk-like silence fell.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("near")
    (home / "articles").mkdir()
    for name, text in ARTICLES.items():
        (home / "articles" / f"{name}.md").write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    with closing(Library.open("default", data=home / "data")) as library:
        library.add([home / "articles"])
        library.refresh()
        yield library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param('"offensive place:Donetsk"~1', {"near"}, id="near"),
        pytest.param('"offensive place:Donetsk"~0', set(), id="not so near"),
        pytest.param('"offensive place:Donetsk"~50', {"near", "far"}, id="farther"),
        pytest.param("\"harvest person:'Viktor Halloran'\"~2", {"surname"}, id="by the surname"),
        pytest.param('"harvest org:GMC"~3', {"acronym", "long"}, id="by the acronym"),
        pytest.param("\"harvest org:'Grain Market Council'\"~0", {"long"}, id="a name is one word"),
        pytest.param('"parade place:Kiev"~1', {"kiev", "kyiv"}, id="by another name"),
        pytest.param('="parade place:Kiev"~1', {"kiev"}, id="by this name only"),
        pytest.param('parade -"parade place:Kyiv"~1', {"kiev"}, id="excluded, by this name only"),
        pytest.param('"person:Halloran harvest president"~50', {"surname"}, id="several words"),
        pytest.param('"place:Donetsk org:GMC"~50', set(), id="in no article together"),
    ],
)
def test_near(library: Library, query: str, expected: set[str]) -> None:
    assert {hit.title for hit in library.search(query).hits} == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param('"offensive place:Donetsk"~1', "offensive near Donetsk", id="its name"),
        pytest.param(
            "\"harvest person:'Viktor Halloran'\"~2", "Halloran praised the harvest", id="surname"
        ),
        pytest.param(
            "\"late org:'Market Council'\"~5", "GMC forecast of the harvest was late", id="acronym"
        ),
        pytest.param('"short place:Kiev"~2', "Kyiv was short", id="another name"),
    ],
)
def test_the_passage_is_marked_and_its_reason_said(
    library: Library, query: str, expected: str
) -> None:
    hit = library.search(query).hits[-1]
    ((start, end),) = hit.snippet.highlights
    assert hit.snippet.text[start:end] == expected
    article = library.article(hit.id)
    assert article is not None
    text = article.document.text
    finder = library.hit_finder(query).knowing(article.named())
    assert [text[start:end] for start, end in finder.find(text)] == [expected]
    reason = finder.reason(expected)
    assert reason is not None
    assert (reason.word, reason.how) == (query, How.NEAR)


def test_a_mention_that_is_not_near_is_no_hit(library: Library) -> None:
    finder = library.hit_finder('"offensive place:Donetsk"~1')
    assert finder.find("The offensive failed, and Donetsk was quiet.") == []


def test_other_names_are_said(library: Library) -> None:
    (widened,) = library.search('"parade place:Kiev"~1').widened
    assert widened.forms == ("Kyiv",)
    assert library.explain('"parade place:Kiev"~1').tree == '"parade place:Kiev"~1'
