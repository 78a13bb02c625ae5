"""The page of an entity, and the list of all of them."""

from pathlib import Path

import pytest
from screen.articles import HARBOUR, TRAINS, write_articles
from screen.conftest import Open
from screen.driving import Reader, drawn, opened
from screen.fakes import InProcessLibrary

from index.library import Library
from index.model import Filter
from tui.screens.entities_screen import EntitiesScreen
from tui.screens.entity_screen import EntityScreen
from tui.screens.saved_screen import SavedScreen

DAYS = 90


def page(reader: Reader) -> list[str]:
    """The rows of the page."""
    assert isinstance(reader.app.screen, EntityScreen)
    return drawn(reader.app.screen.rows)


def names(reader: Reader) -> list[str]:
    """The rows of the list."""
    assert isinstance(reader.app.screen, EntitiesScreen)
    return drawn(reader.app.screen.rows)


async def open_page(reader: Reader, *keys: str) -> None:
    await reader.press(*keys)
    await reader.until(lambda: isinstance(reader.app.screen, EntityScreen) and shown(reader))


def shown(reader: Reader) -> bool:
    screen = reader.app.screen
    return not isinstance(screen, EntityScreen | EntitiesScreen) or screen.rows.count > 0


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (250, 70)])
async def test_a_page_from_the_sidebar(size: tuple[int, int], reading: Open) -> None:
    async with reading(size) as reader:
        await reader.press("enter", "3", "home", "down")
        entity = reader.main.entity_list.current
        assert entity is not None
        assert entity.name == "Elena Marsh"
        await open_page(reader, "e")
        assert "person · 4 mentions in 1 article · 16 November 2024" in reader.text
        assert "as Elena Marsh 1, Marsh 1" in reader.text
        rows = page(reader)
        assert rows[0] == "MENTIONED WITH"
        assert "1 person Viktor Halloran" in rows
        mentions = rows[rows.index("MENTIONS, NEWEST FIRST") + 1 :]
        if size[1] > 24:
            assert len(mentions) == 4
            assert mentions[0].startswith("2024-11-16")
            assert "Elena Marsh, who leads" in mentions[0]


