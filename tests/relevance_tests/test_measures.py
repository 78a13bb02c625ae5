"""The measures, against values worked out by hand from their definitions."""

from math import log2

import pytest
from relevance.measures import DEPTH, average_precision, ndcg, recall

GRADES = {"a": 2, "b": 1, "c": 0, "d": 1, "e": -1}
IDEAL = 2 + 1 / log2(3) + 1 / 2


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ("abd", 1.0),
        ("adb", 1.0),
        ("cab", (2 / log2(3) + 1 / 2) / IDEAL),
        ("exb", (1 / 2) / IDEAL),
        ("", 0.0),
    ],
    ids=["ideal", "equals swapped", "late", "bad and unjudged ones gain nothing", "empty"],
)
def test_ndcg_discounts_a_grade_by_the_logarithm_of_its_rank(ranking: str, expected: float) -> None:
    assert ndcg(ranking, GRADES) == pytest.approx(expected)


def test_ndcg_ends_at_its_cutoff_and_so_does_its_ideal() -> None:
    assert ndcg("ca", GRADES, 1) == 0
    assert ndcg("a", GRADES, 1) == 1


@pytest.mark.parametrize(
    ("ranking", "expected"),
    [
        ("abd", 1.0),
        ("cbxad", (1 / 2 + 2 / 4 + 3 / 5) / 3),
        ("b", 1 / 3),
        ("ce", 0.0),
    ],
    ids=["all first", "spread", "one of three", "none"],
)
def test_average_precision_is_over_all_relevant_documents(ranking: str, expected: float) -> None:
    assert average_precision(ranking, GRADES) == pytest.approx(expected)


def test_average_precision_does_not_look_below_its_depth() -> None:
    others = [str(number) for number in range(DEPTH)]
    assert average_precision([*others[1:], "a"], {"a": 1}) == pytest.approx(1 / DEPTH)
    assert average_precision([*others, "a"], {"a": 1}) == 0


def test_recall_counts_what_is_found_before_the_cutoff() -> None:
    assert recall("xaxd", GRADES) == pytest.approx(2 / 3)
    assert recall("xaxd", GRADES, 3) == pytest.approx(1 / 3)


@pytest.mark.parametrize("measure", [ndcg, average_precision, recall])
def test_without_a_relevant_document_there_is_nothing_to_gain(measure: object) -> None:
    assert callable(measure)
    assert measure("ab", {"a": 0}) == 0
