"""A view that scrolls through lines which it paints from edge to edge.

Textual puts borders, padding, opacity and tint around each line of each widget, whether it has any
or not. That takes half the time of a paint, and the paint is most of what a key takes.
"""

from textual._styles_cache import StylesCache
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

_SCROLL_BAR = 1
"""Columns, kept free also where there is nothing to scroll."""


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolls up and down only; its style must not add anything to its lines."""

    DEFAULT_CSS = f"""
    LinesView {{
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: {_SCROLL_BAR};
        background: $surface;
        color: $foreground;
    }}
    """

    def on_mount(self) -> None:
        """Draw the lines, and those of the scroll bar, without Textual's way around them."""
        self._styles_cache = _WholeLines()
        self.vertical_scrollbar._styles_cache = _WholeLines()

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
        self._refresh_scrollbars()
        if self.show_vertical_scrollbar:
            # Textual's own way to tell it would scroll as well.
            self.vertical_scrollbar.window_virtual_size = count


class _WholeLines(StylesCache):
    """Lines as the widget paints them, with filters applied, until they are due again."""

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
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
