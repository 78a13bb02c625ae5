"""What the catalog counts of entities, against counting them anew."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage.making import catalog_in, read_file, store_all

from index.model import EntityType
from index.names import key_of
from index.storage.catalog import Catalog, changes
from index.storage.catalog.decisions import Change, Decision, DecisionKind, apply
from index.storage.catalog.entities import (
    articles_with,
    companions,
    entity,
    foremost,
    forms,
    listed,
    named,
    places_of,
)

BODIES = [
    "Analyst Markus Reisner met Senator Ada Lind in Oslo.",
    "Mr. Reisner met Senator Ada Lind. Mr. Reisner left.",
    "The PWU met in Kiev, it said.",
    "The Port Workers Union (PWU) met in Kyiv. Kyiv was cold.",
    "Analyst Marcus Reissner spoke of Kyiv (Kiev) and of Kiev.",
    "Nobody said a word.",
]


def counted_anew(catalog: Catalog) -> dict[str, tuple[int, int]]:
    rows = catalog.rows(
        "SELECT entity, count(DISTINCT document), sum(o.mentions) FROM occurrences o"
        " JOIN documents d ON d.id = document WHERE gone = 0 AND hidden = 0"
        " AND type NOT IN ('date', 'quantity') GROUP BY entity"
    )
    return {entity: (articles, mentions) for entity, articles, mentions in rows}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(BODIES)),
        st.tuples(st.just("replace"), st.tuples(st.integers(1, 6), st.sampled_from(BODIES))),
        st.tuples(st.sampled_from(["hide", "show", "gone", "forget"]), st.integers(1, 6)),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_counts_follow_every_change(
    steps: list[tuple[str, object]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with catalog_in(tmp_path_factory.mktemp("library")) as catalog:
        for number, (what, value) in enumerate(steps):
            match what, value:
                case "add", str(body):
                    store_all(catalog, [read_file(f"/{number}", str(number), body)])
                case "replace", (int(identifier), str(body)):
                    file = read_file(f"/new{number}", str(number), body, replaces=identifier)
                    store_all(catalog, [file])
                case (("hide" | "show"), int(identifier)):
                    changes.set_hidden(catalog, [identifier], what == "hide")
                case "gone", int(identifier):
                    changes.mark_gone(catalog, [identifier])
                case _:
                    catalog.connection.execute("UPDATE documents SET seen = 0 WHERE gone = 1")
                    changes.forget_gone(catalog)
            rows = {row.id: (row.articles, row.mentions) for row in listed(catalog)}
            assert rows == counted_anew(catalog)


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with catalog_in(tmp_path) as catalog:
        for number, body in enumerate(BODIES):
            published = "2024-11-0" + str(number + 1)
            store_all(catalog, [read_file(f"/{number}", str(number), body, published=published)])
        yield catalog


def test_an_entity_by_its_forms(catalog: Catalog) -> None:
    articles = [row[0] for row in articles_with(catalog, "place:kyiv")]
    assert articles == [5, 4, 3]
    assert forms(catalog, "place:kyiv", articles) == {"Kyiv": 2, "Kiev": 2}
    row = entity(catalog, "place:kyiv")
    assert row is not None
    assert (row.name, row.articles, row.mentions, row.first) == ("Kyiv", 3, 6, 3)
    assert entity(catalog, "place:nowhere") is None


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("mentions", "Kyiv"),
        ("articles", "Kyiv"),
        ("name", "Ada Lind"),
        ("newest", "Port Workers Union"),
    ],
)
def test_the_list_in_several_orders(catalog: Catalog, order: str, first: str) -> None:
    assert listed(catalog, order=order)[0].name == first


def test_the_list_by_type_and_letters(catalog: Catalog) -> None:
    assert [row.id for row in listed(catalog, kind="org")] == ["org:port-workers-union"]
    assert [row.name for row in listed(catalog, containing="lIN")] == ["Ada Lind"]
    assert listed(catalog, containing="%") == []
    assert len(listed(catalog, limit=2)) == 2


def test_companions_are_those_mentioned_together_more_often_than_by_chance(
    catalog: Catalog,
) -> None:
    articles = [row[0] for row in articles_with(catalog, "person:markus-reisner")]
    found = companions(catalog, "person:markus-reisner", articles, 9)
    assert [(c.row.name, c.together) for c in found] == [("Ada Lind", 2), ("Oslo", 1)]


def test_places_of_an_entity_by_all_its_keys(catalog: Catalog) -> None:
    ((text, ranges),) = places_of(catalog, "person:markus-reisner", [5]).values()
    assert [text[start:end] for start, end in ranges] == ["Marcus Reissner"]
    assert places_of(catalog, "person:nobody", [5]) == {5: (text, [])}


@pytest.mark.parametrize("name", ["Kiev", "Kyiv", "kyiv"])
def test_an_entity_by_any_name(catalog: Catalog, name: str) -> None:
    assert [row.id for row in named(catalog, name, [key_of(EntityType.PLACE, name)])] == [
        "place:kyiv"
    ]


def test_foremost_are_names_that_an_article_has_often_and_others_rarely(catalog: Catalog) -> None:
    found = foremost(catalog, [1, 2, 4, 6])
    assert found[1] == [
        ("place", "Oslo"),
        ("person", "Ada Lind"),
        ("person", "Markus Reisner"),
    ]
    assert found[2][0] == ("person", "Markus Reisner")
    assert found[4] == [("org", "Port Workers Union"), ("place", "Kyiv")]
    assert 6 not in found
    apply(catalog, Change((Decision(DecisionKind.CALLED, "place:oslo", "Christiania"),)))
    apply(catalog, Change((Decision(DecisionKind.HIDDEN, "person:ada-lind"),)))
    assert foremost(catalog, [1])[1] == [("place", "Christiania"), ("person", "Markus Reisner")]
