"""Words that are spelled nearly alike."""

from collections.abc import Iterable
from typing import Any

MAX_EDITS = 2
"""Beyond, words have too little in common."""


def is_near(term: str, other: str, edits: int) -> bool:
    """Whether one term becomes the other by so many edits: those of `near`."""
    from rapidfuzz.distance import OSA  # late: few queries need it

    return OSA.distance(term, other, score_cutoff=edits) <= edits


def near(term: str, vocabulary: Iterable[str], edits: int) -> list[str]:
    """The terms of a vocabulary that a term becomes by edits.

    An edit puts another letter in the place of one, leaves one out, adds one, or swaps two that
    stand side by side: optimal string alignment distance.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    scorer: Any = OSA.distance  # its types do not fit those of `extract`
    found = extract(term, vocabulary, scorer=scorer, score_cutoff=edits, limit=None)
    return [other for other, _, _ in found]
