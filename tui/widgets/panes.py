"""The panes side by side, with borders between them that can be dragged."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events, on
from textual.containers import Container
from textual.geometry import NULL_OFFSET, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.arrangement import PANES, Arrangement, Pane
from tui.widgets.lines_view import WholeLines

_LINE = "▏"
_HIDDEN = "-hidden"


class PaneBorder(Widget):
    """A line between two panes, drawn at the left edge of its cell."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane-border--line"}
    DEFAULT_CSS = """
    PaneBorder { width: 1; }
    PaneBorder > .pane-border--line { color: $panel; background: $surface; }
    PaneBorder:hover > .pane-border--line { color: $primary; }
    PaneBorder.-dragged > .pane-border--line { color: $primary; }
    """

    @dataclass
    class Dragged(Message):
        """The border was dragged."""

        border: "PaneBorder"
        """The one that was."""
        column: int
        """Where to, from the left of the screen."""

    def on_mount(self) -> None:
        """Draw the line without Textual's way around it."""
        self._styles_cache = WholeLines()

    def render_line(self, y: int) -> Strip:
        """Draw a part of the line."""
        return Strip([Segment(_LINE, self.get_component_rich_style("pane-border--line"))], 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        event.stop()
        self.add_class("-dragged")
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse."""
        if self.has_class("-dragged"):
            event.stop()
            self.post_message(self.Dragged(self, event.screen_x))

    def on_mouse_up(self) -> None:
        """End the drag."""
        self.remove_class("-dragged")
        self.release_mouse()


class _SideBySide(Layout):
    """Places the panes as wide as their arrangement says, a border before each but the first."""

    name = "panes"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        assert isinstance(parent, Panes)
        panes: dict[Pane, Widget] = {p: child for child in children for p in PANES if child.id == p}
        borders = iter(child for child in children if isinstance(child, PaneBorder))
        placements: list[WidgetPlacement] = []
        x = 0
        for pane, width in parent.arrangement.widths(size.width, panes).items():
            end = x + width
            # There is none while one pane takes the place of another.
            if x and (border := next(borders, None)):
                placements.append(_place(border, Region(x, 0, 1, size.height)))
                x += 1
            placements.append(_place(panes[pane], Region(x, 0, end - x, size.height)))
            x = end
        return placements


def _place(widget: Widget, region: Region) -> WidgetPlacement:
    return WidgetPlacement(region, NULL_OFFSET, widget.styles.margin, widget)


class Panes(Container):
    """Shows its children, whose ids are names of panes, as wide as their arrangement says.

    Which of them is the only one where there is no room for several is up to the screen's style.
    """

    BLANK = True

    DEFAULT_CSS = """
    Panes { height: 1fr; }
    Panes > .-hidden { display: none; }
    Panes.-alone > * { display: none; }
    Panes.-alone > #article { display: block; }
    """

    arrangement: reactive[Arrangement] = reactive(Arrangement(), repaint=False)
    """Widths, and which panes are hidden, where there is room for several."""
    alone: reactive[bool] = reactive(False, toggle_class="-alone")
    """Whether only the article is shown."""

    def __init__(self, *panes: Widget, id: str | None = None) -> None:  # noqa: A002 - Textual's
        self._borders = [PaneBorder() for _ in panes[1:]]
        super().__init__(*panes, *self._borders, id=id)
        self._side_by_side = _SideBySide()

    @property
    def layout(self) -> Layout:
        """Our own: a style can only name one of Textual's."""
        return self._side_by_side

    def _watch_arrangement(self, arrangement: Arrangement) -> None:
        for child in self.children:
            child.set_class(child.id in arrangement.hidden, _HIDDEN)
        for number, border in enumerate(self._borders, start=1):
            border.set_class(number >= len(arrangement.shown()), _HIDDEN)
            # Of a child, for a widget keeps how it has arranged its children.
            border.refresh(layout=True)

    def move_border(self, number: int, cells: int) -> None:
        """Move a border to the right, or with fewer than no cells to the left.

        Args:
            number: of the border, from 0 on the left.
            cells: how far at most.
        """
        self._put_border(number, self._borders[number].region.x - self.region.x + cells)

    @on(PaneBorder.Dragged)
    def _follow_mouse(self, event: PaneBorder.Dragged) -> None:
        event.stop()
        self._put_border(self._borders.index(event.border), event.column - self.region.x)

    def _put_border(self, number: int, column: int) -> None:
        after = self.arrangement.shown()[number + 1]
        # The article has no width of its own: its left border is that of the pane before it.
        pane: Pane = "search" if after == "article" else after
        self.arrangement = self.arrangement.with_border(pane, column, self.size.width)
