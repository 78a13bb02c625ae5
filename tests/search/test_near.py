"""Words near each other, against a look at every stretch of the text."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.search.near import windows, windows_with_entities

WORDS = st.sampled_from("abcd")


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, min_size=1, max_size=4), st.integers(0, 5))
def test_all_words_are_in_each_window_and_no_stretch_is_missed(
    text: list[str], wanted: list[str], others: int
) -> None:
    places = [(at, word) for at, word in enumerate(text) if word in wanted]
    found = list(windows(places, wanted, others))
    behind = -1
    for first, last in found:
        assert behind < first <= last
        inside = Counter(word for _, word in places[first : last + 1])
        assert inside >= Counter(wanted)
        assert places[last][0] - places[first][0] < len(wanted) + others
        behind = last
    size = len(wanted) + others
    stretches = [text[at : at + size] for at in range(len(text))]
    assert bool(found) is any(Counter(stretch) >= Counter(wanted) for stretch in stretches)


FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=3)


def mentions(text: list[str], forms: list[list[str]]) -> list[tuple[int, int]]:
    """Where forms stand, the longest and then the first of those that overlap."""
    spans = [
        (at, at + len(form))
        for form in forms
        for at in range(len(text))
        if text[at : at + len(form)] == form
    ]
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= a or b <= start for a, b in chosen):
            chosen.append((start, end))
    return sorted(chosen)


@given(st.lists(WORDS, max_size=20), st.lists(WORDS, max_size=2), FORMS, st.integers(0, 5))
def test_an_entity_is_one_word_however_long_its_name(
    text: list[str], wanted: list[str], forms: list[list[str]], others: int
) -> None:
    relevant = {*wanted, *(word for form in forms for word in form)}
    places = [(at, word) for at, word in enumerate(text) if word in relevant]
    # The same text with each mention as one word is searched without any entity.
    short: list[str] = []
    starts: list[int] = []
    at = 0
    lengths = {start: end - start for start, end in mentions(text, forms)}
    while at < len(text):
        short.append("ENTITY" if at in lengths else text[at])
        starts.append(at)
        at += lengths.get(at, 1)
    symbols = [*wanted, "ENTITY"]
    plain = [(n, word) for n, word in enumerate(short) if word in symbols]
    expected = [starts[plain[first][0]] for first, _ in windows(plain, symbols, others)]
    found = list(windows_with_entities(places, wanted, [forms], others))
    assert [places[first][0] for first, _ in found] == expected


def test_two_entities() -> None:
    text = ["nova", "kakhovka", "dam", "and", "the", "wagner", "group", "near", "kakhovka"]
    forms = [[["kakhovka"], ["nova", "kakhovka"]], [["wagner", "group"]]]
    places = list(enumerate(text))
    assert list(windows_with_entities(places, ["dam"], forms, 2)) == [(0, 6)]
    assert list(windows_with_entities(places, [], forms, 1)) == [(5, 8)]
    assert list(windows_with_entities(places, ["dam"], forms, 1)) == []
