"""What was understood of a query: a tree, what could not be meant, and what must hold beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.model import Filter
from index.search.fields import ENTITY_TYPES
from index.search.terms import terms
from index.search.tree import Clause, Field, Leaf, Near, Node, wanted


class Sort(StrEnum):
    """Order of the results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something in a query that cannot be meant as it stands; the rest of the query counts."""

    start: int
    """Column in the query, from 0."""
    end: int
    message: str
    """A sentence."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood of a text."""

    tree: Node | None
    """None when there is nothing to look for."""
    mistakes: tuple[Mistake, ...] = ()
    filters: tuple[Filter, ...] = ()
    """What an article must have beside."""

    @property
    def is_empty(self) -> bool:
        """Whether every article matches."""
        return self.tree is None and not self.filters

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The words that make an article a hit, in order: all that are not excluded."""
        return tuple(leaf for leaf in self._wanted() if isinstance(leaf, Clause))

    @property
    def nears(self) -> tuple[Near, ...]:
        """Words near entities that make an article a hit."""
        return tuple(leaf for leaf in self._wanted() if isinstance(leaf, Near))

    @property
    def names(self) -> tuple[Clause, ...]:
        """Names of the entities that make an article a hit, each as a phrase."""
        named = [f for f in self._wanted() if isinstance(f, Field) and f.name in ENTITY_TYPES]
        names = [Clause(field.value, phrase=True, stands_in=field.stands_in) for field in named]
        chosen = [f.value for f in self.filters if f.field in ENTITY_TYPES]
        return (*names, *(Clause(name, phrase=True) for name in chosen if terms(name)))

    def _wanted(self) -> Iterator[Leaf]:
        return wanted(self.tree) if self.tree else iter(())

    @property
    def message(self) -> str:
        """What was left out of the query and why, or empty."""
        return self.mistakes[0].message if self.mistakes else ""
