"""The bench: figures, table, and its search group on a handful of articles."""

from pathlib import Path

import pytest
from bench.corpus import Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.search import measure
from bench.table import render
from bench.terminal import plain

MS = Figures.milliseconds([0.004, 0.001, 0.002, 0.003])


@pytest.mark.parametrize(
    ("share", "value"), [(0, 1), (0.25, 1), (0.5, 2), (0.95, 4), (1, 4)], ids=str
)
def test_percentiles_are_samples_by_nearest_rank(share: float, value: float) -> None:
    assert MS.at(share) == pytest.approx(value)


@pytest.mark.parametrize(
    ("budget", "kept"),
    [
        (None, None),
        (Budget(2.5), True),
        (Budget(2.5, share=0.95), False),
        (Budget(2.5, at_least=True), False),
        (Budget(1.5, at_least=True), True),
        (Budget(1.5, of_peer=True), False),
        (Budget(2.0, of_peer=True), True),
    ],
    ids=["none", "median", "p95", "too few", "enough", "ratio missed", "ratio kept"],
)
def test_a_budget_is_for_one_percentile_or_for_the_ratio(
    budget: Budget | None, kept: bool | None
) -> None:
    assert Row("walk", MS, budget, Peer("run", Figures.of([1], "ms"))).kept is kept


def test_a_line_of_the_table_says_what_was_measured_beside_budget_and_peer() -> None:
    peer = Peer("run", Figures.of([1.5], "ms"))
    single = Row("swim", Figures.of([12_345.6], "words/s"))
    lines = render([Row("walk", MS, Budget(3, share=0.95), peer), single]).splitlines()
    assert len(lines) == 4
    assert "  ".join(lines[2].split()) == (
        "walk  2.00  4.00  4.00  ms  p95  ≤  3.00  MISSED  run  1.50  1.33×"
    )
    assert lines[3].split() == ["swim", "12,346", "words/s"]


def test_escape_sequences_are_not_text() -> None:
    assert plain("\x1b[?25l\x1b[1;31mred\x1b[0m\x1b]0;title\x07 \x1b[3Ggreen\x1b(B") == "red green"


def test_a_group_measures_the_real_program(tmp_path: Path) -> None:
    rows = list(measure(Corpus(tmp_path, (20,))))
    assert [row.what for row in rows] == ["search, 20 articles"]
    assert rows[0].ratio is not None
    assert rows[0].ratio > 0
