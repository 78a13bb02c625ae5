"""Names of one article meet those of the others."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage.making import catalog_in, read_file, store_all

from index.storage.catalog import Catalog
from index.storage.catalog.entities import articles_with, listed
from index.storage.catalog.linked import linked
from index.storage.catalog.linking import ANOTHER_SPELLING, SHORT_FORM, link_all

Articles = dict[str, str]


def entities(folder: Path, articles: Articles) -> dict[str, dict[str, str]]:
    """Store articles one by one; by title, the entities of the keys of each."""
    with catalog_in(folder) as catalog:
        for title, body in articles.items():
            store_all(catalog, [read_file(f"/{title}", title, body)])
        return held(catalog)


def held(catalog: Catalog) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    rows = catalog.rows(
        "SELECT title, key, entity FROM occurrences JOIN documents ON id = document"
        " WHERE type NOT IN ('date', 'quantity')"
    )
    for title, key, entity in rows:
        found.setdefault(title, {})[key] = entity
    return found


def test_another_spelling_is_the_same_entity_as_the_first(tmp_path: Path) -> None:
    found = entities(
        tmp_path,
        {
            "One": "Analyst Markus Ostrovsky spoke.",
            "Two": "Analyst Marcus Ostrovskiy spoke.",
        },
    )
    assert found["Two"] == {"person:marcus-ostrovskiy": "person:markus-ostrovsky"}
    with catalog_in(tmp_path) as catalog:
        assert linked(catalog, 2)["person:marcus-ostrovskiy"] == (
            "person:markus-ostrovsky",
            "Markus Ostrovsky",
            f"{ANOTHER_SPELLING} (90% sure)",
        )
        assert [row[0] for row in articles_with(catalog, "person:markus-ostrovsky")] == [1, 2]
        (row,) = listed(catalog, kind="person")
        assert (row.id, row.articles, row.mentions) == ("person:markus-ostrovsky", 2, 2)


@pytest.mark.parametrize(
    "order", list(permutations(("George Brandt", "George W. Brandt", "George H. Brandt")))
)
def test_a_second_middle_initial_tells_people_apart(order: tuple[str, ...], tmp_path: Path) -> None:
    found = entities(tmp_path, {name: f"Analyst {name} spoke." for name in order})
    assert len({entity for keys in found.values() for entity in keys.values()}) == 3


def test_an_acronym_is_what_another_article_spells_out(tmp_path: Path) -> None:
    short, full = "The PWU called a strike, it said.", "The Port Workers Union (PWU) met."
    for number, articles in enumerate(({"A": short, "B": full}, {"B": full, "A": short})):
        folder = tmp_path / str(number)
        assert entities(folder, articles)["A"] == {"org:pwu": "org:port-workers-union"}
    with catalog_in(tmp_path / "0") as catalog:
        assert linked(catalog, 1) == {
            "org:pwu": (
                "org:port-workers-union",
                "Port Workers Union",
                f"{SHORT_FORM} (90% sure)",
            )
        }


def test_an_acronym_of_two_organisations_is_neither(tmp_path: Path) -> None:
    found = entities(
        tmp_path,
        {
            "A": "The PWU called a strike, it said.",
            "B": "The Port Workers Union (PWU) met.",
            "C": "The Polish Writers Union (PWU) met.",
        },
    )
    assert found["A"] == {"org:pwu": "org:pwu"}


FULL = "Analyst Markus Reisner met Senator Ada Lind in Oslo."
TIED = "Mr. Reisner met Senator Ada Lind."
UNTIED = "Mr. Reisner went home."
OTHER = "Analyst Paul Reisner met Senator Ada Lind."


@pytest.mark.parametrize(
    ("articles", "entity"),
    [
        pytest.param((FULL, TIED), "person:markus-reisner", id="with somebody he is known with"),
        pytest.param((TIED, FULL), "person:markus-reisner", id="the full name comes later"),
        pytest.param((FULL, UNTIED), "person:reisner", id="nothing ties them"),
        pytest.param((FULL, OTHER, TIED), "person:reisner", id="tied to two people"),
    ],
)
def test_a_surname_needs_a_tie(articles: tuple[str, ...], entity: str, tmp_path: Path) -> None:
    found = entities(tmp_path, {str(n): body for n, body in enumerate(articles)})
    (mere,) = (n for n, body in enumerate(articles) if body.startswith("Mr."))
    assert found[str(mere)]["person:reisner"] == entity


def test_a_changed_article_loses_its_links(tmp_path: Path) -> None:
    entities(tmp_path, {"One": FULL, "Two": TIED})
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/Two", "Two", UNTIED, replaces=2)])
        assert held(catalog)["Two"] == {"person:reisner": "person:reisner"}
        assert linked(catalog, 2) == {}


BODIES = [
    FULL,
    TIED,
    UNTIED,
    OTHER,
    "The PWU met, it said.",
    "The Port Workers Union (PWU) met.",
    "Analyst Marcus Reissner met Senator Ada Lynd.",
    "Analyst Markus J. Reisner left Oslo.",
]


@settings(max_examples=30, deadline=None)
@given(bodies=st.lists(st.sampled_from(BODIES), max_size=8))
def test_links_can_be_made_anew(
    bodies: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("library")
    before = entities(folder, {str(n): body for n, body in enumerate(bodies)})
    with catalog_in(folder) as catalog:
        link_all(catalog)
        once = held(catalog)
        catalog.connection.execute("DELETE FROM meta WHERE key = 'linking'")
        link_all(catalog)
        assert held(catalog) == once
    assert {title: set(keys) for title, keys in once.items()} == {
        title: set(keys) for title, keys in before.items()
    }


def test_no_entity_stands_for_another(tmp_path: Path) -> None:
    entities(tmp_path, {str(n): body for n, body in enumerate(BODIES)})
    with catalog_in(tmp_path) as catalog:
        chained = catalog.rows(
            "SELECT a.key FROM links a JOIN links b ON b.key = a.entity AND b.document = 0"
        )
        assert chained == []
