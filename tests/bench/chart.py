"""Lines over two logarithmic axes, as SVG that is readable on light and dark pages."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _HEIGHT = 760, 440
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 190, 56, 64
_LABEL_HEIGHT = 18
_COLOURS = (("#0969da", "#58a6ff"), ("#bc4c00", "#f0883e"), ("#1a7f37", "#56d364"))
"""On light and on dark, for one name after the other."""
_PAPER, _INK, _FAINT = ("#ffffff", "#0d1117"), ("#1f2328", "#e6edf3"), ("#d1d9e0", "#30363d")
_STYLE = """
text { font: 13px system-ui, sans-serif }
.title { font-size: 15px; font-weight: 600 }
.name { font-weight: 600 }
.grid { stroke-width: 1 }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
.dashed { stroke-width: 1.5; stroke-dasharray: 5 4 }
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart."""

    name: str
    """Lines of one name have one colour; the one that is not dashed is labelled."""
    points: dict[int, float]
    """y by x, by x ascending, all above 0; two at least."""
    dashed: bool = False


def chart(title: str, x_unit: str, y_unit: str, lines: Sequence[Line]) -> str:
    """Draw lines as a whole SVG file.

    Args:
        title: stands above.
        x_unit: of the horizontal axis, which begins and ends with the points.
        y_unit: of the vertical axis, which ends at powers of ten.
        lines: the dashed ones are said to be 95th percentiles, the others medians.
    """
    return "\n".join(_Chart(lines).drawn(title, x_unit, y_unit)) + "\n"


class _Chart:
    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._sizes = sorted({x for line in lines for x in line.points})
        values = [y for line in lines for y in line.points.values()]
        self._decades = range(
            math.floor(math.log10(min(values))), math.ceil(math.log10(max(values))) + 1
        )
        self._names = list(dict.fromkeys(line.name for line in lines))

    def _x(self, size: float) -> float:
        first, last = math.log10(self._sizes[0]), math.log10(self._sizes[-1])
        share = (math.log10(size) - first) / (last - first)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def _y(self, value: float) -> float:
        first, last = self._decades[0], self._decades[-1]
        share = (math.log10(value) - first) / (last - first)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def drawn(self, title: str, x_unit: str, y_unit: str) -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
            f' width="{_WIDTH}" height="{_HEIGHT}" role="img">'
        )
        yield f"<title>{escape(title)}</title>"
        dark = f"@media (prefers-color-scheme: dark) {{\n{_colours(1)}}}"
        yield f"<style>{_STYLE}{_colours(0)}{dark}</style>"
        yield f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>'
        yield _text(_LEFT, 28, title, "title")
        yield from self._axes(x_unit, y_unit)
        for line in self._lines:
            yield self._line(line)
        yield from self._labels()
        yield "</svg>"

    def _axes(self, x_unit: str, y_unit: str) -> Iterator[str]:
        left, right, bottom = _LEFT, _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
        for decade in self._decades:
            y = self._y(10.0**decade)
            yield f'<path class="grid" d="M{left} {y:.1f}H{right}"/>'
            yield _text(left - 8, y + 4, f"{10.0**decade:g} {y_unit}", anchor="end")
        for size in self._sizes:
            x = self._x(size)
            yield f'<path class="grid" d="M{x:.1f} {_TOP}V{bottom}"/>'
            yield _text(x, bottom + 20, f"{size:,}", anchor="middle")
        yield _text((left + right) / 2, bottom + 44, x_unit, anchor="middle")

    def _line(self, line: Line) -> str:
        points = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in line.points.items())
        kind = "line dashed" if line.dashed else "line"
        colour = self._names.index(line.name) % len(_COLOURS)
        return f'<polyline class="{kind} line{colour}" points="{points}"/>'

    def _labels(self) -> Iterator[str]:
        """The names at the ends of their lines, apart from each other, and what dashes mean."""
        x, last = _WIDTH - _RIGHT + 10, float("-inf")
        ends = {
            line.name: self._y(list(line.points.values())[-1])
            for line in self._lines
            if not line.dashed
        }
        for name, end in sorted(ends.items(), key=lambda item: item[1]):
            last = max(end + 4, last + _LABEL_HEIGHT)
            colour = self._names.index(name) % len(_COLOURS)
            yield _text(x, last, name, f"name name{colour}")
        if any(line.dashed for line in self._lines):
            yield _text(_WIDTH - _RIGHT, 28, "— median   - - 95th percentile")


def _colours(theme: int) -> str:
    """Rules for light, 0, or dark, 1; no variables, which not every viewer knows."""
    rules = [
        f".paper {{ fill: {_PAPER[theme]} }}",
        f"text {{ fill: {_INK[theme]} }}",
        f".grid {{ stroke: {_FAINT[theme]} }}",
    ]
    for number, colours in enumerate(_COLOURS):
        rules.append(f".line{number} {{ stroke: {colours[theme]} }}")
        rules.append(f".name{number} {{ fill: {colours[theme]} }}")
    return "\n".join(rules) + "\n"


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(text)}</text>'
