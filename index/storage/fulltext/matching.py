"""Which documents satisfy a query: boolean, over postings in memory."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial, reduce
from typing import Protocol

import numpy as np

from index.search.stemming import stems
from index.search.terms import STOP_WORDS
from index.search.tree import And, Clause, Field, Near, Node, Not, Or
from index.storage.clock import Clock
from index.storage.fulltext.inverted_index import InvertedIndex
from index.storage.fulltext.schema import HEAD, LANGUAGE, STEMS, WORDS, stem_term
from index.storage.fulltext.segment import NO_POSTINGS, Mask, Postings, Segment, joined
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
    reached: dict[Clause, Mask] = field(default_factory=dict)
    """What has been found for clauses that stand for words of the vocabulary."""


class Matcher:
    """Finds documents, by their numbers over all segments."""

    def __init__(self, segments: Sequence[Segment], vocabularies: dict[str, Vocabulary]) -> None:
        """Take the segments of a full text, numbered through.

        Args:
            segments: as they are now.
            vocabularies: by field, of an earlier state; they follow when they are asked for.
        """
        self._segments = segments
        self.index = InvertedIndex(segments)
        self.ids = joined(segment.ids for segment in segments)
        """The ids of the documents, by their numbers."""
        self.live = self.index.none()
        """The documents that were not deleted."""
        for segment in segments:
            self.live[segment.base : segment.base + len(segment.live)] = segment.live
        self._vocabularies = vocabularies
        self._languages = self.vocabulary(LANGUAGE).beginning_with("")

    def vocabulary(self, field: str) -> Vocabulary:
        """All terms of a field; reading those of segments that are new to it takes a moment."""
        vocabulary = self._vocabularies.setdefault(field, Vocabulary())
        vocabulary.follow({s.file: partial(s.vocabulary, field) for s in self._segments})
        return vocabulary

    def having(self, ids: Iterable[int]) -> Mask:
        """The live documents of some articles."""
        found: Mask = np.isin(self.ids, np.fromiter(ids, np.int64)) & self.live
        return found

    def holding(self, words: Sequence[str], prefix: bool) -> Mask:
        """The documents that have all words in their text, title or entities' names.

        Args:
            words: one at least.
            prefix: whether the last one may be the beginning of a word.
        """
        found = self.live
        for number, word in enumerate(words, 1):
            forms = {word}
            if prefix and number == len(words):
                for field in (WORDS, HEAD):
                    forms.update(self.vocabulary(field).completions(word))
            found = found & self.index.holding(
                (field, form) for form in forms for field in (WORDS, HEAD)
            )
        return found

    def expansions(self, clause: Clause) -> list[tuple[str, str]]:
        """(field, term) for every word that a clause being typed may become."""
        prefix = clause.terms[0]
        field = WORDS if clause.expands else HEAD
        return [
            (field, term) for term in self.vocabulary(field).completions(prefix) if term != prefix
        ]

    def expanded(self, clause: Clause) -> Mask:
        """Documents that hold a word that a clause being typed may become."""
        return self.index.holding(self.expansions(clause))

    def whole(self, clause: Clause) -> Postings:
        """Documents that hold a one-word clause as a whole word, in any form of their language."""
        term = clause.terms[0]
        if term in STOP_WORDS:
            return self.index.postings(WORDS, term)
        of_each = [
            self.index.postings(STEMS, stem_term(stem, language))
            for language in self._languages
            for stem in stems(clause.word, term, language)
        ]
        found = [postings for postings in of_each if len(postings)]
        if len(found) <= 1:
            return found[0] if found else NO_POSTINGS
        # A document is in one language; of two stems of a word, the one that it has more often.
        most = np.zeros(self.index.size, np.float32)
        for postings in found:
            documents = postings.documents
            most[documents] = np.maximum(most[documents], postings.frequencies)
        holding = np.flatnonzero(most)
        return Postings(holding.astype(np.int32), most[holding])

    def found(self, node: Node, within: Mask | None, run: Run) -> Mask:
        """Documents that satisfy a tree, or at least all those of `within` that do."""
        match node:
            case Clause():
                return self._matching(node, within, run)
            case Near():
                return self._near(node, within, run)
            case Field():
                return self.having(run.fields(node))
            case Or(children):
                return reduce(
                    np.logical_or,
                    (self.found(child, within, run) for child in children),
                    self.index.none(),
                )
            case Not(child):
                among = self.live if within is None else within
                return among & ~self.found(child, among, run)
            case And(children):
                # What takes long comes last, when there is least left to look through.
                for child in sorted(children, key=_cost):
                    found = self.found(child, within, run)
                    within = found if within is None else within & found
                    if not within.any():
                        break
        return self.index.none() if within is None else within

    def _near(self, near: Near, within: Mask | None, run: Run) -> Mask:
        """Documents where words stand near entities, or at least all those of `within`."""
        holding = self.live if within is None else within
        for term in near.terms:
            holding = holding & self.index.holding([(WORDS, term)])
        entities: list[dict[int, list[list[str]]]] = []
        for names in near.entities:
            forms: dict[int, list[list[str]]] = {}
            for name in names:
                for identifier, found in run.fields.forms(name).items():
                    forms.setdefault(identifier, []).extend(found)
            holding = holding & self.having(forms)
            documents = np.flatnonzero(holding)
            numbered = zip(documents.tolist(), self.ids[documents].tolist(), strict=True)
            entities.append({document: forms[identifier] for document, identifier in numbered})
        return self.index.with_entities(near.terms, entities, near.near, holding, run.clock.is_up)

    def _matching(self, clause: Clause, within: Mask | None, run: Run) -> Mask:
        """Documents that satisfy a clause, or at least all those of `within` that do."""
        if clause.stands_for_others:
            return self.with_any(clause, run)
        if not clause.phrase and not clause.exact:
            found = self.expanded(clause) if clause.prefix else self.index.none()
            found[self.whole(clause).documents] = True
            return found
        holding = self.live if within is None else within
        for term in clause.terms:
            holding = holding & self.index.holding([(WORDS, term)])
        if len(clause.terms) == 1:
            return holding
        if clause.near:
            return self.index.near(clause.terms, clause.near, holding, run.clock.is_up)
        return self.index.phrase(clause.terms, holding, run.clock.is_up)

    def with_any(self, clause: Clause, run: Run) -> Mask:
        """Documents that hold any of the words that a clause stands for; not to be changed."""
        if clause in run.reached:
            return run.reached[clause]
        vocabulary, term = self.vocabulary(WORDS), clause.terms[0]
        if run.clock.is_up():
            words = []
        elif clause.starred:
            words = vocabulary.beginning_with(term)
        else:
            words = vocabulary.spelled_like(term, clause.edits)
        found = self.index.holding(((WORDS, word) for word in words), run.clock.is_up)
        run.reached[clause] = found
        return found


def _cost(node: Node) -> int:
    """How much there is to gain by looking for something else before: 0 is nothing."""
    match node:
        case Clause():
            return 2 if node.phrase else int(node.stands_for_others)
        case Field():
            return 1
        case Near():
            return 3
        case Not():
            return 4
        case Or(children) | And(children):
            return max(map(_cost, children))
