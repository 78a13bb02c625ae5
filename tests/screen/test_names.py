"""What the user says of names."""

from pathlib import Path
from threading import Event

import pytest
from screen.articles import HARBOUR, write_articles
from screen.conftest import Open
from screen.driving import Reader, drawn, opened
from screen.fakes import InProcessLibrary

from index.library import CatalogError, Library, NamePart
from tui.screens.choose import ChooseScreen
from tui.screens.correct_screen import CorrectScreen
from tui.screens.entities_screen import EntitiesScreen, LibraryEntityRows
from tui.screens.entity_screen import EntityScreen
from tui.screens.name_lists import DecisionsScreen, SuggestionsScreen

MARSH, HALLORAN = "person:elena-marsh", "person:viktor-halloran"
ON_MARSH = ("enter", "3", "home", "down")


def choices(reader: Reader) -> list[str]:
    screen = reader.app.screen
    assert isinstance(screen, CorrectScreen)
    return [str(option.prompt) for option in screen.options.options]


async def say(reader: Reader, choice: str, *keys: str) -> None:
    """Open the dialog and choose what begins so."""
    await reader.press(*keys, "C")
    await reader.until(lambda: isinstance(reader.app.screen, CorrectScreen) and choices(reader))
    row = next(n for n, text in enumerate(choices(reader)) if text.startswith(choice))
    await reader.press(*["down"] * row, "enter")


def people(reader: Reader) -> dict[str, str]:
    article = reader.main.article_pane.article
    assert article is not None
    return {entity.id: entity.name for entity in article.entities}


async def test_a_name_is_called_otherwise_until_that_is_undone(reading: Open) -> None:
    async with reading() as reader:
        await say(reader, "Call it", *ON_MARSH)
        await reader.type("Director  Marsh")
        await reader.press("enter")
        await reader.until(lambda: people(reader)[MARSH] == "Director Marsh")
        assert reader.app.said == [
            "Elena Marsh is called Director Marsh now. Ctrl+Z takes that back."
        ]
        current = reader.main.entity_list.current
        assert current is not None
        assert current.id == MARSH
        await say(reader, "Call it")
        await reader.press("enter")
        await reader.until(lambda: people(reader)[MARSH] == "Elena Marsh")
        await reader.press("ctrl+z", "ctrl+z")
        await reader.until(lambda: reader.main.library.name_decisions() == [])
        assert people(reader)[MARSH] == "Elena Marsh"


async def test_a_name_is_of_another_type(reading: Open) -> None:
    async with reading() as reader:
        await say(reader, "Of another type", *ON_MARSH)
        await reader.press("j", "enter")
        await reader.until(lambda: "place:elena-marsh" in people(reader))
        current = reader.main.entity_list.current
        assert current is not None
        assert current.id == "place:elena-marsh"
        await reader.press("ctrl+z")
        await reader.until(lambda: MARSH in people(reader))


async def test_what_is_no_name_is_shown_nowhere(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH, "e")
        await say(reader, "No name")
        await reader.until(lambda: MARSH not in people(reader))
        await reader.until(lambda: reader.app.screen is reader.main)
        assert reader.main.entity_list.rows.cursor == 1
        assert not any("Marsh" in row for row in reader.sidebar)
        await reader.press("ctrl+z")
        await reader.until(lambda: MARSH in people(reader))


async def test_one_name_becomes_another_and_is_split_again(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH, "e")
        await reader.until(lambda: "4 mentions in 1 article" in reader.text)
        await say(reader, "Same as another")
        await reader.until(lambda: isinstance(reader.app.screen, EntitiesScreen))
        assert "Elena Marsh is … All names" in reader.text
        await reader.type("hallor")
        await reader.press("enter")
        await reader.until(lambda: "6 mentions in 1 article" in reader.text)
        assert isinstance(reader.app.screen, EntityScreen)
        await say(reader, "Not the same: Elena Marsh")
        await reader.until(lambda: "2 mentions in 1 article" in reader.text)
        await reader.press("escape")
        await reader.until(lambda: {MARSH, HALLORAN} <= people(reader).keys())


