"""The page of an entity: what it is called, when it was mentioned, with what, and where."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from index.library import CatalogError, EntityPage, Library, MentionLine
from index.model import Filter, one_line
from tui.bars import chart
from tui.concordance import Companion, LineOrder, about, dates_of
from tui.concordance import rows_of as page_rows
from tui.screens.dialog import Dialog, ShowsNames
from tui.widgets.entity_styles import component_class
from tui.widgets.page_rows import PageRows

_AT_ONCE = 60
"""Articles whose mentions are read at once: a few hundred lines, in some 20 ms."""
_MOST_SORTED = 600
"""Articles whose mentions are put in another order."""

Connect = Callable[[], AbstractContextManager[Library]]
"""Opens the library for a thread."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What can be done with an entity."""

    correct: Callable[[str, Callable[[str], object]], object]
    """Asks what to say of it, and calls back with its id when that was done, empty if it is nowhere
    any more."""
    watch: Callable[[str], object]
    """Watches it, or no longer."""
    undo: Callable[[], object]
    """Takes the last change back."""


Asked = tuple[str, int, int] | Filter
"""What a page was left for: an entity's id, an article and an offset in it, or its articles."""


class EntityScreen(Dialog[Asked | None], ShowsNames):
    """Shows an entity's page, and walks on to the pages of others.

    Args:
        entity: the entity's id.
        connect: opens the library for a thread.
        doing: what can be done with an entity.
    """

    DEFAULT_CSS = """
    EntityScreen { align: center middle; }
    EntityScreen > Vertical {
        width: 120; max-width: 100%; height: 90%; padding: 0 1;
        background: $panel; border: round $primary;
    }
    EntityScreen Static { height: auto; max-height: 4; }
    EntityScreen .chart { color: $text-accent; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "Back", id="entity_page.back"),
        Binding("s", "sort", "Sort", id="entity_page.sort", tooltip="Sort the mentions"),
        Binding(
            "slash,F,a",
            "articles",
            "Articles",
            id="entity_page.articles",
            tooltip="Search for the articles that mention it",
        ),
        Binding(
            "C",
            "correct",
            "Correct",
            id="entity_page.correct",
            tooltip="Say that it is another name, or none",
        ),
        Binding(
            "w",
            "watch",
            "Watch",
            id="entity_page.watch",
            tooltip="Keep its articles as a search, or no longer",
        ),
        Binding(
            "ctrl+z",
            "undo",
            "Undo",
            id="entity_page.undo",
            tooltip="Take the last change back",
        ),
        Binding(
            "question_mark,f1", "app.help", "Help", id="entity_page.help", tooltip="Show all keys"
        ),
    ]

    rows = query_one(PageRows)
    """The list."""

    def __init__(self, entity: str, connect: Connect, doing: Doing) -> None:
        super().__init__()
        self._connect = connect
        self._doing = doing
        self._entity = entity
        self._page: EntityPage | None = None
        self._lines: list[MentionLine] = []
        self._read = 0
        """Articles whose mentions have been read."""
        self._order = LineOrder.DATE
        self._before: list[tuple[str, int]] = []
        """The pages that led to this one, each with its cursor."""

    def compose(self) -> ComposeResult:
        """What the entity is, above the list."""
        with Vertical():
            yield Static(markup=False, classes="about")
            yield Static(markup=False, classes="chart")
            yield PageRows()

    def on_mount(self) -> None:
        """Read the page."""
        self.rows.empty = "Reading…"
        self._load(self._entity, 0)

    @work(thread=True, exclusive=True, group="page", exit_on_error=False, description="read a page")
    def _load(self, entity: str, cursor: int) -> None:
        try:
            with self._connect() as library:
                # It may have been decided to be another one.
                page = library.entity_page(library.decided(entity))
                first = page.articles[:_AT_ONCE] if page else ()
                lines = library.mention_lines(entity, first)
        except CatalogError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._show, page, lines, cursor)

    def _show(self, page: EntityPage | None, lines: list[MentionLine], cursor: int) -> None:
        self._page = page
        if page is None:
            self.query_one(Vertical).border_title = None
            self.query_one(".about", Static).update("")
            self.query_one(".chart", Static).display = False
            self._say("No article mentions it any more.")
            return
        self._entity = page.entity.id
        self._lines, self._read = lines, min(_AT_ONCE, len(page.articles))
        self._order = LineOrder.DATE
        self.rows.kind = component_class(page.entity.type)
        self.query_one(".about", Static).update(about(page))
        self._draw_chart()
        self._list(cursor or 1)

    def _say(self, sentence: str) -> None:
        self.rows.empty = sentence
        self.rows.show((), 0)

    def _list(self, cursor: int | None = None) -> None:
        """Show the rows, with the cursor on one, or else on the first mention."""
        assert self._page is not None
        rows = page_rows(self._page, self._lines, self._order)
        if cursor is None:
            mentions = (n for n, row in enumerate(rows) if isinstance(row, MentionLine))
            cursor = next(mentions, len(rows) - 1)
        self.rows.show(rows, cursor)
        total = len(self._page.articles)
        only = f" · mentions of {self._read:,} of {total:,} articles" if self._read < total else ""
        box = self.query_one(Vertical)
        box.border_title = Content(f"{one_line(self._page.entity.name)}{only}")
        keys = "Enter goes there · s sorts · / articles · w watches · C corrects"
        box.border_subtitle = Content(keys)

    def on_resize(self) -> None:
        """Draw the chart for the new width."""
        self.call_after_refresh(self._draw_chart)

    def _draw_chart(self) -> None:
        width = self.rows.inner.width
        if self._page is not None and width:
            drawn = self.query_one(".chart", Static)
            lines = chart(dates_of(self._page), width)
            drawn.update("\n".join(lines))
            drawn.display = bool(lines)

    # More mentions.

    @on(PageRows.NearEnd)
    def _near_end(self, event: PageRows.NearEnd) -> None:
        event.stop()
        if self._order is LineOrder.DATE:
            self._read_on(_AT_ONCE)

    def _read_on(self, count: int) -> None:
        if self._page is not None and self._read < len(self._page.articles):
            self._more(self._page, self._read, count)

    @work(
        thread=True, exclusive=True, group="mentions", exit_on_error=False, description="read more"
    )
    def _more(self, page: EntityPage, start: int, count: int) -> None:
        try:
            with self._connect() as library:
                chosen = page.articles[start : start + count]
                lines = library.mention_lines(page.entity.id, chosen)
        except CatalogError as error:
            self.app.call_from_thread(self._say, str(error))
        else:
            self.app.call_from_thread(self._add, page, start, start + len(chosen), lines)

    def _add(self, page: EntityPage, start: int, read: int, lines: list[MentionLine]) -> None:
        if page is self._page and start == self._read:
            self._lines, self._read = [*self._lines, *lines], read
            self._list(self.rows.cursor)

    # Keys.

    def action_sort(self) -> None:
        """Put the mentions into the next order: by date, by what is before, by what is after."""
        if self._page is None:
            return
        orders = list(LineOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        if self._order is not LineOrder.DATE and self._read < _MOST_SORTED:
            self._read_on(_MOST_SORTED - self._read)
        self._list()

    def action_articles(self) -> None:
        """Leave for the articles that mention the entity."""
        if self._page is not None:
            entity = self._page.entity
            self.dismiss(Filter(entity.type.value, entity.id, entity.name))

    def action_correct(self) -> None:
        """Say that it is another name, or none."""
        self._doing.correct(self._entity, self._corrected)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._doing.undo()

    def names_changed(self, entity: str) -> None:
        """Show the page of an entity as it is now."""
        self._corrected(entity)

    def action_watch(self) -> None:
        """Watch the entity, or no longer."""
        self._doing.watch(self._entity)

    def _corrected(self, entity: str) -> None:
        if entity:
            self._entity = entity
            self._load(entity, 0)
        else:
            self.action_back()

    def action_back(self) -> None:
        """Go back to the page that led here, or close the first one."""
        if self._before:
            self._entity, cursor = self._before.pop()
            self._load(self._entity, cursor)
        else:
            self.dismiss(None)

    @on(PageRows.Chosen)
    def _choose(self, event: PageRows.Chosen) -> None:
        event.stop()
        match self.rows.current:
            case Companion(entity, _):
                self._before.append((self._entity, self.rows.cursor))
                self._entity = entity.id
                self._load(entity.id, 0)
            case MentionLine(article=article, start=start):
                self.dismiss((self._entity, article, start))
