"""What the user decides about names goes on from the links, and leaves no trace when taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storage.making import catalog_in, read_file, store_all

from index.storage.catalog import Catalog
from index.storage.catalog.decisions import Change, Decision, DecisionKind, apply, decisions
from index.storage.catalog.entities import entity, listed, parts
from index.storage.catalog.linked import linked
from index.storage.catalog.linking import link_all

BODIES = [
    "Analyst Markus Reisner met Senator Ada Lind in Oslo.",
    "Mr. Reisner met Senator Ada Lind. Mr. Reisner left.",
    "Analyst Marcus Reissner spoke of Kyiv (Kiev) and of Oslo.",
    "The PWU called a strike in Kiev, it said.",
    "The Port Workers Union (PWU) met in Kyiv. Kyiv was cold.",
    "Analyst Paul Brandt met Senator Ada Lind, then Analyst Markus Reisner.",
]
SAME, APART, CALLED, HIDDEN = DecisionKind


def made(*decided: Decision) -> Change:
    return Change(tuple(decided))


def state(catalog: Catalog) -> list[object]:
    """Everything that decisions may change."""
    return [
        catalog.rows("SELECT document, key, entity FROM occurrences ORDER BY document, key"),
        catalog.rows("SELECT * FROM links ORDER BY key, document"),
        catalog.rows(
            "SELECT id, articles, mentions, name, first FROM entities WHERE articles > 0"
            " ORDER BY id"
        ),
        [linked(catalog, document) for document in range(1, len(BODIES) + 1)],
        decisions(catalog),
    ]


def fill(catalog: Catalog, bodies: list[str]) -> None:
    for number, body in enumerate(bodies):
        store_all(catalog, [read_file(f"/{number}", str(number), body)])


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with catalog_in(tmp_path) as catalog:
        fill(catalog, BODIES)
        yield catalog


def keys_of(catalog: Catalog, identifier: str) -> set[str]:
    rows = catalog.rows("SELECT DISTINCT key FROM occurrences WHERE entity = ?", identifier)
    return {key for (key,) in rows}


def test_one_entity_becomes_another_with_all_its_names(catalog: Catalog) -> None:
    reisner = "person:markus-reisner"
    assert len(keys_of(catalog, reisner)) == 3
    apply(catalog, made(Decision(SAME, reisner, "person:paul-brandt")))
    assert entity(catalog, reisner) is None
    brandt = entity(catalog, "person:paul-brandt")
    assert brandt is not None
    assert (brandt.articles, brandt.mentions) == (4, 6)
    whys = {key: why for key, _, _, why in parts(catalog, "person:paul-brandt")}
    assert whys[reisner] == "you said so"
    found = linked(catalog, 1)[reisner]
    assert found is not None
    assert (found.entity, found.name, found.why) == (
        "person:paul-brandt",
        "Paul Brandt",
        "you said so",
    )


def test_a_name_apart_stays_apart_also_in_articles_that_come(catalog: Catalog) -> None:
    marcus, markus = "person:marcus-reissner", "person:markus-reisner"
    apply(catalog, made(Decision(APART, marcus, markus)))
    assert keys_of(catalog, marcus) == {marcus}
    store_all(catalog, [read_file("/new", "New", BODIES[2])])
    link_all(catalog)
    row = entity(catalog, marcus)
    assert row is not None
    assert row.articles == 2


def test_what_was_decided_holds_for_articles_that_come(catalog: Catalog) -> None:
    apply(catalog, made(Decision(SAME, "place:oslo", "place:kyiv")))
    store_all(catalog, [read_file("/new", "New", BODIES[0])])
    assert "place:kyiv" in {
        entity for (entity,) in catalog.rows("SELECT entity FROM occurrences WHERE document = 7")
    }
    catalog.set_meta("linking", "")
    link_all(catalog)
    assert entity(catalog, "place:oslo") is None


def test_another_type_and_another_name(catalog: Catalog) -> None:
    apply(
        catalog,
        made(
            Decision(SAME, "place:oslo", "org:oslo"),
            Decision(CALLED, "org:oslo", "The Oslo Group"),
        ),
    )
    row = entity(catalog, "org:oslo")
    assert row is not None
    assert (row.type, row.name) == ("org", "The Oslo Group")
    assert "org:oslo" in {row.id for row in listed(catalog, kind="org")}
    found = linked(catalog, 1)["place:oslo"]
    assert found is not None
    assert (found.entity, found.name) == ("org:oslo", "The Oslo Group")


def test_what_is_no_name_is_nowhere(catalog: Catalog) -> None:
    before = catalog.counts().entities
    apply(catalog, made(Decision(HIDDEN, "place:oslo")))
    assert entity(catalog, "place:oslo") is None
    assert linked(catalog, 1)["place:oslo"] is None
    assert catalog.counts().entities == before - 1


KEYS = [
    "person:markus-reisner",
    "person:marcus-reissner",
    "person:reisner",
    "person:paul-brandt",
    "org:pwu",
    "org:port-workers-union",
    "place:kyiv",
    "place:oslo",
]
DECISIONS = st.one_of(
    st.builds(
        Decision, st.sampled_from([SAME, APART]), st.sampled_from(KEYS), st.sampled_from(KEYS)
    ).filter(lambda each: each.key < each.value),  # not in a circle, as the library takes care of
    st.builds(Decision, st.just(CALLED), st.sampled_from(KEYS), st.sampled_from(["A", "B"])),
    st.builds(Decision, st.just(HIDDEN), st.sampled_from(KEYS)),
)


@settings(max_examples=60, deadline=None)
@given(first=st.lists(DECISIONS, max_size=4), then=st.lists(DECISIONS, min_size=1, max_size=4))
def test_taking_back_leaves_everything_as_it_was(
    first: list[Decision], then: list[Decision], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with catalog_in(tmp_path_factory.mktemp("library")) as catalog:
        fill(catalog, BODIES)
        for decision in one_a_key(first):
            apply(catalog, made(decision))
        before = state(catalog)
        done = apply(catalog, made(*one_a_key([*decisions(catalog), *then])))
        apply(catalog, done.reverse)
        assert state(catalog) == before


@settings(max_examples=40, deadline=None)
@given(decided=st.lists(DECISIONS, max_size=5), number=st.integers(0, len(BODIES)))
def test_it_does_not_matter_whether_articles_or_decisions_come_first(
    decided: list[Decision], number: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    counted = []
    for articles_first in (True, False):
        with catalog_in(tmp_path_factory.mktemp("library")) as catalog:
            fill(catalog, BODIES if articles_first else BODIES[:number])
            apply(catalog, made(*one_a_key(decided)))
            if not articles_first:
                fill_on(catalog, number)
            catalog.set_meta("linking", "")
            link_all(catalog)
            counted.append([tuple(row) for row in listed(catalog)])
    assert counted[0] == counted[1]


def fill_on(catalog: Catalog, number: int) -> None:
    for at, body in enumerate(BODIES[number:], number):
        store_all(catalog, [read_file(f"/{at}", str(at), body)])


def one_a_key(decided: list[Decision]) -> list[Decision]:
    """Without a second answer to one question."""
    known: dict[tuple[str, ...], Decision] = {}
    for each in decided:
        question = each[:2] if each.kind in (SAME, CALLED) else tuple(each)
        known.setdefault(question, each)
    return list(known.values())


def test_nothing_leads_round_in_a_circle(catalog: Catalog) -> None:
    oslo, kyiv, bergen = "place:oslo", "place:kyiv", "place:bergen"
    first = apply(catalog, made(Decision(SAME, bergen, oslo)))
    taken_back = apply(catalog, first.reverse)
    apply(catalog, made(Decision(SAME, oslo, bergen)))
    assert apply(catalog, taken_back.reverse) == Change()
    apply(catalog, made(Decision(SAME, bergen, kyiv)))
    assert apply(catalog, made(Decision(SAME, kyiv, oslo), Decision(SAME, oslo, oslo))) == Change()
    assert entity(catalog, oslo) is None
    row = entity(catalog, kyiv)
    assert row is not None
    assert row.articles == 4


def test_a_question_has_one_answer(catalog: Catalog) -> None:
    apply(catalog, made(Decision(CALLED, "place:oslo", "A"), Decision(SAME, "org:pwu", "org:b")))
    done = apply(
        catalog, made(Decision(CALLED, "place:oslo", "B"), Decision(SAME, "org:pwu", "org:c"))
    )
    assert [each.value for each in decisions(catalog)] == ["B", "org:c"]
    assert [row.name for row in listed(catalog) if row.id == "place:oslo"] == ["B"]
    apply(catalog, done.reverse)
    assert [each.value for each in decisions(catalog)] == ["A", "org:b"]


def test_apart_holds_whichever_of_the_two_is_linked_to_the_other(catalog: Catalog) -> None:
    apply(catalog, made(Decision(APART, "org:port-workers-union", "org:pwu")))
    assert keys_of(catalog, "org:pwu") == {"org:pwu"}
    store_all(catalog, [read_file("/new", "New", BODIES[4]), read_file("/old", "O", BODIES[3])])
    assert keys_of(catalog, "org:port-workers-union") == {"org:port-workers-union"}