async def test_nothing_is_said_by_leaving(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "C")
        assert reader.app.said == ["There is no name here. E lists all names."]
        await say(reader, "Same as another", "3", "home", "down")
        await reader.press("escape")
        await say(reader, "Of another type")
        await reader.press("escape")
        await say(reader, "Call it")
        await reader.press("escape", "C", "escape")
        assert reader.app.screen is reader.main
        assert reader.main.library.name_decisions() == []


async def test_a_name_that_is_gone(reading: Open, library: Library) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH)
        library.hide_entity(MARSH)
        await reader.press("C")
        await reader.until(lambda: reader.app.said == ["No article mentions it any more."])
        assert reader.app.screen is reader.main


async def test_what_cannot_be_written_is_said(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise CatalogError("The disk is full.")

    async with reading() as reader:
        monkeypatch.setattr(Library, "hide_entity", fail)
        await say(reader, "No name", *ON_MARSH)
        await reader.until(lambda: reader.app.said == ["The disk is full."])
        monkeypatch.setattr(Library, "names_of", fail)
        await reader.press("C")
        await reader.until(lambda: len(reader.app.said) == 2)
        assert reader.app.screen is reader.main


@pytest.fixture
def pairs(tmp_path: Path) -> Library:
    write_articles(
        tmp_path / "pairs",
        {
            "a.md": "# One\n\nSenator Paul Quist met Senator Paula Quistad in Oslo.\n",
            "b.md": "# Two\n\nSenator Pauls Quist met Senator Ada Lind.\n",
            "c.md": "# Three\n\nSenator Paul Quist met Senator Ada Linde.\n",
        },
    )
    library = InProcessLibrary.open("default", data=tmp_path / "data")
    library.add([tmp_path / "pairs"])
    library.refresh()
    return library


async def test_suggestions_are_taken_or_refused_one_by_one(pairs: Library, tmp_path: Path) -> None:
    async with opened(pairs, tmp_path / "data") as reader:
        await reader.press("colon")
        await reader.type("suggested names")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, SuggestionsScreen))
        screen = reader.app.screen
        assert isinstance(screen, SuggestionsScreen)
        await reader.until(lambda: screen.rows.count)
        found = [text for text, _ in screen.rows.lines]
        assert "Pauls Quist (1) = Paul Quist (2)?" in found
        assert "Ada Lind (1) = Ada Linde (1)?" in found
        await reader.press(*["down"] * found.index("Ada Lind (1) = Ada Linde (1)?"), "x", "home")
        left = [text for text, _ in screen.rows.lines]
        assert len(left) == len(found) - 1
        await reader.press(*["down"] * left.index("Pauls Quist (1) = Paul Quist (2)?"), "enter")
        await reader.until(lambda: len(reader.app.said) == 2)
        assert not any("Pauls" in row for row in drawn(screen.rows))
        assert {tuple(each) for each in pairs.name_decisions()} == {
            ("apart", "person:ada-lind", "person:ada-linde"),
            ("same", "person:pauls-quist", "person:paul-quist"),
        }


async def test_what_was_decided_is_listed_and_taken_back(reading: Open, library: Library) -> None:
    async with reading() as reader:
        reader.main.action_decided_names()
        assert reader.app.said == ["Nothing was decided about names. C corrects one."]
        library.merge_entities(MARSH, HALLORAN)
        library.retype_entity("place:lisbon", library.entities_named("Germany")[0].type.GROUP)
        library.keep_apart(MARSH, HALLORAN)
        library.rename_entity(HALLORAN, "The President")
        library.hide_entity("place:germany")
        reader.main.action_decided_names()
        await reader.until(lambda: isinstance(reader.app.screen, DecisionsScreen))
        screen = reader.app.screen
        assert isinstance(screen, DecisionsScreen)
        await reader.until(lambda: screen.rows.count)
        assert [text for text, _ in screen.rows.lines] == [
            "Elena Marsh is not Viktor Halloran",
            "Viktor Halloran is called The President",
            "Germany is no name",
            "Elena Marsh is Viktor Halloran",
            "Lisbon is Lisbon, the group",
        ]
        for _ in range(5):
            await reader.press("D")
        await reader.until(lambda: library.name_decisions() == [])
        assert "Nothing was decided about names." in reader.text
        await reader.press("D", "escape")
        assert reader.titles[0] == HARBOUR


