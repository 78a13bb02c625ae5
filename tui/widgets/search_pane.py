"""The first pane: the query, what came of it, and the results."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from index.library import Answer, Sort, completed, is_completable, mistakes
from index.model import Filter, SearchResult
from tui.answers import said_of
from tui.keymap import keymap_of
from tui.query_history import QueryHistory
from tui.widgets.completions import Completions
from tui.widgets.field import Field
from tui.widgets.filter_chips import FilterChips
from tui.widgets.result_list import ResultList

_NOTHING = "Nothing found."
_SORTED = {Sort.RELEVANCE: "", Sort.NEWEST: " · newest first", Sort.OLDEST: " · oldest first"}


class _Underlining(Highlighter):
    """Underlines what cannot be meant in a query."""

    typing = True
    """Whether the query is being typed: then more may come."""

    def highlight(self, text: Text) -> None:
        for mistake in mistakes(text.plain, typing=self.typing):
            text.stylize("underline", mistake.start, mistake.end)


class QueryField(Field):
    """The line that a query is typed into."""

    class LeftOfStart(Message):
        """What stands before the query is to be deleted."""

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted as one; Textual takes the first."""
        event.text = " ".join(event.text.split())

    def action_delete_left(self) -> None:
        """Delete the character before the cursor, or what stands before the query."""
        if self.cursor_position == 0 and self.selection.is_empty:
            self.post_message(self.LeftOfStart())
        else:
            super().action_delete_left()


