"""How what a model finds and what the rules find go together; without a model."""

import pytest

from index.analysis.model_spans import Span, place_spans
from index.analysis.rules import found, identified
from index.model import EntityType


def combined(text: str, *names: tuple[str, str]) -> list[str]:
    """What is found when a model finds the given (name, type), each at its first occurrence."""
    state = found(text, None)
    spans = [
        Span(text.index(name), text.index(name) + len(name), EntityType(kind))
        for name, kind in names
    ]
    place_spans(state, spans, "model")
    return [f"{m.type} {text[m.start : m.end]}" for m in identified(state).mentions]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param("Then Xyloq Brandar left.", [("Xyloq Brandar", "person")], 0, id="added"),
        pytest.param(
            "He saw the Xyloq Group there.", [("the Xyloq Group", "org")], 0, id="article-left-out"
        ),
        pytest.param(
            "Then General Xyloq left.", [("General Xyloq", "person")], 0, id="title-left-out"
        ),
    ],
)
def test_what_the_rules_lack_is_added(
    text: str, names: list[tuple[str, str]], expected: int
) -> None:
    (found_,) = [m for m in combined(text, *names) if "Xyloq" in m]
    name = names[0][0].removeprefix("the ").removeprefix("General ")
    assert found_ == f"{names[0][1]} {name}"


def test_the_rules_keep_their_type() -> None:
    text = "She flew to Kyiv."
    assert combined(text, ("Kyiv", "person")) == ["place Kyiv"]


def test_a_longer_name_takes_the_place_of_what_is_in_it() -> None:
    text = "He read it in Xyloq Ukraine Review yesterday."
    assert "org Xyloq Ukraine Review" in combined(text, ("Xyloq Ukraine Review", "org"))


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        pytest.param("On 9 May 2024 it rained.", "9 May 2024", "date 9 May 2024", id="date"),
        pytest.param("They paid $5 million.", "$5 million", "quantity $5 million", id="quantity"),
        pytest.param(
            "The 3rd Assault Brigade left.",
            "The 3rd Assault Brigade",
            "unit 3rd Assault Brigade",
            id="unit",
        ),
    ],
)
def test_dates_quantities_and_units_stay_the_rules(text: str, name: str, kept: str) -> None:
    assert combined(text, (name, "org")) == [kept]


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Then Wemba Xyloq left. A week later Xyloq returned."
    persons = [m for m in combined(text, ("Wemba Xyloq", "person")) if m.startswith("person")]
    assert persons == ["person Wemba Xyloq", "person Xyloq"]


def test_a_surname_is_no_organisation() -> None:
    text = "Then Wemba Xyloq left. A week later Xyloq returned."
    mentions = combined(text, ("Wemba Xyloq", "person"), ("Xyloq returned", "org"))
    assert "person Wemba Xyloq" in mentions
    text = "Xyloq returned. Before that Wemba Xyloq had left."
    mentions = combined(text, ("Wemba Xyloq", "person"), ("Xyloq", "org"))
    assert mentions == ["person Xyloq", "person Wemba Xyloq"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param(
            "Season Starts With Rain Over Hills\n\nThe season starts late.",
            "Season Starts",
            "org",
            id="title-case",
        ),
        pytest.param("STRIKE CLOSES PORT AGAIN TODAY", "STRIKE", "person", id="capitals"),
        pytest.param("the rain", "rain", "org", id="lower-case"),
        pytest.param("Then the Ministry left.", "Ministry", "org", id="kind-of-organisation"),
        pytest.param("It was the Historian again.", "Historian", "group", id="occupation"),
        pytest.param("They left Xyloq – Pavlor – alone.", "Xyloq – Pavlor", "org", id="dash"),
        pytest.param("They saw Xyloq 104 Pavlor.", "Xyloq 104 Pavlor", "org", id="number-inside"),
        pytest.param("It was Xyloq: Pavlor.", "Xyloq: Pavlor", "place", id="colon"),
        pytest.param("An xyloq. ", "xyl", "org", id="part-of-a-word"),
    ],
)
def test_what_is_no_name_is_left_out(text: str, name: str, kind: str) -> None:
    assert combined(text, (name, kind)) == []


@pytest.mark.parametrize(
    ("text", "name", "kind", "kept"),
    [
        pytest.param(
            "He saw Xyloq development bank there.",
            "Xyloq development bank",
            "org",
            "org Xyloq",
            id="lower-case-behind",
        ),
        pytest.param(
            "Then Chilean Xyloq Brandar left.",
            "Chilean Xyloq Brandar",
            "person",
            "person Xyloq Brandar",
            id="nationality",
        ),
        pytest.param("It was Xyloq 14.", "Xyloq 14", "org", "org Xyloq", id="number-behind"),
    ],
)
def test_only_the_name_is_taken_of_what_a_model_finds(
    text: str, name: str, kind: str, kept: str
) -> None:
    assert kept in combined(text, (name, kind))


def test_what_stands_behind_at_is_a_place() -> None:
    assert "place Xyloq" in combined("They met at Xyloq again.", ("Xyloq", "org"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("They saw the Xyloq again.", "org", id="one-word-behind-an-article"),
        pytest.param("They saw the Xyloq again.", "place", id="place-behind-an-article"),
        pytest.param("Xyloq began again.", "place", id="place-that-opens-a-sentence"),
        pytest.param("A kind of Xyloq again.", "person", id="person-behind-of"),
    ],
)
def test_one_word_where_models_err_is_left_out(text: str, kind: str) -> None:
    assert combined(text, ("Xyloq", kind)) == []


def test_a_headline_goes_on_behind_a_surname() -> None:
    text = "Xyloq Holds Every Bridge Around the Town\n\nThen Wemba Xyloq left."
    mentions = combined(text, ("Xyloq Holds", "person"), ("Wemba Xyloq", "person"))
    assert mentions == ["person Xyloq", "person Wemba Xyloq"]


def test_two_known_organisations_stay_two() -> None:
    text = "Photo: Reuters NATO archive."
    assert combined(text, ("Reuters NATO", "org")) == ["org Reuters", "org NATO"]


def test_what_is_said_before_a_hyphen_is_no_part_of_a_name() -> None:
    assert combined("The pro-Xyloqian crowd left.", ("pro-Xyloqian", "group")) == ["group Xyloqian"]
