"""Compares what a recogniser finds with what is marked."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from entities_score.columns import Marked
from index.analysis import Recogniser

COUNTED = ("person", "org", "place")
ALL = "all"
_AT_ONCE = 32
"""Texts; a refresh does as many at once."""


@dataclass
class Score:
    """Names by type; `ALL` for all of them."""

    right: Counter[str] = field(default_factory=Counter)
    """Found with their exact ranges and types."""
    found: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    words: int = 0
    seconds: float = 0.0

    def precision(self, kind: str = ALL) -> float:
        """Share of what was found that is right."""
        return self.right[kind] / self.found[kind] if self.found[kind] else 0.0

    def recall(self, kind: str = ALL) -> float:
        """Share of what is marked that was found."""
        return self.right[kind] / self.marked[kind] if self.marked[kind] else 0.0

    def f1(self, kind: str = ALL) -> float:
        """The harmonic mean of both."""
        both = self.found[kind] + self.marked[kind]
        return 2 * self.right[kind] / both if both else 0.0


def score(recogniser: Recogniser, texts: Sequence[Marked]) -> Score:
    """Have a recogniser analyse marked texts, and count."""
    result = Score()
    for first in range(0, len(texts), _AT_ONCE):
        batch = texts[first : first + _AT_ONCE]
        started = time.perf_counter()
        analyses = recogniser.analyse_all([(marked.text, None) for marked in batch])
        result.seconds += time.perf_counter() - started
        for marked, analysis in zip(batch, analyses, strict=True):
            ours = {(m.start, m.end, m.type.value) for m in analysis.mentions}
            result.words += len(marked.text.split())
            for counter, spans in (
                (result.right, marked.spans & ours),
                (result.found, ours),
                (result.marked, marked.spans),
            ):
                counter.update(kind for _, _, kind in spans if kind in COUNTED)
    for counter in (result.right, result.found, result.marked):
        counter[ALL] = counter.total()
    return result
