"""Opening articles: from the results, one after the other, or by their ids."""

import gc
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.timer import Timer

from index.library import Article, CatalogError, Fetched, HitFinder, Library
from index.model import EntityType
from tui.once import once
from tui.screens.library_screen import LibraryScreen
from tui.widgets.result_list import ResultList

READ_AHEAD_FROM = 10_000
"""Words of the longest article that is read from the library while the screen waits; longer ones
are read aside, and ahead of being opened."""
_REST_SECONDS = 0.05
"""For how long the cursor stays on a longer one before it is read ahead."""


@dataclass(frozen=True, slots=True, eq=False)
class _Request:
    """An article that was asked for, told from all others by its identity."""

    article: int
    at: int | None
    resume: bool
    then: Callable[[], object] | None


class ReadingScreen(LibraryScreen):
    """Knows which article is open, and which of the results it is."""

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__(library, data)
        self._rank = -1
        """Of the open article in the results; below 0 when it is not known to be in them."""
        self._stepping_to = -1
        """The result to open as soon as it arrives; below 0 for none."""
        self._after_step: Callable[[], object] | None = None
        """What to do then."""
        self._answered_question = self._question
        self._open_when_answered = False
        self._request: _Request | None = None
        """The long article that is about to be shown, if any."""
        self._fetching: int | None = None
        """The article that is being read from the library aside, if any."""
        self._kept_ready: Fetched | None = None
        """The long article that was read last: ahead, or because it was opened."""
        self._resting: Timer | None = None

    def open_article(
        self,
        identifier: int,
        *,
        at: int | None = None,
        resume: bool = False,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """Show an article, mark the hits of the query in it, and make it read.

        Args:
            identifier: of the article.
            at: the offset to go to; None for the first hit of the query, or without one the place
                where the reader left the article.
            resume: whether to go to that place although there are hits.
            then: what to do when it is shown: at once, or, for a long article, as soon as it has
                been read from the library.

        Returns:
            False if the library does not have it any more, which the user is told.
        """
        words = self.library.words(identifier)
        request = self._request = _Request(identifier, at, resume, then)
        if words is not None and words > READ_AHEAD_FROM:
            ready = self._ready_article(identifier)
            if ready and (now := self.library.as_now(ready)):
                self._show_article(request, now)
            else:
                self._fetch_once(identifier)
            return True
        article = self.library.article(identifier)
        self._show_article(request, article)
        return article is not None

    @property
    def _coming(self) -> int | None:
        """The id of the article that is about to be shown, if any."""
        return self._request.article if self._request else None

    def _ready_article(self, identifier: int) -> Fetched | None:
        """An article as it was read last, if that is kept."""
        ready = self._kept_ready
        return ready if ready and ready.article.id == identifier else None

    def _fetch_once(self, identifier: int) -> None:
        if self._fetching != identifier:
            self._fetching = identifier
            self._fetch(identifier)

    @work(
        thread=True,
        exclusive=True,
        group="article",
        exit_on_error=False,
        description="read an article",
    )
    def _fetch(self, identifier: int) -> None:
        try:
            fetched = self._read_aside(identifier)
            self.app.call_from_thread(self._fetched, identifier, fetched)
        except CatalogError as error:
            self.app.call_from_thread(self._could_not_fetch, identifier, str(error))

    def _read_aside(self, identifier: int) -> Fetched | None:
        """An article of any length, read in a thread.

        Raises:
            CatalogError: if the catalog cannot be used.
        """
        # Of its many objects none is in a cycle: to look through those of 5 MB takes 200 ms, again
        # and again, and stops the screen as well.
        gc.disable()
        try:
            with self._own_connection() as library:
                fetched = library.fetch(identifier)
            if fetched is not None:
                _ = fetched.article.entities  # found here, and not when the sidebar asks for them
            return fetched
        finally:
            gc.freeze()
            gc.enable()

    def _could_not_fetch(self, identifier: int, why: str) -> None:
        self._no_longer_fetching(identifier)
        if self._coming == identifier:
            self._request = None
            self._say(why, severity="error")

    def _fetched(self, identifier: int, fetched: Fetched | None) -> None:
        self._no_longer_fetching(identifier)
        self._kept_ready = fetched
        request = self._request
        if request is None or request.article != identifier:
            return
        if fetched is None:
            self._show_article(request, None)
        elif now := self.library.as_now(fetched):
            self._show_article(request, now)
        else:
            self._fetch_once(identifier)  # it has changed meanwhile

    def _no_longer_fetching(self, identifier: int) -> None:
        if self._fetching == identifier:
            self._fetching = None

    def _read_ahead(self) -> None:
        """Read the long article under the cursor, which may be opened next."""
        hit = self.search_pane.results.current
        if hit is None or self._ready_article(hit.id) or self._request is not None:
            return
        with suppress(CatalogError):  # told when it is opened
            if (self.library.words(hit.id) or 0) > READ_AHEAD_FROM:
                self._fetch_once(hit.id)

    def _show_article(self, request: _Request, article: Article | None) -> None:
        if request is not self._request:
            return  # another one has been asked for meanwhile, or this one once more
        self._request = None
        identifier = request.article
        if article is None:
            self._say("This article is not in the library any more.", severity="warning")
            return
        if not article.read:
            try:
                self.library.set_read([identifier], True)
            except CatalogError as error:
                self._say(str(error), severity="error")  # it can be read all the same
            else:
                article = article.marked(read=True)
        self.library.showing(article)
        self._rank = self.search_pane.results.rank_of(identifier)
        self.search_pane.results.update_hits([identifier], read=article.read)
        self._leaving_article()
        self.article_pane.open(
            article,
            self._searched,
            self._hit_finder(),
            at=request.at,
            top=self.library.place(identifier) or 0,
            to_hit=not request.resume,
        )
        self.entity_list.empty = "No names found in this article."
        self.entity_list.show(article.entities, article.analysis.recogniser, article.known)
        self.pane = "article"
        if article.words > READ_AHEAD_FROM:
            self._paint_by_itself()
        if request.then is not None:
            request.then()

    @property
    def _searched(self) -> str:
        """What there are hits of: the query, or the names that results are narrowed down to."""
        names = (f.value for f in self._question.filters if f.field in list(EntityType))
        return self._question.query.strip() or ", ".join(names)

    def _hit_finder(self) -> HitFinder:
        """What finds the hits of the query in an article."""
        asked = self._question
        return self.library.hit_finder(asked.query, typing=asked.typing, filters=asked.filters)

    def _leaving_article(self) -> None:
        """The open article, if there is one, is about to be closed."""

    def _text_changed(self, article: Article, move: Callable[[int], int]) -> None:
        """The open article was read anew.

        Args:
            article: as it is now.
            move: gives the new offset of an old one.
        """

    @on(ResultList.OpenArticle)
    def _open_result(self, event: ResultList.OpenArticle) -> None:
        if self._answered_question != self._question:
            # The list still shows another query's results; what was meant is about to come.
            self._open_when_answered = True
            return
        self.open_article(event.id)

    def action_step_article(self, step: int) -> None:
        """Open the next or the previous result."""
        if not self.search_pane.results.count:
            self._say("There are no results.")
        elif not self.step_article(step):
            self._say("This is the last result." if step > 0 else "This is the first result.")

    def step_article(self, step: int, then: Callable[[], object] | None = None) -> bool:
        """Open the next or the previous result, as soon as it has arrived.

        Args:
            step: 1 or -1.
            then: what to do when it is shown.

        Returns:
            False at the end of the results.
        """
        results = self.search_pane.results
        in_results = self._rank >= 0 and self.article_pane.article is not None
        rank = results.next_rank(self._rank if in_results else results.cursor - (step > 0), step)
        if not 0 <= rank < results.count:
            return False
        self._after_step = then
        hit = results.hit_at(rank)
        results.cursor = rank
        self._stepping_to = rank if hit is None else -1
        if hit is not None:
            self.open_article(hit.id, then=then)
        return True

    @on(ResultList.CursorMoved)
    def _cursor_moved(self, event: ResultList.CursorMoved) -> None:
        if self._resting is not None:
            self._resting.stop()
        self._resting = once(self, _REST_SECONDS, self._read_ahead)
        if event.rank != self._stepping_to:
            self._stepping_to = -1
        elif event.hit is not None:
            self._stepping_to = -1
            self.open_article(event.hit.id, then=self._after_step)
