"""The one screen: search, article, entities."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.widgets import Footer, Input

from index.library import Answer, Article, Library, Progress, Question, Sort
from index.model import one_line
from tui.clipboard import copy
from tui.commands import CommandProvider, bindings
from tui.screens.choose import ChooseScreen
from tui.screens.help import HelpScreen
from tui.undo import UndoStack
from tui.walk import WalkKind
from tui.widgets.article_pane import ArticlePane
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_list import EntityList
from tui.widgets.result_list import WINDOW, ResultList
from tui.widgets.search_pane import SearchPane

Pane = Literal["search", "article", "entities"]
PANES: tuple[Pane, ...] = ("search", "article", "entities")

_REASK_SECONDS = 2.0
"""While a refresh runs, the list is asked for anew so often."""
_WEB = ("http://", "https://")
_ABOUT_ARTICLE = frozenset(("star", "mark_read", "put_away", "open_url", "copy_path"))
"""Actions that need an article, under the list's cursor or open."""

_NOTHING_YET = """This library is empty.

Put a folder of saved articles into it:
  dateline add FOLDER
or open one without keeping it here:
  dateline FOLDER

Articles are .md, .markdown and .txt files.

Press : and type “samples” to read
the two articles that come with Dateline."""
_NO_FILES = """The library's folders hold no article yet.

Articles are .md, .markdown and .txt files.
“dateline doctor” lists what was skipped."""
_NO_HITS = """Nothing found.

All words must be in the article.
Fewer words, or the beginning of one,
find more."""