class SearchPane(Vertical):
    """Holds the query; posts it as it changes, and shows the answers it is given."""

    BLANK = True

    DEFAULT_CSS = """
    SearchPane > Input.-textual-compact { padding: 0 1; background: $boost; }
    SearchPane > Input:focus { background: $primary 30%; }
    SearchPane > .status { height: 1; padding: 0 1; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go_down", "Results", show=False, id="query.down"),
        Binding("up", "go_up", "Earlier query", show=False, id="query.up"),
    ]

    sort: reactive[Sort] = reactive(Sort.RELEVANCE)
    """Order of the results, for the status line."""
    activity: reactive[str] = reactive("")
    """What the library is busy with; takes the place of the count."""
    filters: reactive[tuple[Filter, ...]] = reactive((), init=False)
    """What the results are narrowed down to."""

    _recalled = ""
    _to_complete = ""
    """The query that is completed when there is something to complete it with."""
    """What of the history was put into the query last."""

    searching: reactive[bool] = reactive(False)
    """Whether an answer keeps the user waiting."""

    field = query_one(Input)
    """The query."""
    results = query_one(ResultList)
    """The results."""
    status = query_one(".status", Static)
    """Count and time."""
    chips = query_one(FilterChips)
    """The filters."""
    completions = query_one(Completions)
    """Values for the field that is being typed."""

    @dataclass
    class QueryChanged(Message):
        """There is another query to answer, or it is narrowed down to something else."""

        query: str
        """As typed."""
        typing: bool
        """True while the last word may be unfinished."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._result: SearchResult | None = None
        self._error = ""
        self._underlining = _Underlining()
        self.history = QueryHistory()
        """What was searched for before."""

    def compose(self) -> ComposeResult:
        """The input, a line about the results, the results."""
        yield QueryField(
            placeholder="Search",
            compact=True,
            select_on_focus=False,
            highlighter=self._underlining,
        )
        yield Completions()
        yield FilterChips()
        yield Static(classes="status", markup=False)
        yield ResultList()

    # What is shown.

    def answer(self, answer: Answer, *, keep_cursor: bool) -> None:
        """Show the answer to the newest question.

        Args:
            answer: a first window replaces the list, a later one extends it.
            keep_cursor: whether the cursor stays at its rank.
        """
        self._error = answer.error
        if answer.result is not None:
            if answer.question.offset:
                self.results.extend(answer.result)
                return
            self._result = answer.result
            if not answer.result.total and (why := self.why_nothing):
                self.results.empty = why
            self.results.show(answer.result, keep_cursor=keep_cursor)
            self._offer(answer.result)
        self._show_status()

    def _offer(self, result: SearchResult) -> None:
        """Offer values for the field that the query ends in, as long as it is being typed."""
        field = self.field
        is_typed = field.has_focus and field.value == result.query and field.cursor_at_end
        self.completions.show(result.completions if is_typed else ())
        if result.query == self._to_complete and self.completions.display:
            self.complete()

    @property
    def why_nothing(self) -> str:
        """What is to be said where nothing is found, beyond that; empty without an answer."""
        result = self._result
        if result is None or result.query != self.field.value:
            return ""
        if not result.suggestion:
            return result.message
        taking = keymap_of(self.app).says("list.open", "searches for it.")
        return f"{_NOTHING} Did you mean\n\n  {result.suggestion}\n\n{taking}"

    def _watch_filters(self, filters: tuple[Filter, ...]) -> None:
        self.chips.show(filters)
        self.post_message(self.QueryChanged(self.field.value, typing=False))

    @on(FilterChips.Clicked)
    def _chip_clicked(self, event: FilterChips.Clicked) -> None:
        event.stop()
        kept = (each for number, each in enumerate(self.filters) if number != event.number)
        self.filters = tuple(kept)

    @on(QueryField.LeftOfStart)
    def _left_of_start(self, event: QueryField.LeftOfStart) -> None:
        event.stop()
        self.filters = self.filters[:-1]

    def _watch_sort(self) -> None:
        if self.is_mounted:
            self._show_status()

    def _watch_searching(self) -> None:
        if self.is_mounted:
            self._show_status()

    def _watch_activity(self) -> None:
        if self.is_mounted:
            self._show_status()

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        self.call_after_refresh(self._show_status)

    def _show_status(self) -> None:
        # Always one line: nothing need be laid out anew.
        self.status.update(self._status(), layout=False)

    def _status(self) -> str:
        if self.searching:
            return "Searching…"
        if self._error:
            return self._error
        if selected := len(self.results.selected):
            return f"{selected:,} of {self.results.count:,} selected"
        if self.activity and not self.field.value:
            return self.activity
        result = self._result
        if result is None:
            return ""
        if result.message and result.total:
            return result.message
        number = f"{result.total:,} article" + ("" if result.total == 1 else "s")
        more = " or more" if result.partial else ""
        busy = " · reading…" if self.activity else ""
        rest = f"{_SORTED[self.sort]}{busy}"
        if result.suggestion:
            return f"{number}{more} · did you mean {result.suggestion}?"
        if not result.widened:
            return f"{number}{more} · {result.took_ms:.0f} ms{rest}"
        status = f"{number}{more} · {' · '.join(map(said_of, result.widened))}{rest}"
        if cell_len(status) <= self.status.content_size.width:
            return status
        briefly = (said_of(name, briefly=True) for name in result.widened)
        return " · ".join((f"{result.total:,}{more}", *briefly))

    @on(ResultList.SelectionChanged)
    def _selection_changed(self, event: ResultList.SelectionChanged) -> None:
        event.stop()
        self._show_status()

    # The query.

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._underlining.typing = True
        if event.value != self._recalled:
            self.history.leave()
        if not event.value:
            self.completions.show(())
        self.post_message(self.QueryChanged(event.value, typing=True))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.completions.moved:
            self.complete()
            return
        self.completions.show(())
        self.history.add(event.value)
        self._underlining.typing = False
        self.field.refresh()
        self.post_message(self.QueryChanged(event.value, typing=False))
        self.screen.set_focus(self.results)

    @on(ResultList.SuggestionTaken)
    def _take_suggestion(self, event: ResultList.SuggestionTaken) -> None:
        event.stop()
        with self.prevent(Input.Changed):
            self.field.value = event.query
        self._underlining.typing = False
        self.post_message(self.QueryChanged(event.query, typing=False))

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.completions.show(())

    def action_go_down(self) -> None:
        """Go down the completions, or to a newer query, or from the newest to the results."""
        if self.completions.display:
            self.completions.step(1 if self.completions.moved else 0)
        elif (newer := self.history.newer()) is not None:
            self._recall(newer)
        else:
            self.screen.set_focus(self.results)

    def action_go_up(self) -> None:
        """Go up the completions, or to an older query."""
        if self.completions.display:
            self.completions.step(-1)
        elif self.field.has_focus and (older := self.history.older(self.field.value)) is not None:
            self._recall(older)

    def _recall(self, query: str) -> None:
        self._recalled = self.field.value = query
        self.field.cursor_position = len(query)

    def completes_soon(self) -> bool:
        """Complete the field that the query ends in as soon as its values are here.

        Returns:
            False if nothing is to be waited for.
        """
        query = self.field.value
        is_answered = self._result is not None and self._result.query == query
        is_chosen = self.completions.moved
        if is_answered or is_chosen or not is_completable(query):
            return False
        self._to_complete = query
        return True

    @on(Completions.Chosen)
    def complete(self) -> None:
        """Put the chosen value into the query, or else the first one."""
        if value := self.completions.current:
            self._to_complete = ""
            self.field.value = completed(self.field.value, value)
            self.field.cursor_position = len(self.field.value)
            self.completions.show(())
