"""Names that mean the same: a name in a query stands for its other forms too."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeGuard

from index.model import EntityType, Widened
from index.names import groups
from index.search.fields import ENTITY_TYPES
from index.search.query import Query
from index.search.stemming import stem
from index.search.terms import STOP_WORDS, terms
from index.search.tree import And, Clause, Field, Near, Node, Or

MAX_FORMS = 6
"""Other forms of one name that a search looks for."""
_MAX_WORDS = 6
"""Words side by side in a query that are looked up as one name."""
_SOMETHING_ELSE = STOP_WORDS | {"us"}
"""Forms that are words of another meaning once case does not matter."""

Known = Callable[[str, EntityType | None], Iterable[str]]
"""Gives other forms of the names with a `name_key`, the most frequent first; of any type for
None."""


def name_key(name: str) -> str:
    """What a name is looked up by: its terms, without such as "the" if others are left."""
    found = terms(name)
    return " ".join([term for term in found if term not in STOP_WORDS] or found)


def is_other_form(name: str, form: str) -> bool:
    """Whether a form of a name is found by other words than the name, in whatever form."""
    one, other = _stems(name), _stems(form)
    return one.strip() != "" != other.strip() and one not in other and other not in one


def _stems(name: str) -> str:
    return f" {' '.join(map(stem, name_key(name).split()))} "


class Names:
    """Knows other forms of names from a table and from a library.

    Args:
        of_library: what the articles of the library say.
    """

    def __init__(self, of_library: Known = lambda _key, _kind: ()) -> None:
        self._of_library = of_library

    def expand(self, name: str, kind: EntityType | None = None) -> tuple[str, ...]:
        """Other forms of a name, at most `MAX_FORMS`; none that holds the name or is part of it.

        Args:
            name: in any of its forms; a person's may be a surname or end in one.
            kind: what it names; None if that is not known.
        """
        forms = self._forms(name, kind)
        *given, surname = name.split() or [""]
        if given and kind in (None, EntityType.PERSON):
            others = _in_table(name_key(surname), EntityType.PERSON)
            alike = [form for form in others if form.isascii() == surname.isascii()]
            forms += [" ".join((*given, form)) for form in alike]
        return _distinct(name, forms)

    def _forms(self, name: str, kind: EntityType | None) -> list[str]:
        key = name_key(name)
        return [*_in_table(key, kind), *self._of_library(key, kind)] if key else []

    def widen(self, query: Query) -> tuple[Query, tuple[Widened, ...]]:
        """A query that finds the other forms of its names too, and which names these are.

        What is excluded stays as it is, and so does what is to be found exactly.
        """
        said: dict[Widened, None] = {}
        tree = query.tree and self._widened(query.tree, said)
        return replace(query, tree=tree), tuple(said)

    def _widened(self, node: Node, said: dict[Widened, None]) -> Node:
        match node:
            case Clause():
                return self._clause(node, said)
            case Field():
                return self._field(node, said)
            case Near(entities=entities):
                return replace(node, entities=tuple(self._entity(e[0], said) for e in entities))
            case Or(children):
                return Or(tuple(self._widened(child, said) for child in children))
            case And(children):
                parts = tuple(self._run(children, said))
                return And(parts) if len(parts) > 1 else parts[0]
        return node

    def _clause(self, clause: Clause, said: dict[Widened, None]) -> Node:
        if clause.exact or clause.near or clause.stands_for_others or _is_ordinary(clause):
            return clause
        exactly = str(replace(clause, exact=True))
        return _either(clause, clause.text, exactly, self.expand(clause.text), said)

    def _field(self, field: Field, said: dict[Widened, None]) -> Node:
        if field.exact or field.name not in ENTITY_TYPES:
            return field
        forms = self.expand(field.value, ENTITY_TYPES[field.name])
        return _either(field, str(field), str(replace(field, exact=True)), forms, said)

    def _entity(self, field: Field, said: dict[Widened, None]) -> tuple[Field, ...]:
        """An entity among words, with its other names behind it."""
        either = self._field(field, said)
        named = either.children if isinstance(either, Or) else (either,)
        return tuple(name for name in named if isinstance(name, Field))

    def _run(self, nodes: tuple[Node, ...], said: dict[Widened, None]) -> Iterator[Node]:
        """What stands side by side; several words in a row may be one name."""
        at = 0
        while at < len(nodes):
            for count in range(min(_MAX_WORDS, len(nodes) - at), 1, -1):
                words = [node for node in nodes[at : at + count] if _is_word(node)]
                name = " ".join(word.text for word in words)
                forms = _distinct(name, self._forms(name, None)) if len(words) == count else ()
                if forms:
                    exactly = " ".join(str(replace(word, exact=True)) for word in words)
                    yield _either(And(tuple(words)), name, exactly, forms, said)
                    at += count
                    break
            else:
                yield self._widened(nodes[at], said)
                at += 1


def _is_word(node: Node) -> TypeGuard[Clause]:
    if not isinstance(node, Clause):
        return False
    return not (node.phrase or node.exact or node.stands_for_others)


def _is_ordinary(clause: Clause) -> bool:
    return len(clause.terms) == 1 and clause.terms[0] in STOP_WORDS


def _either(
    node: Node, name: str, exactly: str, forms: tuple[str, ...], said: dict[Widened, None]
) -> Node:
    """What was written or one of its other forms, which is then said."""
    if not forms:
        return node
    said[Widened(name, forms, exactly)] = None
    if isinstance(node, Field):
        return Or((node, *(Field(node.name, form, stands_in=node.value) for form in forms)))
    others = [Clause(form, phrase=len(terms(form)) > 1, stands_in=name) for form in forms]
    return Or((node, *others))


def _distinct(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    chosen: dict[str, str] = {}
    for form in forms:
        key = name_key(form)
        if is_other_form(name, form) and key not in _SOMETHING_ELSE:
            chosen.setdefault(key, form)
    return tuple(chosen.values())[:MAX_FORMS]


def _in_table(key: str, kind: EntityType | None) -> list[str]:
    groups = _table().get(key, ())
    return [form for type_, forms in groups if kind in (None, type_) for form in forms]


@cache
def _table() -> dict[str, list[tuple[EntityType, tuple[str, ...]]]]:
    """The groups of forms that a name belongs to, by its key."""
    table: dict[str, list[tuple[EntityType, tuple[str, ...]]]] = {}
    for group in groups():
        for form in group.forms:
            table.setdefault(name_key(form), []).append((group.type, group.forms))
    return table
