"""The sidebar and the walk through the mentions of an entity."""

from pathlib import Path

from screen.articles import HARBOUR, TITLES
from screen.conftest import Open
from screen.driving import Reader, opened, plain
from screen.fakes import InProcessLibrary
from textual.widgets import Static

from index.library import Library, Progress

MENTIONS = 4
"""Of Elena Marsh, once by her full name, in the newest article."""


def walked(reader: Reader) -> list[str]:
    """The texts that are marked in the article as the entity's mentions."""
    walk, article = reader.main.article_pane.walk, reader.main.article_pane.article
    assert walk is not None
    assert article is not None
    return [article.document.text[start:end] for start, end in walk.ranges]


async def test_entities_stand_by_type_and_frequency(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        assert reader.sidebar[:3] == ["▾ PEOPLE 3", "Elena Marsh 4", "Viktor Halloran 2"]
        assert "Harbour Authority 1" in reader.sidebar
        assert "Lisbon 1" in reader.sidebar


async def test_moving_to_an_entity_marks_its_mentions_and_goes_nowhere(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("3", "j")
        assert walked(reader) == ["Viktor Halloran", "Halloran"]
        await reader.press("k")
        assert walked(reader) == ["Elena Marsh", "Marsh", "Marsh", "Marsh"]
        assert reader.place.startswith(f"Elena Marsh  {MENTIONS}  · ")
        assert reader.marked == ""
        assert reader.app.focused is reader.main.entity_list.rows


async def test_enter_walks_an_entity_and_shows_how_far(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("3", "enter")
        seen = []
        for key in ("", "n", "n", "n", "n", "N"):
            if key:
                await reader.press(key)
            seen.append((reader.marked, reader.sidebar[1], reader.place.partition("  · ")[0]))
        steps = [1, 2, 3, 4, 4, 3]
        assert seen == [
            (
                "Elena Marsh" if step == 1 else "Marsh",
                f"Elena Marsh {step}/{MENTIONS}",
                f"Elena Marsh  {step}/{MENTIONS}",
            )
            for step in steps
        ]
        assert reader.app.said == [
            "This is the last mention of Elena Marsh; no other article mentions it."
        ]


async def test_leaving_an_entity_returns_to_the_hits(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        await reader.press("3", "enter", "n", "escape")
        assert reader.place.startswith("grain  2/6")
        assert reader.sidebar[1] == f"Elena Marsh {MENTIONS}"
        await reader.press("n")
        assert reader.marked == "grain"


async def test_clicking_a_mention_selects_it_in_the_sidebar(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        y = next(n for n, line in enumerate(reader.lines) if "Marsh does not" in line)
        x = reader.lines[y].index("Marsh does not") + 2
        await reader.pilot.click(offset=(x, y))
        await reader.pilot.pause()
        assert reader.place.startswith(f"Elena Marsh  {MENTIONS}/{MENTIONS}  · ")
        current = reader.main.entity_list.current
        assert current is not None
        assert current.name == "Elena Marsh"
        assert reader.sidebar[1] == f"Elena Marsh {MENTIONS}/{MENTIONS}"
        assert reader.app.focused is reader.view


async def test_clicking_a_mention_of_a_folded_type_unfolds_it(reading: Open) -> None:
    async with reading((200, 40)) as reader:
        await reader.open()
        assert "▸ DATES 2" in reader.sidebar
        y = next(n for n, line in enumerate(reader.lines) if "12 November 2024" in line)
        await reader.pilot.click(offset=(reader.lines[y].index("12 November") + 4, y))
        await reader.pilot.pause()
        assert "▾ DATES 2" in reader.sidebar
        assert "12 November 2024 1/1" in reader.sidebar


async def test_the_entities_are_those_of_the_open_article(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("3", "enter", "J")
        assert reader.title == TITLES[1]
        assert not any("Marsh" in row for row in reader.sidebar)
        assert any("Ingrid Solberg" in row for row in reader.sidebar)
        assert reader.main.article_pane.walk is None
        await reader.press("n")
        assert reader.app.said == ["Nothing is marked: search for words, or choose an entity."]


async def test_the_filter_keeps_its_keys(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("3", "slash", *"jmqn1")
        assert reader.main.entity_list.pattern.value == "jmqn1"
        assert reader.title == HARBOUR
        await reader.press("escape")
        assert not reader.main.entity_list.pattern.display
        assert reader.app.focused is reader.main.entity_list.rows
        await reader.press("slash", *"hallo", "enter", "enter")
        assert reader.marked == "Viktor Halloran"


async def test_the_last_line_says_who_found_the_names(reading: Open) -> None:
    async with reading() as reader:
        foot = reader.main.entity_list.query_one(Static)
        assert plain(foot) == ""
        await reader.press("enter")
        assert plain(foot) == "found by rules"
        article = reader.main.article_pane.article
        assert article is not None
        reader.main.entity_list.show(article.entities, "en_core_web_sm 3.8.0")
        assert plain(foot) == "en_core_web_sm, rules"


async def test_a_type_that_is_off_is_not_marked_and_stays_off(
    reading: Open, library: Library, data: Path
) -> None:
    def marked(reader: Reader) -> set[str]:
        article = reader.main.article_pane.article
        assert article is not None
        text = article.document.text
        spans = reader.view._marks.overlapping(0, len(text))
        return {span.component for span in spans if span.component.startswith("entity")}

    async with reading() as reader:
        await reader.press("enter")
        assert {"entity--person", "entity--place"} <= marked(reader)
        await reader.press("3", "x", "s", "s")
        assert "entity--person" not in marked(reader)
        assert "entity--place" in marked(reader)
        assert "Elena Marsh" not in "".join(reader.sidebar)
        await reader.press("J")
        assert "entity--person" not in marked(reader)
    again = InProcessLibrary.open("default", data=data)
    async with opened(again, data) as reader:
        await reader.until(lambda: reader.main.article_pane.article)
        assert "entity--person" not in marked(reader)
        assert reader.main.entity_list.order == "by name"
        assert "× PEOPLE off" in reader.sidebar


async def test_names_have_their_count_in_the_library(reading: Open) -> None:
    async with reading((250, 70)) as reader:
        await reader.press("enter")
        article = reader.main.article_pane.article
        assert article is not None
        assert article.known["person:elena-marsh"] == 1
        assert "Elena Marsh 4 1" in reader.sidebar


async def test_the_open_article_follows_the_model_before_it_is_through_with_all(
    reading: Open, library: Library
) -> None:
    async with reading() as reader:
        await reader.press("enter", "j", "j")
        foot = reader.main.entity_list.query_one(Static)
        assert plain(foot) == "found by rules"
        db = library._catalog.connection
        db.execute("UPDATE documents SET revision = revision + 1")
        db.execute("UPDATE analyses SET recogniser = 'zarbo_sm 1.0'")
        reader.main._progressed(Progress(0, 0))
        assert plain(foot) == "found by rules"
        reader.main._progressed(Progress(0, 0, to_recognise=9, recognised=1))
        await reader.until(lambda: plain(foot) == "zarbo_sm, rules")
