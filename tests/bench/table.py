"""The printed table."""

from collections.abc import Iterable, Sequence

from bench.figures import Budget, Figures, Row

HEADINGS = ("what", "p50", "p95", "max", "unit", "budget", "", "peer", "p50", "p95", "ratio")
_TEXT_COLUMNS = (0, 4, 5, 6, 7)
_VERDICTS = {True: "kept", False: "MISSED", None: ""}


def render(rows: Iterable[Row]) -> str:
    """The table as text, a line a row, columns aligned."""
    table = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADINGS))]
    lines = [_line(row, widths) for row in table]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.ljust(width) if column in _TEXT_COLUMNS else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    peer = row.peer
    return (
        row.what,
        *_samples(row.measured),
        _number(row.measured.at(1)) if len(row.measured.values) > 1 else "",
        row.measured.unit,
        _budget(row.budget),
        _VERDICTS[row.kept],
        peer.name if peer else "",
        *(_samples(peer.figures) if peer else ("", "")),
        f"{_number(row.ratio)}×" if row.ratio is not None else "",
    )


def _samples(figures: Figures) -> tuple[str, str]:
    several = len(figures.values) > 1
    return _number(figures.middle), _number(figures.at(0.95)) if several else ""


def _budget(budget: Budget | None) -> str:
    if budget is None:
        return ""
    sign = "≥" if budget.at_least else "≤"
    if budget.of_peer:
        return f"{sign} {_number(budget.limit)}× peer"
    which = {0.5: "p50", 1: "max"}.get(budget.share, f"p{100 * budget.share:.0f}")
    return f"{which} {sign} {_number(budget.limit)}"


def _number(value: float) -> str:
    """Three digits that count, whole numbers from 100 up."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
