"""The list of articles that match a query."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from index.model import Hit, SearchResult
from tui.once import once
from tui.widgets.cells import fit
from tui.widgets.entity_styles import component_class, component_classes, component_css
from tui.widgets.result_row import SNIPPET_LINES, meta_of, names_of, snippet_of, title_of
from tui.widgets.row_list import RowList, movement_bindings

WINDOW = 24
"""Hits asked for at a time."""

_WANT_DELAY = 0.05
"""Seconds a view must rest before its missing rows are asked for: dragging skips thousands."""

_NEAR = 10
"""Rows on either side of the cursor that are asked for before it gets there."""

_INDENT = 4
"""Cells before the text: cursor bar, unread mark, star, tick."""


class ResultList(RowList):
    """Shows a `SearchResult`: title, source and date, names, and a snippet for each hit.

    Knows the total from the first answer and asks for the hits it lacks when they come into view.
    """

    ROW_HEIGHT = 3 + SNIPPET_LINES + 1

    COMPONENT_CLASSES: ClassVar[set[str]] = component_classes() | {
        "result-list--title",
        "result-list--read",
        "result-list--unread-mark",
        "result-list--star",
        "result-list--meta",
        "result-list--snippet",
        "result-list--hit",
        "result-list--placeholder",
        "result-list--selected",
    }
    DEFAULT_CSS = (
        f"""
    {component_css("ResultList")}
    """
        + """
    ResultList > .result-list--title { text-style: bold; }
    ResultList > .result-list--read { text-style: none; }
    ResultList > .result-list--unread-mark { color: $text-accent; }
    ResultList > .result-list--star { color: $text-warning; }
    ResultList > .result-list--selected { color: $text-success; text-style: bold; }
    ResultList > .result-list--meta { color: $text-muted; }
    ResultList > .result-list--snippet { color: $foreground; }
    ResultList > .result-list--hit { color: $text-warning; text-style: bold underline; }
    ResultList > .result-list--placeholder { color: $text-muted; text-style: dim; }
    """
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings("list", "article"),
        Binding("enter", "choose", "Open", show=False, id="list.open", tooltip="Open the article"),
        Binding(
            "space",
            "select",
            "Select",
            show=False,
            id="list.select",
            tooltip="Select the article, or no longer, and go to the next",
        ),
        Binding(
            "asterisk",
            "select_all",
            "Select all",
            show=False,
            id="list.select_all",
            tooltip="Select all results, or none",
        ),
    ]

    @dataclass
    class OpenArticle(Message):
        """The reader wants to read an article."""

        id: int
        """The article's id."""
        rank: int
        """Its place in the result, from 0."""

    @dataclass
    class SuggestionTaken(Message):
        """The reader wants what was suggested where nothing was found."""

        query: str
        """The suggestion."""

    @dataclass
    class CursorMoved(Message):
        """The cursor is on another article, or the article under it has arrived."""

        hit: Hit | None
        """None while it has not arrived."""
        rank: int
        """Its place in the result, from 0."""

    class SelectionChanged(Message):
        """Other articles are selected."""

    class AllWanted(Message):
        """All results are to be selected; answer with `select_all`."""

    @dataclass
    class RowsWanted(Message):
        """Rows in view are missing; answer with `extend`. Sent once for each window of a query."""

        query: str
        """The query of the result shown."""
        offset: int
        """Rank of the first wanted hit, from 0."""
        limit: int
        """How many are wanted."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name all widgets give it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._query = self._suggestion = ""
        self._hits: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._asking: Timer | None = None
        self._selected: dict[int, None] = {}
        self._order: Sequence[int] = ()
        """The ids of all results by rank, if all were selected."""

    # What is shown.

    def show(self, result: SearchResult, *, keep_cursor: bool = False) -> None:
        """Replace the list. The cursor goes to the top; no message is posted for it.

        Args:
            result: any window of a query's hits.
            keep_cursor: leave the cursor on its article, or at least at its rank, for the same
                query after a refresh.
        """
        kept = self.current if keep_cursor else None
        rank = self.cursor if keep_cursor else 0
        self._query, self._suggestion = result.query, result.suggestion
        self._hits = dict(enumerate(result.hits, result.offset))
        self._asked.clear()
        if kept is not None and (found := self.rank_of(kept.id)) >= 0:
            rank = found
        self.set_rows(result.total, rank)
        if not keep_cursor:
            self._order = ()
            self.select(())
        self._ask_soon()

    def extend(self, result: SearchResult) -> None:
        """Fill in another window of the query shown; a result of another query is ignored."""
        if result.query != self._query:
            return
        missed = self.current is None
        self._hits.update(enumerate(result.hits, result.offset))
        if result.total == self.count:
            self.redraw()
        else:
            # The library has changed, or a time limit cut one of the two searches short.
            self.set_rows(result.total, self.cursor)
        if missed and self.current is not None:
            self.cursor_moved()

    def update_hits(
        self, ids: Collection[int], *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Change the marks of articles that are in the list; None leaves a mark as it is."""
        wanted = frozenset(ids)
        for rank, hit in self._hits.items():
            if hit.id in wanted:
                self._hits[rank] = replace(
                    hit,
                    read=hit.read if read is None else read,
                    starred=hit.starred if starred is None else starred,
                )
                self.redraw(rank)

    @property
    def selected(self) -> tuple[int, ...]:
        """The ids of the selected articles, in the order in which they were selected."""
        return tuple(self._selected)

    def select(self, ids: Iterable[int]) -> None:
        """Select these articles and no others."""
        selected = dict.fromkeys(ids)
        if selected != self._selected:
            self._selected = selected
            self.redraw()
            self.post_message(self.SelectionChanged())

    def select_all(self, ids: Sequence[int]) -> None:
        """Select all results.

        Args:
            ids: theirs, by rank.
        """
        self._order = ids
        self.select(ids)

    def next_rank(self, rank: int, step: int) -> int:
        """The rank of the next result, of the next selected one if any are; maybe none has it.

        Args:
            rank: to go on from.
            step: 1 or -1.
        """
        rank += step
        while self._selected and 0 <= rank < self.count and not self._is_selected(rank):
            rank += step
        return rank

    def _is_selected(self, rank: int) -> bool:
        if hit := self.hit_at(rank):
            return hit.id in self._selected
        # Of those that have not arrived only all can have been selected.
        return rank < len(self._order) and self._order[rank] in self._selected

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor, None when there is none or it has not arrived."""
        return self.hit_at(self.cursor)

    def hit_at(self, rank: int) -> Hit | None:
        """The hit of that rank, None when there is none or it has not arrived."""
        return self._hits.get(rank)

    def rank_of(self, article_id: int) -> int:
        """The rank of an article, below 0 when it is not among the hits that have arrived."""
        ranks = (rank for rank, hit in self._hits.items() if hit.id == article_id)
        return next(ranks, -1)

    # Messages.

    def cursor_moved(self) -> None:
        """Tell which article the cursor is on."""
        self._ask_soon()
        self.post_message(self.CursorMoved(self.current, self.cursor))

    def choose(self, row: int) -> None:
        """Ask for the article to be opened, once it has arrived; the first of those selected."""
        if self._selected and not self._is_selected(row):
            row = self.next_rank(-1, 1)
        if hit := self.hit_at(row):
            self.post_message(self.OpenArticle(hit.id, row))

    def action_select(self) -> None:
        """Select the article under the cursor, or no longer, and go to the next one."""
        if hit := self.current:
            others = [identifier for identifier in self._selected if identifier != hit.id]
            self.select(others if hit.id in self._selected else (*others, hit.id))
            self.action_move(1)

    def action_select_all(self) -> None:
        """Select all, or none if all are."""
        if self._selected and len(self._selected) >= self.count:
            self.select(())
        elif self.count:
            self.post_message(self.AllWanted())

    def _watch_scroll_y(self) -> None:
        self._ask_soon()

    def on_resize(self) -> None:
        """Ask for what a larger view brings in."""
        self._ask_soon()

    def _ask_soon(self) -> None:
        if self._asking is not None:
            self._asking.stop()
        if not self.is_mounted:
            return
        self._asking = once(self, _WANT_DELAY, self._ask)

    def _ask(self) -> None:
        view = self.rows_in_view()
        ahead = range(max(0, view.start - len(view)), min(self.count, view.stop + len(view)))
        # The cursor moves in a list that is out of sight as well, whose view is empty.
        near = range(max(0, self.cursor - _NEAR), min(self.count, self.cursor + _NEAR + 1))
        missing = {rank // WINDOW for rank in (*ahead, *near) if rank not in self._hits}
        for window in sorted(missing - self._asked):
            self._asked.add(window)
            self.post_message(self.RowsWanted(self._query, window * WINDOW, WINDOW))

    def action_choose(self) -> None:
        """Open the article, or search for what was suggested where there is none."""
        if self._suggestion and not self.count:
            self.post_message(self.SuggestionTaken(self._suggestion))
        else:
            super().action_choose()

    # Drawing.

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw title, source and date, names, and the snippet; the last line stays blank."""
        hit = self.hit_at(row)
        at_cursor = row == self.cursor

        def part(text: str, name: str) -> Segment:
            return Segment(text, self.row_style(f"result-list--{name}", at_cursor))

        bar = part(self.cursor_bar if at_cursor else " ", "title")
        if hit is None:
            return [[bar, part("   …", "placeholder")], *([[bar]] * (SNIPPET_LINES + 2))]
        margin = (bar, part(" " * (_INDENT - 1), "meta"))
        text_width = width - _INDENT
        snippet = [
            [*margin, *(part(text, "hit" if marked else "snippet") for text, marked in pieces)]
            for pieces in snippet_of(hit.snippet, text_width)
        ]
        return [
            [
                bar,
                part(" " if hit.read else "●", "unread-mark"),
                part("★" if hit.starred else " ", "star"),
                part("✓" if hit.id in self._selected else " ", "selected"),
                part(fit(title_of(hit), text_width), "read" if hit.read else "title"),
            ],
            [*margin, part(fit(meta_of(hit), text_width), "meta")],
            [
                *margin,
                *(
                    Segment(text, self.row_style(component_class(kind), at_cursor))
                    if kind
                    else part(text, "meta")
                    for text, kind in names_of(hit, text_width)
                ),
            ],
            *snippet,
            *([[bar]] * (SNIPPET_LINES - len(snippet))),
        ]
