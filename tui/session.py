"""What the reader leaves behind at its end, and finds again at its next start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self, get_args

from index.library import Sort
from tui.arrangement import Pane

KEY = "session"
"""Under which the library remembers it."""


@dataclass(frozen=True, slots=True)
class Session:
    """The state of the screen; the place in each article is kept with the article."""

    query: str = ""
    sort: Sort = Sort.RELEVANCE
    article: int | None = None
    """Id of the open article."""
    pane: Pane = "search"
    """The one that had the focus."""
    alone: bool = False
    """Whether only the article was shown."""
    arrangements: Mapping[str, object] = field(default_factory=dict)
    """For each class of widths, what `Arrangement.as_json` gives."""

    def as_json(self) -> dict[str, object]:
        """What `from_json` takes."""
        return {
            "query": self.query,
            "sort": self.sort.value,
            "article": self.article,
            "pane": self.pane,
            "alone": self.alone,
            "arrangements": dict(self.arrangements),
        }

    @classmethod
    def from_json(cls, value: object) -> Self:
        """The session that was remembered; what is not as it should be is as in a new one."""
        given = value if isinstance(value, dict) else {}
        query, article, pane = (given.get(name) for name in ("query", "article", "pane"))
        sorts = [sort for sort in Sort if sort.value == given.get("sort")]
        arrangements = given.get("arrangements")
        return cls(
            query if isinstance(query, str) else "",
            sorts[0] if sorts else Sort.RELEVANCE,
            article if isinstance(article, int) else None,
            next((known for known in get_args(Pane) if known == pane), "search"),
            given.get("alone") is True,
            arrangements if isinstance(arrangements, dict) else {},
        )
