"""How wide the panes are, and which are hidden: pure, and kept for each class of widths."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

Pane = Literal["search", "article", "entities"]

PANES: tuple[Pane, ...] = ("search", "article", "entities")
"""From left to right."""

NARROW, WIDE, WIDEST = "-narrow", "-wide", "-widest"
WIDTH_CLASSES: tuple[tuple[int, str], ...] = ((0, NARROW), (100, WIDE), (160, WIDEST))
"""Columns of a terminal from which on a class holds; narrow has room for one pane at a time."""

MIN_SIDE, MIN_ARTICLE = 24, 48
"""Cells that a pane has at least, its border included."""

_SHARES: Mapping[Pane, float] = {"search": 0.28, "entities": 0.2}
_MOST: Mapping[Pane, int] = {"search": 60, "entities": 40}
"""Cells of a pane to which the user has given no width: its share of the screen, up to these."""


def width_class(columns: int) -> str:
    """The class of a terminal's width."""
    return next(name for least, name in reversed(WIDTH_CLASSES) if columns >= least)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panes at one class of widths."""

    given: Mapping[Pane, int] = field(default_factory=dict)
    """Cells that the user gave to the search or the entities pane."""
    hidden: frozenset[Pane] = frozenset()
    """Panes that are not shown, never all of them."""

    def shown(self, only: Collection[Pane] = PANES) -> tuple[Pane, ...]:
        """The panes among `only` that are shown, from left to right."""
        return tuple(pane for pane in PANES if pane not in self.hidden and pane in only)

    def widths(self, total: int, shown: Collection[Pane]) -> dict[Pane, int]:
        """Cells of each of the `shown` panes, from left to right: together all of `total`.

        The article takes what the others leave; without it the search pane does.
        """
        shown = [pane for pane in PANES if pane in shown]
        rest = "article" if "article" in shown else shown[0]
        sides = [pane for pane in shown if pane != rest]
        least = MIN_ARTICLE if rest == "article" else MIN_SIDE
        widths: dict[Pane, int] = {}
        left = total - least
        for number, side in enumerate(sides):
            # The ones to come get at least their smallest width.
            room = left - MIN_SIDE * (len(sides) - number - 1)
            wanted = self.given.get(side, min(_MOST[side], round(total * _SHARES[side])))
            widths[side] = max(MIN_SIDE, min(wanted, room))
            left -= widths[side]
        widths[rest] = total - sum(widths.values())
        return {pane: widths[pane] for pane in shown}

    def with_border(self, pane: Pane, column: int, total: int) -> Self:
        """With the border beside a pane at a column.

        Args:
            pane: the search pane has its border on its right, the entities pane on its left.
            column: from 0.
            total: cells of all panes.
        """
        wanted = column if pane == "search" else total - column
        before = {side: width for side, width in self.given.items() if side != pane}
        changed = replace(self, given={**before, pane: wanted})
        # What does not fit is not kept: the next step must move the border.
        fitting = changed.widths(total, self.shown())[pane]
        return replace(changed, given={**before, pane: fitting})

    def hide(self, pane: Pane) -> Self:
        """Without a pane, unless it is the only one."""
        return self if len(self.shown()) == 1 else replace(self, hidden=self.hidden | {pane})

    def show(self, pane: Pane) -> Self:
        """With a pane."""
        return replace(self, hidden=self.hidden - {pane})

    def as_json(self) -> dict[str, object]:
        """What `from_json` takes."""
        return {"widths": dict(self.given), "hidden": sorted(self.hidden)}

    @classmethod
    def from_json(cls, value: object) -> Self:
        """The arrangement that was remembered; whatever in it is none is left out."""
        if not isinstance(value, dict):
            return cls()
        widths, hidden = value.get("widths"), value.get("hidden")
        given = {
            pane: width
            for pane in _SHARES
            if isinstance(widths, dict) and isinstance(width := widths.get(pane), int)
        }
        away = frozenset(p for p in PANES if isinstance(hidden, list) and p in hidden)
        return cls(given, away if len(away) < len(PANES) else frozenset())
