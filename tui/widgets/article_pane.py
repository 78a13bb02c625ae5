"""The second pane: the article, and a line that says where in it the reader is."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from index.library import Article, highlights
from index.model import Entity, one_line
from tui.walk import Walk, WalkKind
from tui.widgets.article_view import ArticleView

_AT_ONCE = 50_000
"""Code points of the longest article whose hits are found before it is painted."""


class ArticlePane(Vertical):
    """Shows one article, its entities and hits, and walks through them."""

    DEFAULT_CSS = """
    ArticlePane > .place { height: 1; padding: 0 1; color: $text-muted; background: $boost; }
    """

    view = query_one(ArticleView)
    """The text."""
    place = query_one(".place", Static)
    """The line below it."""

    @dataclass
    class WalkChanged(Message):
        """Another walk began, or it took a step."""

        walk: Walk | None
        """None when nothing is walked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.article: Article | None = None
        self._hits: Walk | None = None
        self._walk: Walk | None = None
        self._percent = 0

    def compose(self) -> ComposeResult:
        """The view and its status line."""
        yield ArticleView()
        yield Static(classes="place", markup=False)

    @property
    def walk(self) -> Walk | None:
        """What `n` and `N` go through."""
        return self._walk

    # Opening.

    def open(
        self,
        article: Article,
        query: str,
        *,
        typing: bool,
        at: int | None = None,
        top: int = 0,
        to_hit: bool = True,
    ) -> None:
        """Show an article, and mark the hits of a query in it.

        Args:
            article: what to show.
            query: what was searched, may be empty.
            typing: as `highlights` takes it.
            at: the offset to jump to; None for the first hit in the text below the title.
            top: the offset whose line is at the top of the view as long as nothing is jumped to.
            to_hit: whether to jump to a hit at all.
        """
        self.article = article
        self.view.show(article.document, meta=_about(article), at=top)
        self.view.set_mentions(article.analysis.mentions)
        self._hits = self._walk = None
        goes_to_hit = to_hit and at is None
        if at is not None:
            self.view.jump(at)
        if not query.strip():
            self._set_walk(None)
        elif len(article.document.text) <= _AT_ONCE:
            hits = highlights(article.document.text, query, typing=typing)
            self._mark(query, hits, jump=goes_to_hit)
        else:
            self._find_hits(article, query, typing, jump=goes_to_hit)

    def close(self) -> None:
        """Show nothing."""
        self.article = None
        self.view.clear()
        self._hits = None
        self._set_walk(None)

    @work(thread=True, exclusive=True, group="hits", exit_on_error=False)
    def _find_hits(self, article: Article, query: str, typing: bool, jump: bool) -> None:
        ranges = highlights(article.document.text, query, typing=typing)
        self.app.call_from_thread(self._mark_if_shown, article, query, ranges, jump)

    def _mark_if_shown(
        self, article: Article, query: str, ranges: list[tuple[int, int]], jump: bool
    ) -> None:
        if self.article is article:
            self._mark(query, ranges, jump=jump)

    def _mark(self, query: str, ranges: Sequence[tuple[int, int]], *, jump: bool) -> None:
        """Mark the hits and jump to the first one in the text below the title, or to none."""
        assert self.article is not None
        self._hits = Walk(WalkKind.HITS, one_line(query), tuple(ranges)) if ranges else None
        walk = self._hits
        if walk is not None and jump:
            walk = walk.step(1, self.article.document.body_start) or walk
        self._set_walk(walk)
        if walk is not None and walk.current is not None:
            self.view.jump(walk.current[0], end=walk.current[1])

    # Walking.

    def mark_entity(self, entity: Entity) -> None:
        """Mark the mentions of an entity, without going anywhere."""
        ranges = tuple((mention.start, mention.end) for mention in entity.mentions)
        self._set_walk(Walk(WalkKind.ENTITY, one_line(entity.name), ranges))

    def go_to_mention(self, entity: Entity, offset: int) -> None:
        """Walk an entity from its mention at `offset`, or from the first one after it."""
        self.view.leave()
        self.mark_entity(entity)
        assert self._walk is not None
        step = self._walk.step(1, offset) or self._walk.step(1, 0)
        if step is not None:
            self._go(step)

    def step(self, direction: int) -> str:
        """Take a step of the walk; return what to tell the user, or an empty string."""
        walk = self._walk or self._hits
        if walk is None or not walk.ranges:
            return "Nothing is marked: search for words, or choose an entity."
        taken = walk.step(direction, self.view.caret)
        if taken is None:
            place = "last" if direction > 0 else "first"
            what = "hit" if walk.kind is WalkKind.HITS else f"mention of {walk.label}"
            return f"This is the {place} {what} in the article."
        self._go(taken)
        return ""

    def end_walk(self) -> bool:
        """Leave the entity and return to the hits; False if no entity was walked."""
        if self._walk is None or self._walk.kind is not WalkKind.ENTITY:
            return False
        self._set_walk(self._hits)
        return True

    def _go(self, walk: Walk) -> None:
        self._set_walk(walk)
        assert walk.current is not None
        self.view.jump(walk.current[0], end=walk.current[1])

    def _set_walk(self, walk: Walk | None) -> None:
        self._walk = walk
        if walk is not None and walk.kind is WalkKind.HITS:
            self._hits = walk
        hits = self._hits
        on_entity = walk is not None and walk.kind is WalkKind.ENTITY
        self.view.set_hits(
            hits.ranges if hits else (), hits.index if hits and not on_entity else None
        )
        if on_entity:
            assert walk is not None
            self.view.set_walk(walk.ranges, walk.index)
        else:
            self.view.set_walk((), None)
        self._show_place()
        self.post_message(self.WalkChanged(walk))

    # The line below.

    @on(ArticleView.PlaceChanged)
    def _place_changed(self, event: ArticleView.PlaceChanged) -> None:
        event.stop()
        self._percent = event.percent
        self._show_place()

    def _show_place(self) -> None:
        if self.article is None:
            self._say_place("")
            return
        star = "★ " if self.article.starred else ""
        walked = f"{self._walk.label}  {self._walk.progress}  · " if self._walk else ""
        self._say_place(f"{star}{walked}{self._percent} %  · {self.article.words:,} words")

    def _say_place(self, text: str) -> None:
        # Of one size whatever it says: laying the screen out anew would cost more than the hit.
        self.place.update(text, layout=False)

    def refresh_article(self, article: Article) -> None:
        """Take over changed marks, such as a star, of the article that is shown."""
        self.article = article
        self._show_place()


def _about(article: Article) -> str:
    document = article.document
    published = document.published.spoken() if document.published else None
    minutes = f"{article.minutes:,} min"
    parts = (document.publisher, published, minutes)
    return " · ".join(one_line(part) for part in parts if part)
