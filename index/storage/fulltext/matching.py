"""Which documents satisfy a query: boolean, over postings in memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from index.search.stemming import stems
from index.search.terms import STOP_WORDS
from index.search.tree import And, Clause, Field, Near, Node, Not, Or
from index.storage.clock import Clock
from index.storage.fulltext.postings import Postings, Segment, Weights
from index.storage.fulltext.schema import HEAD, LANGUAGE, STEMS, WORDS, stem_term
from index.storage.fulltext.vocabulary import Vocabulary


class Fields(Protocol):
    """What knows the values of fields; `index.storage.catalog.filters.Filters` does."""

    def __call__(self, field: Field) -> set[int]:
        """The ids of the articles that have the value."""

    def forms(self, field: Field) -> dict[int, list[list[str]]]:
        """What an entity is called, as lists of terms, by article that mentions it."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one search goes by."""

    clock: Clock
    fields: Fields


class Matcher:
    """Finds documents, by their numbers over all segments."""

    def __init__(self, segments: Sequence[Segment], vocabularies: dict[str, Vocabulary]) -> None:
        """Take the segments of a full text, numbered through.

        Args:
            segments: as they are now.
            vocabularies: by field, of an earlier state; they follow when they are asked for.
        """
        self._segments = segments
        self.postings = Postings(list(segments))
        self.ids = [identifier for segment in segments for identifier in segment.ids]
        """The ids of the documents, by their numbers."""
        self._vocabularies = vocabularies
        self._languages = self.vocabulary(LANGUAGE).beginning_with("")

    def vocabulary(self, field: str) -> Vocabulary:
        """All terms of a field; reading those of segments that are new to it takes a moment."""
        vocabulary = self._vocabularies.setdefault(field, Vocabulary())
        vocabulary.follow({s.file: partial(s.vocabulary, field) for s in self._segments})
        return vocabulary

    def everything(self) -> set[int]:
        """All documents that were not deleted."""
        gone = {
            segment.base + document for segment in self._segments for document in segment.deleted
        }
        return set(range(len(self.ids))) - gone

    def holding(self, words: Sequence[str], prefix: bool) -> set[int]:
        """The documents that have all words in their text, title or entities' names.

        Args:
            words: one at least.
            prefix: whether the last one may be the beginning of a word.
        """
        found: set[int] | None = None
        for number, word in enumerate(words, 1):
            forms = {word}
            if prefix and number == len(words):
                for field in (WORDS, HEAD):
                    forms.update(self.vocabulary(field).completions(word))
            holding: set[int] = set()
            for form in forms:
                for field in (WORDS, HEAD):
                    holding |= self.postings.weights(field, form).keys()
            found = holding if found is None else found & holding
        return found or set()

    def expansions(self, clause: Clause) -> list[tuple[str, str]]:
        """(field, term) for every word that a clause being typed may become."""
        prefix = clause.terms[0]
        field = WORDS if clause.expands else HEAD
        return [
            (field, term) for term in self.vocabulary(field).completions(prefix) if term != prefix
        ]

    def whole(self, clause: Clause) -> Weights:
        """Documents that hold a one-word clause as a whole word, in any form of their language."""
        term = clause.terms[0]
        if term in STOP_WORDS:
            return self.postings.weights(WORDS, term)
        of_each = [
            self.postings.weights(STEMS, stem_term(stem, language))
            for language in self._languages
            for stem in stems(clause.word, term, language)
        ]
        found = [weights for weights in of_each if weights]
        if len(found) == 1:
            return found[0]
        # A document is in one language; of two stems of a word, the one that it has more often.
        most: Weights = {}
        for weights in found:
            for document, weight in weights.items():
                most[document] = max(weight, most.get(document, 0.0))
        return most

    def found(self, node: Node, within: set[int] | None, run: Run) -> set[int]:
        """Documents that satisfy a tree, or at least all those of `within` that do."""
        match node:
            case Clause():
                return self._matching(node, within, run.clock)
            case Near():
                return self._near(node, within, run)
            case Field():
                having = run.fields(node)
                among = self.everything() if within is None else within
                return {document for document in among if self.ids[document] in having}
            case Or(children):
                return set().union(*(self.found(child, within, run) for child in children))
            case Not(child):
                among = self.everything() if within is None else within
                return among - self.found(child, among, run)
            case And(children):
                # What is excluded comes last, when there is least left to look through.
                for child in sorted(children, key=lambda child: isinstance(child, Not)):
                    found = self.found(child, within, run)
                    within = found if within is None else within & found
                    if not within:
                        break
        return within or set()

    def _near(self, near: Near, within: set[int] | None, run: Run) -> set[int]:
        """Documents where words stand near entities, or at least all those of `within`."""
        holding = self.everything() if within is None else set(within)
        for term in near.terms:
            holding &= self.postings.weights(WORDS, term).keys()
        entities: list[dict[int, list[list[str]]]] = []
        for names in near.entities:
            forms: dict[int, list[list[str]]] = {}
            for name in names:
                for identifier, found in run.fields.forms(name).items():
                    forms.setdefault(identifier, []).extend(found)
            ids = self.ids
            entities.append({d: forms[ids[d]] for d in holding if ids[d] in forms})
            holding &= entities[-1].keys()
        return self.postings.with_entities(
            near.terms, entities, near.near, holding, run.clock.is_up
        )

    def _matching(self, clause: Clause, within: set[int] | None, clock: Clock) -> set[int]:
        """Documents that satisfy a clause, or at least all those of `within` that do."""
        weights = self.postings.weights
        if clause.stands_for_others:
            return self.with_any(clause, clock)
        if not clause.phrase and not clause.exact:
            found = set(self.whole(clause))
            if clause.prefix:
                found.update(*(weights(*term) for term in self.expansions(clause)))
            return found
        holding = set(weights(WORDS, clause.terms[0]))
        if within is not None:
            holding &= within
        for term in clause.terms[1:]:
            holding &= weights(WORDS, term).keys()
        if len(clause.terms) == 1:
            return holding
        if clause.near:
            return self.postings.with_near(clause.terms, clause.near, holding, clock.is_up)
        return self.postings.with_phrase(clause.terms, holding, clock.is_up)

    def with_any(self, clause: Clause, clock: Clock) -> set[int]:
        """Documents that hold any of the words that a clause stands for."""
        vocabulary, term = self.vocabulary(WORDS), clause.terms[0]
        if clause.starred:
            words = vocabulary.beginning_with(term)
        else:
            words = vocabulary.spelled_like(term, clause.edits)
        found: set[int] = set()
        for word in words:
            if clock.is_up():
                break
            found |= self.postings.weights(WORDS, word).keys()
        return found
