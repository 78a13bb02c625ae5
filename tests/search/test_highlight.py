"""Where hits stand, and the passage that shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Snippet
from index.search.highlight import SNIPPET_LENGTH, HitFinder, HitReason, How
from index.search.languages import language_of
from index.search.parser import parse
from index.search.stemming import stem
from index.search.terms import STOP_WORDS, terms

TEXT = "The drones flew. A drone’s engine, made in Łódź, failed; the drone strike did not."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("drone", ["drones", "drone’s", "drone"], id="forms of a word"),
        pytest.param("LODZ", ["Łódź"], id="a stroke is an accent"),
        pytest.param("łodz", ["Łódź"], id="accents"),
        pytest.param('"drone"', ["drone’s", "drone"], id="exact form"),
        pytest.param('"drone strike"', ["drone strike"], id="a phrase is one hit"),
        pytest.param('"strike drone"', [], id="phrase in another order"),
        pytest.param("strike -engine", ["strike"], id="what is excluded is no hit"),
        pytest.param("did", ["did"], id="plain"),
        pytest.param("the", ["The", "the"], id="stop word alone"),
        pytest.param('engine "the drone strike"', ["engine", "the drone strike"], id="both"),
        pytest.param(
            'drone "the drone strike"', ["drones", "drone’s", "the drone strike"], id="in"
        ),
        pytest.param("stri*", ["strike"], id="beginning"),
        pytest.param("stirke~", ["strike"], id="two letters swapped"),
        pytest.param("dron~", ["drone’s", "drone"], id="a letter missing"),
        pytest.param("dron~2", ["drones", "drone’s", "drone"], id="two letters missing"),
        pytest.param("=drone", ["drone’s", "drone"], id="exactly this form"),
        pytest.param("strike OR engine", ["engine", "strike"], id="either"),
        pytest.param("strike -(engine OR made)", ["strike"], id="excluded in parentheses"),
        pytest.param('"failed drone"~1', ["failed; the drone"], id="near"),
        pytest.param('"drone failed"~1', ["failed; the drone"], id="near in any order"),
        pytest.param('"failed strike"~1', [], id="not so near"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_hits(query: str, expected: list[str]) -> None:
    assert [TEXT[start:end] for start, end in HitFinder(parse(query)).find(TEXT)] == expected


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        pytest.param("を東京都で東京", "東京", ["東京", "東京"], id="CJK word"),
        pytest.param("を東京都で東京", "東京都", ["東京都"], id="CJK phrase is one hit"),
        pytest.param("having had it", "have", [], id="stop words only as they stand"),
        pytest.param("to be", "being", [], id="the text's stop words likewise"),
        pytest.param("a b a b a", '"a b a"', ["a b a b a"], id="phrases that overlap are one"),
        pytest.param("x y z x", '"x x"~1', [], id="twice the same is two words"),
        pytest.param("x y z x", '"x x"~2', ["x y z x"], id="twice the same word near"),
        pytest.param("x x y", '"x y"~5', ["x y"], id="the nearest of two"),
    ],
)
def test_hits_in_other_texts(text: str, query: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in HitFinder(parse(query)).find(text)] == expected


def test_a_beginning_marks_the_words_it_may_become() -> None:
    assert [TEXT[s:e] for s, e in HitFinder(parse("str", typing=True)).find(TEXT)] == ["strike"]
    assert HitFinder(parse("str")).find(TEXT) == []
    assert HitFinder(parse("st", typing=True)).find(TEXT) == []


VOCABULARY = st.sampled_from(
    [
        "drone",
        "drones",
        "Drone’s",
        "the",
        "strike",
        "東京都",
        "Łódź",
        "f-16",
        "\n\n",
        ". ",
        "é",
        "-",
    ]
)
TEXTS = st.lists(VOCABULARY, max_size=40).map(" ".join)


@given(TEXTS, TEXTS, st.booleans())
def test_what_is_marked_is_what_was_asked(text: str, query: str, typing: bool) -> None:
    asked = parse(query, typing=typing).clauses
    wanted = {term for clause in asked for term in clause.terms}
    stems = {stem(term) for term in wanted - STOP_WORDS}
    beginnings = tuple(clause.terms[0] for clause in asked if clause.expands)
    before = 0
    for start, end in HitFinder(parse(query, typing=typing)).find(text):
        assert before <= start < end <= len(text)
        for term in terms(text[start:end]):
            assert term in wanted or stem(term) in stems or term.startswith(beginnings)
        before = end


def snippet(text: str, query: str, start: int = 0) -> Snippet:
    return HitFinder(parse(query)).snippet(text, start)


FILLER = "Nothing of note was said in this long and quiet sentence about the weather. " * 10


def test_the_passage_with_the_most_of_the_query_is_shown() -> None:
    text = f"A drone came. {FILLER} Then a drone and its supply of parts. {FILLER}"
    found = snippet(text, "drone supply")
    assert "drone and its supply" in found.text
    assert [found.text[s:e] for s, e in found.highlights] == ["drone", "supply"]


def test_the_best_passage_is_found_deep_in_a_long_article() -> None:
    text = FILLER * 60 + "A drone at last. " + FILLER
    assert "drone" in snippet(text, "drone").text


def test_a_snippet_begins_with_the_body_when_nothing_is_to_be_shown() -> None:
    assert snippet("Title\n\nBody text.", "zebra", 7) == Snippet("Body text.")
    assert snippet("Title\n\nBody text.", "", 7) == Snippet("Body text.")


def test_a_snippet_leaves_title_and_byline_out() -> None:
    text = f"Drone\n\nBy Drone\n\n{FILLER}The drone."
    assert snippet(text, "drone", 17).text.endswith("The drone.")


@given(TEXTS.map(lambda text: text * 30), TEXTS, st.integers(0, 50))
def test_a_snippet_is_one_line_of_whole_words_with_its_hits(
    text: str, query: str, start: int
) -> None:
    found = snippet(text, query, start)
    assert len(found.text) <= SNIPPET_LENGTH + len("… ")
    assert "\n" not in found.text
    inner = found.text.removeprefix("… ")
    # A start within a word is the caller's; whatever is cut here is cut between words.
    assert set(inner.split()[1:]) <= set(text.split())
    language = language_of(text)
    assert list(found.highlights) == HitFinder(parse(query)).find(found.text, language)


def test_a_text_without_spaces_gives_a_snippet_too() -> None:
    found = snippet("一二三四五六七八九十" * 100 + "東京" + "一二三" * 100, "東京")
    assert [found.text[s:e] for s, e in found.highlights] == ["東京"]


@pytest.mark.parametrize(
    ("passage", "query", "typing", "expected"),
    [
        pytest.param("Grain", "grain", False, HitReason("grain", How.EXACT), id="exact"),
        pytest.param("grains", "grain sale", False, HitReason("grain", How.FORM), id="form"),
        pytest.param("sales", "grain sale", False, HitReason("sale", How.FORM), id="second word"),
        pytest.param("granary", "gran", True, HitReason("gran", How.BEGINNING), id="beginning"),
        pytest.param(
            "the old port", '"old port"', False, HitReason("old port", How.PHRASE), id="phrase"
        ),
        pytest.param(
            "old", '"old port" old', False, HitReason("old", How.EXACT), id="not a phrase"
        ),
        pytest.param("ship", "grain -ship", False, None, id="excluded"),
        pytest.param("ship", "", False, None, id="nothing asked"),
    ],
)
def test_the_reason_of_a_hit(
    passage: str, query: str, typing: bool, expected: HitReason | None
) -> None:
    assert HitFinder(parse(query, typing=typing)).reason(passage) == expected
