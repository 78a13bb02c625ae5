"""Links in the reader: labels over them, where they lead, following and copying them."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from screen.articles import write_articles
from screen.conftest import Open
from screen.driving import Reader, drawn, opened
from screen.fakes import InProcessLibrary

from index.library import Library
from index.model import Link
from tui.screens.hint_screen import HintScreen
from tui.widgets.link_bar import LinkBar

PIER, CREW = "The pier is open again", "The crew that built it"
CREW_FILE = "crew & friends.md"
LONG = f"https://example.org/{'x' * 10_000}"

LINKS = {
    "pier": "https://example.org/pier",
    "desk": "mailto:desk@example.org?attach=x",
    "crew": "crew%20%26%20friends.md#the-divers",
    "divers": "#the-tide",
    "nowhere": "#the-moon",
    "script": "javascript:alert(1)",
    "lost": "lost.md",
    "lookalike": "https://\u0430pple.example/",
    "disguise": "https://bank.example@example.org/",
    "controls": "https://example.org/\u202e\u009b31m",
    "endless": LONG,
    "circle": "circle.md",
    "bells": "bells%1b%5b31m%00%07.md",
}
ARTICLES = {
    "pier.md": f"""# {PIER}

Elena Marsh cut the tape, and {", ".join(f"[{text}](<{url}>)" for text, url in LINKS.items())}.

{"More about it. " * 300}

## The tide

It came in at noon.

{"And more. " * 300}
""",
    CREW_FILE: f"# {CREW}\n\n{'They worked. ' * 400}\n\n## The divers\n\nThey dived.\n",
}


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory on the articles with links, which stays as it is."""
    home = tmp_path_factory.mktemp("linked")
    write_articles(home / "articles", ARTICLES)
    (home / "articles" / "circle.md").symlink_to("circle.md")
    library = Library.open("default", data=home / "data")
    library.add([home / "articles"])
    library.refresh()
    library.close()
    return home / "data"


