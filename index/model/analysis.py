"""What the analyser finds in an article: mentions, grouped into entities."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
class Mention:
    """A range of `Document.text` that names an entity."""

    start: int
    end: int
    type: EntityType
    key: str
    """``type:folded-name``, the same for every mention of one entity in an article."""
    name: str
    """The fullest name the article gives the entity, as displayed."""
    why: str
    """The rule or model that found the mention, in a few words for the user."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of one article, with its mentions in order."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]
    """Other forms the article uses, most frequent first."""
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The mentions of one text: by start, never overlapping."""

    mentions: tuple[Mention, ...] = ()
    recogniser: str = "rules"
    """Which pass made it: ``rules``, or the name of a model."""

    def entities(self, text: str) -> tuple[Entity, ...]:
        """The entities, most mentioned first, then in order of appearance.

        Args:
            text: the text that the mentions are ranges of.
        """
        groups: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            groups.setdefault(mention.key, []).append(mention)
        entities = [_entity(text, key, mentions) for key, mentions in groups.items()]
        return tuple(sorted(entities, key=lambda entity: -len(entity.mentions)))


def _entity(text: str, key: str, mentions: Iterable[Mention]) -> Entity:
    mentions = tuple(mentions)
    first = mentions[0]
    forms = Counter[str]()
    for words, count in Counter(text[m.start : m.end] for m in mentions).items():
        forms[" ".join(words.split())] += count
    aliases = tuple(form for form, _ in forms.most_common() if form != first.name)
    return Entity(key, first.type, first.name, aliases, mentions)
