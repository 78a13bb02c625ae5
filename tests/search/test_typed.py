"""The field that a query ends in."""

import pytest

from index.model import FieldValue
from index.search.parser import parse
from index.search.tree import Field
from index.search.typed import TypedField, completed, typed_field


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("place:", ("place", "", 0)),
        ("oil place:Ky", ("place", "Ky", 4)),
        ("PLACE:ky", ("place", "ky", 0)),
        ('place:"New Y', ("place", "New Y", 0)),
        ("-source:reu", ("source", "reu", 1)),
        ("(oil OR (by:ad", ("by", "ad", 9)),
        ('"a phrase place:x', None),
        ('"a phrase" place:x', ("place", "x", 11)),
        ("place:x ", None),
        ('place:"x"', None),
        ("oil date:>=202", ("date", "202", 4, ">=")),
        ("date:2024-11..", ("date", "", 0, "2024-11..")),
        ("date:<", ("date", "", 0, "<")),
        ("colour:x", None),
        ("xplace:x", None),
        ("http://place:80", None),
        ("", None),
    ],
)
def test_typed_field(
    query: str, typed: tuple[str, str, int] | tuple[str, str, int, str] | None
) -> None:
    assert typed_field(query) == (TypedField(*typed) if typed else None)


@pytest.mark.parametrize(
    ("query", "value", "expected"),
    [
        ("oil place:ku", "Kuwait", "oil place:Kuwait "),
        ('oil -place:"new', "New York", 'oil -place:"New York" '),
        ("oil (place:new", "New York", 'oil (place:"New York" '),
        ("oil", "Kuwait", "oil"),
    ],
)
def test_completed(query: str, value: str, expected: str) -> None:
    whole = completed(query, FieldValue("place", value, value, 3))
    assert whole == expected
    assert typed_field(whole) is None
    if query != whole:
        assert Field("place", value) in _leaves(whole)


def test_dates_are_completed_behind_their_operator() -> None:
    year = FieldValue("date", "2024", "2024", 3)
    assert completed("kyiv date:>=20", year) == "kyiv date:>=2024 "
    assert completed("date:2023-11..", year) == "date:2023-11..2024 "


def test_a_value_with_quotation_marks_can_be_searched_for() -> None:
    whole = completed("source:O", FieldValue("source", 'O"R "Daily"', 'O"R "Daily"', 1))
    assert whole == 'source:"O R Daily" '
    assert parse(whole).message == ""


def _leaves(query: str) -> list[object]:
    tree = parse(query).tree
    parts = getattr(tree, "children", (tree,))
    return [getattr(part, "child", part) for part in parts]
