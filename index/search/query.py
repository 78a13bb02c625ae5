"""The query a user types, as a small value that search and highlighting share."""

import re
from dataclasses import dataclass
from enum import StrEnum

from index.model import sanitise
from index.search.terms import STOP_WORDS, is_cjk, stem, terms

MAX_CHARACTERS = 256
MAX_CLAUSES = 16
MIN_PREFIX = 3
"""Letters from which a word still being typed is expanded everywhere; one for CJK."""

_OPERATORS = frozenset(("AND", "OR", "NOT"))
"""Written so, they are meant as operators, which the query does not have."""
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class Sort(StrEnum):
    """Order of the results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Clause:
    """One word, or several words that stand beside each other."""

    terms: tuple[str, ...]
    negated: bool = False
    phrase: bool = False
    """Quoted: matched in exactly these forms."""
    prefix: bool = False
    """The last word, still being typed: it may be the beginning of a longer one."""

    @property
    def expands(self) -> bool:
        """Whether the clause also stands for all words that begin with it, in every field."""
        term = self.terms[0]
        return self.prefix and (len(term) >= MIN_PREFIX or is_cjk(term))


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that an article must all satisfy."""

    clauses: tuple[Clause, ...]
    message: str = ""
    """What was left out of the query and why, or empty."""

    @property
    def positive(self) -> tuple[Clause, ...]:
        """The clauses that ask for something."""
        return tuple(clause for clause in self.clauses if not clause.negated)

    @property
    def negative(self) -> tuple[Clause, ...]:
        """The clauses that exclude something."""
        return tuple(clause for clause in self.clauses if clause.negated)


def parse(text: str, *, typing: bool = False) -> Query:
    """Read words, ``"phrases"`` and ``-exclusions``; any string is a query, none raises.

    Args:
        text: what the user typed.
        typing: True while the user types: a last word without a space behind it is then
            also taken as the beginning of a longer word.
    """
    text, message = sanitise(text), ""
    if len(text) > MAX_CHARACTERS:
        text, message = text[:MAX_CHARACTERS], f"Only the first {MAX_CHARACTERS} characters count."
    clauses: list[Clause] = []
    for piece in _PIECE.finditer(text):
        quoted = piece["phrase"] is not None
        found = terms(piece["phrase"] if quoted else piece["word"])
        if not found:
            continue
        last = typing and not quoted and piece.end() == len(text) and len(found) == 1
        clause = Clause(
            tuple(found),
            negated=bool(piece["minus"]),
            phrase=quoted or len(found) > 1,
            prefix=last and not piece["minus"],
        )
        if clause not in clauses:
            clauses.append(clause)
        if piece["word"] in _OPERATORS and not message:
            message = f"{piece['word']} counts as a word: all words must be in the article."
    if len(clauses) > MAX_CLAUSES:
        clauses, message = clauses[:MAX_CLAUSES], f"Only the first {MAX_CLAUSES} words count."
    return Query(_without_stop_words(clauses), message)


def _without_stop_words(clauses: list[Clause]) -> tuple[Clause, ...]:
    """Leave out words such as "the" when there are other words to find."""
    telling = [
        clause
        for clause in clauses
        if clause.phrase or clause.prefix or clause.terms[0] not in STOP_WORDS
    ]
    return tuple(telling if any(not clause.negated for clause in telling) else clauses)


def stems(clause: Clause) -> tuple[str, ...]:
    """The stems of a clause's terms."""
    return tuple(stem(term) for term in clause.terms)
