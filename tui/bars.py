"""How many articles there are, as bars: over time, and of one kind among all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.model import FieldValue

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_EIGHTHS_ACROSS = " ▏▎▍▌▋▊▉█"
_WIDEST = 6
"""Cells of a bar at most."""
_CHART_LINES = 3


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year, and how many articles are of it."""

    name: str
    """``2024-11`` or ``2024``."""
    articles: int


def periods(dates: Sequence[FieldValue], most: int) -> list[Period]:
    """The months from the first to the last, also those without articles.

    Args:
        dates: years and months that have articles, as facets count them.
        most: how many periods there is room for; with more months, years are given.
    """
    months = {date.key: date.articles for date in dates if "-" in date.key}
    years = {date.key: date.articles for date in dates if "-" not in date.key}
    if months and sum(months.values()) == sum(years.values()):
        first, last = (_number(end(months)) for end in (min, max))
        if last - first < most:
            names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
            return [Period(name, months.get(name, 0)) for name in names]
    span = range(int(min(years)), int(max(years)) + 1) if years else range(0)
    return [Period(f"{year:04}", years.get(f"{year:04}", 0)) for year in span]


def chart(dates: Sequence[FieldValue], width: int) -> list[str]:
    """Articles over time as bars above their axis; nothing for fewer than two periods.

    Args:
        dates: as of `periods`.
        width: in cells.
    """
    shown = periods(dates, width)
    if len(shown) < 2:
        return []
    lines = bars([period.articles for period in shown], width, _CHART_LINES)
    most = max(shown, key=lambda period: period.articles)
    first, about = shown[0].name, f"most: {most.name}, {most.articles:,}"
    last = f"{shown[-1].name:>{max(len(first) + 1, len(lines[0]) - len(first))}}"
    if len(last) > len(about) + len(first) + 4:
        return [*lines, f"{first}{about:^{len(last) - len(first)}}{shown[-1].name}"]
    return [*lines, f"{first}{last}   {about}"]


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def bar(count: int, total: int, width: int) -> str:
    """A bar from the left for a share of all; none is blank that is not zero."""
    whole, eighths = divmod(-(-count * width * 8 // max(total, 1)), 8)
    return ("█" * whole + _EIGHTHS_ACROSS[eighths])[:width].rstrip()


def bars(counts: Sequence[int], width: int, height: int) -> list[str]:
    """A bar for each count, from zero up, as lines from the top; none is blank that is not zero.

    Args:
        counts: of which neighbours are added up where there are more than cells.
        width: in cells.
        height: in lines.
    """
    if len(counts) > width:
        edges = [len(counts) * cell // width for cell in range(width + 1)]
        counts = [sum(counts[a:b]) for a, b in pairwise(edges)]
    most = max(counts, default=0)
    if not most:
        return []
    cells = min(_WIDEST, width // len(counts))
    gap = cells > 2
    levels = [-(-count * height * 8 // most) for count in counts]
    return [
        "".join(
            _EIGHTHS[min(8, max(0, level - line * 8))] * (cells - gap) + " " * gap
            for level in levels
        )
        for line in reversed(range(height))
    ]
