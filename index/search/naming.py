"""What entities are called: by a query, and by an article."""

from collections.abc import Callable, Iterable, Sequence

from index.model import EntityType
from index.search.fields import ENTITY_TYPES
from index.search.terms import terms
from index.search.tree import Field

Named = tuple[EntityType, Sequence[str]]
"""An entity of an article: its type, and all that the article calls it."""


def standing(field: Field) -> Callable[[str], bool]:
    """Tells whether the words of a field stand side by side in a name."""
    *words, last = terms(field.value)

    def stands_in(name: str) -> bool:
        held = terms(name)
        for at in range(len(held) - len(words)):
            end = held[at + len(words)]
            fits = end.startswith(last) if field.prefix else end == last
            if fits and held[at : at + len(words)] == words:
                return True
        return False

    return stands_in


def forms_of(fields: Iterable[Field], named: Iterable[Named]) -> list[list[str]]:
    """What an article calls an entity, as lists of terms; nothing if it does not mention it.

    Args:
        fields: the entity, each by another name.
        named: all entities of the article.
    """
    meant = [(ENTITY_TYPES[field.name], standing(field)) for field in fields]
    called = [
        names
        for kind, names in named
        if any(kind == wanted and any(map(stands_in, names)) for wanted, stands_in in meant)
    ]
    return [form for names in called for form in map(terms, names) if form]
