"""The query and its results."""

import shutil
from pathlib import Path

import pytest
from generator import write
from screen.articles import HARBOUR, ORCHARD, TITLES, TRAINS, write_articles
from screen.conftest import Open
from screen.driving import Reader, drawn, opened
from screen.fakes import InProcessLibrary
from textual import events

from index.library import Answer, Library, Question, Sort
from tui.session import KEY, Session
from tui.widgets.result_list import WINDOW, ResultList

# Typing.


async def test_results_follow_every_key(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        assert reader.titles == TITLES
        await reader.press("slash")
        # The beginning of a word is enough; the search process answers in its own time.
        await reader.type("trai")
        await reader.until(lambda: reader.titles == [TRAINS])
        # The refresh that runs at the start takes the place of the count.
        await reader.until(lambda: reader.status.startswith("1 article · "))
        await reader.press(*["backspace"] * 4)
        await reader.until(lambda: reader.titles == TITLES)
        await reader.type("blossom")
        await reader.until(lambda: reader.titles == [ORCHARD])
        hit = reader.main.search_pane.results.current
        assert hit is not None
        assert [hit.snippet.text[start:end] for start, end in hit.snippet.highlights] == ["blossom"]


async def test_an_input_keeps_every_printable_key(reading: Open) -> None:
    async with reading() as reader:
        field = reader.main.search_pane.field
        for query in ("smjJkKnNrumDOy", "q?: 123", "/[x]", "gG[]b"):
            await reader.press("escape", "slash")
            field.value = ""
            await reader.type(query)
            assert field.value == query
            assert field.has_focus, query
            assert reader.app.said == [], query


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_letters_right_behind_the_key_reach_the_query(
    reading: Open, size: tuple[int, int]
) -> None:
    async with reading(size) as reader:
        await reader.press("enter")
        for pane in "12":
            reader.main.search_pane.field.value = ""
            await reader.press(pane)
            for letter in "/grain/":
                reader.app.post_message(events.Key("slash" if letter == "/" else letter, letter))
            await reader.until(lambda: reader.main.search_pane.field.value == "grain/")
            assert reader.titles == [HARBOUR, TRAINS], pane
            await reader.press("enter")


async def test_keys_that_leave_the_input_go_to_the_results(reading: Open) -> None:
    async with reading() as reader:
        for key in ("enter", "down", "escape", "tab"):
            await reader.press("slash")
            reader.main.search_pane.field.value = ""
            await reader.type("grain")
            assert reader.main.search_pane.field.has_focus, key
            await reader.press(key)
            assert reader.app.focused is reader.main.search_pane.results, key
            assert reader.main.search_pane.field.value == "grain", key
            assert reader.titles == [HARBOUR, TRAINS], key
            await reader.press("j", "enter")
            assert reader.title == TRAINS, key
            # The next key has to open it again.
            await reader.open("frost")
            assert reader.title == ORCHARD, key


async def test_searching_again_replaces_the_query(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("grain")
        await reader.press("slash")
        await reader.type("frost")
        assert reader.main.search_pane.field.value == "frost"
        assert reader.titles == [ORCHARD]


async def test_enter_ends_the_last_word_unless_nothing_has_it(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.search("passen")
        await reader.until(lambda: reader.titles == [TRAINS])
        await reader.press("enter")
        await reader.until(lambda: reader.marked == "Passengers")


async def test_enter_on_a_list_that_is_about_to_change_opens_what_comes(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        asked: list[Question] = []
        monkeypatch.setattr(reader.main._search, "ask", asked.append)
        await reader.search("frost")
        await reader.press("enter")
        assert reader.title == ""
        monkeypatch.undo()
        reader.main._search.ask(asked[-1])
        await reader.until(lambda: reader.title == ORCHARD)


# The query language.


def underlined(reader: Reader) -> str:
    """What of the query is underlined."""
    field = reader.main.search_pane.field
    return "".join(s.text for s in field.render_line(0) if s.style and s.style.underline)


async def test_operators(reading: Open) -> None:
    async with reading() as reader:
        for query, titles in (
            ("frost OR cello", [TRAINS, ORCHARD]),
            ("grain NOT cello", [HARBOUR]),
            ("(frost OR grain) -(lisbon OR row)", [TRAINS]),
            ("bicyc*", [TRAINS]),
            ('"cello passengers"~6', [TRAINS]),
            ("=orchard", []),
        ):
            await reader.search(query)
            assert sorted(reader.titles) == sorted(titles), query
            assert reader.status.startswith(f"{len(titles)} article"), query


async def test_a_mistake_is_underlined_and_said_and_the_rest_is_searched(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        await reader.type("cello (")
        assert underlined(reader) == ""
        assert reader.titles == [TRAINS]
        await reader.press("enter")
        assert underlined(reader) == "("
        assert reader.status == "This “(” has no “)”."
        assert reader.app.said == [reader.status]
        assert reader.titles == [TRAINS]
        await reader.press("slash", "end")
        await reader.type("frost) ) OR")
        assert underlined(reader) == ")"
        assert reader.titles == []


async def test_other_forms_of_a_name_are_said_and_marked(tmp_path: Path) -> None:
    library = InProcessLibrary.open("default", data=tmp_path / "data")
    folder = tmp_path / "articles"
    write_articles(
        folder,
        {
            "one.md": "# One\n\nA ferry left Rangoon. Rangoon waved.\n",
            "two.md": "# Two\n\nYangon has a new ferry.\n",
        },
    )
    library.add([folder])
    library.refresh()
    async with opened(library, tmp_path / "data", (80, 24)) as reader:
        await reader.search("Yangon")
        assert sorted(reader.titles) == ["One", "Two"]
        also = "2 articles · Yangon also as Rangoon · write =Yangon for exactly this"
        assert reader.status == also
        await reader.resize(120, 40)
        assert reader.status == "2 · =Yangon leaves out Rangoon"
        await reader.resize(80, 24)
        assert reader.status == also
        await reader.press("enter")
        if reader.title != "One":
            await reader.press("J")
        assert reader.marked == "Rangoon"
        assert "also “Yangon”" in reader.place
        await reader.search("=Yangon")
        assert reader.titles == ["Two"]


async def test_fields_are_completed(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        pane = reader.main.search_pane
        await reader.press("slash")
        await reader.type("grain person:")
        await reader.until(lambda: pane.completions.display)
        assert drawn(pane.completions)[0] == "Elena Marsh 1"
        await reader.press("tab")
        assert pane.field.value == 'grain person:"Elena Marsh" '
        assert pane.field.has_focus
        assert not pane.completions.display
        await reader.type("place:")
        await reader.until(lambda: len(drawn(pane.completions)) > 2)
        # What stands second is chosen, and taken by Enter, which searches for nothing yet.
        second = drawn(pane.completions)[1].split()[0]
        await reader.press("down", "down", "enter")
        assert pane.field.value.endswith(f" place:{second} ")
        assert pane.field.has_focus
        await reader.type("source:")
        await reader.until(lambda: pane.completions.display)
        await reader.press("escape")
        assert not pane.completions.display
        assert pane.field.has_focus
        await reader.type("h")
        await reader.until(lambda: pane.completions.display)
        await reader.press("enter")
        assert not pane.completions.display
        assert pane.results.has_focus


async def test_earlier_queries_come_back(reading: Open) -> None:
    async with reading() as reader:
        field = reader.main.search_pane.field
        for query in ("grain", "frost"):
            await reader.search(query)
        await reader.press("slash")
        await reader.type("train")
        shown = []
        for key in ("up", "up", "up", "down", "down"):
            await reader.press(key)
            shown.append(field.value)
        assert shown == ["frost", "grain", "grain", "frost", "train"]
        assert reader.titles == [TRAINS]
        await reader.press("down")
        assert reader.app.focused is reader.main.search_pane.results
        # They are there at the next start.
        reader.main.keep_session()
        remembered = Session.from_json(reader.main.library.recall(KEY))
        assert remembered.queries == ("grain", "frost")


async def test_a_suggestion_is_taken_by_enter(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("lisbon grian")
        assert drawn(reader.main.search_pane.results) == [
            "Nothing found. Did you mean",
            "lisbon grain",
            "⏎ searches for it.",
        ]
        await reader.press("enter")
        assert reader.main.search_pane.field.value == "lisbon grain"
        assert reader.titles == [HARBOUR]
        await reader.press("enter")
        assert reader.title == HARBOUR


async def test_a_suggestion_comes_when_the_last_word_is_the_beginning_of_none(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.search("lisbon grian")
        results = reader.main.search_pane.results
        await reader.until(lambda: "lisbon grain" in drawn(results))
        await reader.press("slash", "end")
        await reader.type("d")
        await reader.until(lambda: "Nothing found." in drawn(results))


# The list.


async def test_sort_takes_turns(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("grain")
        seen = []
        for _ in Sort:
            await reader.press("s")
            seen.append((reader.titles[0], reader.status.partition(" ms")[2]))
        assert seen == [
            (HARBOUR, " · newest first"),
            (TRAINS, " · oldest first"),
            (HARBOUR, ""),
        ]


async def test_rows_far_down_are_asked_for_when_they_are_seen(tmp_path: Path) -> None:
    count = 2 * WINDOW + 5
    write(tmp_path / "articles", count, seed=11)
    library = InProcessLibrary.open("many", data=tmp_path / "data")
    library.add([tmp_path / "articles"])
    library.refresh()
    async with opened(library, tmp_path / "data") as reader:
        assert reader.status.startswith(f"{count} articles")
        assert len(reader.titles) < count
        await reader.press("G")
        await reader.until(lambda: reader.main.search_pane.results.current)
        await reader.press("enter")
        assert reader.title == reader.titles[-1]


# Nothing to show.


async def test_nothing_found(reading: Open) -> None:
    async with reading() as reader:
        await reader.search("zeppelin")
        assert reader.status.startswith("0 articles")
        assert "Nothing found." in drawn(reader.main.search_pane.results)
        await reader.press("enter", "J")
        assert reader.title == ""
        await reader.press("escape")
        assert reader.titles == TITLES


async def test_an_empty_library_says_what_to_do_next(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with opened(InProcessLibrary.open("default", data=data), data) as reader:
        said = " ".join(drawn(reader.main.search_pane.results))
        assert said.startswith("This library is empty.")
        assert "dateline add FOLDER" in said
        assert "“samples”" in said


async def test_folders_without_articles_say_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    data = tmp_path / "data"
    library = InProcessLibrary.open("default", data=data)
    library.add([tmp_path / "empty"])
    async with opened(library, data) as reader:
        said = " ".join(drawn(reader.main.search_pane.results))
        assert said.startswith("The library's folders hold no article yet.")
        assert "dateline doctor" in said


# Faults.


async def test_a_query_that_fails_is_a_sentence_and_the_next_one_works(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        question = Question("grain", typing=True, limit=WINDOW)
        reader.main.post_message(
            reader.main.Answered(Answer(question, None, "The search took too long."))
        )
        await reader.pilot.pause()
        assert reader.status == "The search took too long."
        await reader.search("grain")
        assert reader.status.startswith("2 articles")


async def test_a_damaged_full_text_is_rebuilt(data: Path) -> None:
    (folder,) = (data / "libraries" / "default").glob("fulltext*")
    for file in folder.iterdir():
        file.write_bytes(b"\0" * 100)
    async with opened(Library.open("default", data=data), data) as reader:
        # The catalog has all that the first list needs.
        assert reader.titles == TITLES
        await reader.search("frost")
        await reader.until(lambda: reader.titles == [ORCHARD])
        await reader.until(lambda: reader.app.said)
        assert reader.app.said[0].startswith("The full text was rebuilt. It cannot be opened")


async def test_a_full_text_that_is_damaged_while_it_is_searched_is_rebuilt(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.until(lambda: not reader.main.activity and reader.main._search._spare)
        (folder,) = (data / "libraries" / "default").glob("fulltext*")
        shutil.rmtree(folder)
        await reader.search("frost")
        await reader.until(lambda: reader.titles == [ORCHARD])
        assert reader.app.said == ["The full text was rebuilt. It was missing."]


async def test_the_cursor_leaves_no_trail(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "j", "k")
        bars = [number for number, line in enumerate(reader.lines) if line.startswith("▌")]
        first = ResultList.ROW_HEIGHT + reader.main.search_pane.results.region.y
        assert bars == list(range(first, first + ResultList.ROW_HEIGHT - 1))


async def test_nothing_is_said_to_be_not_found_while_it_is_searched_for(
    reading: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading() as reader:
        monkeypatch.setattr(reader.main._search, "ask", lambda _question: None)
        await reader.press("slash")
        await reader.type("zzzz")
        await reader.press("escape", "ctrl+r")
        await reader.until(lambda: not reader.main._refresh.running)
        assert "Nothing found" not in str(reader.main.search_pane.results.empty)


async def test_several_pasted_lines_are_one_query(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("slash")
        reader.app.post_message(events.Paste("  late\r\nfrost\n"))
        await reader.until(lambda: reader.titles == [ORCHARD])
        assert reader.main.search_pane.field.value == "late frost"
