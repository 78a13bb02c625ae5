"""Draws a line of an article."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.model import Kind
from tui.layout.cells import cell_start, glyphs
from tui.layout.lines import Line, Piece, Role
from tui.widgets.article_marks import Span
from tui.widgets.article_styles import decoration_component, text_component
from tui.widgets.bidi import Isolate, closed, isolated

StyleOf = Callable[[tuple[str, ...]], Style]
"""Component classes, the last on top, to the style they make."""


def paint(
    line: Line,
    text: str,
    spans: Sequence[Span],
    style_of: StyleOf,
    *,
    left: int,
    measure: int,
    width: int,
) -> Strip:
    """Draw a line.

    Args:
        line: what to draw.
        text: the text of the document.
        spans: what is marked on the line; the later a span, the higher it lies.
        style_of: gives the style of marked text.
        left: blank cells before the line.
        measure: cells of the layout that the line is from.
        width: cells of the strip that is returned.
    """
    plain = style_of(())
    component = text_component(line)
    base = () if component is None else (component,)
    decoration = style_of((decoration_component(line),))
    isolate = Isolate.BY_FIRST_LETTER
    if line.role is Role.TEXT:
        isolate = Isolate.RIGHT_TO_LEFT if line.right_to_left else Isolate.LEFT_TO_RIGHT
    segments: list[Segment] = []
    column = -left
    for piece in line.pieces:
        if piece.column > column:
            segments.append(Segment(" " * (piece.column - column), plain))
        column = piece.column
        if piece.decoration:
            segments += isolated([Segment(piece.decoration, decoration)])
            column += cell_len(piece.decoration)
            continue
        drawn = []
        for part, components in _parts(piece, text, spans):
            shown = glyphs(part, column - piece.column)
            if shown:
                drawn.append(Segment(shown, style_of(base + components)))
                column += cell_len(shown)
        segments += isolated(drawn, isolate)
    code = line.role is Role.TEXT and line.block is not None and line.block.kind is Kind.CODE
    if code and column < measure:
        # Code lies on a surface of its own, as wide as the text.
        segments.append(Segment(" " * (measure - column), style_of(base)))
    return closed(Strip(segments).adjust_cell_length(width, plain))


def _parts(piece: Piece, text: str, spans: Sequence[Span]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Cut a piece wherever its marks change; what is drawn on a cell looks as its base does."""
    start, stop = piece.start, piece.stop
    marks = [
        (cell_start(text, max(start, span.start), stop), cell_start(text, span.stop, stop), span)
        for span in spans
        if span.start < stop and span.stop > start
    ]
    edges = {edge for first, last, _ in marks for edge in (first, last)}
    for first, last in pairwise(sorted({start, stop, *edges})):
        components = tuple(
            span.component for begin, end, span in marks if begin <= first and last <= end
        )
        yield text[first:last], components
