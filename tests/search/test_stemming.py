"""Stems, by language."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.search.languages import SNOWBALL
from index.search.stemming import stem, stems
from index.search.terms import terms


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["running", "runs", "run"], "run"),
        (["supplies", "supply", "supplied"], "suppli"),
        (["drones", "drone"], "drone"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_forms_of_a_word_have_one_stem(words: list[str], expected: str) -> None:
    assert {stem(word) for word in words} == {expected}


def test_only_ascii_letters_are_stemmed() -> None:
    assert [stem(term) for term in ("москвами", "f16s", "ångströms")] == [
        "москвами",
        "f16s",
        "ångströms",
    ]


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
ENDINGS = (
    *("ies", "ied", "eed", "ing", "ingly", "edly", "ational", "ization", "fully", "ousness"),
    *("iveness", "biliti", "ogist", "ly", "ement", "ance", "ible", "ous", "icate", "alize", "y"),
)


@given(st.one_of(LETTERS, st.tuples(LETTERS, st.sampled_from(ENDINGS)).map("".join)))
@example("dying")
@example("skies")
@example("idly")
def test_english_stems_begin_as_their_words(word: str) -> None:
    """`WordMatcher` stems only words that begin as a stem that is looked for."""
    found = stem(word)
    assert word.startswith(found[: max(1, len(found) - 2)])


def test_threads_stem_each_their_own_word() -> None:
    words = [f"{first}{second}ations" for first in "bcdfgklmnp" for second in "aeiou"] * 8
    stem.cache_clear()
    expected = [stem(word) for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(10):
            stem.cache_clear()
            with ThreadPoolExecutor(4) as pool:
                assert list(pool.map(stem, words)) == expected
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["brucken", "brucke"]),
        ("fr", ["heureuse", "heureux"]),
        ("es", ["trabajadores", "trabajadora"]),
        ("ru", ["заводы", "заводов", "заводами"]),
        ("tr", ["evler", "evlerin"]),
    ],
)
def test_other_languages_have_other_stems(language: str, words: list[str]) -> None:
    assert len({stem(word, language) for word in words}) == 1
    assert len({stem(word, "en") for word in words}) > 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        pytest.param("fr", ["arrêtée", "arrêté"], id="an accent in the ending"),
        pytest.param("tr", ["günler", "gün"], id="vowels that go together"),
        pytest.param("tr", ["güçler", "guc"], id="typed without accents"),
        pytest.param("tr", ["gunler", "günler"], id="another form without accents"),
        pytest.param("ru", ["новый", "новая"], id="Russian"),
        pytest.param("ru", ["новый", "новыи"], id="Russian without accents"),
        pytest.param("ro", ["oraș", "orașe"], id="Romanian"),
        pytest.param("hi", ["लड़के", "लड़का"], id="vowel signs are letters"),
        pytest.param("fr", ["l’offensive", "offensives"], id="elided article"),
        pytest.param("it", ["dell'Ucraina", "Ucraina"], id="elided preposition"),
        pytest.param("tr", ["Ankara’da", "Ankara"], id="ending behind an apostrophe"),
        pytest.param("fr", ["loffensive", "l'offensive"], id="without the apostrophe"),
        pytest.param("de", ["Brücken", "brucke"], id="German"),
    ],
)
def test_words_have_a_stem_in_common(language: str, words: list[str]) -> None:
    one, other = (set(stems(word, terms(word)[0], language)) for word in words)
    assert one & other


def test_what_is_written_plainly_has_one_stem() -> None:
    assert stems("Brücken", "brucken", "de") == ("bruck",)
    assert stems("Panzern", "panzern", "de") == ("panz",)
    assert stems("l'offensive", "loffensive", "en") == ("loffens",)
    assert stems("д’Артаньян", "дартаньян", "uk") == ("дартаньян",)
    assert stems("ü2", "u2", "de") == ("u2",)


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("заводами", "uk") == "заводами"
    assert stem("drones", "xx") == "drones"


@pytest.mark.parametrize("language", SNOWBALL)
def test_every_stemmer_is_there(language: str) -> None:
    assert stem("running", language)
