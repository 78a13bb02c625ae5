"""Names that mean the same."""

import pytest

from index.model import EntityType
from index.search.names import MAX_FORMS, Names, is_other_form
from index.search.parser import parse

PLACE, ORG, PERSON = EntityType.PLACE, EntityType.ORG, EntityType.PERSON


def of_library(key: str, kind: EntityType | None) -> list[str]:
    """What a library might know."""
    known = {
        "gmc": ["Grain Market Council", "GMC", "gmc"],
        "grain market council": ["GMC"],
        "many": [f"Form {number}" for number in range(10)],
    }
    return known.get(key, []) if kind in (None, ORG) else []


NAMES = Names(of_library)


@pytest.mark.parametrize(
    ("name", "kind", "forms"),
    [
        pytest.param("Burma", None, ["Myanmar"], id="table"),
        pytest.param("BURMA", PLACE, ["Myanmar"], id="case and type"),
        pytest.param("Burma", ORG, [], id="another type"),
        pytest.param("Cote d\u2019Ivoire", PLACE, ["Ivory Coast"], id="accents and apostrophes"),
        pytest.param("GMC", ORG, ["Grain Market Council"], id="library"),
        pytest.param("the Grain Market Council", None, ["GMC"], id="article before it"),
        pytest.param("GMC", PERSON, [], id="library, another type"),
        pytest.param("Mikhail Gorbachev", PERSON, ["Mikhail Gorbachov"], id="surname"),
        pytest.param("Mikhail Gorbachev", ORG, [], id="no surname"),
        pytest.param("", None, [], id="nothing"),
        pytest.param("the", None, [], id="word like the"),
    ],
)
def test_expand(name: str, kind: EntityType | None, forms: list[str]) -> None:
    assert list(NAMES.expand(name, kind)) == forms


def test_expand_gives_only_so_many() -> None:
    assert len(NAMES.expand("many")) == MAX_FORMS


def test_expand_never_gives_a_form_that_is_an_ordinary_word() -> None:
    assert "us" not in [form.lower() for form in NAMES.expand("United States")]


def test_the_table_leads_from_every_form_to_others() -> None:
    for name in ("Kiev", "Kyiv", "Київ", "ISW", "Institute for the Study of War", "Zelenskiy"):
        for form in NAMES.expand(name):
            assert NAMES.expand(form)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Institute", "ISW", True),
        ("Elena Marsh", "Marsh", False),
        ("Marsh", "Elena Marsh", False),
        ("Dr. Marsh", "dr Marsh", False),
        ("Elena B. Marsh", "Elena Marsh", True),
        ("Democrat", "Democrats", False),
        ("...", "Marsh", False),
        ("Marsh", "", False),
    ],
)
def test_is_other_form(one: str, other: str, expected: bool) -> None:
    assert is_other_form(one, other) is expected


@pytest.mark.parametrize(
    ("query", "tree", "exactly"),
    [
        ("Burma", "Burma OR Myanmar", ["=Burma"]),
        ("Burma grain", "(Burma OR Myanmar) grain", ["=Burma"]),
        ("GMC", 'GMC OR "Grain Market Council"', ["=GMC"]),
        (
            "rise Grain Market Council",
            "rise (Grain Market Council OR GMC)",
            ["=Grain =Market =Council"],
        ),
        ('"Grain Market Council"', '"Grain Market Council" OR GMC', ['="Grain Market Council"']),
        ("place:Burma", "place:Burma OR place:Myanmar", ["=place:Burma"]),
        ("grain OR (Burma rice)", "grain OR (Burma OR Myanmar) rice", ["=Burma"]),
        ("=Burma", "=Burma", []),
        ("=place:Burma", "=place:Burma", []),
        ("rice -Burma", "rice -Burma", []),
        ("Burm*", "Burm*", []),
        ("Burma~", "Burma~", []),
        ('"Burma rice"~5', '"Burma rice"~5', []),
        ("source:Burma", "source:Burma", []),
        ("", "None", []),
    ],
)
def test_widen(query: str, tree: str, exactly: list[str]) -> None:
    wider, widened = NAMES.widen(parse(query))
    assert str(wider.tree) == tree
    assert [name.exactly for name in widened] == exactly


def test_a_name_is_widened_while_it_is_typed() -> None:
    wider, _ = NAMES.widen(parse("rice Burma", typing=True))
    assert str(wider.tree) == "rice (Burma OR Myanmar)"
    assert [clause.prefix for clause in wider.clauses] == [False, True, False]
