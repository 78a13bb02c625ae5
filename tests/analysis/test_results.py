"""Teams and players, by how results are written."""

import pytest
from analysis.marking import marks

KINDS = ("person", "org", "place")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Zarbo Oslo 2 (Ylmer 14, 60pen) Quedsk 0",
            ["org Zarbo Oslo", "person Ylmer", "org Quedsk"],
            id="score-with-scorers",
        ),
        pytest.param(
            "Kent 144 (M. Ylmer 6-38) and 201, Quedsk 90",
            ["org Kent", "person M. Ylmer", "org Quedsk"],
            id="innings",
        ),
        pytest.param("Houston 109 Zarbo 102", ["org Houston", "org Zarbo"], id="city-for-its-team"),
        pytest.param("Norway 2 Chile 1", ["place Norway", "place Chile"], id="countries"),
        pytest.param("Quedsk 14 10 2 2 31 11 32", ["org Quedsk"], id="table"),
        pytest.param("The Quedsk 5 3 2 1", ["org Quedsk"], id="table-with-an-article"),
        pytest.param("1. Ylmer, 2. Quedsk, 3. Zarboni, 4. Lufkvist", [], id="numbered-list"),
        pytest.param("209 Ylmer Zarbo 70 70 69", ["person Ylmer Zarbo"], id="rounds-of-golf"),
        pytest.param("Quedsk v Zarbo Oslo", ["org Quedsk", "org Zarbo Oslo"], id="fixture"),
        pytest.param(
            "On Sunday Quedsk beat Zarboni 2-1 at home.",
            ["org Quedsk", "org Zarboni"],
            id="beaten",
        ),
        pytest.param("On Sunday Quedsk beat Zarboni 6-1 7-5.", [], id="sets-are-no-score"),
        pytest.param(
            "Norway - 1 - Ylmer; 3 - Quedsk, 6 - Zarboni, 8 - Lufkvist.",
            ["place Norway", *(f"person {n}" for n in ("Ylmer", "Quedsk", "Zarboni", "Lufkvist"))],
            id="line-up",
        ),
        pytest.param(
            "First was Ylmer Zarboni (Norway) in 9.98 seconds.",
            ["person Ylmer Zarboni", "place Norway"],
            id="country-behind-a-name",
        ),
        pytest.param("Apl 161 unch Jne 160 unch Jly 160", [], id="months-of-a-price-list"),
        pytest.param("Wheat 129.50 Maize 124.50", [], id="prices"),
        pytest.param("See Chapter 11 and Section 12.", [], id="chapters"),
    ],
)
def test_results(text: str, expected: list[str]) -> None:
    assert marks(text, *KINDS) == expected


def test_a_team_keeps_its_name_outside_the_table() -> None:
    text = "Houston 109 Zarbo 102\nHouston led early. It rained in Houston."
    assert marks(text, *KINDS) == ["org Houston", "org Zarbo", "org Houston", "place Houston"]