async def test_a_mention_leads_to_its_place_and_is_walked_on(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down")
        await open_page(reader, "e")
        await reader.press("G", "enter")
        assert reader.title == HARBOUR
        assert reader.marked == "Marsh"
        assert reader.place.startswith("Elena Marsh  4/4")


async def test_companions_lead_to_their_pages_and_back(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down")
        await open_page(reader, "e")
        row = page(reader).index("1 person Viktor Halloran")
        await reader.press(*["down"] * (row - 1), "enter")
        await reader.until(lambda: "2 mentions in 1 article" in reader.text)
        await reader.press("escape")
        await reader.until(lambda: "4 mentions in 1 article" in reader.text)
        assert isinstance(reader.app.screen, EntityScreen)
        assert reader.app.screen.rows.cursor == row
        await reader.press("q")
        assert reader.text.count("mentions in") == 0


async def test_its_articles_become_the_results(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down")
        await open_page(reader, "e")
        await reader.press("slash")
        assert reader.titles == [HARBOUR]
        assert reader.main.search_pane.filters == (
            Filter("person", "person:elena-marsh", "Elena Marsh"),
        )


async def test_the_caret_tells_which_entity_is_meant(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "e")
        assert reader.app.said == ["There is no name here. E lists all names."]
        await reader.press("3", "home", "down", "enter", "2")
        await open_page(reader, "e")
        assert "4 mentions in 1 article" in reader.text


async def test_dates_have_no_page(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "G", "enter", "down")
        entity = reader.main.entity_list.current
        assert entity is not None
        await reader.press("e")
        assert reader.app.said == ["Dates and quantities have no page."]


async def test_the_list_is_narrowed_and_leads_to_a_page(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("E")
        await reader.until(lambda: shown(reader))
        assert names(reader)[0] == "person Elena Marsh 4 1"
        await reader.type("LIS")
        await reader.until(lambda: names(reader) == ["place Lisbon 1 1"])
        await open_page(reader, "enter")
        assert "place · 1 mention in 1 article" in reader.text
        await reader.press("escape")
        assert isinstance(reader.app.screen, EntitiesScreen)
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, EntityScreen) and shown(reader))
        await reader.press("G", "enter")
        await reader.until(lambda: reader.app.screen is reader.main)
        assert reader.marked == "Lisbon"


async def test_the_list_by_type_and_order(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("E")
        await reader.until(lambda: shown(reader))
        await reader.press("tab")
        await reader.until(lambda: len(names(reader)) == 4)
        assert {row.split()[0] for row in names(reader)} == {"person"}
        await reader.press("ctrl+o", "ctrl+o")
        await reader.until(lambda: names(reader)[0].startswith("person Elena"))
        assert "People, by name" in reader.text
        assert [row.split()[1] for row in names(reader)] == ["Elena", "Ingrid", "Jonas", "Viktor"]
        await reader.press("shift+tab")
        await reader.until(lambda: "All names, by name" in reader.text)
        await reader.type("zzz")
        await reader.until(lambda: "No name has that." in reader.text)
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntitiesScreen)


async def test_names_are_new_until_they_were_listed(
    library: Library, data: Path, indexed: Path, tmp_path: Path
) -> None:
    async with opened(library, data) as reader:
        await reader.press("E")
        await reader.until(lambda: shown(reader))
        assert not any("new" in row for row in names(reader))
    write_articles(tmp_path / "more", {"a.md": "# More\n\nSenator Paul Quist met Elena Marsh.\n"})
    again = InProcessLibrary.open("default", data=data)
    again.add([tmp_path / "more"])
    again.refresh()
    async with opened(again, data) as reader:
        for expected in (["person Paul Quist new 1 1"], []):
            await reader.press("E")
            await reader.until(lambda: shown(reader))
            assert [row for row in names(reader) if "new" in row] == expected
            await reader.press("escape")


async def test_many_mentions_are_read_as_they_are_reached(tmp_path: Path) -> None:
    days = {
        f"{day}.md": f"---\ndate: 2024-{1 + day // 28:02}-{1 + day % 28:02}\n---\n\n# Day {day}\n\n"
        f"Then {'yes' if day % 2 else 'no'} Senator Paul Quist {day} times.\n"
        for day in range(DAYS)
    }
    write_articles(tmp_path / "days", days)
    library = InProcessLibrary.open("default", data=tmp_path / "data")
    library.add([tmp_path / "days"])
    library.refresh()
    async with opened(library, tmp_path / "data") as reader:
        await reader.press("E")
        await reader.until(lambda: shown(reader))
        await reader.type("quist")
        await reader.until(lambda: len(names(reader)) == 1)
        await open_page(reader, "enter")
        assert f"mentions of 60 of {DAYS} articles" in reader.text
        screen = reader.app.screen
        assert isinstance(screen, EntityScreen)
        await reader.press("G")
        await reader.until(lambda: screen.rows.count > DAYS)
        assert "mentions of" not in reader.text
        await reader.press("s", "s")
        numbers = [row.split()[-2] for row in page(reader)]
        assert numbers == sorted(map(str, range(DAYS)))[: len(numbers)]
        await reader.press("G")
        assert page(reader)[-1].endswith("Quist 9 times.")


async def test_a_page_of_what_is_gone(library: Library, data: Path, reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down")
        other = Library.open("default", data=data)
        other.set_hidden([hit.id for hit in other.search("").hits], True)
        other.close()
        await reader.press("e")
        await reader.until(lambda: "No article mentions it any more." in reader.text)
        await reader.press("escape")
        assert reader.app.screen is reader.main
        assert reader.title != TRAINS


async def test_an_entity_is_watched_and_no_longer(reading: Open, library: Library) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down", "w")
        assert reader.app.said == ["Elena Marsh is watched. S says what is new."]
        await reader.press("S")
        await reader.until(lambda: isinstance(reader.app.screen, SavedScreen))
        await reader.press("enter")
        assert reader.titles == [HARBOUR]
        reader.main.library.merge_entities("person:elena-marsh", "person:viktor-halloran")
        await reader.press("S", "enter")
        assert reader.titles == [HARBOUR]
        await reader.press("ctrl+z")
        assert library.saved_searches() == []


async def test_a_page_s_entity_is_watched_beside_a_search_of_its_name(
    reading: Open, library: Library
) -> None:
    library.save_search("Elena Marsh", "grain")
    async with reading() as reader:
        await reader.press("enter", "3", "home", "down")
        await open_page(reader, "e")
        await reader.press("w")
        names = [search.name for search in library.saved_searches()]
        assert names == ["Elena Marsh", "Elena Marsh (person)"]
        await reader.press("w", "escape")
        assert reader.app.said[-1] == "Elena Marsh is not watched any more."
        assert [search.name for search in library.saved_searches()] == ["Elena Marsh"]
        await reader.press("ctrl+z")
        assert len(library.saved_searches()) == 2


def narrowed_to(reader: Reader) -> list[str]:
    return [each.value for each in reader.main.search_pane.filters]


async def test_articles_of_a_name_from_the_sidebar_and_the_list(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("enter", "3", "home", "a")
        assert narrowed_to(reader) == []
        await reader.press("down", "a")
        assert reader.titles == [HARBOUR]
        assert narrowed_to(reader) == ["Elena Marsh"]
        await reader.press("E")
        await reader.until(lambda: shown(reader))
        await reader.type("lisb")
        await reader.until(lambda: len(names(reader)) == 1)
        await reader.press("ctrl+t")
        await reader.until(lambda: reader.app.screen is reader.main)
        assert narrowed_to(reader) == ["Lisbon"]
