"""What a query asks for: a small tree, which prints as a query that is read as the same tree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.search.terms import is_cjk, terms

_BARE = re.compile(r'(?!//)[^\s"()]+')
"""A value that is read as one without quotation marks."""

MIN_PREFIX = 3
"""Letters from which a beginning stands for whole words in every field; one for CJK."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One word, or several words that stand beside or near each other."""

    text: str = field(compare=False)
    """As it was written, without the signs around it."""
    phrase: bool = False
    """Several words, matched in exactly these forms; or one in quotes."""
    near: int = 0
    """A phrase whose words may stand in any order, with at most so many others among them."""
    exact: bool = False
    """``=word``: in exactly this form."""
    starred: bool = False
    """``word*``: the beginning of words."""
    edits: int = 0
    """``word~``: also words of which so many letters are others, missing, too many or swapped."""
    prefix: bool = False
    """The last word, still being typed: it may be the beginning of a longer one."""
    stands_in: str = field(default="", compare=False)
    """The name in the query that this is another form of."""
    terms: tuple[str, ...] = field(init=False)
    """The words as terms; at least one."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(terms(self.text)))

    @property
    def stands_for_others(self) -> bool:
        """Whether it is found by words of the vocabulary, and not by its own stem."""
        return self.starred or self.edits > 0

    @property
    def expands(self) -> bool:
        """Whether it also stands for all words that begin with it, in every field."""
        return self.starred or (self.prefix and is_long_enough(self.terms[0]))

    def __str__(self) -> str:
        if self.phrase:
            text = f'"{self.text}"' + (f"~{self.near}" if self.near else "")
        else:
            text = self.text + ("*" if self.starred else "")
            text += {0: "", 1: "~"}.get(self.edits, f"~{self.edits}")
        return ("=" if self.exact else "") + text


@dataclass(frozen=True, slots=True)
class Field:
    """What the catalog knows of an article, or an entity that it mentions."""

    name: str
    """One of `fields.FIELDS`."""
    value: str
    """As it was written."""
    prefix: bool = False
    """Still being typed: its last word may be the beginning of a longer one."""
    exact: bool = False
    """``=place:Kiev``: an entity by this name only, not by others that mean the same."""
    stands_in: str = field(default="", compare=False)
    """The name in the query that the value is another form of."""

    def __str__(self) -> str:
        value = self.value if _BARE.fullmatch(self.value) else f'"{self.value}"'
        return f"{'=' * self.exact}{self.name}:{value}"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be in an article."""

    child: "Node"

    def __str__(self) -> str:
        return f"-{_inside(self.child, And, Or)}"


@dataclass(frozen=True, slots=True)
class And:
    """What must all be in an article; two at least."""

    children: tuple["Node", ...]

    def __str__(self) -> str:
        return " ".join(_inside(child, Or) for child in self.children)


@dataclass(frozen=True, slots=True)
class Or:
    """What must be in an article, one of it at least; two at least."""

    children: tuple["Node", ...]

    def __str__(self) -> str:
        return " OR ".join(map(str, self.children))


Node = Clause | Field | Not | And | Or


def is_long_enough(term: str) -> bool:
    """Whether a beginning of a word may stand for whole words in every field."""
    return len(term) >= MIN_PREFIX or is_cjk(term)


def wanted(node: Node) -> Iterator[Clause | Field]:
    """The leaves of a tree that may make an article a hit, in order: not what is excluded."""
    match node:
        case Clause() | Field():
            yield node
        case And(children) | Or(children):
            for child in children:
                yield from wanted(child)
        case Not():
            pass


def replaced(node: Node, better: Callable[[Clause], Clause]) -> Node:
    """A tree with other clauses in the place of those that it wants; the rest stays."""
    match node:
        case Clause():
            return better(node)
        case And(children):
            return And(tuple(replaced(child, better) for child in children))
        case Or(children):
            return Or(tuple(replaced(child, better) for child in children))
    return node


def _inside(node: Node, *in_parentheses: type) -> str:
    return f"({node})" if isinstance(node, in_parentheses) else str(node)
