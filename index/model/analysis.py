"""What the analyser finds in an article: mentions, grouped into entities."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Self

_PLAIN = str.maketrans("’ʼ‑", "''-")
"""Signs that are as good in a name as plain ones, which the displayed names have."""


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    GROUP = "group"
    UNIT = "unit"
    EVENT = "event"
    PRODUCT = "product"
    DATE = "date"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class RecogniserChoice:
    """What is to find the names in texts, as the user sets it."""

    kind: str = "rules"
    """`auto` for the best there is, `rules`, or `spacy` for a model."""
    model: str = ""
    """Name of an installed spaCy model; empty for the best that the extra `ner` brings along."""


BY_RULES = RecogniserChoice()
"""For whoever chooses nothing."""


class Mention(NamedTuple):
    """A range of `Document.text` that names an entity.

    A tuple, for opening an article waits for tens of thousands of them: frozen dataclasses take
    twice as long to make.
    """

    start: int
    end: int
    type: EntityType
    key: str
    """``type:folded-name``, the same for every mention of one entity in an article."""
    name: str
    """The fullest name the article gives the entity, as displayed."""
    why: str
    """The rule or model that found the mention, in a few words for the user."""


class Entity(NamedTuple):
    """An entity of one article, with its mentions in order.

    A tuple, as its mentions are.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    """Other forms the article uses, most frequent first."""
    mentions: tuple[Mention, ...]


class Linked(NamedTuple):
    """What a key stands for in an article, beside what the article says."""

    entity: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """The mentions of one text: by start, never overlapping."""

    mentions: tuple[Mention, ...] = ()
    recogniser: str = "rules"
    """What made it: ``rules``, or the name of a model and its version."""

    def linked(self, links: Mapping[str, Linked | None]) -> Self:
        """The same, with some keys in the place of others.

        Args:
            links: by key, what to put in its place; None for what is no name after all.
        """
        if not links:
            return self
        changed = (_linked(mention, links) for mention in self.mentions)
        return replace(self, mentions=tuple(mention for mention in changed if mention))

    def entities(self, text: str) -> tuple[Entity, ...]:
        """The entities, most mentioned first, then in order of appearance.

        Args:
            text: the text that the mentions are ranges of.
        """
        groups: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            groups[mention.key].append(mention)
        entities = [_entity(text, key, mentions) for key, mentions in groups.items()]
        return tuple(sorted(entities, key=lambda entity: -len(entity.mentions)))


def _linked(mention: Mention, links: Mapping[str, Linked | None]) -> Mention | None:
    if mention.key not in links:
        return mention
    if (link := links[mention.key]) is None:
        return None
    kind = EntityType(link.entity.partition(":")[0])
    why = "; ".join(filter(None, (mention.why, link.why)))
    return mention._replace(type=kind, key=link.entity, name=link.name or mention.name, why=why)


def _entity(text: str, key: str, mentions: list[Mention]) -> Entity:
    first = mentions[0]
    name, length = first.name, len(first.name)
    for start, end, _, _, _, _ in mentions:
        if end - start != length or not text.startswith(name, start):
            break
    else:
        return Entity(key, first.type, name, (), tuple(mentions))
    forms = Counter(" ".join(text[m.start : m.end].split()) for m in mentions)
    aliases = [form for form, _ in forms.most_common() if form.translate(_PLAIN) != name]
    return Entity(key, first.type, name, tuple(aliases), tuple(mentions))
