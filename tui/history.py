"""Places to go back to: articles that were open, and where long jumps began in them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

_MOST = 200
"""Places kept in either direction; the furthest are forgotten."""


class Place(NamedTuple):
    """A place in an article."""

    article: int
    """Its id."""
    offset: int
    """In its text."""
    at_top: bool = False
    """Whether the reader saw the article from there on, rather than had the caret there."""


@dataclass(frozen=True, slots=True)
class History:
    """Where the reader has been, as a browser keeps it; the present place is not in it."""

    past: tuple[Place, ...] = ()
    """What `step` goes back to, the last one first to come."""
    future: tuple[Place, ...] = ()
    """What `step` goes forward to, the last one first to come."""
    before: Place | None = None
    """Where the last jump began."""

    def jump(self, origin: Place | None, target: Place | None) -> "History":
        """The history after a jump: what lay ahead is gone, unless it led nowhere else.

        Args:
            origin: where it began; None where nothing was open.
            target: where the reader is now.
        """
        if origin is None or origin == target:
            return self
        past = self.past if self.past[-1:] == (origin,) else (*self.past, origin)
        return History(past[-_MOST:], (), origin)

    def moved(self, article: int, move: Callable[[int], int]) -> "History":
        """The history after the text of an article changed.

        Args:
            article: its id.
            move: gives the new offset of an old one.
        """

        def new(place: Place) -> Place:
            elsewhere = place.article != article
            return place if elsewhere else place._replace(offset=move(place.offset))

        before = new(self.before) if self.before else None
        return History(tuple(map(new, self.past)), tuple(map(new, self.future)), before)

    def step(self, direction: int, here: Place | None) -> "tuple[History, Place] | None":
        """The history one step back or forward and the place to go to; None at its end.

        Args:
            direction: -1 for back, 1 for forward.
            here: where the reader is, kept to return to; None where nothing is open.
        """
        ahead, behind = (self.past, self.future) if direction < 0 else (self.future, self.past)
        while ahead and ahead[-1] == here:
            ahead = ahead[:-1]
        if not ahead:
            return None
        *rest, place = ahead
        ahead = tuple(rest)
        if here is not None and behind[-1:] != (here,):
            behind = (*behind, here)[-_MOST:]
        past, future = (ahead, behind) if direction < 0 else (behind, ahead)
        return History(past, future, self.before), place
