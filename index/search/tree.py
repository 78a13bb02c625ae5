"""What a query asks for: a small tree, which prints as a query that is read as the same tree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.search.fields import STARRED
from index.search.terms import STOP_WORDS, is_cjk, terms, tokens

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
    def word(self) -> str:
        """The first word, as it was written."""
        start, end, _ = next(tokens(self.text))
        return self.text[start:end]

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
        # What a catalog holds may have quotation marks, which no query can; they are no words.
        value = " ".join(self.value.replace('"', " ").split()) if '"' in self.value else self.value
        value += "*" * (self.prefix and self.name in STARRED and not value.endswith("*"))
        value = value if _BARE.fullmatch(value) else f'"{value}"'
        return f"{'=' * self.exact}{self.name}:{value}"


@dataclass(frozen=True, slots=True)
class Near:
    """Words and entities that stand near each other, in any order; two of them at least."""

    text: str = field(compare=False)
    """The words as they were written, maybe none."""
    entities: tuple[tuple[Field, ...], ...]
    """Each with its other names behind it."""
    near: int
    """How many other words may stand among them at most; an entity is one word."""
    exact: bool = False
    """Whether the entities are meant by just these names."""
    terms: tuple[str, ...] = field(init=False)
    """The words as terms."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", tuple(terms(self.text)))

    def __str__(self) -> str:
        named = (entity[0] for entity in self.entities)
        parts = [f"{each.name}:{_in_phrase(each.value)}" for each in named]
        # An apostrophe in the words might begin a name that ends in the next one.
        parts = [*parts, self.text] if "'" in self.text else [self.text, *parts]
        return f'{"=" * self.exact}"{" ".join(filter(None, parts))}"~{self.near}'


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


Leaf = Clause | Field | Near
Node = Leaf | Not | And | Or


def is_long_enough(term: str) -> bool:
    """Whether a beginning of a word may stand for whole words in every field."""
    return len(term) >= MIN_PREFIX or is_cjk(term)


def wanted(node: Node) -> Iterator[Leaf]:
    """The leaves of a tree that may make an article a hit, in order: not what is excluded."""
    match node:
        case Clause() | Field() | Near():
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


def negation(node: Node) -> Node:
    """What does not match a tree."""
    return node.child if isinstance(node, Not) else Not(node)


def any_of(nodes: list[Node]) -> Node | None:
    """What matches one of several trees at least; None without any."""
    flat = [n for node in nodes for n in (node.children if isinstance(node, Or) else (node,))]
    distinct = tuple(dict.fromkeys(flat))
    return Or(distinct) if len(distinct) > 1 else distinct[0] if distinct else None


def all_of(nodes: list[Node]) -> Node | None:
    """What matches all of several trees, but for words such as "the"; None without any."""
    flat = [n for node in nodes for n in (node.children if isinstance(node, And) else (node,))]
    distinct = tuple(_without_stop_words(dict.fromkeys(flat)))
    return And(distinct) if len(distinct) > 1 else distinct[0] if distinct else None


def _without_stop_words(nodes: "dict[Node, None]") -> Iterator[Node]:
    """Leave out words such as "the" when there are other words to find."""
    telling = [node for node in nodes if not _is_stop_word(node)]
    return iter(telling if any(not isinstance(node, Not) for node in telling) else nodes)


def _is_stop_word(node: Node) -> bool:
    match node:
        case Clause(phrase=False, prefix=False, exact=False, starred=False, edits=0):
            return node.terms[0] in STOP_WORDS
    return False


def _in_phrase(value: str) -> str:
    """A value as it is read within quotation marks."""
    is_bare = not value.startswith("'") and " ".join(value.split()) == value and " " not in value
    return value if is_bare else f"'{value}'"


def _inside(node: Node, *in_parentheses: type) -> str:
    return f"({node})" if isinstance(node, in_parentheses) else str(node)
