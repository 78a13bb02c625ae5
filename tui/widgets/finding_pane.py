"""Finding text in the article, as it is typed."""

from dataclasses import dataclass

from textual import on, work
from textual.getters import query_one

from index.library import Article
from index.model import one_line
from tui.find import Found, Pattern, find
from tui.walk import Walk, WalkKind
from tui.widgets.article_view import ArticleView
from tui.widgets.find_bar import FindBar
from tui.widgets.walking_pane import WalkingPane

_NOTHING = "Not found"


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where finding began."""

    top: int
    """First code point in view."""
    row: int
    """Row on which it was: above it there may be lines without text."""
    here: int
    """Where the reader was: the caret where it was seen, else the top."""
    seen: bool


class FindingPane(WalkingPane):
    """Answers the find bar, and returns to where finding began."""

    bar = query_one(FindBar)
    """What is typed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._wanted: Pattern | None = None
        """The newest pattern; None while nothing is to be found."""
        self._finding = False
        self._keeping = False
        """Whether the bar closes as soon as the newest pattern is found."""
        self._before: Walk | None = None
        self._origin = _Origin(0, 0, 0, False)

    def open_find(self) -> None:
        """Show the find bar, with what was found last."""
        if self.article is None:
            return
        if not self.bar.is_open:
            view = self.view
            top = view.top_offset()
            self._origin = _Origin(top, view.row_of(top), view.here, view.caret_seen)
            found = self._walk is not None and self._walk.kind is WalkKind.FOUND
            self._before = self._hits if found else self._walk
        self.bar.open()

    def close_find(self) -> bool:
        """Hide the find bar and stay where one is; False if it was not open."""
        if not self.bar.is_open:
            return False
        self._wanted, self._keeping = None, False
        if self.screen.focused is self.bar.field:
            self.screen.set_focus(self.view)
        self.bar.close()
        return True

    @on(FindBar.Left)
    def _leave(self, event: FindBar.Left) -> None:
        event.stop()
        self.close_find()
        self._return()

    @on(FindBar.Kept)
    def _keep(self, event: FindBar.Kept) -> None:
        event.stop()
        self._keeping = True
        if not self._finding:
            self._keep_found()

    def _keep_found(self) -> None:
        self._keeping = False
        if self._walk is not None and self._walk.kind is WalkKind.FOUND:
            origin = self._origin
            # Posted here: what a parent sends to a child does not come back past the parent.
            self.post_message(ArticleView.Leaving(origin.here, not origin.seen))
            self.close_find()

    @on(FindBar.Stepped)
    def _step_found(self, event: FindBar.Stepped) -> None:
        event.stop()
        walk = self._walk
        if walk is None or walk.kind is not WalkKind.FOUND:
            return
        if not self.step(event.direction):
            self._tell("the last" if event.direction > 0 else "the first")

    @on(FindBar.PatternChanged)
    def _find(self, event: FindBar.PatternChanged) -> None:
        event.stop()
        if not self.bar.is_open or event.pattern == self._wanted:
            return
        self._wanted = event.pattern
        if not self._finding:
            self._find_newest()

    def _find_newest(self) -> None:
        article, pattern = self.article, self._wanted
        if article is None or pattern is None:
            return
        if pattern.text:
            self._finding = True
            self._search(article, pattern)
        else:
            self._show_found(article, pattern, Found())

    # One at a time, and the newest waits: a search in a thread cannot be stopped.
    @work(thread=True, group="find", exit_on_error=False, description="find")
    def _search(self, article: Article, pattern: Pattern) -> None:
        found = find(article.document.text, pattern)
        self.app.call_from_thread(self._show_found, article, pattern, found)

    def _show_found(self, article: Article, pattern: Pattern, found: Found) -> None:
        self._finding = False
        if not self.shows_text_of(article) or pattern != self._wanted:
            self._find_newest()
            return
        if found.ranges:
            walk = Walk(WalkKind.FOUND, one_line(pattern.label), found.ranges)
            first = walk.step(1, self._origin.here) or walk.step(1, 0)
            assert first is not None
            self.go(first)
        else:
            self._return()
        self._tell(found.message or (_NOTHING if pattern.text and not found.ranges else ""))
        if self._keeping:
            self._keep_found()

    def end_walk(self) -> bool:
        """Close the find bar; without it, leave what is walked."""
        return self.close_find() or super().end_walk()

    def walk_changed(self) -> None:
        """Keep the count in the bar right, however the walk changes."""
        super().walk_changed()
        if self.bar.is_open:
            self._tell("")

    def _tell(self, message: str) -> None:
        walk = self._walk
        progress = walk.progress if walk is not None and walk.kind is WalkKind.FOUND else ""
        self.bar.show(" · ".join(part for part in (progress, message) if part))

    def _return(self) -> None:
        """Go back to where finding began."""
        self.view.put_at_top(self._origin.top, row=self._origin.row, caret=False)
        if self._origin.seen:
            self.view.jump(self._origin.here)
        self.set_walk(self._before)
