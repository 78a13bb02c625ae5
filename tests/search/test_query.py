"""What is asked: words, phrases, exclusions, and the word still being typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.query import MAX_CHARACTERS, MAX_CLAUSES, Clause, parse

WORDS = st.sampled_from(['"', "-", " ", "drone", "the", "東京", "é", "'", "\ud800", "\x1b", "\t"])


def shown(clause: Clause) -> str:
    """A clause in short: ``-`` excluded, ``"`` phrase, ``*`` beginning of a word."""
    text = " ".join(clause.terms)
    text = f'"{text}"' if clause.phrase else text
    return ("-" if clause.negated else "") + text + ("*" if clause.prefix else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("drone Supply", ["drone", "supply"], id="words"),
        pytest.param(
            '"Ministry of Defence" drone', ['"ministry of defence"', "drone"], id="phrase"
        ),
        pytest.param('"drone', ['"drone"'], id="phrase left open"),
        pytest.param(
            'drone -"long range" -tank', ["drone", '-"long range"', "-tank"], id="without"
        ),
        pytest.param("F-16", ['"f 16"'], id="a word of parts is a phrase"),
        pytest.param("東京都", ['"東京 京都"'], id="CJK run is a phrase"),
        pytest.param("the drone", ["drone"], id="stop word left out"),
        pytest.param("the", ["the"], id="nothing but a stop word"),
        pytest.param("the -drone", ["the", "-drone"], id="a stop word is all that is wanted"),
        pytest.param('"the"', ['"the"'], id="stop word in quotes"),
        pytest.param("drone drone DRONE", ["drone"], id="twice"),
        pytest.param('- -- "" … * ~3', ["3"], id="signs"),
        pytest.param("sol\u00addier \x1b[31m", ["soldier", "31m"], id="controls"),
        pytest.param("", [], id="empty"),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert [shown(clause) for clause in parse(text).clauses] == expected


@pytest.mark.parametrize(
    ("text", "expected", "expands"),
    [
        pytest.param("drone sup", ["drone", "sup*"], True, id="last word"),
        pytest.param("drone sup ", ["drone", "sup"], False, id="space ends it"),
        pytest.param("su", ["su*"], False, id="two letters"),
        pytest.param("мо", ["мо*"], False, id="two letters of another script"),
        pytest.param("東", ["東*"], True, id="one CJK character"),
        pytest.param("the", ["the*"], True, id="a stop word may become another word"),
        pytest.param('"sup"', ['"sup"'], False, id="phrase"),
        pytest.param("-sup", ["-sup"], False, id="exclusion"),
        pytest.param("F-16", ['"f 16"'], False, id="parts"),
    ],
)
def test_the_word_being_typed(text: str, expected: list[str], expands: bool) -> None:
    query = parse(text, typing=True)
    assert [shown(clause) for clause in query.clauses] == expected
    assert any(clause.expands for clause in query.clauses) is expands


def test_a_typed_word_is_not_a_beginning_once_it_is_entered() -> None:
    assert not any(clause.prefix for clause in parse("drone sup").clauses)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * MAX_CHARACTERS + " drone", id="characters"),
        pytest.param(" ".join(f"w{n}" for n in range(MAX_CLAUSES + 1)), id="words"),
    ],
)
def test_what_is_too_much_is_left_out_and_said(text: str) -> None:
    query = parse(text)
    assert len(query.clauses) <= MAX_CLAUSES
    assert "drone" not in [clause.terms[0] for clause in query.clauses]
    assert query.message.startswith("Only the first")
    assert parse("drone").message == ""


@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map("".join)), st.booleans())
def test_every_string_is_a_query(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert len(query.clauses) <= MAX_CLAUSES
    for clause in query.clauses:
        assert clause.terms
        assert all(clause.terms)
        "".join(clause.terms).encode()
    assert sum(clause.prefix for clause in query.clauses) <= int(typing)


@pytest.mark.parametrize("word", ["AND", "OR", "NOT"])
def test_operators_are_said_to_be_words(word: str) -> None:
    assert parse(f"drone {word} supply").message.startswith(f"{word} counts as a word")
    assert not parse(f"drone {word.lower()} supply").message
