"""Going on where the reader was left: places in articles, and the whole session."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from screen.articles import HARBOUR, ORCHARD, TITLES, TRAINS
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary

from index.library import CatalogError, Sort
from index.model import EntityType, Filter
from tui.app import DatelineApp
from tui.arrangement import PANES
from tui.screens.main import MainScreen
from tui.session import KEY, Session
from tui.settings import Panes, Settings
from tui.widgets.article_marks import ShownMarks
from tui.widgets.entity_rows import NameOrder

Start = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def start(data: Path) -> Start:
    """Starts the reader anew, on the same library each time."""

    @asynccontextmanager
    async def start_reader(size: tuple[int, int] = (120, 40)) -> AsyncIterator[Reader]:
        library = InProcessLibrary.open("default", data=data)
        async with opened(library, data, size) as reader:
            yield reader
            if reader.app.return_code is None:
                reader.app.exit()

    return start_reader


def top(reader: Reader) -> str:
    """The first line in view of the article that has any text."""
    lines = (reader.view.render_line(y).text.strip() for y in range(3))
    return next(filter(None, lines))


async def test_an_article_opens_where_it_was_left(start: Start) -> None:
    async with start() as reader:
        await reader.press("G", "enter", "space", "space", "j")
        assert reader.title == ORCHARD
        left = top(reader)
        assert left.startswith("Row")
        await reader.press("K")
        assert reader.title == TRAINS
        await reader.press("J")
        assert reader.title == ORCHARD
        assert top(reader) == left


async def test_a_query_with_hits_opens_at_the_first_hit(start: Start) -> None:
    async with start() as reader:
        await reader.press("G", "enter", "G", "1")
        assert "Row 59" in reader.text
        await reader.open("blossom")
        assert reader.marked == "blossom"
        assert "Row 59" not in reader.text


async def test_the_session_goes_on(start: Start) -> None:
    async with start() as reader:
        await reader.search("row")
        await reader.press("s", "enter", "G", "k", "3", "1", "ctrl+right", "2")
        place, left = reader.place.split("  ")[-1], top(reader)
        assert reader.title == ORCHARD
    async with start() as reader:
        await reader.until(lambda: reader.titles)
        assert reader.main.search_pane.field.value == "row"
        assert reader.main.sort is Sort.NEWEST
        assert reader.titles == [ORCHARD]
        assert reader.title == ORCHARD
        assert top(reader) == left
        assert reader.place.split("  ")[-1] == place
        assert reader.app.focused is reader.view
        assert reader.widths == [38, 58, 24]
        assert reader.app.said == []
        # Its hits can be walked from there.
        await reader.press("N")
        assert reader.marked.lower() == "row"


async def test_leaving_level_by_level_leaves_nothing_behind(start: Start) -> None:
    async with start() as reader:
        await reader.open("grain")
        await reader.press("3", "q", "q", "q")
        assert reader.main.search_pane.field.value == ""
        await reader.press("q")
        assert reader.app.return_code == 0
    async with start() as reader:
        await reader.until(lambda: reader.titles)
        assert reader.main.search_pane.field.value == "grain"
        assert reader.title == HARBOUR
        assert reader.main.pane == "entities"


async def test_going_back_and_on_is_not_leaving(start: Start) -> None:
    async with start() as reader:
        await reader.open("grain")
        await reader.press("q", "q", "j", "enter")
        assert reader.title == TRAINS
    async with start() as reader:
        assert reader.main.search_pane.field.value == ""
        assert reader.title == TRAINS


async def test_the_list_is_where_it_was(start: Start) -> None:
    async with start() as reader:
        await reader.press("j", "enter", "1")
        assert reader.title == TRAINS
    async with start() as reader:
        assert reader.titles == TITLES
        assert reader.title == TRAINS
        assert reader.main.search_pane.results.cursor == TITLES.index(TRAINS)
        assert reader.app.focused is reader.main.search_pane.results
        await reader.press("2", "K")
        assert reader.title == HARBOUR


async def test_only_the_article_is_shown_again(start: Start) -> None:
    async with start() as reader:
        await reader.press("enter", "z")
    async with start() as reader:
        assert reader.widths == [0, 120, 0]
        await reader.press("escape")
        assert reader.widths == [34, 62, 24]


async def test_theme_measure_and_marks_stay(start: Start) -> None:
    async with start() as reader:
        reader.app.theme = "contrast-light"
        await reader.press("enter", "h", "minus", "minus")
        measure = reader.view.measure
        assert measure < Settings().measure
        shown = reader.main.article_pane.shown_marks
        assert shown is not ShownMarks.ALL
    async with start() as reader:
        assert reader.app.theme == "contrast-light"
        assert reader.main.article_pane.shown_marks is shown
        assert reader.view.measure == measure


async def test_what_is_set_comes_before_what_is_remembered(data: Path) -> None:
    library = InProcessLibrary.open("default", data=data)
    arrangements = {"-wide": {"widths": {"entities": 50}, "hidden": ["article"]}}
    session = Session(theme="contrast-light", measure=60, arrangements=arrangements)
    library.remember(KEY, session.as_json())
    lines = dict.fromkeys(("theme", "measure", "panes.entities", "panes.hidden"), 1)
    panes = Panes(entities="30", hidden=("entities",))
    settings = Settings(theme="contrast-dark", measure=64, panes=panes, lines=lines)
    app = DatelineApp(library, data, settings)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.theme == "contrast-dark"
        main = app.screen
        assert isinstance(main, MainScreen)
        assert main.article_pane.view.measure == 64
        assert main.panes.arrangement.shown() == ("search", "article")
        assert main.panes.arrangement.widths(120, PANES)["entities"] == 30


async def test_on_a_small_screen_the_pane_is_the_same(start: Start) -> None:
    async with start((80, 24)) as reader:
        await reader.press("enter", "3")
    async with start((80, 24)) as reader:
        assert reader.widths == [0, 0, 80]
        assert reader.title == HARBOUR


async def test_what_was_open_may_be_gone(start: Start, data: Path) -> None:
    library = InProcessLibrary.open("default", data=data)
    session = Session(article=1_000_000, pane="article")
    library.remember(KEY, session.as_json())
    library.close()
    async with start() as reader:
        assert reader.title == ""
        assert reader.app.said == []
        assert reader.titles == TITLES
        await reader.press("enter")
        assert reader.title == HARBOUR


async def test_it_is_kept_while_reading(start: Start, data: Path) -> None:
    async with start() as reader:
        await reader.press("j", "enter")
        reader.main._keep()
        await reader.app.workers.wait_for_complete(
            [worker for worker in reader.app.workers if worker.group == "keep"]
        )
        library = InProcessLibrary.open("default", data=data)
        session = Session.from_json(library.recall(KEY))
        library.close()
        article = reader.main.article_pane.article
        assert article is not None
        assert session.article == article.id


async def test_a_place_is_in_the_text_that_was_on_the_screen(
    start: Start, indexed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(indexed / "articles", folder)
    data = tmp_path / "own-data"
    library = InProcessLibrary.open("default", data=data)
    library.add([folder])
    library.refresh()
    async with opened(library, data) as reader:
        await reader.press("G", "enter", "space", "space")
        left = top(reader)
        assert left.startswith("Row")
        # Read anew in the background, with text in front of the place.
        file = folder / "orchard.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Growers", "It was cold.\n\nGrowers", 1), encoding="utf-8")
        library.refresh()
        await reader.press("K")
        await reader.until(lambda: not reader.main._waiting)
        await reader.app.workers.wait_for_complete(
            [worker for worker in reader.app.workers if worker.group == "keep"]
        )
        await reader.press("J")
        assert "It was cold." in reader.view.document.text  # type: ignore[union-attr]
        assert top(reader) == left


async def test_what_is_kept_late_does_not_come_after_what_is_kept_at_the_end(
    start: Start, data: Path
) -> None:
    async with start() as reader:
        await reader.press("s")
        reader.main._waiting.append(reader.main._state())
        await reader.press("s")
        reader.main.keep_session()
        assert not reader.main._waiting
        kept = Session.from_json(reader.main.library.recall(KEY))
        assert kept.sort is reader.main.sort


async def test_another_library_has_a_theme_of_its_own(start: Start, data: Path) -> None:
    async with start() as reader:
        usual = reader.app.theme
        reader.app.theme = "contrast-light"
        left = reader.main
        await reader.app.run_action("open_samples", left)
        await reader.until(lambda: not left.is_attached)
        assert reader.app.theme == usual


async def test_a_busy_catalog_is_a_sentence(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise CatalogError("The catalog is busy.")

    async with start() as reader:
        await reader.open()
        for keys in (("grave_accent", "a"), ("m",), ("J",), ("vertical_line",), ("alt+left",)):
            await reader.press("J")
            assert reader.title != HARBOUR, keys
            reader.forget_said()
            with monkeypatch.context() as busy:
                for name in ("set_mark", "set_starred", "words", "recall"):
                    busy.setattr(reader.main.library, name, fail)
                await reader.press(*keys)
                await reader.until(lambda: "The catalog is busy." in reader.app.said)
                assert reader.app.is_running
            await reader.press("1", "g", "enter")
            assert reader.title == HARBOUR, keys


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "row",
        {
            "query": 3,
            "queries": [1, {}],
            "sort": "sideways",
            "article": "12",
            "pane": [],
            "theme": 1,
            "marks": 2,
            "arrangements": [1],
            "filters": [1, {"field": "place"}, {"field": "place", "key": 1, "value": ""}],
        },
    ],
)
def test_what_is_no_session_is_a_new_one(value: object) -> None:
    assert Session.from_json(value) == Session()


def test_a_session_is_remembered_as_it_is() -> None:
    session = Session(
        "grain",
        Sort.OLDEST,
        ("crane", "grain"),
        7,
        "entities",
        True,
        "nord",
        60,
        ShownMarks.HITS,
        {"-wide": {}},
        (Filter("place", "place:lisbon", "Lisbon"),),
        NameOrder.NAME,
        (EntityType.PLACE, EntityType.GROUP),
    )
    assert Session.from_json(session.as_json()) == session
