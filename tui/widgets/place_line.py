"""The line below the article: what is walked, why, and where the reader is."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.widgets import Static

from tui.widgets.cells import fit

SEPARATOR = "  · "


@dataclass(frozen=True, slots=True)
class Part:
    """Something the line tells."""

    text: str
    rank: int
    """The higher, the sooner it is left out where there is no room."""
    least: int = 0
    """Cells that are worth being shown of it when it is cut; 0 when it must not be cut."""


def fitted(parts: Sequence[Part], width: int) -> str:
    """The parts in their order, as many and as much of them as there is room for.

    Args:
        parts: those without text are left out.
        width: in cells.
    """
    chosen: dict[int, str] = {}
    room = width
    for index, part in sorted(enumerate(parts), key=lambda numbered: numbered[1].rank):
        space = room - (cell_len(SEPARATOR) if chosen else 0)
        if not part.text or space <= 0:
            continue
        if cell_len(part.text) <= space:
            text = part.text
        elif 0 < part.least <= space:
            text = fit(part.text, space)
        else:
            continue
        chosen[index] = text
        room = space - cell_len(text)
    return SEPARATOR.join(text for _, text in sorted(chosen.items()))


class PlaceLine(Static):
    """Fits its parts to its width."""

    DEFAULT_CSS = """
    PlaceLine { height: 1; padding: 0 1; color: $text-muted; background: $boost; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._parts: Sequence[Part] = ()
        self._text = ""

    def show(self, parts: Sequence[Part]) -> None:
        """Replace what the line tells."""
        self._parts = parts
        text = fitted(parts, self.content_size.width)
        if text != self._text:
            self._text = text
            # Of one size whatever it says: laying the screen out anew would cost more than the hit.
            self.update(text, layout=False)

    def on_resize(self) -> None:
        """Fit the parts to the new width."""
        self.show(self._parts)
