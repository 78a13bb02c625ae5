"""What is walked in an article: hits, the mentions of an entity, found text."""

from dataclasses import dataclass

from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from index.library import Article
from index.model import Entity, one_line
from tui.walk import Walk, WalkKind
from tui.widgets.article_view import ArticleView


class WalkingPane(Vertical):
    """Marks what is walked and steps through it, within one article."""

    BLANK = True

    view = query_one(ArticleView)
    """The text."""

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

    @property
    def walk(self) -> Walk | None:
        """What `n` and `N` go through."""
        return self._walk

    def shows_text_of(self, article: Article) -> bool:
        """Whether an article is open as it was taken from the library, but for its marks."""
        # With a star or a read mark it is another object with the same document.
        return self.article is not None and self.article.document is article.document

    def mark_entity(self, entity: Entity) -> None:
        """Mark the mentions of an entity, without going anywhere."""
        ranges = tuple((mention.start, mention.end) for mention in entity.mentions)
        self.set_walk(Walk(WalkKind.ENTITY, one_line(entity.name), ranges, key=entity.id))

    def go_to_mention(self, entity: Entity, offset: int) -> None:
        """Walk an entity from its mention at `offset`, or from the first one after it."""
        self.mark_entity(entity)
        assert self._walk is not None
        step = self._walk.step(1, offset) or self._walk.step(1, 0)
        if step is not None:
            self.go(step)

    def step(self, direction: int) -> bool:
        """Take a step of the walk; False at its end, or when nothing is walked."""
        walk = self._walk or self._hits
        taken = walk.step(direction, self.view.caret) if walk else None
        if taken is not None:
            self.go(taken)
        return taken is not None

    def end_walk(self) -> bool:
        """Leave an entity or found text and return to the hits; False if neither was walked."""
        if self._walk is None or self._walk.kind is WalkKind.HITS:
            return False
        self.set_walk(self._hits)
        return True

    # For subclasses.

    def go(self, walk: Walk) -> None:
        """Take a walk over and go to its current range."""
        self._take(walk)
        assert walk.current is not None
        self.view.jump(walk.current[0], end=walk.current[1])
        self.walk_changed()

    def set_walk(self, walk: Walk | None) -> None:
        """Take a walk over, without going anywhere."""
        self._take(walk)
        self.walk_changed()

    def walk_changed(self) -> None:
        """Tell that another walk began, or took a step."""
        self.post_message(self.WalkChanged(self._walk))

    def _take(self, walk: Walk | None) -> None:
        self._walk = walk
        kind = walk.kind if walk else WalkKind.HITS
        if walk is not None and kind is WalkKind.HITS:
            self._hits = walk
        hits = self._hits
        current = hits.index if hits and kind is WalkKind.HITS else None
        self.view.set_hits(hits.ranges if hits else (), current)
        for wanted, show in (
            (WalkKind.ENTITY, self.view.set_walk),
            (WalkKind.FOUND, self.view.set_found),
        ):
            if walk is not None and kind is wanted:
                show(walk.ranges, walk.index)
            else:
                show((), None)
