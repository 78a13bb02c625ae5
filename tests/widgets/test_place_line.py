"""What of the line below the article is kept when there is little room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.place_line import Part, fitted

PARTS = (
    Part("grain  2/6", 1),
    Part("another form of “grain”, line 14", 3, 12),
    Part("35 %", 2),
    Part("1,234 words", 7),
    Part("3 min left", 6),
    Part("", 0),
)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        pytest.param(
            90,
            "grain  2/6  · another form of “grain”, line 14  · 35 %  · 1,234 words  · 3 min left",
            id="all",
        ),
        pytest.param(
            72,
            "grain  2/6  · another form of “grain”, line 14  · 35 %  · 3 min left",
            id="words go",
        ),
        pytest.param(60, "grain  2/6  · another form of “grain”, line 14  · 35 %", id="time goes"),
        pytest.param(39, "grain  2/6  · another form of…  · 35 %", id="the reason is cut"),
        pytest.param(30, "grain  2/6  · 35 %", id="the reason goes"),
        pytest.param(10, "grain  2/6", id="the walk stays"),
        pytest.param(3, "", id="nothing fits"),
        pytest.param(0, "", id="no room"),
    ],
)
def test_fitted(width: int, expected: str) -> None:
    assert fitted(PARTS, width) == expected


_PARTS = st.builds(
    Part, st.text(alphabet="ab 検e\u0301", max_size=30), st.integers(0, 5), st.integers(0, 12)
)


@given(st.lists(_PARTS, max_size=8), st.integers(0, 90))
def test_it_is_never_too_wide(parts: list[Part], width: int) -> None:
    assert cell_len(fitted(parts, width)) <= width
