"""Which word of a query a word of a text is a hit of, by the rules the search itself uses."""

from collections.abc import Iterator, Sequence

from index.search.languages import USUAL
from index.search.spelling import is_near
from index.search.stemming import stems
from index.search.terms import STOP_WORDS, fold, is_cjk, tokens, words
from index.search.tree import Clause

_NONE = 1 << 30


class WordMatcher:
    """Finds the one-word clauses of a query in texts of one language."""

    def __init__(self, clauses: Sequence[Clause], language: str) -> None:
        """Take the clauses, and the language as `languages.language_of` gives it."""
        self._language = language
        self._terms: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._others: list[tuple[int, Clause]] = []
        for number, clause in enumerate(clauses):
            wanted = clause.terms[0]
            self._terms.setdefault(wanted, number)
            if clause.expands or clause.edits:
                self._others.append((number, clause))
            # Stop words are searched, and left out of the stems, in exactly the form they have.
            if not (clause.edits or clause.exact or clause.starred or wanted in STOP_WORDS):
                for stem in stems(clause.word, wanted, language):
                    self._stems.setdefault(stem, number)
        self._beginnings: tuple[str, ...] = ("",) if self._stems else ()
        """How words begin that may have one of the stems."""
        if language == USUAL:
            # English stems end in other letters than the word, two at most (dying, die).
            self._beginnings = tuple({stem[: max(1, len(stem) - 2)] for stem in self._stems})
        self._found: dict[str, tuple[tuple[int, int, int], ...]] = {}
        """The spans in each word seen so far: one, but in a run of CJK characters."""

    def spans(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(start, end, number of the clause) of all hits, by start."""
        known = self._found
        for match in words(text):
            word = match.group()
            found = known.get(word)
            if found is None:
                found = known[word] = self._spans(word)
            if found:
                at = match.start()
                for start, end, number in found:
                    yield at + start, at + end, number

    def _spans(self, word: str) -> tuple[tuple[int, int, int], ...]:
        if not is_cjk(word):
            number = self.clause(word, fold(word))
            return ((0, len(word), number),) if number >= 0 else ()
        return tuple(
            (start, end, number)
            for start, end, term in tokens(word)
            if (number := self.clause(word[start:end], term)) >= 0
        )

    def clause(self, word: str, term: str) -> int:
        """Number of the first clause that a word, also given as a term, satisfies; -1 for none."""
        first = self._terms.get(term, _NONE)
        if self._may_have_stem(term):
            for stem in stems(word, term, self._language):
                first = min(first, self._stems.get(stem, _NONE))
        for number, clause in self._others:
            if number >= first:
                break
            wanted = clause.terms[0]
            if is_near(wanted, term, clause.edits) if clause.edits else term.startswith(wanted):
                return number
        return first if first < _NONE else -1

    def _may_have_stem(self, term: str) -> bool:
        """Whether it is worth to stem a word: that takes longer than all else."""
        return term.startswith(self._beginnings) and term not in STOP_WORDS
