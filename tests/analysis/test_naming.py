"""One name, one entity: forms that the table of other names knows."""

from collections import Counter

import pytest

from index.analysis import analyse
from index.analysis.naming import shown
from index.model import EntityType
from index.names import canonical, groups, key_of


@pytest.mark.parametrize(
    ("kind", "name", "key"),
    [
        ("place", "Kiev", "place:kyiv"),
        ("place", "Київ", "place:kyiv"),
        ("place", "U.S.", "place:united-states"),
        ("place", "Russian Federation", "place:russia"),
        ("org", "ISW", "org:institute-for-the-study-of-war"),
        ("org", "Yonhap News", "org:yonhap-news-agency"),
        ("person", "Volodymyr Zelensky", "person:volodymyr-zelenskyy"),
        ("person", "Zelenskiy", "person:zelenskyy"),
        ("person", "Osama bin Ladin", "person:osama-bin-laden"),
        ("person", "Mao Tse-tung", "person:mao-zedong"),
    ],
)
def test_forms_of_one_name_have_one_key(kind: str, name: str, key: str) -> None:
    assert key_of(EntityType(kind), name) == key


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        pytest.param("org", "EPA", id="an acronym of several organisations"),
        pytest.param("person", "Kiev", id="another type"),
        pytest.param("person", "Putin Zarbo", id="the known surname is a given name here"),
        pytest.param("place", "Kievan Rus", id="only a part of the name"),
    ],
)
def test_a_name_that_may_mean_something_else_stays(kind: str, name: str) -> None:
    assert canonical(EntityType(kind), name) == name


def test_an_article_that_mixes_forms_has_one_entity_by_the_name_itself() -> None:
    text = "He left the United States. The U.S. waited. In the U.S. it rained."
    (entity,) = (e for e in analyse(text).entities(text) if e.type is EntityType.PLACE)
    assert (entity.name, entity.aliases, len(entity.mentions)) == ("United States", ("U.S.",), 3)


def test_an_article_that_has_only_another_form_shows_it() -> None:
    text = "They met in Kiev. Kiev was quiet."
    (entity,) = analyse(text).entities(text)
    assert (entity.id, entity.name, entity.aliases) == ("place:kyiv", "Kiev", ())


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["KIEV", "KIEV", "Kiev"], "Kiev"),
        (["Kiev", "Kiev", "Kyiv"], "Kyiv"),
        (["Zarbo", "Zarbo", "Zarbov"], "Zarbo"),
        (["ZQY"], "ZQY"),
    ],
)
def test_the_shown_form(names: list[str], best: str) -> None:
    assert shown(EntityType.PLACE, names) == best


def test_no_form_is_surely_two_names() -> None:
    counts = Counter((group.type, form) for group in groups() for form in group.sure)
    assert [form for form, count in counts.items() if count > 1] == []


def test_a_typographic_apostrophe_makes_no_other_name() -> None:
    text = "The Donetsk People’s Republic agreed."
    (entity,) = analyse(text).entities(text)
    assert entity.aliases == ()