class MainScreen(Screen[None]):
    """Owns the state: the query, the open article, what the library is busy with."""

    COMMANDS = {CommandProvider}  # noqa: RUF012 - an instance variable to Textual's types
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - likewise
        (0, "-narrow"),
        (100, "-wide"),
    ]

    pane: reactive[Pane] = reactive("search")
    """The pane that has the focus, and on a narrow screen the one that is seen."""
    sort: var[Sort] = var(Sort.RELEVANCE)
    """Order of the results."""
    activity: var[str] = var("")
    """What the library is busy with, or empty."""

    search_pane = query_one(SearchPane)
    article_pane = query_one(ArticlePane)
    entity_list = query_one(EntityList)

    class Answered(Message):
        """The search process has answered."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__()
        self.library = library
        self._data = data
        self._question = Question("", limit=WINDOW)
        self._keep_cursor = False
        self._rank = -1
        self._answered_question: Question | None = None
        self._open_when_answered = False
        self._undo = UndoStack()
        self._search = library.search_client(
            lambda answer: self.post_message(self.Answered(answer))
        )
        self._refresh = library.refresh_client()

    def compose(self) -> ComposeResult:
        """The three panes above the footer."""
        with Horizontal(id="panes"):
            yield SearchPane(id="search").data_bind(MainScreen.sort, MainScreen.activity)
            yield ArticlePane(id="article")
            entities = EntityList(id="entities")
            entities.empty = "Open an article to see\nwho and what is in it."
            yield entities
        yield Footer(show_command_palette=False)

    # Life.

    def on_mount(self) -> None:
        """Paint what the catalog has at once; the processes start behind that."""
        self._show_empty_state()
        first = self.library.search("", limit=WINDOW)
        self.search_pane.answer(Answer(self._question, first), keep_cursor=False)
        self.search_pane.results.focus()
        self.call_after_refresh(self._start)

    @work(group="start", exit_on_error=False)
    async def _start(self) -> None:
        await self._search.start()
        self._keep_cursor = True
        self._search.ask(self._question)
        if self.library.roots():
            self.action_refresh()

    async def on_unmount(self) -> None:
        """End the processes and close the library."""
        await self._refresh.stop()
        await self._search.close()
        self.library.close()

    def _show_empty_state(self) -> None:
        if self._question.query.strip():
            text = _NO_HITS
        elif not self.library.roots():
            text = _NOTHING_YET
        else:
            text = self.activity or _NO_FILES
        self.search_pane.results.empty = text

    # Searching.

    @on(SearchPane.QueryChanged)
    def _query_changed(self, event: SearchPane.QueryChanged) -> None:
        self._open_when_answered = False
        self._ask(Question(event.query, event.typing, self.sort, limit=WINDOW))

    def _ask(self, question: Question, *, keep_cursor: bool = False) -> None:
        self._question, self._keep_cursor = question, keep_cursor
        self._search.ask(question)

    @on(ResultList.RowsWanted)
    def _rows_wanted(self, event: ResultList.RowsWanted) -> None:
        if event.query == self._question.query:
            self._search.ask(replace(self._question, offset=event.offset, limit=event.limit))

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        answer = event.answer
        self._show_empty_state()
        if answer.question.offset:
            self.search_pane.answer(answer, keep_cursor=True)
            return
        found = answer.result is not None and answer.result.total > 0
        if not found and answer.result is not None and _may_be_unfinished(answer.question):
            # Nothing has the last word as a whole word: it stays the beginning of others.
            self._ask(replace(answer.question, typing=True))
            return
        self.search_pane.answer(answer, keep_cursor=self._keep_cursor)
        self._answered_question = answer.question
        self._keep_cursor = False
        if self._open_when_answered and answer.result is not None and answer.result.hits:
            self._open_when_answered = False
            self._rank = 0
            self._open(answer.result.hits[0].id)
        self.refresh_bindings()

    def action_search(self) -> None:
        """Go to the query and select it."""
        self.pane = "search"
        self.search_pane.field.focus()
        self.search_pane.field.select_all()

    def action_sort(self) -> None:
        """Take the next order of results."""
        orders = list(Sort)
        self.sort = orders[(orders.index(self.sort) + 1) % len(orders)]
        self._ask(replace(self._question, sort=self.sort))

    # The article.

    @on(ResultList.OpenArticle)
    def _open_article(self, event: ResultList.OpenArticle) -> None:
        if self._answered_question != self._question:
            # The list still shows another query's results; what was meant is about to come.
            self._open_when_answered = True
            return
        self._rank = event.rank
        self._open(event.id)

    def _open(self, identifier: int) -> None:
        article = self.library.article(identifier)
        if article is None:
            self._say("This article is not in the library any more.", severity="warning")
            return
        if not article.read:
            self.library.set_read(identifier, True)
            article = replace(article, read=True)
            self.search_pane.results.update_hit(identifier, read=True)
        self.article_pane.open(article, self._question.query, typing=self._question.typing)
        self.entity_list.empty = "No names found in\nthis article."
        self.entity_list.show(article.entities)
        self.pane = "article"

    def action_step_article(self, step: int) -> None:
        """Open the next or the previous result."""
        results = self.search_pane.results
        rank = (self._rank if self._rank >= 0 else results.cursor - (step > 0)) + step
        if not 0 <= rank < results.count:
            self._say("This is the last result." if step > 0 else "This is the first result.")
            return
        hit = results.hit_at(rank)
        results.cursor = rank
        if hit is not None:
            self._rank = rank
            self._open(hit.id)

    def _target(self) -> Article | None:
        """The article that a command is about: in the list the one under the cursor."""
        hit = self.search_pane.results.current
        if self.pane == "search" and hit is not None:
            return self.library.article(hit.id)
        return self.article_pane.article

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: commands about an article need one."""
        if not self.is_mounted:
            return True
        if action == "search":
            return not self.search_pane.field.has_focus
        if action in _ABOUT_ARTICLE:
            on_hit = self.pane == "search" and self.search_pane.results.current is not None
            return on_hit or self.article_pane.article is not None
        if action == "walk":
            return self.article_pane.article is not None
        if action == "undo":
            return bool(self._undo)
        return True

    def _changed(self, identifier: int, *, read: bool | None, starred: bool | None) -> None:
        self.search_pane.results.update_hit(identifier, read=read, starred=starred)
        shown = self.article_pane.article
        fresh = self.library.article(identifier)
        if shown is not None and shown.id == identifier and fresh is not None:
            self.article_pane.refresh_article(fresh)

    def action_mark_read(self, read: bool) -> None:
        """Mark the article as read or unread."""
        if (article := self._target()) and article.id is not None:
            self._set_read(article.id, read)

    def _set_read(self, identifier: int, read: bool) -> None:
        self.library.set_read(identifier, read)
        self._changed(identifier, read=read, starred=None)

    def action_star(self) -> None:
        """Give the article a star, or take it away."""
        if (article := self._target()) and article.id is not None:
            identifier, starred = article.id, not article.starred
            self._set_starred(identifier, starred)
            what = "Star given" if starred else "Star taken away"
            self._undo.push(what, lambda: self._set_starred(identifier, not starred))

    def _set_starred(self, identifier: int, starred: bool) -> None:
        self.library.set_starred(identifier, starred)
        self._changed(identifier, read=None, starred=starred)

    def action_put_away(self) -> None:
        """Take the article out of sight; undo brings it back."""
        if (article := self._target()) and article.id is not None:
            identifier = article.id
            self._set_hidden(identifier, True)
            title = one_line(article.document.title)
            self._undo.push(f"“{title}” put away", lambda: self._set_hidden(identifier, False))
            self._say(f"“{title}” is put away. Ctrl+Z brings it back.")

    def _set_hidden(self, identifier: int, hidden: bool) -> None:
        self.library.set_hidden(identifier, hidden)
        shown = self.article_pane.article
        if hidden and shown is not None and shown.id == identifier:
            self.article_pane.close()
            self.entity_list.show(())
            self.pane = "search"
        self._ask(self._question, keep_cursor=True)

    def action_undo(self) -> None:
        """Undo the last change."""
        undone = self._undo.undo()
        self._say(f"Undone: {undone}." if undone else "There is nothing to undo.")

    def action_open_url(self) -> None:
        """Open the article's web page."""
        article = self._target()
        url = article.document.url if article else None
        if url is None or not url.lower().startswith(_WEB):
            self._say("This article has no web address.", severity="warning")
            return
        self._say(f"Opening {url}")
        self.app.open_url(url)

    @on(ArticleView.LinkClicked)
    def _link_clicked(self, event: ArticleView.LinkClicked) -> None:
        if event.url.lower().startswith((*_WEB, "mailto:")):
            self._say(f"Opening {event.url}")
            self.app.open_url(event.url)
        else:
            self._say(f"Not opened: {event.url}", severity="warning")

    def action_copy(self) -> None:
        """Copy the selection, else the address, else the path."""
        selected = self.get_selected_text()
        if selected:
            self._copy(selected, "The selected text")
        elif article := self._target():
            if article.document.url:
                self._copy(article.document.url, "The address")
            else:
                self.action_copy_path()

    def action_copy_path(self) -> None:
        """Copy the path of the article's file."""
        if article := self._target():
            self._copy(str(article.path), "The path")

    @work(thread=True, group="copy", exit_on_error=False)
    def _copy(self, text: str, what: str) -> None:
        way = copy(self.app, text)
        self.app.call_from_thread(self._say, f"{what} is copied {way}.")

    # Hits and entities.

    @on(EntityList.EntityHighlighted)
    def _entity_highlighted(self, event: EntityList.EntityHighlighted) -> None:
        if self.pane == "entities":
            self.article_pane.mark_entity(event.entity)

    @on(EntityList.EntityChosen)
    def _entity_chosen(self, event: EntityList.EntityChosen) -> None:
        self.article_pane.go_to_mention(event.entity, 0)
        self.entity_list.select(event.entity.id)
        if self.has_class("-narrow"):
            self.pane = "article"

    @on(ArticleView.MentionClicked)
    def _mention_clicked(self, event: ArticleView.MentionClicked) -> None:
        article = self.article_pane.article
        if article is None:
            return
        entity = next(e for e in article.entities if e.id == event.mention.key)
        self.entity_list.select(entity.id)
        self.article_pane.go_to_mention(entity, event.mention.start)

    @on(ArticlePane.WalkChanged)
    def _walk_changed(self, event: ArticlePane.WalkChanged) -> None:
        walk = event.walk
        on_entity = walk is not None and walk.kind is WalkKind.ENTITY
        self.entity_list.progress = walk.progress if walk and on_entity else ""
        if not on_entity:
            self.entity_list.select(None)

    def action_walk(self, direction: int) -> None:
        """Go to the next or the previous hit or mention."""
        if message := self.article_pane.step(direction):
            self._say(message)
        elif self.has_class("-narrow"):
            self.pane = "article"

    # Panes.

    def _watch_pane(self, before: Pane, now: Pane) -> None:
        self.remove_class(f"-pane-{before}")
        self.add_class(f"-pane-{now}")
        if self.is_mounted:
            self._focus_pane(now)

    def _focus_pane(self, pane: Pane) -> None:
        if pane == "search":
            if not self.search_pane.field.has_focus:
                self.search_pane.results.focus()
        elif pane == "article":
            self.article_pane.view.focus()
        else:
            self.entity_list.focus()

    def on_descendant_focus(self) -> None:
        """Know which pane has the focus, however it got there."""
        for pane in PANES:
            if self.focused and self.query_one(f"#{pane}") in self.focused.ancestors_with_self:
                self.pane = pane
        self.refresh_bindings()

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.pane = pane
        self._focus_pane(pane)

    def action_step_pane(self, step: int) -> None:
        """Go to the next or the previous pane."""
        if isinstance(self.focused, Input) and self.pane == "search" and step > 0:
            self.search_pane.results.focus()
            return
        self.action_pane(PANES[(PANES.index(self.pane) + step) % len(PANES)])

    def action_back(self) -> None:
        """Go back one level: out of an input, a walk, a pane, a query."""
        self._back()

    def action_back_or_quit(self) -> None:
        """Go back one level; on the first, quit."""
        if not self._back():
            self.app.exit()

    def _back(self) -> bool:
        if self.search_pane.field.has_focus:
            self.search_pane.results.focus()
        elif self.get_selected_text():
            self.clear_selection()
        elif self.pane != "search" and self.article_pane.end_walk():
            pass
        elif self.pane == "entities":
            self.pane = "article"
        elif self.pane == "article":
            self.pane = "search"
        elif self.search_pane.field.value:
            self.search_pane.field.value = ""
        else:
            return False
        return True

    # The library.

    def action_refresh(self) -> None:
        """Bring the library up to date, in the writer's process."""
        if self._refresh.running:
            self._say("The library is being brought up to date already.")
            return
        self._run_refresh()

    @work(group="refresh", exit_on_error=False)
    async def _run_refresh(self) -> None:
        self.activity = "Looking for new articles…"
        self._show_empty_state()
        asking = self.set_interval(
            _REASK_SECONDS, lambda: self._ask(self._question, keep_cursor=True)
        )
        try:
            end = await self._refresh.run(self._progressed)
        finally:
            asking.stop()
            self.activity = ""
        self._ask(self._question, keep_cursor=True)
        for sentence in (end.error, end.repaired, *end.problems):
            if sentence:
                self._say(sentence, severity="warning")
        if end.progress.skipped:
            self._say(f"{end.progress.skipped:,} files skipped; “dateline doctor” says why.")

    def _progressed(self, progress: Progress) -> None:
        if progress.total:
            self.activity = f"Reading {progress.done:,} of {progress.total:,}…"
            self._show_empty_state()

    @work(group="dialog", exit_on_error=False)
    async def action_remove_folder(self) -> None:
        """Take a folder out of the library; undo puts it back."""
        roots = list(self.library.roots())
        if not roots:
            self._say("This library has no folders.")
            return
        chosen = await self.app.push_screen_wait(
            ChooseScreen("Take out of the library", [str(root) for root in roots])
        )
        if chosen is not None:
            root = roots[chosen]
            self.library.remove([root])
            self._undo.push(f"{root} taken out", lambda: self._add_again(root))
            self._say(f"{root} is taken out. Ctrl+Z puts it back.")
            self.action_refresh()

    def _add_again(self, root: Path) -> None:
        self.library.add([root])
        self.action_refresh()

    @work(group="dialog", exit_on_error=False)
    async def action_switch_library(self) -> None:
        """Open another library."""
        from index.library import data_directory, libraries

        names = [n for n in libraries(data_directory(self._data)) if n != self.library.name]
        if not names:
            self._say("There is no other library.")
            return
        chosen = await self.app.push_screen_wait(ChooseScreen("Open the library", names))
        if chosen is not None:
            await self._switch(Library.open(names[chosen], data=self._data))

    @work(group="dialog", exit_on_error=False)
    async def action_open_samples(self) -> None:
        """Open the articles that come with the program, in a library of their own."""
        from tui.samples_folder import samples_folder

        library = Library.open("samples", data=self._data)
        library.add([samples_folder()])
        await self._switch(library)

    async def _switch(self, library: Library) -> None:
        await self.app.switch_screen(MainScreen(library, self._data))

    # The rest.

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def _say(
        self, sentence: str, severity: Literal["information", "warning", "error"] = "information"
    ) -> None:
        self.notify(one_line(sentence), severity=severity, markup=False)


def _may_be_unfinished(question: Question) -> bool:
    """Whether Enter was pressed right behind the last letter of the query."""
    return not question.typing and bool(question.query) and question.query[-1].isalnum()
