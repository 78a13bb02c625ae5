from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import PartialDate


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    return draw(
        st.sampled_from(
            [
                PartialDate(day.year),
                PartialDate(day.year, day.month),
                PartialDate(day.year, day.month, day.day),
                PartialDate(None, day.month, day.day),
            ]
        )
    )


@pytest.mark.parametrize(
    ("text", "parsed", "spoken", "number"),
    [
        ("2024", PartialDate(2024), "2024", 20240000),
        ("2024-11", PartialDate(2024, 11), "November 2024", 20241100),
        ("2024-11-16", PartialDate(2024, 11, 16), "16 November 2024", 20241116),
        ("0987-01-02", PartialDate(987, 1, 2), "2 January 987", 9870102),
        ("--11-09", PartialDate(None, 11, 9), "9 November", 1109),
        ("--02-29", PartialDate(None, 2, 29), "29 February", 229),
    ],
)
def test_forms(text: str, parsed: PartialDate, spoken: str, number: int) -> None:
    assert PartialDate.parse(text) == parsed
    assert str(parsed) == text
    assert parsed.spoken() == spoken
    assert parsed.number == number


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "2024-1", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "0000"),
        *("--13-01", "--02-30", "--11", "2024-11-16T10:00", " 2024", "2024\n", "２０２４"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a date|no such"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "parts",
    [(None, None, None), (None, 5, None), (None, None, 5), (2024, None, 5), (10_000, 1, 1)],
    ids=str,
)
def test_what_cannot_be_constructed(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(ValueError, match=r"needs its|no such"):
        PartialDate(*parts)


def test_a_date_without_a_year_comes_last_in_a_list_with_the_newest_first() -> None:
    texts = ["--11-09", "2023-12", "2024", "2024-11-16", "2024-11", "2024-11-02", "--01-01"]
    ordered = sorted(map(PartialDate.parse, texts), reverse=True)
    assert list(map(str, ordered)) == [
        *("2024-11-16", "2024-11-02", "2024-11", "2024", "2023-12", "--11-09", "--01-01")
    ]


@given(partial_dates())
def test_text_and_back(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value


@given(partial_dates(), partial_dates())
def test_order_is_total(left: PartialDate, right: PartialDate) -> None:
    assert (left < right) + (left == right) + (left > right) == 1


@given(st.dates(), st.dates())
def test_full_dates_are_ordered_as_the_calendar_is(left: date, right: date) -> None:
    ours = [PartialDate(day.year, day.month, day.day) for day in (left, right)]
    assert (ours[0] < ours[1]) == (left < right)
    assert (ours[0].number < ours[1].number) == (left < right)
