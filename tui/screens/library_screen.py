"""What every part of the main screen shares: the library, its processes, the panes."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Literal

from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets._toast import ToastRack

from index.library import Answer, Library, Question, Sort
from index.model import Filter, one_line
from tui.arrangement import Pane
from tui.compositor import QuickCompositor
from tui.keymap import keymap_of
from tui.once import once
from tui.screens.catalog_errors import SaysCatalogErrors
from tui.settings import Settings
from tui.undo import UndoStack
from tui.widgets.article_pane import ArticlePane
from tui.widgets.entity_list import EntityList
from tui.widgets.result_list import WINDOW
from tui.widgets.search_pane import SearchPane

_SLOW_SECONDS = 0.3
"""An answer that takes longer is announced."""

NO_ARTICLE = "Open an article to see who and what is in it."
_NOTHING_YET = """This library is empty.

Put a folder of saved articles into it:
  dateline add FOLDER
or open one without keeping it here:
  dateline FOLDER

Articles are .md, .markdown and .txt files."""
_NO_FILES = """The library's folders hold no article yet.

Articles are .md, .markdown and .txt files.
“dateline doctor” lists what was skipped."""
_NO_HITS = """Nothing found.

All words must be in the article. Fewer words, or the beginning of one, find more."""


class LibraryScreen(SaysCatalogErrors, Screen[None]):
    """A screen on one library, with a question that is being asked of it."""

    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """What has the focus; unlike Textual's, it has not the whole screen painted anew."""
    pane: var[Pane] = var("search")
    """The pane that has the focus, and on a narrow screen the one that is seen."""
    sort: var[Sort] = var(Sort.RELEVANCE)
    """Order of the results."""
    activity: var[str] = var("")
    """What the library is busy with, or empty."""

    search_pane = query_one(SearchPane)
    """The first pane."""
    article_pane = query_one(ArticlePane)
    """The second pane."""
    entity_list = query_one(EntityList)
    """The third pane."""

    class Answered(Message):
        """The search process has answered."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__()
        self._compositor = QuickCompositor()
        self.library = library
        self._data = data
        self._question = Question("", limit=WINDOW)
        self._keep_cursor = False
        self._paints_later = False
        self._undo = UndoStack()
        self._said, self._said_at = "", 0.0
        self._slow: Timer | None = None
        self._search = library.search_client(
            lambda answer: self.post_message(self.Answered(answer))
        )
        self._refresh = library.refresh_client()

    def on_screen_suspend(self) -> None:
        """Leave messages to the screen that comes over this one, which shows them all."""
        for messages in self.query(ToastRack):
            messages.display = False

    def _screen_resized(self, size: Size) -> None:
        if self._compositor.size == size:
            # Textual tells a screen twice.
            return
        if self.app._dom_ready:
            self._paint_by_itself()
        super()._screen_resized(size)

    def _paint_by_itself(self) -> None:
        """Paint in a turn of the event loop of its own what takes long enough to lay out.

        What has come meanwhile, such as a key, comes first.
        """
        self._paints_later = True

    def _compositor_refresh(self) -> None:
        if self._paints_later:
            # What has come meanwhile has its turn in the next one.
            loop = asyncio.get_running_loop()
            loop.call_soon(loop.call_soon, self.call_later, self._paint_now)
        else:
            super()._compositor_refresh()

    def _paint_now(self) -> None:
        self._paints_later = False
        # What asked to be painted meanwhile: a paint forgets all that have asked.
        self._compositor.update_widgets(self._dirty_widgets)
        super()._compositor_refresh()

    @property
    def settings(self) -> Settings:
        """What the user has set; the defaults in an app that has no settings."""
        settings = getattr(self.app, "settings", None)
        return settings if isinstance(settings, Settings) else Settings()

    @contextmanager
    def _own_connection(self) -> Iterator[Library]:
        """The library by a connection of its own, for a thread.

        Raises:
            CatalogError: if it cannot be opened.
        """
        library = Library(self.library.directory, self.library.log)
        try:
            yield library
        finally:
            library.close()

    def _ask(self, question: Question, *, keep_cursor: bool = False) -> None:
        self._question, self._keep_cursor = question, keep_cursor
        self._search.ask(question)
        if self._slow is None:
            self._slow = once(self, _SLOW_SECONDS, self._show_slow)

    def _show_search(self, query: str, filters: tuple[Filter, ...], sort: Sort) -> None:
        """Search for something that was not typed, and go to its results."""
        self._put_search(Question(query, sort=sort, filters=filters, limit=WINDOW))
        self.pane = "search"
        self.set_focus(self.search_pane.results)

    def _put_search(self, question: Question) -> None:
        """Ask a question that was not typed, and show what is asked."""
        with self.prevent(Input.Changed, SearchPane.QueryChanged):
            self.search_pane.field.value = question.query
            self.search_pane.filters = question.filters
        self.sort = question.sort
        self._ask(question)

    def _show_slow(self) -> None:
        self.search_pane.searching = True

    def _show_answer(self, answer: Answer, *, keep_cursor: bool) -> None:
        if self._slow is not None:
            self._slow.stop()
            self._slow = None
        self.search_pane.searching = False
        self.search_pane.answer(answer, keep_cursor=keep_cursor)

    def _show_empty_state(self) -> None:
        if self._slow is not None:
            text = ""  # nobody knows yet
        elif self._question.filters:
            text = keymap_of(self.app).says("remove_filter", "takes the last filter away.")
            text = f"Nothing found with these filters.\n\n{text}".rstrip()
        elif self._question.query.strip():
            text = self.search_pane.why_nothing or _NO_HITS
        elif not self.library.roots():
            samples = "and then “samples” opens the two articles that come with Dateline."
            text = f"{_NOTHING_YET}\n\n{keymap_of(self.app).says('palette', samples)}"
        else:
            text = self.activity or _NO_FILES
        self.search_pane.results.empty = text

    def _say(
        self, sentence: str, severity: Literal["information", "warning", "error"] = "information"
    ) -> None:
        # A key that is held down at the end of a list would fill the screen with one sentence.
        now = monotonic()
        if sentence == self._said and now - self._said_at < self.app.NOTIFICATION_TIMEOUT:
            return
        self._said, self._said_at = sentence, now
        self.notify(one_line(sentence), severity=severity, markup=False)
