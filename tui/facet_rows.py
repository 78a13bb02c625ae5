"""What results can be narrowed down by, in the order in which it is offered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.model import Facets, Filter

BRIEFLY = 6
"""Values of a field that are offered before anything is typed."""
_FIRST = ("date", "source", "lang", "by")


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value to choose, or one that was chosen."""

    filter: Filter
    articles: int
    chosen: bool = False


def facet_rows(
    facets: Facets, chosen: Sequence[Filter], total: int, *, briefly: bool
) -> list[FacetRow]:
    """The values that were chosen, then those to choose from, field by field.

    Args:
        facets: what the results have.
        chosen: what they were narrowed down to.
        total: how many results there are.
        briefly: whether to leave out all but the commonest; of dates, months where years differ.
    """
    rows = [FacetRow(each, total, chosen=True) for each in chosen]
    for field in (*_FIRST, *(name for name in facets if name not in _FIRST)):
        rows += _of_field(facets, field, chosen, briefly=briefly)
    return rows


def _of_field(
    facets: Facets, field: str, chosen: Sequence[Filter], *, briefly: bool
) -> Iterator[FacetRow]:
    values = facets.get(field, [])
    if field == "date":
        years = [value for value in values if "-" not in value.key]
        # The newest first: what one looks for is rarely at the beginning of an archive.
        values = values[::-1]
        if briefly:
            several = len(years) > 1
            values = [value for value in values if several == ("-" not in value.key)]
    elif briefly:
        values = values[:BRIEFLY]
    values = [value for value in values if value.filter not in chosen]
    for value in values:
        yield FacetRow(value.filter, value.articles)