@pytest.fixture
def reading_links(linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens the reader on the first article, without any tool for the clipboard."""
    monkeypatch.setattr("tui.clipboard.shutil.which", lambda name: None)
    data = shutil.copytree(linked, tmp_path / "data")

    @asynccontextmanager
    async def open_reader(size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
        library = InProcessLibrary.open("default", data=data)
        async with opened(library, None, size) as reader:
            await reader.open("tape")
            assert reader.title == PIER
            yield reader

    return open_reader


OpenReader = Callable[..., AbstractAsyncContextManager[Reader]]


def link(reader: Reader, text: str) -> Link:
    """The link with a certain text."""
    document = reader.document
    return next(k for k in document.links if document.text[k.start : k.end] == text)


def label(reader: Reader, text: str) -> str:
    """What is to be typed for a link while labels are shown."""
    assert isinstance(reader.app.screen, HintScreen)
    wanted = link(reader, text)
    return next(label for label, found in reader.app.screen._links.items() if found == wanted)


async def choose(reader: Reader, text: str) -> None:
    """Choose a link by its label."""
    await reader.press("f")
    await reader.press(*label(reader, text))


def drawn_text(reader: Reader) -> str:
    """What the article view shows."""
    return " ".join(drawn(reader.view))


def bar(reader: Reader) -> str:
    """What the bar says, empty when there is none."""
    bars = [bar for bar in reader.main.query(LinkBar) if bar.display]
    return str(bars[0].visual) if bars else ""


# Labels.


async def test_labels_lie_over_the_links_in_view_and_leave_the_text(
    reading_links: OpenReader,
) -> None:
    async with reading_links((80, 24)) as reader:
        before = reader.text
        await reader.press("f")
        assert isinstance(reader.app.screen, HintScreen)
        for text in LINKS:
            shown = label(reader, text).upper()
            assert f"{shown}{text[len(shown) :]}" in reader.text.replace("\n", " ")
        assert reader.view.render_line(0).text == before.split("\n")[0].ljust(79)
        await reader.press("escape")
        assert reader.text == before
        assert reader.view.has_focus


async def test_labels_are_told_from_text_without_colour(
    reading_links: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading_links((80, 24)) as reader:
        await reader.press("f")
        segments = [s for y in range(10) for s in reader.view.render_line(y)]
        shown = [s for s in segments if s.text == label(reader, "pier").upper()]
        assert [s.style is not None and s.style.reverse and s.style.bold for s in shown] == [True]


async def test_typing_narrows_the_labels_and_backspace_widens_them(
    reading_links: OpenReader,
) -> None:
    async with reading_links() as reader:
        await reader.press("f")
        long, short = label(reader, "circle"), label(reader, "pier")
        assert (len(long), len(short)) == (2, 1)
        await reader.press(long[0], "x", "down", "1")
        assert f"{long.upper()}rcle" in drawn_text(reader)
        assert "pier, " in drawn_text(reader)
        await reader.press("backspace")
        assert "pier, " not in drawn_text(reader)
        await reader.press(*long.upper())
        assert reader.view.chosen_link == link(reader, "circle")


async def test_only_links_in_view_get_labels(reading_links: OpenReader) -> None:
    async with reading_links((80, 24)) as reader:
        await reader.press("G", "f")
        assert reader.app.screen is reader.main
        assert reader.app.said == ["There is no link in view."]


async def test_from_the_list_of_a_narrow_screen(reading_links: OpenReader) -> None:
    async with reading_links((80, 24)) as reader:
        await reader.press("1", "f")
        assert isinstance(reader.app.screen, HintScreen)
        assert f"{label(reader, 'pier').upper()}ier" in reader.text


async def test_a_resize_keeps_labels_on_their_links(reading_links: OpenReader) -> None:
    async with reading_links((120, 40)) as reader:
        await reader.press("f")
        shown = label(reader, "lookalike").upper()
        await reader.resize(60, 30)
        assert f"{shown}okalike" in reader.text or f"{shown}ookalike" in reader.text


async def test_a_click_takes_the_labels_away(reading_links: OpenReader) -> None:
    async with reading_links() as reader:
        await reader.press("f")
        await reader.pilot.click(offset=(60, 20))
        await reader.pilot.pause()
        assert reader.app.screen is reader.main
        assert "pier, " in drawn_text(reader)


# Where they lead.


async def test_the_target_is_shown_before_it_is_opened(reading_links: OpenReader) -> None:
    async with reading_links((80, 24)) as reader:
        for text, says, does in (
            ("pier", ["example.org", "https://example.org/pier"], "https://example.org/pier"),
            ("desk", ["Mail to desk@example.org"], "mailto:desk@example.org"),
            ("lookalike", ["xn--pple-43d.example"], "https://xn--pple-43d.example/"),
            (
                "disguise",
                ["example.org\nhttps://bank.example@"],
                "https://bank.example@example.org/",
            ),
            (
                "controls",
                ["example.org\n", "%EF%BF%BD"],
                "https://example.org/%EF%BF%BD%EF%BF%BD31m",
            ),
            ("endless", ["example.org\n", "10,020 characters"], LONG),
        ):
            reader.app.browsed.clear()
            await choose(reader, text)
            assert [said for said in says if said not in bar(reader)] == [], text
            assert reader.app.browsed == [], text
            assert bar(reader).split("\n")[0] in reader.text, text
            await reader.press("enter")
            assert reader.app.browsed == [does], text
            assert bar(reader) == "", text


async def test_what_is_not_opened_says_so(reading_links: OpenReader) -> None:
    absent = "Not opened: no article of this library is there."
    async with reading_links() as reader:
        for text, said in (
            ("script", "Not opened: only web and mail addresses are."),
            ("lost", absent),
            ("circle", absent),
            ("bells", absent),
            ("nowhere", "No heading is named “the-moon”."),
        ):
            reader.forget_said()
            await choose(reader, text)
            assert all(character.isprintable() or character == "\n" for character in reader.text)
            await reader.press("enter")
            assert reader.app.browsed == [], text
            assert reader.app.said == [said], text


async def test_a_link_to_another_article_opens_it_in_place(reading_links: OpenReader) -> None:
    async with reading_links((80, 24)) as reader:
        await choose(reader, "crew")
        assert f"“{CREW_FILE}”, an article of this library" in bar(reader)
        await reader.press("enter")
        assert reader.title == CREW
        assert reader.view.caret == reader.document.text.index("The divers")
        assert reader.view.shows(reader.view.caret)
        await reader.press("alt+left")
        assert reader.title == PIER
        assert reader.view.caret == link(reader, "crew").start


async def test_a_fragment_goes_to_the_heading(reading_links: OpenReader) -> None:
    async with reading_links((80, 24)) as reader:
        await choose(reader, "divers")
        await reader.press("enter")
        assert reader.view.caret == reader.document.text.index("The tide")
        await reader.press("alt+left")
        assert reader.view.caret == link(reader, "divers").start


async def test_without_an_article_a_relative_link_leads_into_the_web(reading: Open) -> None:
    async with reading() as reader:
        await reader.open()
        reader.view.post_message(reader.view.FollowLink(Link(0, 4, "/other")))
        await reader.pilot.pause()
        assert "https://example.org/other" in bar(reader)


# Choosing by caret and mouse, and letting go.


async def test_enter_on_a_link_shows_it_and_enter_again_opens_it(
    reading_links: OpenReader,
) -> None:
    async with reading_links() as reader:
        reader.view.jump(link(reader, "pier").start + 1)
        await reader.press("enter")
        assert "example.org" in bar(reader)
        await reader.press("enter")
        assert reader.app.browsed == ["https://example.org/pier"]


async def test_enter_on_a_mention_walks_its_entity_and_elsewhere_does_nothing(
    reading_links: OpenReader,
) -> None:
    async with reading_links() as reader:
        await reader.press("g", "enter")
        reader.view.jump(reader.document.text.index("More about"))
        await reader.pilot.pause()
        before = reader.text
        await reader.press("enter")
        assert reader.text == before
        reader.view.jump(reader.document.text.index("Marsh"))
        await reader.press("enter")
        assert reader.place.startswith("Elena Marsh  1/1")


async def click(reader: Reader, text: str) -> None:
    """Click on the text of a link, not twice within the time of a double click."""
    y = next(n for n, line in enumerate(reader.lines) if text in line)
    x = reader.lines[y].index(text)
    reader.app._click_chain_last_time = None
    await reader.pilot.click(offset=(x + 1, y))
    await reader.pilot.pause()


async def test_a_second_click_opens(reading_links: OpenReader) -> None:
    async with reading_links() as reader:
        await click(reader, "pier, ")
        assert "https://example.org/pier" in bar(reader)
        assert reader.app.browsed == []
        await click(reader, "desk, ")
        assert "Mail to" in bar(reader)
        assert reader.app.browsed == []
        await click(reader, "desk, ")
        assert reader.app.browsed == ["mailto:desk@example.org"]


async def test_a_double_click_takes_the_word_and_opens_nothing(
    reading_links: OpenReader,
) -> None:
    async with reading_links() as reader:
        y = next(n for n, line in enumerate(reader.lines) if "pier, " in line)
        x = reader.lines[y].index("pier, ")
        await reader.pilot.double_click(offset=(x + 1, y))
        await reader.pilot.pause()
        assert reader.app.browsed == []
        assert reader.main.get_selected_text() == "pier"


async def test_a_click_on_the_bar_opens(reading_links: OpenReader) -> None:
    async with reading_links() as reader:
        await choose(reader, "pier")
        await reader.pilot.click(LinkBar)
        await reader.pilot.pause()
        assert reader.app.browsed == ["https://example.org/pier"]


async def test_going_elsewhere_closes_the_bar(reading_links: OpenReader) -> None:
    async with reading_links((80, 24)) as reader:
        for key in ("escape", "G", "space", "1", "right_curly_bracket", "tab"):
            await reader.press("2", "g")
            await choose(reader, "pier")
            assert bar(reader), key
            await reader.press(key)
            assert bar(reader) == "", key
            assert reader.view.chosen_link is None, key
            assert reader.app.browsed == [], key
            if key == "escape":
                assert reader.main.pane == "article"


# Copying.


async def test_y_copies_instead(reading_links: OpenReader) -> None:
    async with reading_links() as reader:
        for text, copied in (
            ("pier", "https://example.org/pier"),
            ("script", "javascript:alert(1)"),
            ("lookalike", "https://xn--pple-43d.example/"),
            ("bells", "bells\u241b[31m\u2400\u2407.md"),
        ):
            reader.app.copied.clear()
            reader.forget_said()
            await reader.press("f", "y")
            assert "Copy the address of which link?" in reader.lines[-1], text
            await reader.press(*label(reader, text))
            await reader.until(lambda: reader.app.said)
            assert reader.app.copied == [copied], text
            assert reader.app.browsed == [], text
            assert reader.app.said == ["The address of the link is copied through the terminal."]
            assert bar(reader) == "", text


async def test_y_again_opens_after_all(reading_links: OpenReader) -> None:
    async with reading_links() as reader:
        await reader.press("f", "y", "y")
        await reader.press(*label(reader, "pier"))
        assert "https://example.org/pier" in bar(reader)
