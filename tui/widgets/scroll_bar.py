"""The scroll bar of a view that is made of lines."""

from functools import cache
from math import ceil

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip

_FILLED = " ▁▂▃▄▅▆▇"
"""Cells of which so many eighths are filled, from below."""


class LinesBar(ScrollBar):
    """Textual's upright bar, that is always there: to show or hide one lays out the whole screen.

    Nothing but background where there is nothing to scroll. Textual draws its own by way of Rich,
    which takes half as long as all the lines of an article.
    """

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._drawn: list[Strip] = []
        self._height = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines of the bar."""
        self._drawn = []
        # The compositor may know of a new size already.
        self._height = max(self.size.height, crop.bottom)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the bar, which is one that has changed."""
        self._drawn = self._drawn or self._draw()
        return self._drawn[y]

    def _draw(self) -> list[Strip]:
        """All lines of the bar."""
        height, lines = self._height, self.window_virtual_size
        _, background = self.background_colors
        if not 0 < self.window_size < lines:
            return [_piece(0, _style(None, background, None))] * height
        assert self.parent is not None
        colours = self.parent.styles
        if self.grabbed:
            track, front = colours.scrollbar_background_active, colours.scrollbar_color_active
        elif self.mouse_over:
            track, front = colours.scrollbar_background_hover, colours.scrollbar_color_hover
        else:
            track, front = colours.scrollbar_background, colours.scrollbar_color
        back = background + track
        front = back + front
        # In eighths of a line from the top.
        thumb = ceil(8 * max(1, height * self.window_size / lines))
        start = int((8 * height - thumb) * min(1, self.position / (lines - self.window_size)))
        first, before = divmod(start, 8)
        last, after = divmod(start + thumb, 8)
        strips = [_piece(0, _style(None, back, "scroll_up"))] * first
        if before:
            strips.append(_piece(8 - before, _style(front, back, "grab")))
        # Reversed, to be seen without colours.
        strips += [_piece(0, _style(front, back, "grab", reverse=True))] * (last - len(strips))
        if after:
            strips.append(_piece(8 - after, _style(front, back, "grab", reverse=True)))
        below = _piece(0, _style(None, back, "scroll_down"))
        return [*strips, *([below] * (height - len(strips)))]


def _piece(eighths: int, style: Style) -> Strip:
    return Strip([Segment(_FILLED[eighths], style)], 1)


@cache
def _style(front: Color | None, back: Color, action: str | None, *, reverse: bool = False) -> Style:
    """A style made once: of two made alike, Rich says that they differ."""
    return Style(
        color=front.rich_color if front else None,
        bgcolor=back.rich_color,
        reverse=reverse,
        meta={"@mouse.down": action} if action else None,
    )
