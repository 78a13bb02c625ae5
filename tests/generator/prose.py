"""Sentences and paragraphs of one article, with a cast that is introduced and then named short."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from generator.draw import between, log_normal, pick
from generator.names import organisations, people, places
from generator.vocabulary import topics, words
from index.model import MONTHS

_SENTENCE_WORDS = 17
_SENTENCE_SIGMA = 0.4
_TOPIC_WORDS = 40
_TOPIC_SHARE = 6
"""One word in this many is one the article is about: real text repeats its rare words."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CUES = ("said", "said", "said", "told reporters", "added", "warned", "argued", "wrote")
_UNITS = ("percent", "million dollars", "kilometers", "people", "tonnes", "votes", "hectares")


class Prose:
    """Writes the text of one article."""

    def __init__(self, rng: Random, published: date) -> None:
        self._rng = rng
        self._published = published
        self._topic = topics().distinct(rng, _TOPIC_WORDS)
        self.cast = people().distinct(rng, between(rng, 2, 5))
        self._organisations = organisations().distinct(rng, between(rng, 1, 3))
        self._places = places().distinct(rng, between(rng, 1, 3))
        self._introduced: set[str] = set()

    def headline(self) -> str:
        """Six to ten words, some of them what the article is about."""
        clause = self._clause(between(self._rng, 4, 7))
        name = pick(self._rng, (self.cast[0].last, self._organisations[0].acronym))
        return f"{name} {pick(self._rng, self._topic)} {clause} in {self._places[0]}"

    def heading(self) -> str:
        """Two to five words."""
        return self._clause(between(self._rng, 2, 5)).capitalize()

    def paragraphs(self, length: int) -> Iterator[str]:
        """Paragraphs of one to four sentences, about `length` words together."""
        while length > 0:
            sentences: list[str] = []
            for _ in range(between(self._rng, 1, 4)):
                sentences.append(self.sentence())
                length -= sentences[-1].count(" ") + 1
                if length < _SENTENCE_WORDS // 2:
                    length = 0
                    break
            yield " ".join(sentences)

    def sentence(self) -> str:
        """One sentence, in one of several shapes."""
        length = min(45, max(4, round(log_normal(self._rng, _SENTENCE_WORDS, _SENTENCE_SIGMA))))
        shape = self._rng.choices(_SHAPES, cum_weights=_SHAPE_WEIGHTS)[0]
        text = shape(self, self._clause(length))
        return text[0].upper() + text[1:]

    def number(self) -> str:
        """A quantity with its unit."""
        value = round(log_normal(self._rng, 40, 1.8), 1)
        amount = f"{value:,.0f}" if value > 20 else f"{value}"
        return f"{amount} {pick(self._rng, _UNITS)}"

    def day(self) -> str:
        """A date as an article says it."""
        day = self._published - timedelta(days=int(log_normal(self._rng, 5, 1.5)))
        month = MONTHS[day.month - 1]
        return pick(
            self._rng,
            (
                f"on {_WEEKDAYS[day.weekday()]}",
                f"on {month} {day.day}",
                f"on {day.day} {month} {day.year}",
                f"in {month} {day.year}",
                f"in {day.year - 3}",
            ),
        )

    def place(self) -> str:
        """A place of the article."""
        return pick(self._rng, self._places)

    def person(self) -> str:
        """Somebody of the cast: role and full name at first, then mostly the surname."""
        person = pick(self._rng, self.cast)
        if person.last in self._introduced:
            return person.full if self._rng.random() < 0.1 else person.last
        self._introduced.add(person.last)
        return person.introduced

    def organisation(self) -> str:
        """An organisation: full name and acronym at first, then either."""
        organisation = pick(self._rng, self._organisations)
        if organisation.name in self._introduced:
            return f"the {pick(self._rng, (organisation.acronym, organisation.name))}"
        self._introduced.add(organisation.name)
        return organisation.introduced

    def cue(self) -> str:
        """A verb of speech."""
        return pick(self._rng, _CUES)

    def _clause(self, length: int) -> str:
        drawn = words().draw(self._rng, length)
        for _ in range(length // _TOPIC_SHARE):
            drawn[int(self._rng.random() * length)] = pick(self._rng, self._topic)
        if length > 14:
            drawn[between(self._rng, 4, length - 5)] += ","
        return " ".join(drawn)


_SHAPES: tuple[Callable[[Prose, str], str], ...] = (
    lambda prose, clause: f"{clause}.",
    lambda prose, clause: f"“{clause.capitalize()},” {prose.person()} {prose.cue()}.",
    lambda prose, clause: f"{prose.person()} {prose.cue()}: “{clause.capitalize()}.”",
    lambda prose, clause: f'"{clause.capitalize()}," {prose.cue()} {prose.person()}.',
    lambda prose, clause: f"according to {prose.organisation()}, {clause}.",
    lambda prose, clause: f"{prose.organisation()} {clause} {prose.day()}.",
    lambda prose, clause: f"{prose.person()} {clause} in {prose.place()}.",
    lambda prose, clause: f"{prose.day()}, {clause} in {prose.place()}.",
    lambda prose, clause: f"{clause}, about {prose.number()}.",
)
_SHAPE_WEIGHTS = (40, 48, 52, 56, 63, 72, 84, 92, 100)
"""Running sums: two sentences in five are plain."""
