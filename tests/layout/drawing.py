"""Draws layouts as plain text."""

import re

from rich.cells import cell_len

from index.model import Document
from tui.layout.cells import glyphs
from tui.layout.layout import Layout

_ISOLATE = re.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069")


def without_isolates(line: str) -> str:
    """A line without the isolates that its painter has opened and closed; others stay."""
    return _ISOLATE.sub(r"\1", line)


def drawn(document: Document, width: int, meta: str = "") -> list[str]:
    """All lines, without the blanks at their ends."""
    layout = Layout(document, width, meta)
    layout.reach(lines=100_000)
    return [line_text(layout, number) for number in range(len(layout))]


def line_text(layout: Layout, number: int) -> str:
    """One line, without the blanks at its end."""
    text = ""
    for piece in layout.line(number).pieces:
        text += " " * (piece.column - cell_len(text))
        text += piece.decoration or glyphs(layout.document.text[piece.start : piece.stop])
    return text.rstrip()
