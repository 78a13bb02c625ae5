"""What the views of an article and of its source have in common: their place, and how they jump."""

from tui.widgets.lines_view import LinesView

JUMP_SHARE = 3
"""A jump that has to scroll puts its line one part in so many down the view."""


class ReadingView(LinesView, can_focus=True, inherit_bindings=False):
    """A view of text."""

    DEFAULT_CSS = """
    ReadingView { width: 1fr; height: 1fr; }
    """
