"""Reads the query that a user types into a tree that search and highlighting share."""

import re
from dataclasses import replace

from index.model import sanitise
from index.search.entity_phrase import split_entities, whole_name
from index.search.fields import ENTITY_TYPES, FIELDS, STARRED, fault
from index.search.query import Mistake, Query
from index.search.spelling import MAX_EDITS
from index.search.terms import terms
from index.search.tree import (
    Clause,
    Field,
    Leaf,
    Near,
    Node,
    all_of,
    any_of,
    is_long_enough,
    negation,
)

MAX_CHARACTERS = 256
MAX_CLAUSES = 16
MAX_DEPTH = 20
"""Parentheses inside each other."""
MAX_NEAR = 100
"""Words between others at most: those that are further apart are in no passage together."""

_OPERATORS = ("AND", "OR", "NOT")
"""Written so, they are operators; in lower case they are words."""
_SPELLED = re.compile(r"(?P<text>[^\W\d_][^*]*)~(?P<edits>\d*)")
USUAL_NEAR = 10
"""Words among a word and an entity, where none is said."""
_NO_NEAR = f"An entity in a phrase needs “~” and a number behind the phrase, as in “~{USUAL_NEAR}”."
_EDITS = f"“~” is followed by a number from 1 to {MAX_EDITS}."
_QUOTES = str.maketrans("“”„«»", '"""""')
_TOKEN = re.compile(
    r"(?P<open>-?\()|(?P<close>\))"
    r"|(?P<signs>-?=?)(?:(?P<field>[A-Za-z]+):(?!//)(?=[^\s()]))?"
    r'(?:"(?P<phrase>[^"]*)(?P<end>"(?:~(?P<near>\d*))?|$)|(?P<word>[^\s"()]+))'
)


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a query; any string is one, none raises.

    ``drone supply`` both words; ``"ticking bomb"`` side by side; ``"cut supply"~5`` near each
    other; ``OR``, ``NOT``, ``-`` and ``( )``; ``encircl*`` beginnings; ``zelenskiy~`` near
    spellings; ``=Kyiv`` exactly this form; ``date:2024`` and other `FIELDS`. As in Lucene's
    classic syntax NOT and ``-`` bind closest, then AND, which a space means as well, then OR.

    Args:
        text: what the user typed.
        typing: True while the user types: a last word without a space behind it is then also
            taken as the beginning of a longer word, and nothing that may still come is missed.
    """
    return _Parser(sanitise(text).translate(_QUOTES), typing).query()


def mistakes(text: str, *, typing: bool = False) -> tuple[Mistake, ...]:
    """What in a query, as `parse` takes it, cannot be meant; by column."""
    return parse(text, typing=typing).mistakes


class _Parser:
    """Reads one text, token by token, by recursive descent."""

    def __init__(self, text: str, typing: bool) -> None:
        self._typing = typing
        self._end = len(text)
        self._mistakes: list[Mistake] = []
        if len(text) > MAX_CHARACTERS:
            text = text[:MAX_CHARACTERS]
            self._mistake(MAX_CHARACTERS, f"Only the first {MAX_CHARACTERS} characters count.")
        self._tokens = list(_TOKEN.finditer(text))
        self._at = 0
        self._depth = 0
        self._seen: set[Leaf] = set()

    def query(self) -> Query:
        alternatives: list[Node] = []
        while self._at < len(self._tokens):
            if node := self._either():
                alternatives.append(node)
            if token := self._take("close"):
                self._mistake(token.start(), "There is no “(” for this “)”.", token.end())
        mistakes = sorted(dict.fromkeys(self._mistakes), key=lambda mistake: mistake.start)
        return Query(all_of(alternatives), tuple(mistakes))

    def _either(self) -> Node | None:
        """What OR separates, up to a closing parenthesis."""
        alternatives: list[Node] = []
        operator: re.Match[str] | None = None
        while True:
            node = self._both()
            if node is not None:
                alternatives.append(node)
            elif operator is not None:
                self._dangles(operator)
            token = self._take_word("OR")
            if token is None:
                return any_of(alternatives)
            if not alternatives:
                self._dangles(token)
            operator = token

    def _both(self) -> Node | None:
        """What stands side by side."""
        parts: list[Node] = []
        while (token := self._token) and not token["close"] and not _is(token, "OR"):
            if self._take_word("AND"):
                if not parts or self._ends_part():
                    self._dangles(token)
            elif node := self._part():
                parts.append(node)
        return all_of(parts)

    def _part(self) -> Node | None:
        """A word, a phrase or parentheses, and whether it is excluded."""
        negated = False
        operator: re.Match[str] | None = None
        while token := self._take_word("NOT"):
            negated, operator = not negated, token
        token = self._token
        if operator and self._ends_part():
            self._dangles(operator)
            return None
        assert token is not None
        self._at += 1
        if token["open"]:
            negated ^= token["open"][0] == "-"
            node = self._parentheses(token)
        else:
            negated ^= token["signs"].startswith("-")
            node = self._leaf(token, negated=negated)
        return negation(node) if negated and node else node

    def _parentheses(self, token: re.Match[str]) -> Node | None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            # Its end is then one too many, and said so; the words in it count.
            self._mistake(token.start(), "There are too many “(” in each other.", token.end())
            self._depth -= 1
            return None
        node = self._either()
        self._depth -= 1
        if not self._take("close") and not self._typing:
            self._mistake(token.start(), "This “(” has no “)”.", token.end())
        return node

    def _leaf(self, token: re.Match[str], *, negated: bool) -> Leaf | None:
        leaf: Leaf | None
        if self._is_before_parenthesis(token):
            message = f"“{token['word']}” is followed by a word or a “phrase”, not by “(”."
            self._mistake(token.start(), message, token.end())
            return None
        if self._is_field_alone(token):
            self._mistake(token.start(), f"“{token['word']}” needs something behind it.")
            return None
        if token["field"] and (token["field"].islower() or token["field"].lower() in FIELDS):
            leaf = self._field(token)
        elif token["word"] is None:
            leaf = self._phrase(token)
        else:
            leaf = self._word(token, negated)
        if leaf is None or (isinstance(leaf, Clause) and not leaf.terms):
            return None
        if leaf not in self._seen:
            if len(self._seen) == MAX_CLAUSES:
                self._mistake(token.start(), f"Only the first {MAX_CLAUSES} words count.")
                return None
            self._seen.add(leaf)
        return leaf

    def _is_before_parenthesis(self, token: re.Match[str]) -> bool:
        """Whether a field is what stands right before ``(``."""
        word, behind = token["word"] or "", self._token
        is_field = word.endswith(":") and word[:-1].lower() in FIELDS
        return (
            is_field
            and behind is not None
            and bool(behind["open"])
            and (behind.start() == token.end())
        )

    def _is_field_alone(self, token: re.Match[str]) -> bool:
        """Whether a field without a value is all that is there, and nothing more is to come."""
        word = token["word"] or ""
        is_field = word.endswith(":") and word[:-1] in FIELDS
        return is_field and not token["field"] and not token["signs"] and not self._typing

    def _field(self, token: re.Match[str]) -> Field | None:
        name = token["field"].lower()
        value = token["word"] if token["phrase"] is None else token["phrase"]
        unfinished = self._is_typed(token)
        starred = name in STARRED and value.endswith("*") and bool(terms(value))
        if starred:
            value = value.rstrip("*")
        if name in ENTITY_TYPES and (plain := whole_name(value)) != value:
            if not unfinished:
                message = f"“{name}:” takes whole names; “*” and “~” are for words."
                self._mistake(token.start("field"), message, token.end())
            value = plain
        why = fault(name, value)
        if why and not unfinished:
            self._mistake(token.start("field"), why, token.end())
        if why:
            return None
        exact = token["signs"].endswith("=") and name in ENTITY_TYPES
        prefix = starred or (unfinished and not token["end"])
        return Field(name, value, prefix=prefix, exact=exact)

    def _phrase(self, token: re.Match[str]) -> Leaf:
        if not token["end"] and not self._typing:
            self._mistake(token.start("phrase") - 1, "This quotation has no end.")
        exact = token["signs"].endswith("=")
        near = min(int(token["near"][:4]), MAX_NEAR) if token["near"] else 0
        words, entities = split_entities(token["phrase"], exact=exact)
        alone = len(entities) == 1 and not terms(words)
        if alone and (token["near"] or self._is_typed(token)):
            return entities[0]
        if entities and not alone:
            if not token["near"] and not self._is_typed(token):
                self._mistake(token.start("phrase") - 1, _NO_NEAR, token.end())
            near = near if token["near"] else USUAL_NEAR
            return Near(words, tuple((entity,) for entity in entities), near, exact)
        clause = Clause(token["phrase"], phrase=True, exact=exact)
        if near and len(clause.terms) > 1:
            clause = Clause(clause.text, phrase=True, exact=exact, near=near)
        return clause

    def _word(self, token: re.Match[str], negated: bool) -> Clause:
        word = token["word"]
        if token["field"]:
            word = f"{token['field']}:{word}"
        exact = token["signs"].endswith("=")
        near = None if exact else _SPELLED.fullmatch(word)
        if near and len(Clause(near["text"]).terms) == 1:
            return self._spelled(token, near)
        clause = Clause(word, exact=exact)
        if len(clause.terms) > 1:
            if "*" in word.strip("*"):
                message = "“*” stands at the end of a word."
                self._mistake(token.start("word"), message, token.end())
            return Clause(word.strip("*"), phrase=True, exact=exact)
        if not clause.terms:
            return clause
        text = _without_signs(clause)
        clause = replace(clause, text=text)
        if word.startswith("*"):
            self._mistake(token.start("word"), "A word cannot begin with “*”.", token.end())
        elif word.endswith("*"):
            if is_long_enough(clause.terms[0]):
                return Clause(text, starred=True)
            if not self._typing:
                self._mistake(token.start("word"), "“*” needs three letters.", token.end())
        elif not negated and not exact and self._is_typed(token):
            return Clause(text, prefix=True)
        return clause

    def _spelled(self, token: re.Match[str], near: re.Match[str]) -> Clause:
        edits = int(near["edits"][:4] or 1)
        at_end = self._is_typed(token)
        if not 0 < edits <= MAX_EDITS:
            begin = token.start("field") if token["field"] else token.start("word")
            self._mistake(begin + near.start("edits"), _EDITS, token.end())
        text = _without_signs(Clause(near["text"]))
        clause = Clause(text)
        if not is_long_enough(clause.terms[0]):
            if not at_end:
                self._mistake(token.start("word"), "“~” needs three letters.", token.end())
            return clause
        return Clause(text, edits=max(1, min(edits, MAX_EDITS)))

    # Tokens.

    @property
    def _token(self) -> re.Match[str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, group: str) -> re.Match[str] | None:
        token = self._token
        if token is None or token[group] is None:
            return None
        self._at += 1
        return token

    def _take_word(self, word: str) -> re.Match[str] | None:
        token = self._token
        if token is None or not _is(token, word):
            return None
        self._at += 1
        return token

    def _is_typed(self, token: re.Match[str]) -> bool:
        """Whether more of a token may still come."""
        return self._typing and token.end() == self._end

    def _ends_part(self) -> bool:
        """Whether nothing comes that an operator could be about."""
        token = self._token
        return token is None or bool(token["close"]) or _is(token, "OR") or _is(token, "AND")

    # Mistakes.

    def _dangles(self, token: re.Match[str]) -> None:
        if self._typing and token.end() >= self._end - 1:
            return  # its other side may still come
        sides = "something behind it" if token["word"] == "NOT" else "something on either side"
        self._mistake(token.start(), f"{token['word']} needs {sides}.", token.end())

    def _mistake(self, start: int, message: str, end: int | None = None) -> None:
        self._mistakes.append(Mistake(start, self._end if end is None else end, message))


def _without_signs(clause: Clause) -> str:
    """Its first word, so that it is read as one again."""
    return clause.word.lower() if clause.word in _OPERATORS else clause.word


def _is(token: re.Match[str], operator: str) -> bool:
    return token["word"] == operator and not token["signs"] and not token["field"]
