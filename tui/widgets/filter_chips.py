"""What the results are narrowed down to, a chip a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from index.model import Filter, one_line
from tui.widgets.cells import fit

_MOST = 4
"""Lines at most."""
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
        # The last ones are seen: they are taken away first.
        shown = self._filters[-self._shown :]
        chips = (fit(f"{each.field} {one_line(each.value)}", room) for each in shown)
        lines = [Content.styled(f" {chip} × ", "bold reverse") for chip in chips]
        if more := len(self._filters) - len(shown):
            lines.insert(0, Content(f" {more} more"))
        self.update(Content("\n").join(lines))

    @property
    def _shown(self) -> int:
        """How many are seen; a line says how many more there are."""
        count = len(self._filters)
        return count if count <= _MOST else _MOST - 1

    def on_click(self, event: events.Click) -> None:
        """Take the filter of the line away."""
        event.stop()
        number = len(self._filters) - min(len(self._filters), _MOST) + event.y
        if len(self._filters) - self._shown <= number < len(self._filters):
            self.post_message(self.Clicked(number))
