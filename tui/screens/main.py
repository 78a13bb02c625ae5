"""The one screen: search, article, entities."""

import asyncio
import gc
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume
from textual.widgets import Input

from index.library import Answer, Question, Sort, Wanted, is_better_to_be_had, may_be_unfinished
from tui.arrangement import WIDTH_CLASSES, width_class
from tui.commands import bindings
from tui.palette import CommandProvider
from tui.screens.entity_commands import EntityCommands
from tui.screens.facet_commands import FacetCommands
from tui.screens.library_commands import LibraryCommands
from tui.screens.library_screen import NO_ARTICLE, LibraryScreen
from tui.screens.link_commands import LinkCommands
from tui.screens.saved_commands import SavedCommands
from tui.screens.selection_commands import SelectionCommands
from tui.screens.session_commands import SessionCommands
from tui.screens.text_commands import TextCommands
from tui.widgets.article_pane import ArticlePane
from tui.widgets.entity_list import EntityList
from tui.widgets.key_line import KeyLine
from tui.widgets.panes import Panes
from tui.widgets.result_list import WINDOW, ResultList
from tui.widgets.search_pane import SearchPane

_ABOUT_ARTICLE = {
    "star",
    "mark_read",
    "put_away",
    "open_url",
    "copy",
    "copy_path",
    "print_paths",
    "more_like_this",
    "copy_cited",
    "pipe",
    "edit",
}
"""Actions that need an article, under the list's cursor or open."""
_IN_ARTICLE = {
    "walk",
    "find",
    "cycle_marks",
    "entity_page",
    "correct_name",
    "watch",
    "explain",
    "links",
    "outline",
    "zen",
    "go_to_percent",
    "raw",
    "select",
    "set_mark",
}
"""Actions that need an open article."""
_COLLECT_AFTER = 700, 10, 3
"""Python's own thresholds before 3.12, but for the last, which is 10 there: what typing leaves
behind takes 10 ms at a time to free, and 60 if it waits for a pause."""

_BETTER = "[ner] finds more"
"""Where the extra that brings a model along is not installed; `doctor` says how that is done."""


