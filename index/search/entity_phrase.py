"""Entities among the words of a phrase: ``"offensive place:'Nova Kakhovka'"~10``."""

import re

from index.search.fields import ENTITY_TYPES, fault
from index.search.terms import terms
from index.search.tree import Field

_LIKE = re.compile(r"(?:\*|~\d*)+$")

_ENTITY = re.compile(
    rf"(?<!\S)(?P<name>{'|'.join(ENTITY_TYPES)}):(?:'(?P<quoted>\S.*?)'(?!\S)|(?P<bare>[^\s']\S*))",
    re.IGNORECASE,
)


def whole_name(value: str) -> str:
    """A name without what a word may end in, ``*`` and ``~2``; itself if nothing is left."""
    plain = _LIKE.sub("", value)
    return plain if terms(plain) else value


def split_entities(phrase: str, *, exact: bool) -> tuple[str, tuple[Field, ...]]:
    """The words of a phrase without its entities, and the entities.

    Args:
        phrase: what stands between the quotation marks.
        exact: whether the entities are meant by just these names.
    """
    entities: dict[Field, None] = {}

    def take_out(match: re.Match[str]) -> str:
        name, value = match["name"].lower(), whole_name(match["quoted"] or match["bare"])
        if fault(name, value):
            return match.group()
        entities[Field(name, value, exact=exact)] = None
        return ""

    words = _ENTITY.sub(take_out, phrase)
    return " ".join(words.split()), tuple(entities)
