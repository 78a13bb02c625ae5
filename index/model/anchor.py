"""A range of a text that is found again when the text has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Self

CONTEXT = 32
"""Code points kept on either side of the range."""

_MOST_CANDIDATES = 400
"""Of a text as common as one letter, so many places nearest to the old one are compared."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A range of `Document.text` with the words in it and around it."""

    start: int
    end: int
    exact: str
    before: str
    """Up to `CONTEXT` code points in front of the range."""
    after: str
    """Up to `CONTEXT` code points behind it."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Anchor a range; one that reaches beyond the text is cut at its end.

        An empty range is found again by the words around it.
        """
        start = min(max(start, 0), len(text))
        end = min(max(end, start), len(text))
        return cls(
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
        )

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the range is in a text that may have changed.

        The old place if it still fits. Else the exact words, with as much of their context as
        can be had, and of several such places the one nearest to the old one.

        Returns:
            None if the words are gone.
        """
        start = self._nearest(text, self.before, self.after)
        if start is None:
            start = max(self._candidates(text), key=lambda s: self._fit(text, s), default=None)
        return None if start is None else (start, start + len(self.exact))

    def _candidates(self, text: str) -> Iterator[int]:
        for before, after in ((self.before, ""), ("", self.after)):
            if before or after:
                found = self._nearest(text, before, after)
                if found is not None:
                    yield found
        if self.exact:
            yield from islice(_outwards(text, self.exact, self.start), _MOST_CANDIDATES)

    def _nearest(self, text: str, before: str, after: str) -> int | None:
        """The start nearest to the old one of the exact words between `before` and `after`."""
        words = f"{before}{self.exact}{after}"
        found = next(_outwards(text, words, self.start - len(before)), None)
        return None if found is None else found + len(before)

    def _fit(self, text: str, start: int) -> tuple[int, int]:
        """How much of the context is around a place, and how near that is to the old one."""
        end = start + len(self.exact)
        around = _common(self.before[::-1], text[max(0, start - CONTEXT) : start][::-1])
        around += _common(self.after, text[end : end + CONTEXT])
        return around, -abs(start - self.start)


def _common(a: str, b: str) -> int:
    """Length of the longest common beginning."""
    pairs = zip(a, b, strict=False)
    return next((i for i, (x, y) in enumerate(pairs) if x != y), min(len(a), len(b)))


def _outwards(text: str, words: str, origin: int) -> Iterator[int]:
    """Where `words` begin in `text`, from `origin` outwards."""
    origin = max(origin, 0)
    right = text.find(words, origin)
    left = text.rfind(words, 0, origin + len(words) - 1) if origin else -1
    while right >= 0 or left >= 0:
        if left < 0 or (right >= 0 and right - origin <= origin - left):
            yield right
            right = text.find(words, right + 1)
        else:
            yield left
            left = text.rfind(words, 0, left + len(words) - 1) if left else -1
