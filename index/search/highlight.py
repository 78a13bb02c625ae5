"""Where the hits of a query stand in a text, and the passage that shows them best."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from index.model import Snippet
from index.search.languages import USUAL, language_of
from index.search.naming import Named, forms_of
from index.search.near import windows, windows_with_entities
from index.search.query import Query
from index.search.terms import terms, tokens
from index.search.tree import Clause, Field
from index.search.word_matcher import WordMatcher

SNIPPET_LENGTH = 240
"""Code points of a snippet: two lines of a wide list, and enough for the reader to cut from."""
_LEAD = 60
"""At most so many code points stand before the first hit of a snippet."""
_STRETCH = 20_000
"""Code points looked at together when a snippet is chosen: articles that are longer rarely have
their best passage later than their first, and a screenful of them must not take a second."""

Span = tuple[int, int]


class How(StrEnum):
    """How the text of a hit matches what was typed."""

    EXACT = "exact"
    FORM = "form"
    """Another form of the word, such as its plural."""
    BEGINNING = "beginning"
    """What was typed is the beginning of the word."""
    PHRASE = "phrase"
    SPELLING = "spelling"
    """Spelled nearly as it was typed."""
    NEAR = "near"
    """The words stand near each other."""
    NAME = "name"
    """Another form of the name."""


@dataclass(frozen=True, slots=True)
class HitReason:
    """Why a text is a hit."""

    word: str
    """What was typed, as terms: in lower case, without accents."""
    how: How


class HitFinder:
    """Finds the hits of one query in any number of texts, by the rules the search itself uses."""

    def __init__(self, query: Query, named: Iterable[Named] | None = None) -> None:
        """Take a query.

        Args:
            query: names widened, as the search takes it.
            named: what the article calls its entities; None for whatever the query calls them.
        """
        self._query = query
        self._words = [clause for clause in query.clauses if not clause.phrase]
        self._phrases = [clause for clause in query.clauses if clause.phrase]
        self._phrases += query.names
        self._nears = query.nears
        known = None if named is None else list(named)
        self._forms = [[_forms(entity, known) for entity in near.entities] for near in self._nears]
        self._phrase_terms = {term for phrase in self._phrases for term in phrase.terms}
        self._phrase_terms.update(term for near in self._nears for term in near.terms)
        self._phrase_terms.update(t for forms in self._forms for e in forms for f in e for t in f)
        self._matchers: dict[str, WordMatcher] = {}
        """By language."""

    def knowing(self, named: Iterable[Named]) -> "HitFinder":
        """What finds the hits in one article.

        Args:
            named: what it calls its entities; not looked at if the query has none near words.
        """
        return HitFinder(self._query, named) if self._nears else self

    def find(self, text: str, language: str | None = None) -> list[Span]:
        """The hits as ranges of `text`, in order, not overlapping; a phrase is one hit.

        Args:
            text: an article, or a part of it.
            language: of the article, as `language_of` gives it; None to tell it from the text.
        """
        if language is None:
            language = self._language_of(text, None)
        return [(start, end) for start, end, _ in self._spans(text, language)]

    def _language_of(self, text: str, stated: str | None) -> str:
        return language_of(text, stated) if self._words else USUAL

    def _spans(self, text: str, language: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, number of the clause), merged where CJK bigrams overlap."""
        if not self._words and not self._phrase_terms:
            return
        found = list(self._matcher(language).spans(text)) if self._words else []
        if self._phrase_terms:
            found = sorted([*found, *self._phrase_spans(text)])
        pending: tuple[int, int, int] | None = None
        for start, end, clause in found:
            if pending and start < pending[1]:
                pending = (pending[0], max(end, pending[1]), pending[2])
                continue
            if pending:
                yield pending
            pending = (start, end, clause)
        if pending:
            yield pending

    def reason(self, passage: str, language: str = USUAL) -> HitReason | None:
        """Why the text of one hit is one; None for a text that is none.

        Args:
            passage: the hit.
            language: of the article that it is in.
        """
        held = list(tokens(passage))
        found = [term for _, _, term in held]
        for phrase in self._phrases:
            if next(_runs(phrase, list(enumerate(found))), None):
                if phrase.stands_in:
                    return HitReason(phrase.stands_in, How.NAME)
                how = How.NEAR if phrase.near else How.PHRASE
                return HitReason(" ".join(phrase.terms), how)
        for near, forms in zip(self._nears, self._forms, strict=True):
            if next(
                windows_with_entities(list(enumerate(found)), near.terms, forms, near.near), None
            ):
                return HitReason(str(near), How.NEAR)
        for start, end, term in held:
            if (number := self._matcher(language).clause(passage[start:end], term)) >= 0:
                return _reason(self._words[number], term)
        return None

    def _matcher(self, language: str) -> WordMatcher:
        matcher = self._matchers.get(language)
        if matcher is None:
            matcher = self._matchers[language] = WordMatcher(self._words, language)
        return matcher

    def _phrase_spans(self, text: str) -> list[tuple[int, int, int]]:
        held = [
            (position, token)
            for position, token in enumerate(tokens(text))
            if token[2] in self._phrase_terms
        ]
        places = [(position, term) for position, (_, _, term) in held]
        runs = [_runs(phrase, places) for phrase in self._phrases]
        for near, forms in zip(self._nears, self._forms, strict=True):
            runs.append(windows_with_entities(places, near.terms, forms, near.near))
        return [
            (held[first][1][0], held[last][1][1], number)
            for number, found in enumerate(runs, len(self._words))
            for first, last in found
        ]

    def snippet(self, text: str, start: int = 0, stated: str | None = None) -> Snippet:
        """The passage with the most distinct hits, on one line, in whole words.

        Args:
            text: the text of an article.
            start: where the passage may begin at the earliest, past title and byline.
            stated: the language, as the article says it.
        """
        language = self._language_of(text, stated)
        anchor = self._best(text, start, language)
        begin = _word_start(text, max(start, anchor - _LEAD)) if anchor > start + _LEAD else start
        piece = text[begin : begin + SNIPPET_LENGTH]
        if begin + SNIPPET_LENGTH < len(text) and not text[begin + SNIPPET_LENGTH].isspace():
            piece = piece.rsplit(None, 1)[0] if any(c.isspace() for c in piece) else piece
        passage = " ".join(piece.split())
        if begin > start:
            passage = "… " + passage
        return Snippet(passage, tuple(self.find(passage, language)))

    def _best(self, text: str, start: int, language: str) -> int:
        """Offset of the first hit of the best passage, or `start` without any."""
        for begin in range(start, len(text), _STRETCH - SNIPPET_LENGTH):
            spans = list(self._spans(text[begin : begin + _STRETCH], language))
            if spans:
                return begin + _densest(spans)
        return start


