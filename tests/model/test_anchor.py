"""Ranges are found again in a changed text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Anchor
from index.model.anchor import CONTEXT

TEXTS = st.one_of(st.text(max_size=200), st.text("ab ", max_size=200))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(ranges())
def test_an_unchanged_text_has_the_range_where_it_was(given: tuple[str, int, int]) -> None:
    text, start, end = given
    anchor = Anchor.of(text, start, end)
    assert anchor.exact == text[start:end]
    assert text.find(anchor.before + anchor.exact + anchor.after, max(0, start - CONTEXT)) >= 0
    assert anchor.find(text) == (start, end)


@given(ranges(), TEXTS, st.integers(0, 200))
def test_it_moves_with_what_is_inserted_before_it(
    given: tuple[str, int, int], inserted: str, at: int
) -> None:
    text, start, end = given
    at = min(at, start)
    changed = text[:at] + inserted + text[at:]
    found = Anchor.of(text, start, end).find(changed)
    if start == len(text) and start - at < CONTEXT and inserted:
        return  # at the very end of a text there is nothing behind it to go by
    assert found is not None
    assert changed[slice(*found)] == text[start:end]


@given(st.integers(0, 400), st.integers(0, 60), st.data())
def test_unique_words_are_found_exactly(start: int, length: int, data: st.DataObject) -> None:
    text = " ".join(f"word{n}" for n in range(80))
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    removed = data.draw(st.integers(0, start))
    stop = data.draw(st.integers(removed, start))
    inserted = data.draw(st.text(max_size=100))
    changed = text[:removed] + inserted + text[stop:]
    shift = len(inserted) - (stop - removed)
    anchor = Anchor.of(text, start, end)
    in_front = stop < start or start < end  # of an empty range, what is put in its place
    if in_front and changed.count(anchor.exact + anchor.after) == 1:
        assert anchor.find(changed) == (start + shift, end + shift)


@given(ranges(), TEXTS)
def test_what_is_found_is_the_exact_text(given: tuple[str, int, int], other: str) -> None:
    text, start, end = given
    found = Anchor.of(text, start, end).find(other)
    if found is None:
        assert text[start:end] not in other or start == end
    else:
        assert 0 <= found[0] <= found[1] <= len(other)
        assert other[slice(*found)] == text[start:end]


@pytest.mark.parametrize(
    ("text", "changed", "is_found"),
    [
        pytest.param("one [two] three", "one three", False, id="gone"),
        pytest.param("one [two] three", "zero. one [two] three", True, id="moved"),
        pytest.param(
            "the red [door]. the blue door.",
            "a door. the red [door] and the blue door.",
            True,
            id="best context",
        ),
        pytest.param(
            "a door. b door. [c] door. d", "x door. b door. [c] door. e", True, id="same place"
        ),
        pytest.param("[x] x x x x", "[x] x x x x", True, id="one of equals"),
        pytest.param("a\n\n[]Here it was.", "a\n\nNew.\n\n[]Here it was.", True, id="by behind"),
        pytest.param("Here it was. []", "New. Here it was. []", True, id="by in front"),
        pytest.param("Here []it was.", "All else.", False, id="nothing around"),
        pytest.param("[]", "[]Something.", True, id="of an empty text"),
    ],
)
def test_the_place_in_brackets_is_found(text: str, changed: str, is_found: bool) -> None:
    found = Anchor.of(_plain(text), *_marked(text)).find(_plain(changed))
    assert found == (_marked(changed) if is_found else None)


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def _marked(text: str) -> tuple[int, int]:
    start = text.index("[")
    return start, text.index("]") - 1


def test_ranges_beyond_the_text_are_cut() -> None:
    assert Anchor.of("abc", 2, 99) == Anchor(2, 3, "c", "ab", "")
    assert Anchor.of("abc", -5, -7) == Anchor(0, 0, "", "", "abc")


def test_common_letters_in_a_long_text() -> None:
    text = "e" * 2_000_000
    anchor = Anchor.of(f"x{text}y", 1_000_000, 1_000_001)
    assert anchor.find(text) == (1_000_000, 1_000_001)
