"""The second pane: the article, and a line that says where in it the reader is."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.getters import query_one
from textual.reactive import reactive, var

from index.library import Article, HitFinder
from index.model import EntityType, Kind, one_line
from tui import explain
from tui.walk import Walk, WalkKind
from tui.widgets.article_marks import ShownMarks
from tui.widgets.article_view import ArticleView
from tui.widgets.cells import fit
from tui.widgets.find_bar import FindBar
from tui.widgets.finding_pane import FindingPane
from tui.widgets.place_line import Part, PlaceLine

_AT_ONCE = 50_000
"""Code points of the longest article whose hits are found before it is painted."""

_LABEL = 30
"""Cells of what is walked, in the line below: queries and names can be long."""
_LEAST_REASON = 16
_LEAST_SECTION = 12


class ArticlePane(FindingPane):
    """Shows one article, its entities and hits, and walks through them."""

    shown_marks: reactive[ShownMarks] = reactive(ShownMarks.ALL)
    """Which marks are drawn."""

    types_off: var[frozenset[EntityType]] = var(frozenset())
    """Types of entities that are not marked."""

    place = query_one(PlaceLine)
    """The line below the text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._query = ""
        self._finder: HitFinder | None = None
        self._seeking_hits = False
        self._from_end = False
        self._percent = 0
        self._headings: tuple[tuple[int, str], ...] = ()

    def compose(self) -> ComposeResult:
        """The view, the find bar, the status line."""
        yield ArticleView()
        yield FindBar()
        yield PlaceLine()

    def _watch_shown_marks(self) -> None:
        if self.is_mounted:
            self.view.show_marks(self.shown_marks, self.types_off)

    def _watch_types_off(self) -> None:
        self._watch_shown_marks()

    # Opening.

    def open(
        self,
        article: Article,
        query: str,
        finder: HitFinder,
        *,
        at: int | None = None,
        top: int = 0,
        to_hit: bool = True,
    ) -> None:
        """Show an article, and mark the hits of a query in it.

        Args:
            article: what to show.
            query: what was searched, may be empty.
            finder: finds the hits of the query.
            at: the offset to jump to; None for the first hit in the text below the title.
            top: the offset whose line is at the top of the view as long as nothing is jumped to.
            to_hit: whether to jump to a hit at all.
        """
        self.close_find()
        self.article = article
        finder = finder.knowing(article.named())
        self._query, self._finder = query, finder
        self._seeking_hits = self._from_end = False
        document = article.document
        self._headings = tuple(
            (block.start, one_line(document.text[block.start : block.end]))
            for block in document.of_kind(Kind.HEADING)
        )
        self.view.show(document, meta=_about(article), at=top)
        self.view.set_mentions(article.analysis.mentions)
        self._hits = self._walk = None
        goes_to_hit = to_hit and at is None
        if at is not None:
            self.view.jump(at)
        if not query.strip():
            self.set_walk(None)
        elif len(document.text) <= _AT_ONCE:
            self._mark(finder.find(document.text, article.language), jump=goes_to_hit)
        else:
            self._seeking_hits = True
            self.set_walk(None)
            self._find_hits(article, finder, jump=goes_to_hit)

    def close(self) -> None:
        """Show nothing."""
        self.close_find()
        self.article = None
        self._seeking_hits = False
        self.view.clear()
        self._hits = None
        self.set_walk(None)

    @property
    def seeking_hits(self) -> bool:
        """Whether the hits of a long article are still to come."""
        return self._seeking_hits

    def go_to_last_hit(self) -> None:
        """Go to the last hit, once the hits are known; without any, stay."""
        self._from_end = self._seeking_hits
        last = self._hits.step(-1, self._end) if self._hits else None
        if last is not None:
            self.go(last)

    @property
    def _end(self) -> int:
        return len(self.article.document.text) if self.article else 0

    @work(thread=True, exclusive=True, group="hits", exit_on_error=False, description="find hits")
    def _find_hits(self, article: Article, finder: HitFinder, jump: bool) -> None:
        ranges = finder.find(article.document.text, article.language)
        self.app.call_from_thread(self._mark_if_shown, article, ranges, jump)

    def _mark_if_shown(self, article: Article, ranges: list[tuple[int, int]], jump: bool) -> None:
        if self.shows_text_of(article):
            self._mark(ranges, jump=jump)

    def _mark(self, ranges: Sequence[tuple[int, int]], *, jump: bool) -> None:
        """Mark the hits and jump to the first one in the text below the title, or to none."""
        assert self.article is not None
        self._seeking_hits = False
        self._hits = Walk(WalkKind.HITS, one_line(self._query), tuple(ranges)) if ranges else None
        if self._walk is not None or self._hits is None:
            # The reader has not waited for them.
            self.set_walk(self._walk)
        elif self._from_end:
            self.go_to_last_hit()
        elif jump and (first := self._hits.step(1, self.article.document.body_start)):
            self.go(first)
        else:
            self.set_walk(self._hits)

    # The line below.

    @on(ArticleView.PlaceChanged)
    def _place_changed(self, event: ArticleView.PlaceChanged) -> None:
        event.stop()
        self._percent = event.percent
        self._show_place()

    @on(ArticleView.SelectingChanged)
    def _selecting_changed(self, event: ArticleView.SelectingChanged) -> None:
        event.stop()
        self._show_place()

    @on(ArticleView.CaretMoved)
    def _caret_moved(self, event: ArticleView.CaretMoved) -> None:
        event.stop()
        self._show_place()

    def walk_changed(self) -> None:
        """Show how far it is."""
        super().walk_changed()
        self._show_place()

    def _show_place(self) -> None:
        self.place.show(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        """What the line below tells, in its order there."""
        article = self.article
        if article is None:
            return
        if self.view.selecting:
            yield Part("SELECT", 0)
        if article.starred:
            yield Part("★", 0)
        walk = self._walk
        if walk is not None:
            yield Part(f"{fit(walk.label, _LABEL)}  {walk.progress}", 1)
        for number, reason in enumerate(self.reasons()):
            yield Part(reason.brief, 3 + number, _LEAST_REASON)
        yield Part(self._section(), 8, _LEAST_SECTION)
        yield Part(f"{self._percent} %", 2)
        yield Part(f"{article.words:,} words", 7)
        left = -(-article.minutes * (100 - self._percent) // 100)
        yield Part(f"{reading_time(left)} left" if left else "", 6)

    def _section(self) -> str:
        """The heading that the reader is under, or nothing."""
        index = bisect_right(self._headings, self.view.here, key=lambda heading: heading[0]) - 1
        return f"§ {self._headings[index][1]}" if index >= 0 else ""

    def reasons(self) -> Iterator[explain.Reason]:
        """Why there are marks at the caret, where it is seen; the mark on top first."""
        article, at = self.article, self.view.caret
        if article is None or not self.view.caret_seen:
            return
        document, walk = article.document, self._walk
        if walk is not None and walk.kind is WalkKind.FOUND and (found := walk.at(at)):
            yield explain.of_found(document, found, walk.label)
        if self._hits is not None and self._finder and (hit := self._hits.at(at)):
            yield explain.of_hit(article, hit, self._finder)
        if mention := self.view.mention_at(at):
            named = walk is not None and walk.key == mention.key
            yield explain.of_mention(article, mention, named=named)
        if link := self.view.link_at(at):
            yield explain.of_link(document, link)

    def refresh_article(self, article: Article) -> None:
        """Take over changed marks, such as a star, of the article that is shown."""
        self.article = article
        self._show_place()


def _about(article: Article) -> str:
    document = article.document
    published = document.published.spoken() if document.published else None
    parts = (document.publisher, published, reading_time(article.minutes))
    return " · ".join(one_line(part) for part in parts if part)


def reading_time(minutes: int) -> str:
    """A time as it is said: nobody counts minutes over two hours."""
    return f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