def _densest(spans: list[tuple[int, int, int]]) -> int:
    """Where the passage with the most distinct clauses begins."""
    window = SNIPPET_LENGTH - _LEAD
    best = most = last = 0
    for first, (offset, _, _) in enumerate(spans):
        last = max(last, first)
        while last < len(spans) and spans[last][1] <= offset + window:
            last += 1
        distinct = len({clause for _, _, clause in spans[first:last]})
        if distinct > most:
            best, most = offset, distinct
    return best


def _runs(phrase: Clause, places: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands, as first and last index of the places of words."""
    wanted = phrase.terms
    if phrase.near:
        held = [index for index, (_, term) in enumerate(places) if term in wanted]
        for first, last in windows([places[index] for index in held], wanted, phrase.near):
            yield held[first], held[last]
        return
    for first in range(len(places) - len(wanted) + 1):
        if places[first][1] != wanted[0]:
            continue
        run = places[first : first + len(wanted)]
        side_by_side = run[-1][0] - run[0][0] == len(wanted) - 1
        if side_by_side and all(place[1] == term for place, term in zip(run, wanted, strict=True)):
            yield first, first + len(wanted) - 1


def _forms(entity: tuple[Field, ...], named: list[Named] | None) -> list[list[str]]:
    return [terms(field.value) for field in entity] if named is None else forms_of(entity, named)


def _reason(clause: Clause, term: str) -> HitReason:
    """Why a term that matches a clause does."""
    wanted = clause.terms[0]
    if clause.stands_in:
        return HitReason(clause.stands_in, How.NAME)
    if term == wanted:
        return HitReason(wanted, How.EXACT)
    if clause.edits:
        return HitReason(wanted, How.SPELLING)
    begins = clause.expands and term.startswith(wanted)
    return HitReason(wanted, How.BEGINNING if begins else How.FORM)


def _word_start(text: str, offset: int) -> int:
    """The beginning of the first whole word at or after `offset`."""
    limit = min(len(text), offset + _LEAD)
    if offset == 0 or text[offset - 1].isspace():
        return offset
    for position in range(offset, limit):
        if text[position].isspace():
            return position + 1
    return offset
