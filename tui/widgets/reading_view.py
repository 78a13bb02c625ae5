"""What the views of an article and of its source have in common: their look, and how they jump."""

from textual.scroll_view import ScrollView

JUMP_SHARE = 3
"""A jump that has to scroll puts its line one part in so many down the view."""


class ReadingView(ScrollView, can_focus=True, inherit_bindings=False):
    """A view of text that scrolls up and down only."""

    DEFAULT_CSS = """
    ReadingView {
        width: 1fr;
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $surface;
        color: $foreground;
    }
    """
