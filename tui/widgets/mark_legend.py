"""Each kind of mark in its own look, with its name."""

from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.widget import Widget

from tui.widgets.article_marks import (
    CURRENT_FOUND,
    CURRENT_HIT,
    CURRENT_WALK,
    FOUND,
    HIT,
    LINK,
    SELECTION,
    WALK,
)
from tui.widgets.article_styles import COMPONENTS, Looks, default_css
from tui.widgets.entity_styles import TYPES, component_class

MARKS: tuple[tuple[str, str], ...] = (
    (HIT, "hit"),
    (CURRENT_HIT, "current hit"),
    (FOUND, "found text"),
    (CURRENT_FOUND, "current found text"),
    (WALK, "walked entity"),
    (CURRENT_WALK, "current mention"),
    (SELECTION, "selection"),
    (LINK, "link"),
    *((component_class(type_), style.singular) for type_, style in TYPES.items()),
)
"""Component classes and what they mark."""

_COLUMNS = 3


class MarkLegend(Widget):
    """Drawn by the rules of the article itself, in whatever theme there is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = f"""
    MarkLegend {{ height: auto; background: $surface; color: $foreground; }}
    {default_css("MarkLegend")}
    """

    def render(self) -> Table:
        """A few columns of names."""
        looks = Looks(self)
        # In a span, which does not run on to the end of the column.
        cells = [Text.assemble((name, looks.style((part,)))) for part, name in MARKS]
        table = Table.grid(padding=(0, 2))
        rows = -(-len(cells) // _COLUMNS)
        for row in range(rows):
            table.add_row(*cells[row::rows])
        return table
