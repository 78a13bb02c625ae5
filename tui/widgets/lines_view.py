"""A view that scrolls through lines which it paints from edge to edge.

Textual puts borders, padding, opacity and tint around each line of each widget, whether it has any
or not. That takes half the time of a paint, and the paint is most of what a key takes.
"""

from textual._styles_cache import StylesCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.scroll_bar import LinesBar

_SCROLL_BAR = 1
"""Columns."""


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolls up and down only; its style must not add anything to its lines."""

    DEFAULT_CSS = f"""
    LinesView {{
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: {_SCROLL_BAR};
        background: $surface;
        color: $foreground;
    }}
    """

    def on_mount(self) -> None:
        """Draw the lines, and those of the scroll bar, without Textual's way around them."""
        self._styles_cache = WholeLines()
        self.vertical_scrollbar._styles_cache = WholeLines()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for."""
        bar = self._vertical_scrollbar
        if bar is None:
            bar = self._vertical_scrollbar = LinesBar()
            self.app._start_widget(self, bar)
        return bar

    @property
    def inner(self) -> Size:
        """Columns and rows without the scroll bar."""
        width, height = self.outer_size
        return Size(max(0, width - _SCROLL_BAR), height)

    def set_lines(self, count: int) -> None:
        """Set how many lines there are; laying out the screen only if its layout depends on it."""
        size = Size(1, count)
        if size == self.virtual_size:
            return
        if self.styles.auto_dimensions:
            self.virtual_size = size
            return
        self.set_reactive(Widget.virtual_size, size)
        # Textual's own way to tell it would scroll as well.
        self.vertical_scrollbar.window_virtual_size = count


class WholeLines(StylesCache):
    """Lines as the widget draws them, with filters applied, until they are due again."""

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """The lines of a widget that are wanted."""
        width = widget.outer_size.width
        if width != self._width:
            self.clear()
            self._width = width
        base, background = widget.background_colors
        filters = widget.get_line_filters()
        fill = self.get_inner_outer(base, background)[0].rich_style
        strips = []
        for y in crop.line_range:
            strip = None if self.is_dirty(y) else self._cache.get(y)
            if strip is None:
                segments = list(widget.render_line(y).adjust_cell_length(width, fill))
                for line_filter in filters:
                    segments = line_filter.apply(segments, background)
                strip = self._cache[y] = Strip(segments, width)
            strips.append(strip)
        self._dirty_lines.difference_update(crop.line_range)
        if crop.column_span != (0, width):
            return [strip.crop(*crop.column_span) for strip in strips]
        return strips
