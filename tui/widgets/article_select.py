"""Selecting text of an article by keys."""

from textual import events
from textual.message import Message

from tui.layout.cells import WIDTHS
from tui.layout.lines import DECORATIVE
from tui.widgets.article_links import ArticleLinks
from tui.widgets.article_mouse import in_word

SELECT_KEYS = (
    ("right", "select_characters(1)", "right", "One character on"),
    ("left", "select_characters(-1)", "left", "One character back"),
    ("w", "select_words(1)", "next_word", "Next word"),
    ("b", "select_words(-1)", "previous_word", "Previous word"),
    ("home", "select_line_end(-1)", "line_start", "Beginning of the line"),
    ("end", "select_line_end(1)", "line_end", "End of the line"),
    ("o", "select_other_end", "other_end", "Go on from the other end"),
)
"""As `MOVES`; only while selecting, when they go before all other keys."""

_FAR_RIGHT = 100_000
"""A column beyond every line."""


class ArticleSelect(ArticleLinks, can_focus=True, inherit_bindings=False):
    """While selecting, all between the place where it began and the caret is selected.

    Whatever moves the caret extends the selection. Moves that scroll otherwise move the caret.
    """

    class SelectingChanged(Message):
        """Selecting by keys has begun or ended."""

    _anchor: int | None = None
    # The column that moves by lines keep to, and the caret at which it was right.
    _goal = (0, -1)

    # For subclasses to fill in.

    @property
    def caret(self) -> int:
        """The code point that the user is at."""
        raise NotImplementedError

    # For subclasses and screens to use.

    @property
    def selecting(self) -> bool:
        """Whether moves extend the selection."""
        return self._anchor is not None

    def start_selecting(self) -> None:
        """Select from the caret on, or, when something is selected, go on with that."""
        if self._document is None or not self._document.text:
            return
        start, stop = self.selected or (self.here, self.here + 1)
        self._anchor = start
        self._go(max(start, stop - 1))
        self.post_message(self.SelectingChanged())

    def stop_selecting(self) -> None:
        """End selecting, and let go of the selection."""
        if self._anchor is None:
            return
        self._anchor = None
        self.select(0, 0)
        self.post_message(self.SelectingChanged())

    def caret_moved(self, offset: int, *, seen: bool) -> None:
        """Extend the selection to the caret."""
        super().caret_moved(offset, seen=seen)
        if self._anchor is not None:
            self.select_between(self._anchor, offset)

    def key_escape(self, event: events.Key) -> None:
        """End selecting before anything else."""
        if self.selecting:
            event.stop()
            self.stop_selecting()
        else:
            super().key_escape(event)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Leave selecting to the mouse; that what is below sees the event too is Textual's way."""
        self.stop_selecting()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for selecting apply only while selecting."""
        if action.startswith("select_"):
            return self.selecting
        return super().check_action(action, parameters)

    # Moves.

    def action_move(self, lines: int) -> None:
        """Move the caret by lines, in its column as far as they have it."""
        if self._anchor is None:
            super().action_move(lines)
            return
        assert self._lines is not None
        if lines < 0 and self._lines.line_of(self.caret) + lines < 0:
            # In the middle of a long article the lines above may be still to come.
            self.bring(max(0, self._lines.start_of(0) - 1))
        at, column = self._lines.position(self.caret)
        goal = self._goal[0] if self._goal[1] == self.caret else column
        step = 1 if lines > 0 else -1
        self._lines.reach(lines=at + lines + 2)
        line = max(0, min(at + lines, len(self._lines) - 1))
        while 0 <= line < len(self._lines):
            target = self._lines.offset_at(line, goal)
            if self._lines.line(line).role not in DECORATIVE and (target - self.caret) * step > 0:
                self._go(target)
                self._goal = (goal, target)
                return
            line += step
            self._lines.reach(lines=line + 1)

    def action_top(self) -> None:
        """Move the caret to the beginning."""
        if self._anchor is None:
            super().action_top()
        else:
            self._go(0)

    def action_end(self) -> None:
        """Move the caret to the end."""
        if self._anchor is None or self._document is None:
            super().action_end()
        else:
            self._go(len(self._document.text) - 1)

    def action_paragraph(self, step: int) -> None:
        """Move the caret to the next paragraph; while selecting, from the last one to its end."""
        before = self.caret
        super().action_paragraph(step)
        if self.selecting and step > 0 and self.caret == before:
            self.action_end()

    def action_select_characters(self, step: int) -> None:
        """Move the caret by a cell; the ends of paragraphs have none."""
        text = self._text
        at = self.caret + step
        while 0 < at < len(text) and (not WIDTHS[text[at]] or text[at] == "\n"):
            at += step
        self._go(at)

    def action_select_words(self, step: int) -> None:
        """Move the caret to the beginning of a word."""
        text, at = self._text, self.caret
        if step > 0:
            while at < len(text) and in_word(text, at):
                at += 1
            while at < len(text) and not in_word(text, at):
                at += 1
        else:
            while at > 0 and not in_word(text, at - 1):
                at -= 1
            while at > 0 and in_word(text, at - 1):
                at -= 1
        self._go(at)

    def action_select_line_end(self, step: int) -> None:
        """Move the caret to the beginning or the end of its line."""
        assert self._lines is not None
        line = self._lines.line_of(self.caret)
        self._go(self._lines.offset_at(line, 0 if step < 0 else _FAR_RIGHT))

    def action_select_other_end(self) -> None:
        """Let the caret and the place where selecting began change places."""
        if self._anchor is not None:
            self._anchor, caret = self.caret, self._anchor
            self._go(caret)

    @property
    def _text(self) -> str:
        return self._document.text if self._document else ""

    def _go(self, offset: int) -> None:
        """Put the caret on a code point, scrolling no more than it takes."""
        offset = max(0, min(offset, len(self._text) - 1))
        self.bring(offset)
        if self._lines is not None:
            line, view = self._lines.line_of(offset), self.lines_in_view
            if view and line < view[0]:
                self.scroll_to_line(line)
            elif view and line > view[-1]:
                self.scroll_to_line(line - len(view) + 1)
        self._set_caret(offset, seen=True)
