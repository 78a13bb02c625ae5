"""What spellings of one name have in common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import EntityType
from index.names import distinction, key_of, spelling, surname

NAMES = st.text(st.characters(codec="utf-8"), max_size=40)


def spelled(kind: str, name: str) -> str:
    return spelling(key_of(EntityType(kind), name))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Volodymyr Zelensky", "Володимир Зеленський"),
        ("person", "Yevgeny Prigozhin", "Evgeniy Prigozhin"),
        ("person", "Marcus Reisner", "Markus Reissner"),
        ("person", "Mohammed Hasan", "Mohamed Hassan"),
        ("person", "Donald J. Trump", "Donald Trump"),
        ("person", "Andriy Yermak", "Andrii Ermak"),
        ("place", "Zaporizhzhia", "Zaporizhia"),
        ("place", "Marinka", "Maryinka"),
        ("org", "Zarbo Widgets Inc", "Zarbo Widgets"),
        ("org", "Ruritanian Defense Ministry", "Ruritanian Ministry of Defence"),
        ("org", "Labour Party", "Labor Party"),
        ("unit", "Third Assault Brigade", "3rd Assault Brigade"),
    ],
)
def test_alike(kind: str, one: str, other: str) -> None:
    assert spelled(kind, one) == spelled(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("person", "Maria Silva", "Mario Silva"),
        ("person", "Karen Miller", "Karin Miller"),
        ("person", "James Miller", "Ames Miller"),
        ("person", "Li Wei", "Lee Wei"),
        ("person", "Reisner", "Markus Reisner"),
        ("place", "Ina", "Jinja"),
        ("place", "Kursk", "Kurs"),
        ("org", "The Sun", "Sun Co"),
        ("org", "Bank of China", "China Bank"),
        ("unit", "3rd Assault Brigade", "31st Assault Brigade"),
    ],
)
def test_apart(kind: str, one: str, other: str) -> None:
    assert spelled(kind, one) != spelled(kind, other)


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("person", "George H. W. Bush", "hw"),
        ("person", "George Bush", ""),
        ("person", "J. Edgar Hoover", ""),
        ("org", "Zarbo Company Limited", "ltd"),
        ("org", "Zarbo Co", ""),
        ("place", "Washington D C", ""),
    ],
)
def test_what_tells_apart(kind: str, name: str, told: str) -> None:
    assert distinction(key_of(EntityType(kind), name)) == told


def test_surnames() -> None:
    assert surname("person:markus-reisner") == surname("person:reissner") == "reisner"
    assert surname("place:reisner") == ""


@given(st.sampled_from(EntityType), NAMES)
def test_any_name_has_a_spelling_of_its_type(kind: EntityType, name: str) -> None:
    key = key_of(kind, name)
    assert spelling(key).startswith(f"{kind}:")
    assert len(spelling(key)) > len(f"{kind}:")
    assert isinstance(distinction(key), str)
