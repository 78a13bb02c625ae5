"""Entities among the words of a phrase: ``"offensive place:'Nova Kakhovka'"~10``."""

import re

from index.search.fields import ENTITY_TYPES, fault
from index.search.tree import Field

_ENTITY = re.compile(
    rf"(?<!\S)(?P<name>{'|'.join(ENTITY_TYPES)}):(?:'(?P<quoted>\S.*?)'(?!\S)|(?P<bare>\S+))",
    re.IGNORECASE,
)


def split_entities(phrase: str, *, exact: bool) -> tuple[str, tuple[Field, ...]]:
    """The words of a phrase without its entities, and the entities.

    Args:
        phrase: what stands between the quotation marks.
        exact: whether the entities are meant by just these names.
    """
    entities: dict[Field, None] = {}

    def take_out(match: re.Match[str]) -> str:
        name, value = match["name"].lower(), match["quoted"] or match["bare"]
        if fault(name, value):
            return match.group()
        entities[Field(name, value, exact=exact)] = None
        return ""

    words = _ENTITY.sub(take_out, phrase)
    return " ".join(words.split()), tuple(entities)
