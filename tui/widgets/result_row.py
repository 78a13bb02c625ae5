"""What a row of the result list says, as plain text."""

from collections.abc import Iterator
from pathlib import PurePath

from rich.cells import cell_len

from index.model import EntityType, Hit, Snippet, one_line, sanitise
from tui.widgets.cells import ELLIPSIS, fit, wrap

SNIPPET_LINES = 2

_BETWEEN = " · "
_LEAST_NAME = 8
"""Cells below which a name is not worth its beginning."""

_BREAKS = str.maketrans("\n\t", "  ")


def title_of(hit: Hit) -> str:
    """The title, safe to draw; the file's name where there is none."""
    return one_line(hit.title) or one_line(PurePath(hit.path).name)


def meta_of(hit: Hit) -> str:
    """Publisher and date, as far as known; else where the file is."""
    publisher = one_line(hit.publisher or "")
    published = hit.published.spoken() if hit.published else ""
    return " · ".join(filter(None, (publisher, published))) or one_line(hit.path)


def names_of(hit: Hit, width: int) -> Iterator[tuple[str, EntityType | None]]:
    """The foremost names, as many as there is room for.

    Args:
        hit: whose names they are.
        width: in cells.

    Yields:
        pieces of text, each with the type of its entity, None for what stands between.
    """
    left = width
    for kind, name in hit.names:
        between = _BETWEEN if left < width else ""
        room = left - len(between)
        shown = one_line(name)
        if room < min(cell_len(shown), _LEAST_NAME):
            return
        yield between, None
        shown = fit(shown, room)
        yield shown, kind
        left = room - cell_len(shown)


def snippet_of(snippet: Snippet, width: int) -> list[list[tuple[str, bool]]]:
    """Wrap a snippet to at most `SNIPPET_LINES` lines that show its first highlight.

    Args:
        snippet: text that is not safe to draw loses its highlights with what made it unsafe.
        width: in cells.

    Returns:
        For each line its pieces of text, each with whether it is highlighted.
    """
    text = snippet.text.translate(_BREAKS)
    highlights = snippet.highlights
    if sanitise(text) != text:
        text, highlights = one_line(text), ()
    # One cell for an ellipsis at either end of what is shown.
    lines = wrap(text, width - 1)
    first = _first_line(lines, highlights)
    shown = lines[first : first + SNIPPET_LINES]
    pieces = [list(_pieces(text, line, highlights)) for line in shown]
    if first > 0:
        pieces[0].insert(0, (ELLIPSIS, False))
    if first + SNIPPET_LINES < len(lines):
        pieces[-1].append((ELLIPSIS, False))
    return pieces


def _first_line(lines: list[tuple[int, int]], highlights: tuple[tuple[int, int], ...]) -> int:
    if not highlights:
        return 0
    hit = next((i for i, (_, end) in enumerate(lines) if end > highlights[0][0]), 0)
    if hit < SNIPPET_LINES:
        return 0
    return min(hit, len(lines) - SNIPPET_LINES)


def _pieces(
    text: str, line: tuple[int, int], highlights: tuple[tuple[int, int], ...]
) -> Iterator[tuple[str, bool]]:
    position, end = line
    for start, stop in highlights:
        start, stop = max(start, position), min(stop, end)
        if start >= stop:
            continue
        if start > position:
            yield text[position:start], False
        yield text[start:stop], True
        position = stop
    if position < end:
        yield text[position:end], False
