"""By which of its forms an article shows an entity."""

from collections import Counter
from collections.abc import Iterable

from index.model import EntityType
from index.names import canonical


def shown(kind: EntityType, names: Iterable[str]) -> str:
    """The form by which the table of other names knows the entity, if the article has it.

    Else the most frequent one, but none in capitals where there is another.
    """
    counts = Counter(names)
    best = max(counts, key=lambda name: (not name.isupper(), counts[name]))
    known = canonical(kind, best)
    return known if known in counts else best
