"""How long ago something was."""

from datetime import UTC, datetime

import pytest

from tui.since import since

NOW = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)  # a Thursday


@pytest.mark.parametrize(
    ("then", "said"),
    [
        pytest.param(NOW.replace(hour=8, minute=5), "08:05", id="today"),
        pytest.param(NOW.replace(hour=23), "23:30", id="a clock that was set back"),
        pytest.param(NOW.replace(day=13, hour=23), "yesterday", id="yesterday"),
        pytest.param(NOW.replace(day=12), "Tuesday", id="this week"),
        pytest.param(NOW.replace(day=8), "Friday", id="six days ago"),
        pytest.param(NOW.replace(day=7), "7 November", id="the same weekday"),
        pytest.param(NOW.replace(year=2023), "14 November 2023", id="another year"),
    ],
)
def test_since(then: datetime, said: str) -> None:
    assert since(then, NOW) == said
