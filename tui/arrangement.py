"""How wide the panes are, and which are hidden: pure, and kept for each class of widths."""

import sys
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


@dataclass(frozen=True, slots=True)
class Width:
    """A width as it is set: cells, or a share of the screen."""

    amount: int
    """Cells, or per cent of the screen."""
    is_share: bool
    most: int = sys.maxsize
    """Cells at most."""

    def cells(self, total: int) -> int:
        """Cells of a pane on a screen of `total`."""
        return min(self.most, round(total * self.amount / 100) if self.is_share else self.amount)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The width written as ``30`` or ``28%``."""
        return cls(int(text.rstrip("%")), text.endswith("%"))


USUAL: Mapping[Pane, Width] = {"search": Width(28, True, 60), "entities": Width(20, True, 40)}
"""Widths where the user has set none: a large screen gives the article more than its share."""


def width_class(columns: int) -> str:
    """The class of a terminal's width."""
    return next(name for least, name in reversed(WIDTH_CLASSES) if columns >= least)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panes at one class of widths."""

    usual: Mapping[Pane, Width] = field(default_factory=lambda: USUAL)
    """Widths of the search and the entities pane before they are given others on the screen."""
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
            wanted = self.given.get(side, self.usual[side].cells(total))
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

    def from_json(self, value: object) -> Self:
        """With what was remembered; whatever in it is no arrangement is as in this one."""
        if not isinstance(value, dict):
            return self
        widths, hidden = value.get("widths"), value.get("hidden")
        given = {
            pane: width
            for pane in self.usual
            if isinstance(widths, dict) and isinstance(width := widths.get(pane), int)
        }
        if not isinstance(hidden, list):
            return replace(self, given=given)
        away = frozenset(pane for pane in PANES if pane in hidden)
        return replace(self, given=given, hidden=away if len(away) < len(PANES) else frozenset())
