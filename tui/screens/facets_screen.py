"""Facets: what all results have in common or apart, to narrow them down by."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from index.model import Facets, Filter, one_line
from tui.bars import bar, chart
from tui.facet_rows import FacetRow, facet_rows
from tui.outline import fitting
from tui.screens.narrowing import NarrowingDialog, NarrowingRows, narrowing_bindings
from tui.widgets.cells import fit
from tui.widgets.entity_rows import fold_name
from tui.widgets.field import Field

_LABEL = 9
"""Cells for the name of a field."""
_BAR = 10
"""Cells for the share that a value has of all results."""


class FacetRows(NarrowingRows):
    """The values that are left, a row each, with how many results have it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"facet-rows--label"}
    DEFAULT_CSS = """
    FacetRows { height: 1fr; }
    FacetRows > .facet-rows--label { color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[FacetRow] = ()
        self._total = 0

    @property
    def current(self) -> FacetRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if self._rows else None

    def show(self, rows: Sequence[FacetRow], total: int) -> None:
        """Replace all rows.

        Args:
            rows: in order.
            total: how many results there are.
        """
        self._rows, self._total = rows, total
        first = next((n for n, row in enumerate(rows) if not row.chosen), 0)
        self.set_rows(len(rows), first)

    def on_resize(self) -> None:
        """Show what was chosen above the cursor, now that it is known how much fits."""
        self.scroll_to(y=0, animate=False)
        self._reveal_cursor()

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw the field, the value, the number of articles and its share as a bar."""
        shown = self._rows[row]
        at_cursor = row == self.cursor
        articles = f" {shown.articles:,} "
        share = bar(shown.articles, self._total, _BAR)
        room = width - _LABEL - 1 - len(articles) - _BAR
        value = set_cell_size(fit(one_line(shown.filter.value), room), max(0, room))
        style = self.row_style("row-list--row", at_cursor)
        muted = self.row_style("facet-rows--label", at_cursor)
        return [
            [
                Segment("▌" if at_cursor else " ", style),
                Segment(f"{self._label(row):<{_LABEL}}", muted),
                Segment(f"{value}{articles}{share:<{_BAR}}", style),
            ]
        ]

    def _label(self, row: int) -> str:
        """The field, in its first row; before what was chosen, a tick."""
        shown, above = self._rows[row], self._rows[row - 1] if row else None
        if shown.chosen:
            return "✓"
        heads = above is None or above.chosen or above.filter.field != shown.filter.field
        return shown.filter.field if heads else ""


class FacetsScreen(NarrowingDialog[Filter | None]):
    """Asks for a value to narrow the results down to; one that was chosen is given back.

    Args:
        chosen: what they are narrowed down to already.
    """

    DEFAULT_CSS = """
    FacetsScreen > Vertical { height: 90%; }
    FacetsScreen Static { color: $text-accent; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = narrowing_bindings("facets", "value")

    rows = query_one(FacetRows)
    """The list."""
    chart = query_one(Static)
    """Articles over time."""

    def __init__(self, chosen: Sequence[Filter]) -> None:
        super().__init__()
        self._chosen = chosen
        self._facets: Facets | None = None
        self._total = 0
        self._choosing = False
        """Whether Enter was pressed before anything was counted."""

    def compose(self) -> ComposeResult:
        """An input above the chart and the list."""
        with Vertical() as box:
            box.border_title = "Narrow down"
            yield Field(placeholder="Type to find a value", compact=True)
            yield Static(markup=False)
            yield FacetRows()

    def on_mount(self) -> None:
        """Show what was chosen before, and what is counted already."""
        self._list()

    def show(self, facets: Facets, total: int) -> None:
        """Show what was counted.

        Args:
            facets: of all results.
            total: how many results there are.
        """
        self._facets, self._total = facets, total
        if self.is_mounted:
            self._list()
            self._draw_chart()
            if self._choosing:
                self._choose()

    def say(self, sentence: str) -> None:
        """Say why nothing can be counted."""
        self.rows.empty = sentence

    def on_resize(self) -> None:
        """Draw the chart for the new width."""
        self.call_after_refresh(self._draw_chart)

    def _draw_chart(self) -> None:
        width = self.rows.size.width
        if not width or self._facets is None:
            return
        lines = chart(self._facets.get("date", ()), width)
        self.chart.update("\n".join(lines))
        self.chart.display = bool(lines)

    @on(Input.Changed)
    def _list(self) -> None:
        pattern = fold_name(self.field.value)
        if self._facets is None:
            self.rows.empty = "Counting…"
            return
        self.rows.empty = "No value that many articles have fits."
        found = f"{self._total:,} article{'s' * (self._total != 1)}"
        box = self.query_one(Vertical)
        box.border_subtitle = Content(f"{found} · Enter adds a filter, or takes it away")
        rows = facet_rows(self._facets, self._chosen, self._total, briefly=not pattern.strip())
        if pattern.strip():
            texts = [fold_name(f"{row.filter.field} {row.filter.value}") for row in rows]
            rows = [rows[n] for n in fitting(texts, pattern)]
        self.rows.show(rows, self._total)

    @on(Input.Submitted)
    @on(FacetRows.Chosen)
    def _choose(self) -> None:
        self._choosing = self._facets is None
        if row := self.rows.current:
            self.dismiss(row.filter)
