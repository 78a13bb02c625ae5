"""Names by the sentence that says what they are."""

import pytest
from analysis.marking import marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Zarbinsk is a village in the north.", "place Zarbinsk", id="village"),
        pytest.param("The Ylma is a river of the north.", "place Ylma", id="river"),
        pytest.param("Velvet Ylma were a British rock band.", "org Velvet Ylma", id="band"),
        pytest.param("Ylma Zarbon is a football club.", "org Ylma Zarbon", id="club"),
        pytest.param(
            "Ylma Zarbon (also Zarben) was a Norwegian geologist.",
            "person Ylma Zarbon",
            id="behind-an-aside",
        ),
        pytest.param("Ylma Zarbon (born 8 July 1974) sings.", "person Ylma Zarbon", id="born"),
        pytest.param(
            "Ylma Zarbon (14 March 1881 in Oslo) climbed.", "person Ylma Zarbon", id="day-of-birth"
        ),
    ],
)
def test_what_a_sentence_says_that_it_is(text: str, expected: str) -> None:
    assert marks(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Minister was a lawyer.", id="an-office"),
        pytest.param("Yesterday was a village fair.", id="an-ordinary-word"),
        pytest.param("Zarbon is in a village.", id="not-said-of-it"),
        pytest.param("Zarbon is a producer of steel.", id="firms-are-producers-too"),
        pytest.param("Zarbon (see above) sank.", id="another-aside"),
    ],
)
def test_what_is_not_said_of_a_name(text: str) -> None:
    assert not marks(text, "person", "place", "org")
