"""What the results are narrowed down to, a chip a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from index.model import Filter, one_line
from tui.widgets.cells import fit

_AROUND = 6
"""Cells of a chip beside its text: margins, space, cross."""


class FilterChips(Static):
    """Shows filters; a click takes one away."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FilterChips { height: auto; padding: 0 1; display: none; }
    """

    @dataclass
    class Clicked(Message):
        """A filter is to go."""

        number: int
        """From 0."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._filters: Sequence[Filter] = ()

    def show(self, filters: Sequence[Filter]) -> None:
        """Show filters, or nothing."""
        self._filters = filters
        self.display = bool(filters)
        self._draw()

    def on_resize(self) -> None:
        """Fit the values anew."""
        self._draw()

    def _draw(self) -> None:
        room = self.content_size.width - _AROUND
        chips = (fit(f"{each.field} {one_line(each.value)}", room) for each in self._filters)
        self.update(
            Content("\n").join(Content.styled(f" {chip} × ", "bold reverse") for chip in chips)
        )

    def on_click(self, event: events.Click) -> None:
        """Take the filter of the line away."""
        event.stop()
        if 0 <= event.y < len(self._filters):
            self.post_message(self.Clicked(event.y))
