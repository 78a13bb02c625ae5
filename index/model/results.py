"""What a search answers with."""

from dataclasses import dataclass

from index.model.analysis import EntityType
from index.model.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article, on one line, with the places that match."""

    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    """Half-open ranges of `text`, in order, not overlapping."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article in a list of results."""

    id: int
    title: str
    publisher: str | None
    published: PartialDate | None
    path: str
    """Absolute; made safe where it is drawn."""
    score: float
    snippet: Snippet
    read: bool = False
    starred: bool = False
    names: tuple[tuple[EntityType, str], ...] = ()
    """Who and what the article is about, as far as its names tell: at most three."""


LIKE = "like"
"""The field of a filter for articles that are like one; its key is the id of that."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A value of a field that articles are narrowed down to."""

    field: str
    """One of the query language's, or `LIKE`."""
    key: str
    """What tells the value from others: the key of an entity, the id of an article, else itself."""
    value: str
    """As it is shown."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value of a field of the query language, and how many articles have it."""

    field: str
    key: str
    """As of a `Filter`."""
    value: str
    articles: int

    @property
    def filter(self) -> Filter:
        """What narrows articles down to those that have it."""
        return Filter(self.field, self.key, self.value)


Facets = dict[str, list[FieldValue]]
"""The values of each field, those of most articles first, but dates in order."""


@dataclass(frozen=True, slots=True)
class Widened:
    """A name of a query that was searched in its other forms too."""

    written: str
    """As it stands in the query."""
    forms: tuple[str, ...]
    exactly: str
    """What to write for this form only."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A window on the articles that match a query, in order of rank."""

    query: str
    total: int
    """How many articles match, beyond this window."""
    took_ms: float
    partial: bool
    """True when the search stopped at its time limit: there may be more."""
    hits: tuple[Hit, ...]
    offset: int = 0
    """Rank of the first of `hits`, from 0."""
    message: str = ""
    """One sentence about the query, or empty."""
    suggestion: str = ""
    """Where nothing matches: a query of words spelled nearly so that finds something, or empty."""
    widened: tuple[Widened, ...] = ()
    """In the order of the query."""
    completions: tuple[FieldValue, ...] = ()
    """While a field is typed: values that begin so, those of most articles first."""