async def test_a_page_of_a_name_that_no_article_uses(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH, "e")
        await say(reader, "Call it")
        await reader.type("The Chair")
        await reader.press("enter")
        await reader.until(lambda: "The Chair" in reader.lines[2] + reader.lines[1])
        assert "as Elena Marsh 1, Marsh 1" in reader.text
        assert reader.app.said == ["Elena Marsh is called The Chair now. Ctrl+Z takes that back."]


async def test_choosing_a_name_is_not_left_for_articles(reading: Open) -> None:
    async with reading() as reader:
        await say(reader, "Same as another", *ON_MARSH)
        await reader.until(lambda: isinstance(reader.app.screen, EntitiesScreen))
        await reader.until(lambda: reader.app.screen.query_one(LibraryEntityRows).count)
        assert "articles" not in reader.lines[-5:][-1]
        await reader.press("ctrl+t")
        assert isinstance(reader.app.screen, EntitiesScreen)
        assert reader.main.library.name_decisions() == []


async def test_what_is_so_already_is_no_change(reading: Open) -> None:
    async with reading() as reader:
        await say(reader, "Call it", *ON_MARSH)
        await reader.press("enter")
        await reader.until(lambda: reader.app.said == ["That is so already."])
        await reader.press("ctrl+z")
        assert reader.app.said[1:] == ["There is nothing to undo."]


async def test_keys_that_come_before_the_choices_are_kept(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    names_of = Library.names_of

    def slowly(library: Library, entity_id: str) -> list[NamePart]:
        assert go_on.wait(10)
        return names_of(library, entity_id)

    monkeypatch.setattr(Library, "names_of", slowly)
    async with reading() as reader:
        await reader.press(*ON_MARSH)
        await reader.press("C", "down", "j", "enter")
        go_on.set()
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        assert "Elena Marsh is a …" in reader.text


async def test_a_change_on_a_page_is_undone_there(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH, "e")
        await reader.until(lambda: "4 mentions in 1 article" in reader.text)
        await reader.press("C", "down", "down", "enter")
        await reader.until(lambda: isinstance(reader.app.screen, ChooseScreen))
        await reader.press("enter")
        await reader.until(lambda: reader.app.said)
        assert "Ctrl+Z takes that back." in reader.app.said[-1]
        await reader.press("ctrl+z")
        await reader.until(lambda: "person · 4 mentions in 1 article" in reader.text)


async def test_back_to_a_page_whose_entity_has_become_another(reading: Open) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH, "e")
        await reader.until(lambda: "4 mentions in 1 article" in reader.text)
        await reader.press("enter")
        await reader.until(lambda: "4 mentions in 1 article" not in reader.text)
        reader.main.library.merge_entities(MARSH, HALLORAN)
        await reader.press("escape")
        await reader.until(lambda: "6 mentions in 1 article" in reader.text)


async def test_a_watch_follows_its_entity(reading: Open, library: Library) -> None:
    async with reading() as reader:
        await reader.press(*ON_MARSH, "w")
        library.rename_entity(MARSH, "The Chair")
        await reader.press("w")
        assert library.saved_searches() == []
        for number in range(3):
            library.save_search(("Halloran", "Halloran (person)", "Other")[number], "x")
        library.rename_entity(HALLORAN, "Halloran")
        await reader.press("down", "w")
        assert "Halloran (person 2)" in [each.name for each in library.saved_searches()]
