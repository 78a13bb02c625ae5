"""Words near each other, against a look at every stretch of the text."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.search.near import windows

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
