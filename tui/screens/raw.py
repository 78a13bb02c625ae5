"""The raw source of an article beside the text that was made of it, in step with each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from index.library import Article, Unread, source
from index.model import Dropped, one_line
from tui.arrangement import WIDTH_CLASSES
from tui.keymap import keymap_of
from tui.raw_rows import RawRows
from tui.raw_source import RawSource
from tui.screens.dialog import EndsOnce
from tui.widgets.article_view import ArticleView
from tui.widgets.key_line import KeyLine
from tui.widgets.source_view import SourceView


class CleanedText(ArticleView):
    """The article, which tells of every move of the caret."""

    class Moved(Message):
        """The caret is somewhere else, seen or not."""

    def _set_caret(self, offset: int, *, seen: bool) -> None:
        super()._set_caret(offset, seen=seen)
        self.post_message(self.Moved())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is opened from here: there is no sidebar, and no bar that says where it leads."""
        return action != "follow" and super().check_action(action, parameters)


class RawScreen(EndsOnce[None]):
    """Shows source and text; taking lines back is asked of whoever opened it.

    Args:
        article: what is read.
        at: the offset where the reader is in it.
        measure: cells of the longest line of the text.
        keep: takes dropped lines of the article back, or, with False, gives them up again; tells
            whether it could. `show` follows when the article was read anew.
        undo: undoes the last change.
    """

    DEFAULT_CSS = """
    RawScreen { layout: vertical; background: $surface; }
    RawScreen > .path { height: 1; padding: 0 1; color: $text-muted; background: $boost; }
    RawScreen > .line { height: 1; padding: 0 1; background: $boost; }
    RawScreen > Horizontal { height: 1fr; }
    RawScreen CleanedText { border-left: vkey $primary 40%; }
    RawScreen.-narrow Horizontal > * { display: none; border: none; }
    RawScreen.-narrow Horizontal > .-current { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "keep",
            "Take back",
            id="raw.keep",
            tooltip="Take a dropped line back, or drop it again",
        ),
        Binding("ctrl+z", "undo", "Undo", id="raw.undo", tooltip="Take the last change back"),
        Binding(
            "tab,shift+tab",
            "switch",
            "Other side",
            id="raw.switch",
            tooltip="Go from the source to the text, or back",
            priority=True,
        ),
        Binding("escape,q,v", "dismiss", "Close", id="raw.close", tooltip="Close the raw source"),
        Binding("question_mark,f1", "app.help", "Help", id="raw.help", tooltip="Show all keys"),
    ]
    HORIZONTAL_BREAKPOINTS = list(WIDTH_CLASSES)  # noqa: RUF012 - an instance variable to Textual's types

    lines = query_one(SourceView)
    """The source."""
    text = query_one(CleanedText)
    """The text."""
    line = query_one(".line", Static)
    """What is known of the line under the cursor."""

    @dataclass
    class Loaded(Message):
        """The file was read, or not."""

        article: Article
        """The article that it belongs to."""
        rows: RawRows | Unread
        """Its lines, or why there are none."""

    def __init__(
        self,
        article: Article,
        at: int,
        *,
        measure: int,
        keep: Callable[[Sequence[Dropped], bool], bool],
        undo: Callable[[], object],
    ) -> None:
        super().__init__()
        self.article = article
        self._asked = article
        """What was asked for last: reading in a thread cannot be stopped."""
        self._at: int | None = at
        self._measure = measure
        self._keep = keep
        self._undo = undo
        self._changing: dict[int, tuple[Sequence[Dropped], bool]] = {}
        """By line what was taken back, or given up, and is not in the text yet."""

    def compose(self) -> ComposeResult:
        """The source on the left, the text on the right, and a line about the source's line."""
        yield Static(one_line(str(self.article.path)), classes="path", markup=False)
        with Horizontal():
            yield SourceView()
            yield CleanedText()
        yield Static("Reading the file…", classes="line", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the text at once, and the source as soon as it is read."""
        self.text.measure = self._measure
        self.text.show(self.article.document)
        self.text.jump(self._at or 0)
        self._focus(self.lines)
        # When the view has its width, so that the lines can be wrapped where they are read.
        self.call_after_refresh(lambda: self._load(self._asked))

    def show(self, article: Article) -> None:
        """Take over the article when it was made anew: with other lines dropped."""
        self._asked = article
        self._load(article)

    @work(
        thread=True, exclusive=True, group="raw", exit_on_error=False, description="read a source"
    )
    def _load(self, article: Article) -> None:
        text = source(article.path)
        if isinstance(text, Unread):
            self.post_message(self.Loaded(article, text))
            return
        rows = RawRows(RawSource(text, article.document))
        rows.wrap(self.lines.room_for(rows.source))
        self.post_message(self.Loaded(article, rows))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        event.stop()
        if event.article is not self._asked:
            return
        if isinstance(event.rows, Unread):
            self.notify(one_line(event.rows.reason), severity="warning", markup=False)
            self.dismiss()
            return
        raw = event.rows.source
        first, self._at = self._at, None
        self.article = event.article
        self._changing.clear()
        if first is None:
            self.lines.show(event.rows, self.lines.cursor)
            self.text.show(raw.document)
            self._follow_lines()
        else:
            self.lines.show(event.rows, raw.line_at(first))
            self.text.jump(first)
        self._describe()

    # In step.

    @on(SourceView.CursorMoved)
    def _line_changed(self, event: SourceView.CursorMoved) -> None:
        event.stop()
        if self.focused is not self.text:
            self._follow_lines()
        self._describe()

    @on(CleanedText.Moved)
    def _text_moved(self, event: CleanedText.Moved) -> None:
        event.stop()
        if self.focused is self.text:
            self._follow_text()

    def _follow_text(self) -> None:
        raw = self.lines.source
        line = raw.line_at(self.text.here) if raw else self.lines.cursor
        if line != self.lines.cursor:
            self.lines.go(line)

    def _follow_lines(self) -> None:
        raw = self.lines.source
        if raw is None:
            return
        block = raw.block_at(self.lines.cursor)
        self.text.jump(raw.offset_at(self.lines.cursor), end=block.end if block else None)

    def _describe(self) -> None:
        raw, line = self.lines.source, self.lines.cursor
        if raw is None:
            return
        key = keymap_of(self.app).shown("raw.keep")
        hint = ""
        became = raw.became(line)
        if line in self._changing:
            became = "being taken back…" if self._changing[line][1] else "being dropped again…"
        elif raw.kept(line):
            hint = f" · {key} drops it again"
        elif raw.dropped(line):
            hint = f" · {key} takes it back"
        where = f"Line {line:,} of {len(raw):,}"
        self.line.update(f"{where} · {became}{hint if key else ''}", layout=False)

    # Keys.

    def action_switch(self) -> None:
        """Go from the source to the text, or back."""
        if self.focused is self.text:
            # What it tells of its last move comes when it has the keys no more.
            self._follow_text()
            self._focus(self.lines)
        else:
            self._focus(self.text)

    def _focus(self, side: SourceView | CleanedText) -> None:
        for widget in (self.lines, self.text):
            widget.set_class(widget is side, "-current")
        self.set_focus(side)

    def action_keep(self) -> None:
        """Take what was dropped of the line back; if all of it was, give it up again."""
        raw, line = self.lines.source, self.lines.cursor
        if raw is None:
            return
        if line in self._changing:
            lines, back = self._changing[line][0], not self._changing[line][1]
        elif dropped := raw.dropped(line):
            lines, back = dropped, True
        else:
            lines, back = raw.kept(line), False
        if not lines:
            self.notify("Nothing of this line was dropped.", markup=False)
        elif self._keep(lines, back):
            self._changing[line] = lines, back
            self._describe()

    def action_undo(self) -> None:
        """Undo the last change."""
        self._changing.clear()
        self._undo()
        self._describe()
