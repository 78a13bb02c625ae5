"""Widths of panes, without a screen."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.arrangement import MIN_ARTICLE, MIN_SIDE, PANES, Arrangement, Pane, Width, width_class

TOTALS = st.integers(100, 400)
SOME = st.sets(st.sampled_from(PANES), min_size=1)
WIDTHS = st.builds(Width, st.integers(0, 200), st.booleans())
ARRANGEMENTS = st.builds(
    Arrangement,
    st.fixed_dictionaries({"search": WIDTHS, "entities": WIDTHS}),
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


@pytest.mark.parametrize(
    ("written", "cells"), [("30", 30), ("30%", 60), ("7%", 14), ("0", 0)], ids=str
)
def test_a_width_is_cells_or_a_share(written: str, cells: int) -> None:
    assert Width.parse(written).cells(200) == cells


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
    before = arrangement.widths(total, arrangement.shown())
    most = before[pane] + before["article"] - MIN_ARTICLE
    wanted = column if pane == "search" else total - column
    if MIN_SIDE <= wanted <= most:
        assert width == wanted


@given(ARRANGEMENTS)
def test_it_is_remembered(arrangement: Arrangement) -> None:
    assert Arrangement(arrangement.usual).from_json(arrangement.as_json()) == arrangement


@pytest.mark.parametrize(
    "value",
    [None, 3, [], {}, {"widths": 3, "hidden": 4}, {"widths": {"search": "x"}}],
)
def test_what_is_no_arrangement_is_the_usual_one(value: object) -> None:
    arrangement = Arrangement(hidden=frozenset({"search"}))
    assert arrangement.from_json(value) == arrangement


def test_one_pane_always_stays() -> None:
    arrangement = Arrangement()
    for pane in PANES:
        arrangement = arrangement.hide(pane)
    assert arrangement.shown() == ("entities",)
    assert arrangement.show("article").shown() == ("article", "entities")
    assert Arrangement().from_json({"hidden": list(PANES)}) == Arrangement()
