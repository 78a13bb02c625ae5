"""A field at the end of a query that is being typed, and its completion."""

import re
from dataclasses import dataclass

from index.model import FieldValue
from index.search.fields import FIELDS
from index.search.tree import Field

_TYPED = re.compile(
    r'(?<![^\s(=-])(?P<field>[A-Za-z]+):(?:"(?P<quoted>[^"]*)|(?P<bare>[^\s()"]*))$'
)
_OPERATOR = re.compile(r"[<>]=?|[^.]*\.\.|")


@dataclass(frozen=True, slots=True)
class TypedField:
    """A field at the end of a query."""

    name: str
    value: str
    """As far as it is typed, without a quotation mark."""
    start: int
    """Column where the name of the field begins."""
    operator: str = ""
    """Before the value of a date: what is not to be completed."""


def typed_field(query: str) -> TypedField | None:
    """The field that a query ends in, with what there is of its value; None without one."""
    match = _TYPED.search(query)
    if match is None or match["field"].lower() not in FIELDS:
        return None
    if query[: match.start()].count('"') % 2:
        return None  # within a phrase
    value = match["quoted"] or match["bare"] or ""
    name = match["field"].lower()
    operator = _OPERATOR.match(value)[0] if name == "date" else ""  # type: ignore[index]  # always
    return TypedField(name, value.removeprefix(operator), match.start("field"), operator)


def may_be_unfinished(query: str) -> bool:
    """Whether the last word of a query may be the beginning of a longer one."""
    return query[-1:].isalnum()


def is_completable(query: str) -> bool:
    """Whether a query ends in a field whose values can be offered."""
    return typed_field(query) is not None


def completed(query: str, chosen: FieldValue) -> str:
    """A query with a whole value for the field that it ends in, and room for the next word."""
    typed = typed_field(query)
    if typed is None:
        return query
    value = f"{typed.operator}{chosen.value}"
    return f"{query[: typed.start]}{Field(chosen.field, value)} "
