"""Opening articles: from the results, one after the other, or by their ids."""

import gc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual import on, work

from index.library import Article, CatalogError, Library
from tui.screens.library_screen import LibraryScreen
from tui.widgets.result_list import ResultList

_AT_ONCE = 10_000
"""Words of the longest article that is read from the library while the screen waits."""


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
        self._coming = 0
        """The long article that is about to be shown, 0 for none."""

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
        self._coming = identifier
        show = partial(self._show_article, identifier, at, resume, then)
        if words is not None and words > _AT_ONCE:
            self._fetch(identifier, show)
            return True
        article = _take(self.library, identifier)
        show(article)
        return article is not None

    @work(
        thread=True,
        exclusive=True,
        group="article",
        exit_on_error=False,
        description="read an article",
    )
    def _fetch(self, identifier: int, show: Callable[[Article | None], object]) -> None:
        # Of its many objects none is in a cycle: to look through those of 5 MB takes 200 ms, again
        # and again, and stops the screen as well.
        gc.disable()
        try:
            library = Library(self.library.directory, self.library.log)
            try:
                article = _take(library, identifier)
            finally:
                library.close()
            if article is not None:
                _ = article.entities  # found here, and not when the sidebar asks for them
        except CatalogError as error:
            self.app.call_from_thread(self._say, str(error), "error")
            return
        finally:
            gc.freeze()
            gc.enable()
        self.app.call_from_thread(show, article)

    def _show_article(
        self,
        identifier: int,
        at: int | None,
        resume: bool,
        then: Callable[[], object] | None,
        article: Article | None,
    ) -> None:
        if identifier != self._coming:
            return  # another one has been opened meanwhile
        self._coming = 0
        if article is None or article.id is None:
            self._say("This article is not in the library any more.", severity="warning")
            return
        self.library.showing(article)
        self._rank = self.search_pane.results.rank_of(article.id)
        self.search_pane.results.update_hit(article.id, read=True)
        question = self._question
        self._leaving_article()
        self.article_pane.open(
            article,
            question.query,
            typing=question.typing,
            at=at,
            top=self.library.place(article.id) or 0,
            to_hit=not resume,
        )
        self.entity_list.empty = "No names found in this article."
        self.entity_list.show(article.entities)
        self.pane = "article"
        if then is not None:
            then()

    def _leaving_article(self) -> None:
        """The open article, if there is one, is about to be closed."""

    @on(ResultList.OpenArticle)
    def _open_result(self, event: ResultList.OpenArticle) -> None:
        if self._answered_question != self._question:
            # The list still shows another query's results; what was meant is about to come.
            self._open_when_answered = True
            return
        self.open_article(event.id)

    def action_step_article(self, step: int) -> None:
        """Open the next or the previous result."""
        if not self.step_article(step):
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
        rank = (self._rank if in_results else results.cursor - (step > 0)) + step
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
        if event.rank != self._stepping_to:
            self._stepping_to = -1
        elif event.hit is not None:
            self._stepping_to = -1
            self.open_article(event.hit.id, then=self._after_step)


def _take(library: Library, identifier: int) -> Article | None:
    """Get an article that is about to be read."""
    article = library.article(identifier)
    if article is None or article.read:
        return article
    library.set_read(identifier, True)
    return replace(article, read=True)
