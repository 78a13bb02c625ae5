"""Labels of links: short, none the beginning of another, none over another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.hints import LETTERS, apart, labels

COUNTS = st.integers(0, 1000)


@pytest.mark.parametrize(
    ("count", "letters", "expected"),
    [
        (0, "ab", []),
        (1, "ab", ["a"]),
        (2, "ab", ["a", "b"]),
        (3, "ab", ["b", "aa", "ab"]),
        (4, "ab", ["aa", "ab", "ba", "bb"]),
        (5, "abc", ["b", "c", "aa", "ab", "ac"]),
    ],
)
def test_labels(count: int, letters: str, expected: list[str]) -> None:
    assert labels(count, letters) == expected


@given(COUNTS)
def test_labels_are_complete_and_prefix_free(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == len(made) == count
    # In order, what begins with a label stands right behind it.
    assert not any(other.startswith(one) for one, other in pairwise(sorted(made)))
    assert all(set(label) <= set(LETTERS) for label in made)


@given(COUNTS)
def test_labels_are_as_short_as_can_be(count: int) -> None:
    made = labels(count)
    # Two lengths next to each other at most, and no more of the longer than needed.
    lengths = {len(label) for label in made}
    assert not lengths or max(lengths) - min(lengths) <= 1
    if count <= len(LETTERS):
        assert lengths <= {1}
    elif count <= len(LETTERS) ** 2:
        assert lengths <= {1, 2}
        singles = sum(len(label) == 1 for label in made)
        # With one single more, too few beginnings would be left for the rest.
        assert singles + 1 + (len(LETTERS) - singles - 1) * len(LETTERS) < count


@pytest.mark.parametrize(
    ("columns", "widths", "room", "expected"),
    [
        ([], [], 10, []),
        ([1, 5], [1, 2], 10, [1, 5]),
        ([1, 2, 3], [2, 2, 2], 10, [1, 3, 5]),
        ([7, 8, 9], [2, 2, 2], 10, [4, 6, 8]),
        ([9], [2], 10, [8]),
    ],
)
def test_apart(columns: list[int], widths: list[int], room: int, expected: list[int]) -> None:
    assert apart(columns, widths, room) == expected


@given(st.lists(st.tuples(st.integers(0, 79), st.integers(1, 2)), max_size=40))
def test_labels_of_a_line_never_overlap(found: list[tuple[int, int]]) -> None:
    columns, widths = sorted(column for column, _ in found), [width for _, width in found]
    moved = apart(columns, widths, 80)
    ends = [column + width for column, width in zip(moved, widths, strict=True)]
    assert all(end <= start for end, start in zip(ends, moved[1:], strict=False))
    assert all(start >= 0 and end <= 80 for start, end in zip(moved, ends, strict=True))
