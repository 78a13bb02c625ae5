"""The outline: all headings of the article, narrowed by what is typed."""

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input

from tui.outline import Section, fitting, section_at
from tui.screens.narrowing import NarrowingDialog, NarrowingRows, narrowing_bindings
from tui.widgets.cells import fit
from tui.widgets.entity_rows import fold_name
from tui.widgets.field import Field

_INDENT = 2


class OutlineRows(NarrowingRows):
    """The headings that are left, a row each."""

    DEFAULT_CSS = """
    OutlineRows { height: auto; max-height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.sections: Sequence[Section] = ()

    def show(self, sections: Sequence[Section], cursor: int) -> None:
        """Replace all rows and put the cursor on one."""
        self.sections = sections
        self.set_rows(len(sections), cursor)

    def draw_row(self, row: int, width: int) -> list[list[Segment]]:
        """Draw a heading, indented by its level."""
        section = self.sections[row]
        at_cursor = row == self.cursor
        bar = "▌" if at_cursor else " "
        # A deep heading keeps half of the line for its words.
        indent = " " * min(section.depth * _INDENT, width // 2)
        style = self.row_style("row-list--row", at_cursor)
        return [[Segment(f"{bar}{indent}{fit(section.title, width - len(indent) - 2)}", style)]]


class OutlineScreen(NarrowingDialog[int | None]):
    """Asks for a section; the result is its offset, or None.

    Args:
        sections: at least one, in order.
        here: the offset where the reader is.
    """

    DEFAULT_CSS = "OutlineScreen > Vertical { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = narrowing_bindings("outline", "heading")

    rows = query_one(OutlineRows)
    """The list."""

    def __init__(self, sections: Sequence[Section], here: int) -> None:
        super().__init__()
        self._sections = sections
        self._here = here

    def compose(self) -> ComposeResult:
        """An input above the list."""
        with Vertical() as box:
            box.border_title = "Outline"
            yield Field(placeholder="Type to narrow", compact=True)
            yield OutlineRows()

    def on_mount(self) -> None:
        """Show all headings, with the cursor on the one the reader is in."""
        # It keeps its height when fewer are left: nothing jumps, and nothing is laid out anew.
        self.rows.styles.height = len(self._sections)
        self._narrow()

    @cached_property
    def _titles(self) -> list[str]:
        return [fold_name(section.title) for section in self._sections]

    @on(Input.Changed)
    def _narrow(self) -> None:
        pattern = self.field.value
        shown = self._sections
        if pattern.strip():
            shown = [self._sections[n] for n in fitting(self._titles, fold_name(pattern))]
        cursor = 0 if pattern.strip() else section_at(shown, self._here)
        self.rows.empty = "No heading has that."
        self.rows.show(shown, cursor)
        box = self.query_one(Vertical)
        box.border_subtitle = Content(
            f"{len(shown):,} of {len(self._sections):,} · Enter goes there"
        )

    @on(Input.Submitted)
    @on(OutlineRows.Chosen)
    def _choose(self) -> None:
        if self.rows.count:
            self.dismiss(self.rows.sections[self.rows.cursor].offset)
