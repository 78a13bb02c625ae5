"""The outline of an article."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from screen.articles import TRAINS, write_articles
from screen.conftest import Open
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder
from tui.outline import Section, fitting, fragment_offset, section_at, sections
from tui.screens.outline_screen import OutlineScreen

OpenLong = Callable[..., AbstractAsyncContextManager[Reader]]

HEADINGS = 2000


def document(*headings: tuple[int, str], title: str = "") -> Document:
    builder = DocumentBuilder()
    if title:
        builder.add(Kind.TITLE, title)
    for level, text in headings:
        builder.add(Kind.HEADING, text, level=level)
        builder.add(Kind.PARAGRAPH, "Some words.")
    return builder.build(title or "Untitled")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(document(title="Only a title"), [], id="no headings"),
        pytest.param(
            document((2, "One"), (3, "Two"), (2, "Three"), title="T"),
            [("T", 0), ("One", 1), ("Two", 2), ("Three", 1)],
            id="below the title",
        ),
        pytest.param(document((3, "One"), (5, "Two")), [("One", 0), ("Two", 2)], id="no title"),
    ],
)
def test_sections(made: Document, expected: list[tuple[str, int]]) -> None:
    found = sections(made)
    assert [(section.title, section.depth) for section in found] == expected
    assert all(made.text.startswith(section.title, section.offset) for section in found)


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (9, 0), (10, 1), (11, 1), (99, 2)])
def test_section_at(offset: int, index: int) -> None:
    found = [Section("a", 5, 0), Section("b", 10, 0), Section("c", 50, 0)]
    assert section_at(found, offset) == index


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("", [0, 1, 2]), ("har", [0, 2]), ("west har", [2]), ("har  west", [2]), ("x", [])],
)
def test_fitting(pattern: str, expected: list[int]) -> None:
    assert fitting(["the harbour", "the coast", "harbour, west side"], pattern) == expected


def test_a_fragment_with_a_number_names_the_next_of_the_same_name() -> None:
    made = document((2, "Again"), (2, "Other"), (2, "Again"))
    assert fragment_offset(made, "again") == made.text.index("Again")
    assert fragment_offset(made, "again-1") == made.text.rindex("Again")


@pytest.mark.parametrize(
    ("fragment", "heading"),
    [
        ("what-comes-next", "What comes next?"),
        ("What-Comes-Next", "What comes next?"),
        ("caf%C3%A9-life", "Café life"),
        ("again", "Again"),
        ("again-1", "Again"),
        ("snake_case", "snake_case"),
        ("again-2", None),
        ("", None),
    ],
)
def test_fragments_name_headings(fragment: str, heading: str | None) -> None:
    made = document(
        (2, "What comes next?"), (2, "Again"), (2, "Café life"), (2, "Again"), (3, "snake_case")
    )
    offset = fragment_offset(made, fragment)
    if heading is None:
        assert offset is None
    else:
        assert offset is not None
        assert made.text.startswith(heading, offset)


# On the screen.


@pytest.fixture
def reading_long(tmp_path: Path) -> OpenLong:
    """Opens an article with very many headings."""
    parts = (f"## Part {number}\n\nWords of part {number}." for number in range(HEADINGS))
    write_articles(tmp_path / "articles", {"long.md": "# A long one\n\n" + "\n\n".join(parts)})

    @asynccontextmanager
    async def open_reader(size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
        library = InProcessLibrary.open("default", data=tmp_path / "data")
        library.add([tmp_path / "articles"])
        library.refresh()
        async with opened(library, None, size) as reader:
            await reader.press("enter")
            await reader.until(lambda: reader.title == "A long one")
            yield reader

    return open_reader


def cursor(reader: Reader) -> str:
    """The heading under the cursor."""
    assert isinstance(reader.app.screen, OutlineScreen)
    rows = reader.app.screen.rows
    return rows.sections[rows.cursor].title


async def test_it_begins_where_the_reader_is_and_goes_where_chosen(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.open()
        await reader.press("right_square_bracket", "o")
        assert cursor(reader) == "What was rebuilt"
        assert "    What comes next" in reader.text
        await reader.press("down", "enter")
        assert reader.view.caret == reader.document.text.index("What comes next")
        assert reader.view.has_focus
        await reader.press("alt+left")
        assert reader.view.caret == reader.document.text.index("What was rebuilt")


async def test_from_the_list_of_a_narrow_screen(reading_long: OpenLong) -> None:
    async with reading_long((80, 24)) as reader:
        await reader.press("1", "o")
        await reader.type("1500")
        await reader.press("enter")
        assert reader.lines[0].strip() == "Part 1500"


async def test_escape_leaves_everything_as_it_was(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("space")
        here = reader.view.here
        await reader.press("o", "down", "x", "escape")
        assert reader.app.screen is reader.main
        assert reader.view.here == here
        assert reader.view.has_focus


async def test_an_article_without_headings_says_so(reading: Open) -> None:
    async with reading() as reader:
        await reader.press("j", "enter", "o")
        assert reader.title == TRAINS
        assert reader.app.said == ["This article has no headings."]


async def test_typing_narrows_by_words_in_any_order(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("o")
        await reader.type("NEXT what")
        assert cursor(reader) == "What comes next"
        assert "1 of 3" in reader.text
        await reader.type("z")
        assert "No heading has that." in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, OutlineScreen)
        await reader.press("backspace", "enter")
        assert reader.view.caret == reader.document.text.index("What comes next")


async def test_very_many_headings(reading_long: OpenLong) -> None:
    async with reading_long((80, 24)) as reader:
        reader.view.jump(reader.document.text.index("Words of part 1500"))
        await reader.press("o")
        assert cursor(reader) == "Part 1500"
        assert "Part 1500" in reader.text
        moves = [("down", 1501), ("ctrl+n", 1502), ("up", 1501), ("ctrl+p", 1500)]
        for key, number in moves:
            await reader.press(key)
            assert cursor(reader) == f"Part {number}"
        await reader.press("pagedown", "pageup")
        assert cursor(reader) == "Part 1500"
        await reader.type("1999")
        await reader.press("enter")
        assert reader.view.caret == reader.document.text.index("Part 1999")
        assert reader.view.shows(reader.view.caret)


async def test_a_click_chooses(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        await reader.press("o")
        rows = reader.app.screen.query_one("OutlineRows")
        await reader.pilot.click(rows, offset=(8, 2))
        await reader.pilot.pause()
        assert reader.view.caret == reader.document.text.index("What comes next")
