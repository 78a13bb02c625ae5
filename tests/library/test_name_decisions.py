"""Decisions about names, as a screen makes them, and as a file that is shared."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Change, DecisionsError, Fetched, Library
from index.model import EntityType

ARTICLES = {
    "One": "Analyst Markus Reisner met Senator Ada Lind in Oslo.",
    "Two": "Mr. Reisner met Senator Ada Lind. Mr. Reisner left.",
    "Three": "Analyst Marcus Reissner spoke in Oslo.",
    "Four": "Mr. Halloran spoke.",
    "Five": "Analyst Viktor Halloran and Analyst Victor Hallorand spoke in Bergen.",
    "Six": "The Harbour Board Council met. HBC said so.",
}


def library_of(folder: Path, articles: dict[str, str]) -> Library:
    files = folder / "articles"
    files.mkdir(parents=True)
    for title, body in articles.items():
        (files / f"{title}.md").write_text(f"# {title}\n\n{body}\n", encoding="utf-8")
    library = Library.open("default", data=folder / "data")
    library.add([files])
    library.refresh()
    return library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(library_of(tmp_path, ARTICLES)) as library:
        yield library


def names(library: Library) -> dict[str, str]:
    return {entity.id: entity.name for entity in library.entities()}


def fetched(library: Library, title: str) -> Fetched:
    identifier = next(hit.id for hit in library.search("", limit=50).hits if hit.title == title)
    found = library.fetch(identifier)
    assert found is not None
    return found


def in_article(library: Library, title: str) -> dict[str, str]:
    return {entity.id: entity.name for entity in fetched(library, title).article.entities}


REISNER, MARCUS = "person:markus-reisner", "person:marcus-reissner"


def test_split_and_merge_are_each_other_s_reverse(library: Library) -> None:
    before = names(library)
    assert {part.key for part in library.names_of(REISNER)} == {MARCUS, "person:reisner"}
    split = library.split_entity(MARCUS, REISNER)
    assert names(library)[MARCUS] == "Marcus Reissner"
    merged = library.merge_entities(MARCUS, REISNER)
    assert names(library) == before
    library.change_names(merged.reverse)
    library.change_names(split.reverse)
    assert names(library) == before
    assert library.name_decisions() == []


def test_what_was_merged_can_be_split_again(library: Library) -> None:
    library.merge_entities("place:bergen", "place:oslo")
    assert "place:bergen" not in names(library)
    assert [part.why for part in library.names_of("place:oslo")] == ["you said so"]
    library.split_entity("place:bergen", "place:oslo")
    assert "place:bergen" in names(library)
    assert library.name_decisions() == []


def test_merging_back_turns_it_round(library: Library) -> None:
    library.merge_entities("place:bergen", "place:oslo")
    library.merge_entities("place:oslo", "place:bergen")
    assert {"place:bergen": "Bergen"}.items() <= names(library).items()
    assert "place:oslo" not in names(library)
    assert library.merge_entities("place:bergen", "place:bergen") == Change()


def test_another_name_is_shown_everywhere(library: Library) -> None:
    library.rename_entity(REISNER, "Col. Reisner")
    change = library.rename_entity(REISNER, "Colonel Reisner")
    assert names(library)[REISNER] == "Colonel Reisner"
    assert in_article(library, "Two")[REISNER] == "Colonel Reisner"
    facets = library.facets("")
    assert "Colonel Reisner" in [value.value for value in facets["person"]]
    library.change_names(change.reverse)
    assert names(library)[REISNER] == "Col. Reisner"
    library.rename_entity(REISNER, "")
    assert names(library)[REISNER] == "Markus Reisner"


def test_another_type_and_back(library: Library) -> None:
    before = names(library)
    library.rename_entity("place:bergen", "Port of Bergen")
    library.retype_entity("place:bergen", EntityType.ORG)
    (entity,) = [each for each in library.entities(EntityType.ORG) if each.name == "Port of Bergen"]
    assert entity.articles == 1
    assert in_article(library, "Five")[entity.id] == "Port of Bergen"
    library.retype_entity(entity.id, EntityType.PLACE)
    again = {each.id for each in library.entities(EntityType.PLACE)}
    assert len(again) == 2
    assert len(names(library)) == len(before)


def test_what_is_no_name_is_found_nowhere(library: Library) -> None:
    change = library.hide_entity("place:oslo")
    assert "place:oslo" not in names(library)
    assert "place:oslo" not in in_article(library, "One")
    assert library.entity_page("place:oslo") is None
    assert [hit.title for hit in library.search("place:Oslo").hits] == []
    assert "Oslo" not in [value.value for value in library.facets("").get("place", [])]
    library.change_names(change.reverse)
    assert in_article(library, "One")["place:oslo"] == "Oslo"


def test_suggestions(library: Library) -> None:
    found = {(each.entity.id, each.other.id): each.why for each in library.suggestions()}
    assert found[("person:halloran", "person:viktor-halloran")] == "the same surname"
    assert found[("person:victor-hallorand", "person:viktor-halloran")] == "almost the same name"
    (own, *_) = library.suggestions("person:halloran")
    library.keep_apart(own.entity.id, own.other.id)
    assert own not in library.suggestions("person:halloran")
    assert own not in library.suggestions(own.other.id)


def test_a_file_carries_decisions_to_another_library(library: Library, tmp_path: Path) -> None:
    library.merge_entities("place:bergen", "place:oslo")
    library.split_entity(MARCUS, REISNER)
    library.keep_apart("person:halloran", REISNER)
    library.rename_entity(REISNER, 'Markus "the map" Reisner')
    library.hide_entity("person:ada-lind")
    text = library.export_names()
    with closing(library_of(tmp_path / "other", ARTICLES)) as other:
        assert other.import_names(text) == (5, 0)
        assert names(other) == names(library)
        assert other.export_names() == text
        assert other.import_names(text) == (0, 0)
    assert library.import_names('[same]\n"place:oslo" = "place:bergen"\n') == (0, 1)
    assert library.import_names(f'[called]\n"{REISNER}" = "Reisner"\n') == (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "[same",
        "other = 1",
        '[other]\n"place:a" = "place:b"',
        '[same]\n"place:a" = 3',
        '[same]\n"place:a" = "B"',
        '[same]\n"thing:a" = "place:b"',
        '[apart]\n"place:a" = 1',
        '[called]\n"place:a" = ""',
        '[hidden]\n"place:a" = "place:b"',
        '[hidden]\n"\x1b" = true',
        '[called]\n"place:a" = "\u200b"',
        '[same]\n"place:a" = "quantity:5-tons"',
        "x = " + "[" * 3_000,
        "x = " + "1" * 5_000,
    ],
)
def test_what_is_no_file_of_decisions_changes_nothing(library: Library, text: str) -> None:
    with pytest.raises(DecisionsError) as caught:
        library.import_names(text)
    assert "\n" not in str(caught.value)
    assert library.name_decisions() == []


def test_a_circle_in_a_file_is_cut(library: Library) -> None:
    assert library.import_names(
        '[same]\n"place:oslo" = "place:bergen"\n"place:bergen" = "place:oslo"\n'
        '"place:here" = "place:here"\n'
    ) == (1, 2)


def test_a_name_also_finds_what_it_is_linked_to(library: Library) -> None:
    def found(query: str) -> set[str]:
        return {hit.title for hit in library.search(query).hits}

    assert found('"Marcus Reissner"') == found("person:Marcus-Reissner") == {"One", "Three"}
    assert found("=person:Marcus-Reissner") == {"Three"}
    assert found("Bergen") == {"Five"}
    change = library.merge_entities("place:bergen", "place:oslo")
    assert found("Bergen") == found("place:oslo") == {"One", "Three", "Five"}
    (widened,) = library.search("Oslo").widened
    assert (widened.written, widened.forms) == ("Oslo", ("Bergen",))
    library.change_names(change.reverse)
    library.split_entity(MARCUS, REISNER)
    assert found("Bergen") == {"Five"}
    assert found("person:Marcus-Reissner") == {"Three"}


def test_a_file_does_not_take_back_that_two_stay_apart(library: Library) -> None:
    library.keep_apart("place:oslo", "place:bergen")
    assert library.import_names('[same]\n"place:bergen" = "place:oslo"\n') == (0, 1)
    assert {"place:oslo", "place:bergen"} <= names(library).keys()


def test_a_surname_is_split_from_one_person_only(tmp_path: Path) -> None:
    articles = {
        "A": "Analyst Markus Reisner met Senator Ada Lind in Oslo.",
        "B": "Mr. Reisner met Senator Ada Lind.",
        "C": "Analyst Paul Reisner met Senator Tove Berg in Bergen.",
        "D": "Mr. Reisner met Senator Tove Berg.",
    }
    with closing(library_of(tmp_path, articles)) as library:
        for person in (REISNER, "person:paul-reisner"):
            (part,) = library.names_of(person)
            assert (part.key, part.articles) == ("person:reisner", 1)
            assert part.why.startswith("a surname, and both are mentioned with")
        library.split_entity("person:reisner", REISNER)
        assert library.names_of(REISNER) == []
        assert len(library.names_of("person:paul-reisner")) == 1


def test_a_given_name_is_found_and_counted(library: Library) -> None:
    library.rename_entity("place:oslo", "Christiania")
    assert {hit.title for hit in library.search("Christiania").hits} == {"One", "Three"}
    assert library.search("place:Christiania").total == 2
    library.merge_entities("place:bergen", "place:oslo")
    (oslo,) = [each for each in library.facets("")["place"] if each.key == "place:oslo"]
    assert (oslo.value, oslo.articles) == ("Christiania", 3)


def test_facets_call_what_was_merged_by_the_name_of_the_other(library: Library) -> None:
    library.merge_entities("place:oslo", "place:bergen")
    assert [each.value for each in library.facets("")["place"]] == ["Bergen"]


def test_another_type_shows_what_was_hidden(library: Library) -> None:
    library.hide_entity("org:bergen")
    change = library.retype_entity("place:bergen", EntityType.ORG)
    assert names(library)["org:bergen"] == "Bergen"
    library.change_names(change.reverse)
    assert names(library)["place:bergen"] == "Bergen"


def test_a_given_name_moves_with_its_type_and_takes_the_place_of_another(library: Library) -> None:
    library.rename_entity("place:bergen", "One")
    library.rename_entity("person:viktor-halloran", "Bergen")
    library.retype_entity("person:viktor-halloran", EntityType.PLACE)
    found = [each.name for each in library.entities(EntityType.PLACE)]
    assert sorted(found) == ["Bergen", "Oslo"]
    assert library.counts().entities == len(names(library))


def test_an_article_fetched_before_is_as_good_as_anew(library: Library) -> None:
    before = fetched(library, "Two")
    entities = before.article.entities
    now = library.as_now(before)
    assert now == before.article
    assert now.entities is entities
    identifier = before.article.id
    assert identifier is not None
    library.set_starred([identifier], True)
    library.set_read([identifier], True)
    assert library.as_now(before) == library.article(identifier)


@pytest.mark.parametrize("what", ["text", "path", "link", "decision", "gone"])
def test_an_article_that_has_changed_is_not_as_it_was_fetched(library: Library, what: str) -> None:
    before = fetched(library, "Two")
    assert library.as_now(before) is not None
    match what:
        case "text":
            before.article.path.write_text("# Two\n\nNobody met anybody.\n", encoding="utf-8")
            library.refresh()
        case "path":
            before.article.path.rename(before.article.path.with_name("Moved.md"))
            library.refresh()
        case "link":
            library.split_entity("person:reisner", REISNER)
        case "decision":
            library.rename_entity("person:ada-lind", "A. Lind")
        case "gone":
            before = replace(before, article=replace(before.article, id=99))
    assert library.as_now(before) is None
