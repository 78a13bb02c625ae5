"""What an entity is known by: its key, and the name that the table of other names has for it."""

import re
from functools import cache, lru_cache

from anyascii import anyascii

from index.model import EntityType
from index.names.table import groups

_SPOKEN = 4
"""Letters of an acronym that is spoken as a word, and that newspapers write as one: ``Nato``."""


def key_of(kind: EntityType, name: str) -> str:
    """The key of an entity: ``person:markus-reisner``; `Kiev` has that of `Kyiv`.

    `The Netherlands` are the `Netherlands`; but `The Sun` is not `Sun Co`.
    """
    folded = fold(canonical(kind, name))
    return f"{kind}:{folded.removeprefix('the-') if kind is EntityType.PLACE else folded}"


def known_name(key: str) -> str | None:
    """The name that the table has for a key; None if it does not know it."""
    return _known_names().get(key)


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """A name without case, accents and signs: ``markus-reisner``, for ``U.S.`` ``us``."""
    plain = anyascii(name).lower()
    plain = re.sub(r"(?<=[a-z])[.'](?=[a-z]|$)", "", plain)
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "-"


@lru_cache(maxsize=16_384)
def canonical(kind: EntityType, name: str) -> str:
    """The form of a name by which the table of other names knows it; itself if it does not.

    Of a person the table may know the surname: ``Volodymyr Zelenskiy``.
    """
    table = _canonical_names()
    if kind is not EntityType.PERSON:
        return table.get((kind, name)) or table.get((kind, name.removeprefix("The ")), name)
    words = name.split(" ")
    for first in range(len(words)):
        if found := table.get((kind, " ".join(words[first:]))):
            return " ".join((*words[:first], found))
    return name


@cache
def _canonical_names() -> dict[tuple[EntityType, str], str]:
    names = {(group.type, form): group.sure[0] for group in groups() for form in group.sure}
    spoken = {
        (kind, form.capitalize()): name
        for (kind, form), name in names.items()
        if kind is EntityType.ORG and form.isupper() and len(form) >= _SPOKEN
    }
    return spoken | names


@cache
def _known_names() -> dict[str, str]:
    return {key_of(group.type, group.sure[0]): group.sure[0] for group in groups()}
