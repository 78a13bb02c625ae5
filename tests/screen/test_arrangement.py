"""Widths of panes, without a screen."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.arrangement import MIN_ARTICLE, MIN_SIDE, PANES, Arrangement, Pane, width_class

TOTALS = st.integers(100, 400)
SOME = st.sets(st.sampled_from(PANES), min_size=1)
ARRANGEMENTS = st.builds(
    Arrangement,
    st.dictionaries(st.sampled_from(("search", "entities")), st.integers(-10, 500)),
    st.frozensets(st.sampled_from(PANES), max_size=2),
)


def test_panes_are_all_there_are() -> None:
    assert get_args(Pane) == PANES


@pytest.mark.parametrize(
    ("columns", "name"),
    [(20, "-narrow"), (99, "-narrow"), (100, "-wide"), (159, "-wide"), (160, "-widest")],
)
def test_classes_of_widths(columns: int, name: str) -> None:
    assert width_class(columns) == name


@pytest.mark.parametrize(
    ("total", "widths"),
    [
        pytest.param(100, (28, 48, 24), id="100"),
        pytest.param(120, (34, 62, 24), id="120"),
        pytest.param(250, (60, 150, 40), id="250"),
    ],
)
def test_widths_that_nobody_gave(total: int, widths: tuple[int, ...]) -> None:
    assert Arrangement().widths(total, PANES) == dict(zip(PANES, widths, strict=True))


@given(ARRANGEMENTS, TOTALS, SOME)
def test_widths_fill_the_screen_and_leave_each_pane_its_least(
    arrangement: Arrangement, total: int, shown: set[Pane]
) -> None:
    widths = arrangement.widths(total, shown)
    assert list(widths) == [pane for pane in PANES if pane in shown]
    assert sum(widths.values()) == total
    for pane, width in widths.items():
        assert width >= (MIN_ARTICLE if pane == "article" else MIN_SIDE)


@given(ARRANGEMENTS, TOTALS, st.sampled_from(("search", "entities")), st.integers(-5, 405))
def test_a_moved_border_is_where_it_was_put_or_as_near_as_it_fits(
    arrangement: Arrangement, total: int, pane: Pane, column: int
) -> None:
    arrangement = arrangement.show(pane).show("article")
    moved = arrangement.with_border(pane, column, total)
    width = moved.widths(total, moved.shown())[pane]
    assert moved.given[pane] == width
    wanted = column if pane == "search" else total - column
    others = sum(moved.given.get(other, MIN_SIDE) for other in ("search", "entities")) - width
    if MIN_SIDE <= wanted <= total - MIN_ARTICLE - max(others, total // 2):
        assert width == wanted


@given(ARRANGEMENTS)
def test_it_is_remembered(arrangement: Arrangement) -> None:
    assert Arrangement.from_json(arrangement.as_json()) == arrangement


@pytest.mark.parametrize(
    "value",
    [None, 3, [], {}, {"widths": 3, "hidden": 4}, {"widths": {"search": "x"}, "hidden": [[], 1]}],
)
def test_what_is_no_arrangement_is_the_usual_one(value: object) -> None:
    assert Arrangement.from_json(value) == Arrangement()


def test_one_pane_always_stays() -> None:
    arrangement = Arrangement()
    for pane in PANES:
        arrangement = arrangement.hide(pane)
    assert arrangement.shown() == ("entities",)
    assert arrangement.show("article").shown() == ("article", "entities")
    assert Arrangement.from_json({"hidden": list(PANES)}) == Arrangement()
