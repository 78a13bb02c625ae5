"""Measures of a ranking, as trec_eval defines them."""

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 1_000
"""Documents of a ranking that count for mean average precision: trec_eval's default."""

Grades = Mapping[str, int]
"""Document → how relevant it is for a topic; not at all from 0 down."""


def ndcg(ranking: Sequence[str], grades: Grades, cutoff: int = 10) -> float:
    """Normalised discounted cumulative gain of the first documents, 0 to 1.

    The gain of a document is its grade, discounted by the binary logarithm of its rank plus one:
    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002, as trec_eval
    has it under the name `ndcg_cut`.
    """
    ideal = _gain(sorted(grades.values(), reverse=True)[:cutoff])
    found = _gain([grades.get(document, 0) for document in ranking[:cutoff]])
    return found / ideal if ideal else 0.0


def average_precision(ranking: Sequence[str], grades: Grades) -> float:
    """The mean, over all relevant documents, of the precision where each is found, 0 to 1."""
    precisions, found = 0.0, 0
    for rank, document in enumerate(ranking[:DEPTH], 1):
        if grades.get(document, 0) > 0:
            found += 1
            precisions += found / rank
    relevant = _relevant(grades)
    return precisions / relevant if relevant else 0.0


def recall(ranking: Sequence[str], grades: Grades, cutoff: int = 100) -> float:
    """The share of all relevant documents that is among the first ones, 0 to 1."""
    found = sum(grades.get(document, 0) > 0 for document in ranking[:cutoff])
    relevant = _relevant(grades)
    return found / relevant if relevant else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(max(grade, 0) / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def _relevant(grades: Grades) -> int:
    return sum(grade > 0 for grade in grades.values())
