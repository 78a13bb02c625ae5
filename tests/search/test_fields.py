"""What the values of fields mean."""

from datetime import date

import pytest

from index.search.fields import FIRST, LAST, Anniversary, Days, days_of, fault

TODAY = date(2024, 3, 31)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        pytest.param("2024", Days(20240000, 20241231), id="year"),
        pytest.param("2024-11", Days(20241100, 20241131), id="month"),
        pytest.param("2024-11-16", Days(20241116, 20241116), id="day"),
        pytest.param("2024-11..2025-02", Days(20241100, 20250231), id="range"),
        pytest.param("2024..", Days(20240000, LAST), id="from"),
        pytest.param("..2024", Days(FIRST, 20241231), id="until"),
        pytest.param("2024 .. 2025", Days(20240000, 20251231), id="spaces"),
        pytest.param(">=2024-11-16", Days(20241116, LAST), id="at least"),
        pytest.param(">2024-11", Days(20241132, LAST), id="after"),
        pytest.param("<2024", Days(FIRST, 20239999), id="before"),
        pytest.param("<= 2024", Days(FIRST, 20241231), id="at most"),
        pytest.param("11-09", Anniversary(1109), id="day of every year"),
        pytest.param("--11-09", Anniversary(1109), id="likewise as it is written elsewhere"),
        pytest.param("today", Days(20240331, 20240331), id="today"),
        pytest.param("Yesterday", Days(20240330, 20240330), id="yesterday"),
        pytest.param("last day", Days(20240330, 20240331), id="last day"),
        pytest.param("last 2 weeks", Days(20240317, 20240331), id="weeks"),
        pytest.param("last 3  months", Days(20231231, 20240331), id="months into another year"),
        pytest.param("last month", Days(20240231, 20240331), id="a month without that day"),
        pytest.param("last 10 years", Days(20140331, 20240331), id="years"),
        pytest.param("last 9999 years", Days(10131, 20240331), id="before there were years"),
        pytest.param("last 9999 weeks", Days(18320812, 20240331), id="many weeks"),
    ],
)
def test_days(value: str, days: Days | Anniversary) -> None:
    assert days_of(value, TODAY) == days


@pytest.mark.parametrize(
    "value",
    ["", "soon", "2024-13", "2024-02-30", "..", "2024...2025", ">", ">11-09", "13-40", "last 3"],
)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(value, TODAY)
    assert fault("date", value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("is", "Unread"), ("person", "Rob Lee"), ("path", "/home/x"), ("date", "yesterday")],
)
def test_what_a_field_can_have(name: str, value: str) -> None:
    assert fault(name, value) == ""
