"""How far what found a name can be relied on: by how often it was right in texts marked by hand."""

from functools import cache

from index.analysis.tables import lines_of

FEWEST = 5
"""Names that a rule must have found in the marked texts for these to say anything of it."""
_OF_A_NAME = ("surname of", "short for")
"""What stands in a reason before the name that it leads to."""


def reason_of(why: str) -> str:
    """What found a mention, without the name that it was found by: ``surname of``."""
    return next((start for start in _OF_A_NAME if why.startswith(f"{start} ")), why)


def with_confidence(why: str) -> str:
    """A reason with the share of what it found that was right: ``dateline (96% sure)``.

    The share is smoothed by Laplace's rule of succession, (right + 1) / (found + 2). The counts are
    of the marked texts of our own, ``tests/analysis/gold``; ``make confidence`` writes them.
    Nothing is added to a reason that was hardly met there.
    """
    return why + _shares().get(reason_of(why), "")


@cache
def _shares() -> dict[str, str]:
    """What to add to a reason."""
    rows = (line.split("\t") for line in lines_of("reasons.tsv"))
    counts = ((reason, int(right), int(found)) for reason, right, found in rows)
    return {
        reason: f" ({(right + 1) / (found + 2):.0%} sure)"
        for reason, right, found in counts
        if found >= FEWEST
    }