class MainScreen(
    SelectionCommands,
    SavedCommands,
    TextCommands,
    LinkCommands,
    EntityCommands,
    FacetCommands,
    LibraryCommands,
    SessionCommands,
):
    """Owns the state: the query, the open article, what the library is busy with."""

    BLANK = True
    # The pane of the last session gets the focus.
    AUTO_FOCUS = ""
    COMMANDS = {CommandProvider}  # noqa: RUF012 - an instance variable to Textual's types
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    HORIZONTAL_BREAKPOINTS = list(WIDTH_CLASSES)  # noqa: RUF012 - likewise

    _was_seen = False
    """Whether it has been on top of the others before."""
    _repairing = False
    """Whether full text was damaged at the last answer, and a refresh was to repair it."""
    _suggestion = ("", "")
    """A query that found nothing with its last word whole, and what it may have meant."""

    def compose(self) -> ComposeResult:
        """The three panes above the footer."""
        # Textual gives it at the first resize, and styles every widget anew for that.
        self.add_class(width_class(self.app.size.width))
        search = SearchPane(id="search").data_bind(MainScreen.sort, MainScreen.activity)
        entities = EntityList(id="entities")
        entities.empty = NO_ARTICLE
        yield Panes(search, ArticlePane(id="article"), entities, id="panes")
        yield KeyLine()

    # Life.

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Do not style all anew that has just been styled."""
        event.refresh_styles = event.refresh_styles and self._was_seen
        self._was_seen = True

    def on_mount(self) -> None:
        """Paint what the catalog has at once; the processes start behind that."""
        self._resume()
        self.call_after_refresh(self._start)

    @work(group="start", exit_on_error=False)
    async def _start(self) -> None:
        # What is there now stays; looking through it at every full collection takes 100 ms.
        gc.freeze()
        gc.enable()
        gc.set_threshold(*_COLLECT_AFTER)
        await self._search.start()
        # Its stemmer is there then, and not when the first article is opened.
        await asyncio.to_thread(self.library.hit_finder("word").find, "words")
        self.follow_others()
        choice = self.settings.recogniser_choice
        if await asyncio.to_thread(is_better_to_be_had, choice):
            self.entity_list.better = _BETTER
        if self.library.roots():
            self.action_refresh()

    async def on_unmount(self) -> None:
        """End the processes and close the library."""
        # Before, and not after as Textual would: one of them may be about to start a refresh.
        self.workers.cancel_node(self)
        await self._refresh.stop()
        await self._search.close()
        self.library.close()

    # Searching.

    @on(SearchPane.QueryChanged)
    def _query_changed(self, event: SearchPane.QueryChanged) -> None:
        self._open_when_answered = False
        filters = self.search_pane.filters
        self._ask(Question(event.query, event.typing, self.sort, filters, limit=WINDOW))

    @on(ResultList.RowsWanted)
    def _rows_wanted(self, event: ResultList.RowsWanted) -> None:
        # Else the rows are of another list, which is about to be replaced.
        if self._answered_question == self._question:
            self._search.ask(replace(self._question, offset=event.offset, limit=event.limit))

    @on(LibraryScreen.Answered)
    def _answered(self, event: LibraryScreen.Answered) -> None:
        answer = event.answer
        self._repair(answer)
        match answer.question.wanted:
            case Wanted.FACETS:
                self._facets_counted(answer)
            case Wanted.IDS:
                self._all_found(answer)
            case Wanted.SAVED:
                self._saved_counted(answer)
            case Wanted.HITS:
                self._hits_found(answer)

    def _repair(self, answer: Answer) -> None:
        """Have a damaged full text built anew, which loses nothing; once, if that does not help."""
        if not answer.damaged:
            self._repairing = False
        elif not self._repairing and not self._refresh.running:
            self._repairing = True
            self.action_refresh()

    def _hits_found(self, answer: Answer) -> None:
        if answer.question.offset:
            if answer.question.same_list(self._question):
                self._show_answer(answer, keep_cursor=True)
            return
        found = answer.result is not None and answer.result.total > 0
        unfinished = not answer.question.typing and may_be_unfinished(answer.question.query)
        if not found and answer.result is not None and unfinished:
            # Nothing has the last word as a whole word: it stays the beginning of others.
            self._suggestion = (answer.question.query, answer.result.suggestion)
            self._ask(replace(answer.question, typing=True))
            return
        if answer.result is not None and self._suggestion[0] == answer.question.query:
            answer = replace(answer, result=replace(answer.result, suggestion=self._suggestion[1]))
        self._suggestion = ("", "")
        if answer.result is not None and answer.result.message and not answer.question.typing:
            # The line below the query has no room for all of it.
            self._say(answer.result.message, severity="warning")
        could_open = self.search_pane.results.count > 0
        self._show_answer(answer, keep_cursor=self._keep_cursor)
        self._show_empty_state()
        self._answered_question = answer.question
        if not self._keep_cursor:
            self._rank = self._stepping_to = -1
        else:
            shown = self.article_pane.article
            found_at = self.search_pane.results.rank_of(shown.id or 0) if shown else -1
            # Far down the list, where nothing has arrived yet, its old rank is the best guess.
            self._rank = found_at if found_at >= 0 or self._rank < WINDOW else self._rank
        self._keep_cursor = False
        self._find_open_article()
        if self._open_when_answered and answer.result is not None and answer.result.hits:
            self._open_when_answered = False
            self.open_article(answer.result.hits[0].id)
        if could_open != found:
            self.refresh_bindings()

    def action_search(self) -> None:
        """Go to the query and select it."""
        # Now and not later, for the letters that may be on their way behind the key.
        self.set_focus(self.search_pane.field)
        self.pane = "search"
        self.search_pane.field.select_all()

    def action_sort(self) -> None:
        """Take the next order of results."""
        orders = list(Sort)
        self.sort = orders[(orders.index(self.sort) + 1) % len(orders)]
        self._ask(replace(self._question, sort=self.sort))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: commands about an article need one."""
        if not self.is_mounted:
            return True
        if action == "search":
            return not isinstance(self.focused, Input)
        if action in _ABOUT_ARTICLE:
            on_hit = self.pane == "search" and self.search_pane.results.current is not None
            return on_hit or self.article_pane.article is not None
        if action in _IN_ARTICLE:
            return self.article_pane.article is not None
        if action == "undo":
            return bool(self._undo)
        if action == "remove_filter":
            return bool(self.search_pane.filters)
        return True

    def say_why_not(self, key: str) -> None:
        """Say why a key does nothing now, if it is a command's that needs something."""
        for binding in self._bindings.key_to_bindings.get(key, ()):
            action = binding.action.partition("(")[0]
            if action in _ABOUT_ARTICLE | _IN_ARTICLE:
                self._say("No article is open.")
            elif action == "undo":
                self.action_undo()

    # Back.

    def action_back(self) -> None:
        """Go back one level: out of an input, a walk, a pane, a query."""
        with self._backing_out():
            self._back()

    def action_back_or_quit(self) -> None:
        """Go back one level; on the first, quit."""
        with self._backing_out():
            if not self._back():
                self.app.exit()

    def _back(self) -> bool:
        if self.search_pane.completions.display:
            self.search_pane.completions.show(())
        elif self.focused is self.search_pane.field:
            self.set_focus(self.search_pane.results)
        elif self.get_selected_text():
            self.clear_selection()
        elif (self.pane != "search" and self.article_pane.end_walk()) or self._leave_alone():
            pass
        elif self.pane == "entities":
            self.pane = "article"
        elif self.pane == "article":
            self.pane = "search"
        elif self.search_pane.results.selected:
            self.search_pane.results.select(())
        elif self._leave_like():
            pass
        elif self.search_pane.field.value:
            self.search_pane.field.value = ""
        elif self.search_pane.filters:
            self.action_remove_filter()
        else:
            return False
        return True
