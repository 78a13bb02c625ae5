"""Bars of counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import FieldValue
from tui.bars import bar, bars, periods


def dates(**counts: int) -> list[FieldValue]:
    """Values of dates; ``y2024_11`` is a month."""
    keys = ((name[1:].replace("_", "-"), count) for name, count in counts.items())
    return [FieldValue("date", key, key, count) for key, count in keys]


@pytest.mark.parametrize(
    ("given", "most", "expected"),
    [
        pytest.param([], 9, [], id="no dates"),
        pytest.param(
            dates(y2023=3, y2023_11=3, y2024=5, y2024_02=5),
            9,
            [("2023-11", 3), ("2023-12", 0), ("2024-01", 0), ("2024-02", 5)],
            id="months, those without articles too",
        ),
        pytest.param(
            dates(y2021=3, y2021_11=3, y2023=5, y2023_02=5),
            9,
            [("2021", 3), ("2022", 0), ("2023", 5)],
            id="too many months",
        ),
        pytest.param(
            dates(y2023=4, y2023_11=3), 9, [("2023", 4)], id="a month is not known of all"
        ),
    ],
)
def test_periods(given: list[FieldValue], most: int, expected: list[tuple[str, int]]) -> None:
    assert [(period.name, period.articles) for period in periods(given, most)] == expected


def test_bars_stand_beside_each_other_and_begin_at_zero() -> None:
    assert bars([4, 0, 1, 2], 12, 2) == ["██          ", "██    ▄▄ ██ "]
    assert bars([8, 4], 2, 1) == ["█▄"]
    assert bars([], 9, 3) == bars([0, 0], 9, 3) == []


def test_neighbours_are_added_up_where_there_is_no_room() -> None:
    assert bars([1, 1, 3, 1], 2, 1) == ["▄█"]


@given(st.lists(st.integers(0, 10**6), max_size=300), st.integers(1, 80), st.integers(1, 4))
def test_bars_fit(counts: list[int], width: int, height: int) -> None:
    drawn = bars(counts, width, height)
    assert len(drawn) == (height if any(counts) else 0)
    assert all(len(line) <= width for line in drawn)
    # The highest bar is as high as there is room for, and whatever is not zero is seen.
    assert "█" in "".join(drawn[:1]) or not drawn
    if len(counts) <= width and drawn:
        step = len(drawn[-1]) // len(counts)
        assert [drawn[-1][n * step] != " " for n in range(len(counts))] == [c > 0 for c in counts]


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1, 12))
def test_a_share_is_a_bar_from_the_left(count: int, rest: int, width: int) -> None:
    drawn = bar(count, count + rest, width)
    assert bool(drawn) == (count > 0)
    assert len(drawn) <= width
    assert (drawn == "█" * width) == (count > 0 and 8 * width * rest < count + rest)
