"""What the reader leaves behind at its end, and finds again at its next start."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Self, TypeVar, get_args

from index.library import Sort
from index.model import EntityType, Filter
from tui.arrangement import Pane
from tui.widgets.article_marks import ShownMarks
from tui.widgets.entity_rows import NameOrder

_E = TypeVar("_E", bound=StrEnum)

KEY = "session"
"""Under which the library remembers it."""


@dataclass(frozen=True, slots=True)
class Session:
    """The state of the screen; the place in each article is kept with the article."""

    query: str = ""
    sort: Sort = Sort.RELEVANCE
    queries: Sequence[str] = ()
    """What was searched for before, the oldest first."""
    article: int | None = None
    """Id of the open article."""
    pane: Pane = "search"
    """The one that had the focus."""
    alone: bool = False
    """Whether only the article was shown."""
    theme: str = ""
    """Name of the theme that was chosen on the screen; empty for that of the settings."""
    measure: int = 0
    """Cells of the longest line of an article; 0 for that of the settings."""
    marks: ShownMarks = ShownMarks.ALL
    """The marks that were shown in articles."""
    arrangements: Mapping[str, object] = field(default_factory=dict)
    """For each class of widths, what `Arrangement.as_json` gives."""
    filters: tuple[Filter, ...] = ()
    """What the results were narrowed down to."""

    order: NameOrder = NameOrder.FREQUENCY
    """In what order the sidebar had its names."""
    types_off: Sequence[EntityType] = ()
    """Types that it had switched off."""

    def as_json(self) -> dict[str, object]:
        """What `from_json` takes."""
        return {
            "query": self.query,
            "sort": self.sort.value,
            "queries": list(self.queries),
            "article": self.article,
            "pane": self.pane,
            "alone": self.alone,
            "theme": self.theme,
            "measure": self.measure,
            "marks": self.marks.value,
            "arrangements": dict(self.arrangements),
            "filters": [asdict(each) for each in self.filters],
            "order": self.order.value,
            "types_off": [kind.value for kind in self.types_off],
        }

    @classmethod
    def from_json(cls, value: object) -> Self:
        """The session that was remembered; what is not as it should be is as in a new one."""
        given = value if isinstance(value, dict) else {}
        query, article, pane = (given.get(name) for name in ("query", "article", "pane"))
        theme, measure = given.get("theme"), given.get("measure")
        arrangements, queries = given.get("arrangements"), given.get("queries")
        return cls(
            query if isinstance(query, str) else "",
            _member(Sort.RELEVANCE, given.get("sort")),
            tuple(q for q in queries if isinstance(q, str)) if isinstance(queries, list) else (),
            article if isinstance(article, int) else None,
            next((known for known in get_args(Pane) if known == pane), "search"),
            given.get("alone") is True,
            theme if isinstance(theme, str) else "",
            measure if isinstance(measure, int) else 0,
            _member(ShownMarks.ALL, given.get("marks")),
            arrangements if isinstance(arrangements, dict) else {},
            _filters(given.get("filters")),
            _member(NameOrder.FREQUENCY, given.get("order")),
            _types(given.get("types_off")),
        )


def _filters(value: object) -> tuple[Filter, ...]:
    """Those filters of a list that are whole."""
    found = []
    for each in value if isinstance(value, list) else ():
        match each:
            case {"field": str(name), "key": str(key), "value": str(shown)}:
                found.append(Filter(name, key, shown))
    return tuple(found)


def _member(usual: _E, value: object) -> _E:
    """The member of an enumeration with a value, or the usual one."""
    return next((member for member in type(usual) if member.value == value), usual)


def _types(value: object) -> tuple[EntityType, ...]:
    given = value if isinstance(value, list) else []
    return tuple(kind for kind in EntityType if kind.value in given)
