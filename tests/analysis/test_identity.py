"""Who is who within one article: keys, names and reasons."""

import pytest

from index.analysis import analyse
from index.model import Kind
from index.readers.builder import DocumentBuilder


def keys(text: str, form: str) -> set[str]:
    return {m.key for m in analyse(text).mentions if text[m.start : m.end] == form}


def test_a_surname_is_the_full_name() -> None:
    text = "Maria Zarbo spoke first. Later Zarbo left."
    last = analyse(text).mentions[-1]
    assert (last.key, last.name) == ("person:maria-zarbo", "Maria Zarbo")
    assert last.why.startswith("surname of Maria Zarbo (")


def test_the_first_of_two_surnames_is_the_full_name() -> None:
    assert keys("Maria Zarbo Ylmer won. Then Zarbo left.", "Zarbo") == {"person:maria-zarbo-ylmer"}
    assert not keys("Maria Ana Ylmer won. Then Ana left.", "Ana")


def test_a_shared_surname_is_the_nearest_person_before() -> None:
    text = "Maria Zarbo came. Zarbo sat. Peter Zarbo followed. Zarbo stood."
    assert [m.key for m in analyse(text).mentions] == [
        "person:maria-zarbo",
        "person:maria-zarbo",
        "person:peter-zarbo",
        "person:peter-zarbo",
    ]


def test_a_surname_before_its_full_name_is_that_person() -> None:
    assert keys("Zarbo Seeks Second Term\n\nPresident Maria Zarbo runs again.", "Zarbo") == {
        "person:maria-zarbo"
    }


def test_a_middle_initial_makes_no_second_person() -> None:
    text = "Maria Q. Zarbo came. Maria Zarbo left."
    assert {(m.key, m.name) for m in analyse(text).mentions} == {
        ("person:maria-q-zarbo", "Maria Q. Zarbo")
    }


def test_a_surname_keeps_its_particle() -> None:
    text = "Gerhard de Zarbo came. De Zarbo left."
    assert keys(text, "De Zarbo") == {"person:gerhard-de-zarbo"}


def test_a_surname_beats_a_town_of_that_name() -> None:
    text = "The singer Whitney Houston was there. Later Houston sang."
    assert keys(text, "Houston") == {"person:whitney-houston"}
    assert keys(text + " They flew to Houston.", "Houston") == {
        "person:whitney-houston",
        "place:houston",
    }


def test_an_acronym_in_parentheses_is_its_organisation_everywhere() -> None:
    text = "The Institute for Snow Research (ISR) met. Nobody heard ISR leave."
    assert keys(text, "ISR") == {"org:institute-for-snow-research"}


def test_an_acronym_spells_out_a_name_that_no_word_tells() -> None:
    text = "The Zarbo Quill Ylm (ZQY) met."
    assert keys(text, "Zarbo Quill Ylm") == {"org:zarbo-quill-ylm"}


def test_a_company_has_its_short_form_in_headlines_too() -> None:
    text = "ZARBO WIDGETS LOSES\n\nZarbo Widgets Inc fell. Some say Zarbo will recover."
    assert {m.key for m in analyse(text).mentions} == {"org:zarbo-widgets-inc"}
    assert len(analyse(text).mentions) == 3


def test_a_name_in_parentheses_is_the_same_place() -> None:
    text = (
        "They left Kyiv (Kiev) and the Kharkiv (Kharkov) region. Kharkov Region is large. In Kiev."
    )
    assert keys(text, "Kiev") == {"place:kyiv"}
    assert keys(text, "Kharkov") == {"place:kharkiv"}
    assert keys(text, "Kharkov Region") == {"place:kharkiv"}


def test_a_country_in_parentheses_is_no_other_name() -> None:
    assert keys("It is in Oslo (Norway).", "Norway") == {"place:norway"}


def test_peoples_have_one_key() -> None:
    text = "Russians and a Russian"
    assert keys(text, "Russians") == keys(text, "Russian") == {"group:russian"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Łukasz said so, said Lech Wałęsa.", "person:lech-walesa", id="letters"),
        pytest.param("He is from St. Vel, said Abel J. Marsh.", "person:abel-j-marsh", id="dots"),
        pytest.param("It cost 7.5 percent.", "quantity:7-5-percent", id="figures"),
        pytest.param("King’s College London", "org:kings-college-london", id="apostrophe"),
    ],
)
def test_keys_are_folded(text: str, key: str) -> None:
    assert key in {m.key for m in analyse(text).mentions}


def test_blocks_tell_bylines_and_code() -> None:
    builder = DocumentBuilder()
    builder.add(Kind.TITLE, "Zarbo Wins in Oslo")
    builder.add(Kind.BYLINE, "Qued Ilm and Ostby Vern")
    builder.add(Kind.PARAGRAPH, "Maria Zarbo won.")
    builder.add(Kind.CODE, "Maria Zarbo; Reuters; Oslo")
    document = builder.build("Zarbo Wins in Oslo")
    mentions = analyse(document.text, blocks=document.blocks).mentions
    assert [(m.key, document.text[m.start : m.end]) for m in mentions] == [
        ("person:maria-zarbo", "Zarbo"),
        ("place:oslo", "Oslo"),
        ("person:qued-ilm", "Qued Ilm"),
        ("person:ostby-vern", "Ostby Vern"),
        ("person:maria-zarbo", "Maria Zarbo"),
    ]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Robin Zarbo-Quell came. Mr. Zarbo-Quell left.", "Zarbo-Quell", "robin-zarbo-quell"),
        ("Robin Quell came. Mr. Zarbo-Quell left.", "Zarbo-Quell", "zarbo-quell"),
    ],
    ids=["of one person", "of another person"],
)
def test_a_double_surname(text: str, form: str, expected: str) -> None:
    assert keys(text, form) == {f"person:{expected}"}
