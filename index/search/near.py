"""Words that stand near each other, in any order."""

from collections import Counter
from collections.abc import Iterator, Sequence

Place = tuple[int, str]
"""Position of a word in its text, and the word as a term."""


def windows(
    places: Sequence[Place], wanted: Sequence[str], others: int
) -> Iterator[tuple[int, int]]:
    """Where all words stand together, as first and last index of `places`; none overlap.

    Args:
        places: of the wanted terms, by position.
        wanted: the terms; one that is given twice must stand there twice.
        others: how many other words may stand among them at most.
    """
    widest = len(wanted) + others
    missing = Counter(wanted)
    left = 0
    for right, (end, term) in enumerate(places):
        missing[term] -= 1
        while left <= right and missing[places[left][1]] < 0:
            missing[places[left][1]] += 1
            left += 1
        if all(count <= 0 for count in missing.values()) and end - places[left][0] < widest:
            yield left, right
            missing = Counter(wanted)
            left = right + 1
