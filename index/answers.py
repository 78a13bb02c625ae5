"""What the library answers with, beside the model; imported from `index.library`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Self

from index.model import Analysis, Document, Entity, EntityType, Linked
from index.search.languages import language_of
from index.search.naming import Named
from index.storage.catalog import Counts
from index.storage.catalog.entities import Row

WORDS_PER_MINUTE = 238
"""Silent reading of English prose: M. Brysbaert, "How many words do we read per minute?", 2019."""


@dataclass(frozen=True)
class Article:
    """A document with what was found in it."""

    id: int | None
    """None for a file read without a library."""
    path: Path
    document: Document
    analysis: Analysis
    words: int
    """Whitespace-separated words of the text."""
    read: bool = False
    starred: bool = False
    revision: int = 0
    """Grows whenever the library reads the article anew; 0 without a library."""
    known: Mapping[str, int] = field(default_factory=dict, hash=False)
    """How many listed articles mention each of its entities, by id; empty without a library."""

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The entities of the article, most mentioned first."""
        return self.analysis.entities(self.document.text)

    def named(self) -> Iterator[Named]:
        """What the article calls its entities."""
        for entity in self.entities:
            yield entity.type, (entity.name, *entity.aliases)

    @cached_property
    def language(self) -> str:
        """The language of the text, as the file states it, or else as it seems to be."""
        return language_of(self.document.text, self.document.language)

    def marked(
        self,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        known: Mapping[str, int] | None = None,
    ) -> Self:
        """The same text with other marks or counts; None for as they are."""
        changed = replace(
            self,
            read=self.read if read is None else read,
            starred=self.starred if starred is None else starred,
            known=self.known if known is None else known,
        )
        # Found once for a text: a long one has thousands.
        for name in ("entities", "language"):
            if name in vars(self):
                vars(changed)[name] = vars(self)[name]
        return changed

    @property
    def minutes(self) -> int:
        """Reading time in minutes, at least 1."""
        return max(1, round(self.words / WORDS_PER_MINUTE))


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article that was got from the library, and may be shown later."""

    article: Article
    links: Mapping[str, Linked | None]
    """What keys of it stood for, see `Analysis.linked`."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of a query."""

    tree: str
    """As it was understood, printed as a query."""
    searched: str
    """Likewise, with the other forms of its names."""
    times: dict[str, float]
    """Milliseconds of the last search, by stage."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why, in a few words."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class LibraryEntity:
    """An entity of the library."""

    id: str
    type: EntityType
    name: str
    articles: int
    mentions: int
    aliases: tuple[str, ...] = ()
    """What articles call it besides, most frequent first, where that was asked for."""
    first: int = 0
    """The lowest id of an article that mentions it."""

    @classmethod
    def of(cls, row: Row) -> Self:
        """An entity as the catalog counts it, without its aliases."""
        return cls(
            row.id, EntityType(row.type), row.name, row.articles, row.mentions, first=row.first
        )


@dataclass(frozen=True, slots=True)
class Health:
    """What `doctor` reports."""

    name: str
    directory: Path
    counts: Counts
    roots: dict[Path, str]
    """Each with what was wrong with it at the last refresh, or an empty string."""
    skipped: Sequence[tuple[Path, str]]
    """Files that were not read, with the reason."""
    fault: str
    """What is wrong with the full text, as a sentence, or empty."""
