"""How sure a rule is: as often as it is right in the marked texts."""

import re

from entities_score.reasons import counted, written

from index.analysis import RulesRecogniser, analyse
from index.analysis.confidence import with_confidence
from index.analysis.tables import data_file

TABLE = data_file("reasons.tsv").read_text(encoding="utf-8")


def row(reason: str) -> tuple[int, int]:
    found = re.search(rf"^{re.escape(reason)}\t(\d+)\t(\d+)$", TABLE, re.MULTILINE)
    assert found is not None
    return int(found[1]), int(found[2])


def test_the_table_is_of_the_rules_and_texts_as_they_are() -> None:
    models = [line for line in TABLE.splitlines(keepends=True) if line.startswith("model ")]
    now = written(counted(RulesRecogniser())).splitlines(keepends=True)
    # `make confidence` writes it anew.
    assert [line for line in TABLE.splitlines(keepends=True) if line not in models] == now


def test_a_reason_says_how_often_it_is_right() -> None:
    right, found = row("dateline")
    assert with_confidence("dateline") == f"dateline ({(right + 1) / (found + 2):.0%} sure)"
    (mention,) = analyse("ZARBO – Sales rose.").mentions
    assert mention.why == with_confidence("dateline")


def test_a_surname_is_as_sure_as_all_of_them() -> None:
    right, found = row("surname of")
    sure = f"{(right + 1) / (found + 2):.0%}"
    assert with_confidence("surname of Maria Zarbo") == f"surname of Maria Zarbo ({sure} sure)"


def test_what_was_hardly_met_says_nothing() -> None:
    assert row("month")[1] < 5
    assert with_confidence("month") == "month"
    assert with_confidence("something else") == "something else"
