"""The table of names that have several forms, read once, when first asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.model import EntityType


@dataclass(frozen=True, slots=True)
class Group:
    """The forms of one name."""

    type: EntityType
    sure: Sequence[str]
    """Forms that mean this wherever they stand; the first one is the name itself."""
    unsure: Sequence[str]
    """Forms that have other meanings as well: a search looks for them too."""

    @property
    def forms(self) -> tuple[str, ...]:
        """All forms."""
        return (*self.sure, *self.unsure)


@cache
def groups() -> tuple[Group, ...]:
    """The groups of the table."""
    lines = (files("index.names") / "other_names.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_group(line) for line in lines if line and not line.startswith("#"))


def _group(line: str) -> Group:
    kind, forms, _source = line.split("\t")
    sure, _, unsure = forms.partition("||")
    return Group(EntityType(kind), sure.split("|"), unsure.split("|") if unsure else ())
