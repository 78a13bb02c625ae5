"""Moving through an article by keys."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from index.model import Kind
from tui.widgets.article_mouse import ArticleSelection

MOVES = (
    ("j,down", "move(1)", "down", "One line down"),
    ("k,up", "move(-1)", "up", "One line up"),
    # As in less, where the caret would stay; here it always stays in view.
    ("ctrl+e", "move(1)", "line_down", "One line down"),
    ("ctrl+y", "move(-1)", "line_up", "One line up"),
    ("space,pagedown", "page(1)", "page_down", "One page down"),
    ("b,ctrl+b,pageup", "page(-1)", "page_up", "One page up"),
    ("ctrl+d", "page(0.5)", "half_page_down", "Half a page down"),
    ("ctrl+u", "page(-0.5)", "half_page_up", "Half a page up"),
    ("g,home,less_than_sign", "top", "top", "Beginning of the article"),
    ("G,end,greater_than_sign", "end", "end", "End of the article"),
    ("right_curly_bracket", "paragraph(1)", "next_paragraph", "Next paragraph"),
    ("left_curly_bracket", "paragraph(-1)", "previous_paragraph", "Previous paragraph"),
    ("right_square_bracket", "heading(1)", "next_heading", "Next heading"),
    ("left_square_bracket", "heading(-1)", "previous_heading", "Previous heading"),
)
"""Keys, action, name in the binding's id, what it does."""


class ArticleMoves(ArticleSelection, can_focus=True, inherit_bindings=False):
    """Lines, pages, paragraphs, headings, both ends."""

    @dataclass
    class Leaving(Message):
        """The reader goes a long way within the article, and may want to come back."""

        offset: int
        """Where the reader is before that."""
        at_top: bool
        """Whether that is the beginning of the view rather than the caret."""

    # For subclasses to fill in.

    @property
    def here(self) -> int:
        """Where the reader is: the caret where it is shown, else the beginning of the view."""
        raise NotImplementedError

    def jump(self, offset: int, *, end: int | None = None) -> None:
        """Put the caret on a code point and bring it into view."""
        raise NotImplementedError

    @property
    def caret_seen(self) -> bool:
        """Whether the caret is shown."""
        raise NotImplementedError

    def put_at_top(self, offset: int, *, row: int = 0, caret: bool = True) -> None:
        """Put the line of a code point at the top of the view, and show the caret on it or not."""
        raise NotImplementedError

    # For subclasses and screens to use.

    def shows(self, offset: int) -> bool:
        """Whether the line of an offset is in view."""
        lines = self._lines
        return (
            lines is not None and lines.has(offset) and lines.line_of(offset) in self.lines_in_view
        )

    def leave(self) -> None:
        """Tell where the reader is, before going a long way."""
        if self._document is not None:
            self.post_message(self.Leaving(self.here, not self.caret_seen))

    # Keys.

    def action_move(self, lines: int) -> None:
        """Scroll by a number of lines."""
        self.scroll_to_line(self.scroll_offset.y + lines)

    def action_page(self, pages: float) -> None:
        """Scroll by a number of pages; whole ones leave a line of the old page in view."""
        height = self.inner.height
        lines = int(height * abs(pages)) - (1 if abs(pages) >= 1 else 0)
        self.action_move(max(1, lines) * (1 if pages > 0 else -1))

    def action_top(self) -> None:
        """Scroll to the beginning."""
        self.leave()
        self.bring(0)
        self.scroll_to_line(0)

    def action_end(self) -> None:
        """Scroll to the end."""
        self.leave()
        self.scroll_to_end()

    def action_paragraph(self, step: int) -> None:
        """Put the caret on the next block of text, or with -1 on the one before."""
        if self._document is None:
            return
        blocks = [block for block in self._document.blocks if block.start < block.end]
        index = _neighbour([block.start for block in blocks], self.here, step)
        if index is not None:
            self.jump(blocks[index].start, end=blocks[index].end)

    def action_heading(self, step: int) -> None:
        """Go to the next heading, or with -1 to the one before, if there is one."""
        if self._document is None:
            return
        headings = [block.start for block in self._document.of_kind(Kind.HEADING)]
        index = _neighbour(headings, self.here, step)
        if index is not None:
            self.put_at_top(headings[index])


def _neighbour(starts: Sequence[int], here: int, step: int) -> int | None:
    """Index of the first of `starts` after `here`, or with -1 of the last before it."""
    index = bisect_right(starts, here) if step > 0 else bisect_left(starts, here) - 1
    return index if 0 <= index < len(starts) else None
