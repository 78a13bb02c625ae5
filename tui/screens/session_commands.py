"""Going on where the reader was left."""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from textual import work

from index.library import Answer, Article, CatalogError, Library, Question
from tui.query_history import QueryHistory
from tui.screens.navigation_commands import NavigationCommands
from tui.screens.pane_commands import PaneCommands
from tui.session import KEY, Session
from tui.widgets.result_list import WINDOW

_KEEP_SECONDS = 5.0
"""How often what has changed is kept: a reader that is killed loses no more."""

Kept = tuple[Article | None, int, str]
"""The open article, if any, the offset at the top of its view, the session as JSON."""


class SessionCommands(NavigationCommands, PaneCommands):
    """Keeps the session and the place in each article, and finds them again."""

    _kept: Kept | None = None
    """What was kept last."""
    _before_back: Kept | None = None
    """What was shown before the user began to go back level by level."""
    _after_back: Kept | None = None
    """What the last step back led to."""
    _resuming = False
    """Whether the list has yet to put its cursor on the article that was open."""

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__(library, data)
        self._waiting: deque[Kept] = deque()
        self._writing = Lock()

    def _resume(self) -> None:
        """Show what was shown at the end of the last session, or all articles."""
        session = Session.from_json(self.library.recall(KEY))
        self._resume_looks(session)
        self.sort = session.sort
        self.search_pane.history = QueryHistory(session.queries)
        self._resuming = session.article is not None
        self._show_pane()
        self._show_empty_state()
        question = Question(session.query, sort=session.sort, filters=session.filters, limit=WINDOW)
        if session.query or session.filters:
            self.search_pane.results.empty = ""
            self._put_search(question)
        else:
            first = self.library.search("", sort=session.sort, limit=WINDOW)
            self._question = self._answered_question = question
            self.search_pane.answer(Answer(question, first), keep_cursor=False)
        if session.article is not None and self.library.words(session.article) is not None:
            self.open_article(session.article, resume=True, then=lambda: self._go_on(session))
        if self.article_pane.article is None:
            self.set_focus(self.search_pane.results)
        self.set_interval(_KEEP_SECONDS, self._keep)

    def _resume_looks(self, session: Session) -> None:
        theme = getattr(self.app, "usual_theme", self.app.theme)
        if not self.settings.sets("theme") and session.theme in self.app.available_themes:
            theme = session.theme
        self.app.theme = theme
        measure = 0 if self.settings.sets("measure") else session.measure
        self.article_pane.view.measure = measure or self.settings.measure
        self.article_pane.shown_marks = session.marks
        self.entity_list.order = session.order
        self.entity_list.off = self.article_pane.types_off = frozenset(session.types_off)
        self.arrange_panes(session.arrangements)

    def _go_on(self, session: Session) -> None:
        self._find_open_article()
        self.pane = session.pane
        self._bring(session.pane)
        self._show_pane()
        self._focus_pane(session.pane)
        if session.alone:
            self._set_alone(True)

    def _find_open_article(self) -> None:
        """Put the cursor of the list on the open article, if it has not been moved yet."""
        article, results = self.article_pane.article, self.search_pane.results
        if self._resuming and article is not None and results.count:
            self._resuming = False
            rank = results.rank_of(article.id or 0)
            if rank >= 0:
                results.cursor = self._rank = rank

    # Keeping.

    def _leaving_article(self) -> None:
        """Keep the place in the article that is about to be closed."""
        self._keep()

    def _keep(self) -> None:
        kept = self._state()
        if kept != self._kept:
            self._kept = kept
            self._waiting.append(kept)
            self._write_soon()

    @work(thread=True, group="keep", exit_on_error=False)
    def _write_soon(self) -> None:
        # A refresh may hold the catalog for a while, which the screen must not wait for.
        with suppress(CatalogError), self._own_connection() as library:
            self._write(library)

    def _write(self, library: Library) -> None:
        """Write all that waits, in order, whichever thread is the first to come to it."""
        with self._writing:
            while self._waiting:
                _store(library, self._waiting.popleft())

    def keep_session(self) -> None:
        """Keep all at once, because the screen is about to go."""
        now = self._state()
        if self._before_back is not None and now == self._after_back:
            now = self._before_back
        self._waiting.append(now)
        with suppress(CatalogError):
            self._write(self.library)

    @contextmanager
    def _backing_out(self) -> Iterator[None]:
        """Go back one level, maybe on the way out of the program.

        What is kept then is what was shown at the beginning of that way.
        """
        now = self._state()
        if self._before_back is None or now != self._after_back:
            self._before_back = now
        yield
        self._after_back = self._state()

    def _state(self) -> Kept:
        article = self.article_pane.article
        measure = self.article_pane.view.measure
        usual_theme = getattr(self.app, "usual_theme", "")
        session = Session(
            self.search_pane.field.value,
            self.sort,
            self.search_pane.history.queries,
            article.id if article else self._coming,
            self.pane,
            self.panes.alone,
            "" if self.app.theme == usual_theme else self.app.theme,
            0 if measure == self.settings.measure else measure,
            self.article_pane.shown_marks,
            {name: each.as_json() for name, each in self.arrangements().items()},
            self.search_pane.filters,
            self.entity_list.order,
            sorted(self.entity_list.off),
        )
        return article, self.article_pane.view.top_offset(), json.dumps(session.as_json())


def _store(library: Library, kept: Kept) -> None:
    article, offset, session = kept
    library.remember(KEY, json.loads(session))
    if article is not None and article.id is not None:
        library.showing(article)
        library.set_place(article.id, offset)
