"""Which words count as one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.terms import MAX_TERM, STOP_WORDS, fold, terms, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Drone STRIKE", ["drone", "strike"], id="case"),
        pytest.param("Müller café Łódź", ["muller", "cafe", "lodz"], id="accents"),
        pytest.param("Søren Đorđe Ærø cœur", ["soren", "dorde", "aero", "coeur"], id="strokes"),
        pytest.param("ｶﾒﾗ", ["カメ", "メラ"], id="half-width katakana"),
        pytest.param("Mu\u0308ller", ["muller"], id="decomposed"),
        pytest.param("Straße", ["strasse"], id="sharp s"),
        pytest.param("İstanbul", ["istanbul"], id="dotted capital i"),
        pytest.param("Ｗｉｄｅ", ["wide"], id="width"),
        pytest.param("𝐃𝐫𝐨𝐧𝐞 ℌ", ["drone", "h"], id="letters for mathematics"),
        pytest.param("ﬁeld", ["field"], id="ligature"),
        pytest.param("Kyiv's O’Neill’s PUTIN'S dogs'", ["kyiv", "oneill", "putin", "dogs"], id="'"),
        pytest.param("Москва ёлка", ["москва", "елка"], id="Cyrillic"),
        pytest.param("ΆΘΗΝΑ λόγος", ["αθηνα", "λογοσ"], id="Greek and final sigma"),
        pytest.param("שָׁלוֹם", ["שלום"], id="Hebrew points"),
        pytest.param("مُحَمَّد", ["محمد"], id="Arabic points"),
        pytest.param("می\u200cخواهم", ["میخواهم"], id="Persian joiner"),
        pytest.param("हिन्दी है।", ["हिन्दी", "है"], id="Indic marks and full stop"),
        pytest.param("क\u094d\u200dष", ["क\u094dष"], id="Indic joiner"),
        pytest.param("བོད་ཡིག", ["བོད", "ཡིག"], id="Tibetan syllables"),
        pytest.param("東京都", ["東京", "京都"], id="CJK bigrams"),
        pytest.param("人々の", ["人々", "々の"], id="iteration mark"),
        pytest.param("東", ["東"], id="one CJK character"),
        pytest.param("在Kyiv市", ["在", "kyiv", "市"], id="scripts side by side"),
        pytest.param("한국어", ["한국", "국어"], id="Hangul"),
        pytest.param("3rd 1,000 F-16", ["3rd", "1", "000", "f", "16"], id="numbers"),
        pytest.param("snake_case", ["snake", "case"], id="underscore"),
        pytest.param("a" * 100, ["a" * MAX_TERM], id="cap"),
        pytest.param(" —“”… \ud800 ", [], id="no word"),
    ],
)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert terms(text) == [unicodedata.normalize("NFC", term) for term in expected]


@given(st.text(max_size=60))
def test_tokens_are_in_order_and_say_what_their_range_folds_to(text: str) -> None:
    before = 0
    for start, end, term in tokens(text):
        assert before <= start < end <= len(text)
        assert fold(text[start:end]) == term
        assert 0 < len(term) <= MAX_TERM
        before = start


@given(st.text(max_size=30))
def test_folding_again_changes_nothing_for_letters(text: str) -> None:
    for term in terms(text):
        if term.isalpha() and len(term) < MAX_TERM:
            assert fold(term) == term
            assert unicodedata.is_normalized("NFC", term)


def test_stop_words_are_terms() -> None:
    assert all(fold(word) == word for word in STOP_WORDS)
