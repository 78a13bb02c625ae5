"""What a library knows of entities; `index.library.Library` is one of these."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from index.answers import LibraryEntity
from index.model import SEPARATOR, EntityType, PartialDate
from index.names import key_of
from index.storage.catalog import Catalog, entities, saved_searches

MOST_COMPANIONS = 8
_JUDGED = 400
"""Articles that are looked at for what needs more than counts."""
_CONTEXT = 120
"""Code points on either side of a mention."""


class EntityOrder(StrEnum):
    """Orders of the list of entities."""

    MENTIONS = "mentions"
    ARTICLES = "articles"
    NAME = "name"
    NEWEST = "newest"
    """Those that were mentioned for the first time last."""


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All about one entity but where in the articles it is mentioned."""

    entity: LibraryEntity
    articles: tuple[int, ...]
    """The ids of those that mention it, newest first."""
    judged: int
    """How many of them, spread over all, were looked at for its forms and companions."""
    forms: dict[str, int]
    """What they call it, with the number of articles, most frequent first."""
    months: dict[str, tuple[int, int]]
    """Articles and mentions by month or, where no month is known, year, in order."""
    seen: tuple[PartialDate, PartialDate] | None
    """The dates of the first and the last article that has one with a year."""
    companions: tuple[tuple[LibraryEntity, int], ...]
    """What is mentioned with it more often than by chance, and in how many of them; the strongest
    first."""


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A mention in its context."""

    article: int
    title: str
    published: PartialDate | None
    start: int
    end: int
    """The range in the article's text."""
    before: str
    text: str
    after: str
    """The mention, and the text around it: of its paragraph, cut between words."""


class EntityPages:
    """Entities of all articles together."""

    _catalog: Catalog

    def entities(self, kind: EntityType | None = None) -> Iterator[LibraryEntity]:
        """What the articles mention, most mentioned first, without dates and quantities."""
        for row in entities.listed(self._catalog, kind=kind):
            yield self._with_aliases(LibraryEntity.of(row))

    def entity_list(
        self,
        *,
        kind: EntityType | None = None,
        containing: str = "",
        order: EntityOrder = EntityOrder.MENTIONS,
        limit: int = -1,
    ) -> list[LibraryEntity]:
        """Entities without their aliases.

        Args:
            kind: their type; None for all.
            containing: what their names hold, whatever the case.
            order: in which they come.
            limit: how many at most; below 0 for all.
        """
        rows = entities.listed(
            self._catalog, kind=kind, containing=containing, order=order, limit=limit
        )
        return list(map(LibraryEntity.of, rows))

    def newest_id(self) -> int:
        """The highest id of any article, 0 without any: what comes later has a higher one."""
        return saved_searches.newest(self._catalog)

    def entities_named(self, name: str) -> list[LibraryEntity]:
        """The entities that articles call by a name, most mentioned first, without aliases.

        Where none has it as its own name, those that have it as another.
        """
        cased = (name, name.title(), name.upper())
        keys = {key_of(kind, form) for kind in EntityType for form in cased}
        found = entities.named(self._catalog, name, keys)
        return list(map(LibraryEntity.of, found or entities.also_named(self._catalog, name)))

    def entity_page(self, entity_id: str) -> EntityPage | None:
        """All about an entity; None if no listed article mentions it."""
        row = entities.entity(self._catalog, entity_id)
        if row is None:
            return None
        mentioning = entities.articles_with(self._catalog, entity_id)
        articles = tuple(identifier for identifier, _, _ in mentioning)
        judged = articles[:: -(-len(articles) // _JUDGED)]
        dates = [date for _, date, _ in mentioning if date >= _FIRST_YEAR]
        found = entities.companions(self._catalog, entity_id, judged, MOST_COMPANIONS)
        return EntityPage(
            LibraryEntity.of(row),
            articles,
            len(judged),
            entities.forms(self._catalog, entity_id, judged),
            _by_month(mentioning),
            (_date(dates[-1]), _date(dates[0])) if dates else None,
            tuple((LibraryEntity.of(companion.row), companion.together) for companion in found),
        )

    def articles_with(self, entity_id: str) -> list[int]:
        """The listed articles that mention an entity, in the order of the empty query's list."""
        return [row[0] for row in entities.articles_with(self._catalog, entity_id)]

    def mention_lines(self, entity_id: str, articles: Sequence[int]) -> list[MentionLine]:
        """Where some articles mention an entity, in their order."""
        known = self._catalog.summaries(articles)
        lines = []
        for article, (text, ranges) in entities.places_of(
            self._catalog, entity_id, articles
        ).items():
            about = known[article]
            for start, end in ranges:
                before, after = _around(text, start, end)
                lines.append(
                    MentionLine(
                        article, about.title, about.published, start, end,
                        before, text[start:end], after,
                    )
                )  # fmt: skip
        return lines

    def _with_aliases(self, entity: LibraryEntity) -> LibraryEntity:
        articles = self.articles_with(entity.id)[:_JUDGED]
        forms = entities.forms(self._catalog, entity.id, articles)
        return replace(entity, aliases=tuple(form for form in forms if form != entity.name))


_FIRST_YEAR = 10_000
"""The least number of a date with a year."""


def _date(number: int) -> PartialDate:
    return PartialDate(number // 10_000, number // 100 % 100 or None, number % 100 or None)


def _by_month(mentioning: Sequence[tuple[int, int, int]]) -> dict[str, tuple[int, int]]:
    months: dict[str, tuple[int, int]] = {}
    for _, number, mentions in reversed(mentioning):
        year, month = number // 10_000, number // 100 % 100
        if year:
            name = f"{year:04}-{month:02}" if month else f"{year:04}"
            articles, before = months.get(name, (0, 0))
            months[name] = articles + 1, before + mentions
    return months


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The text on either side of a range within its paragraph, cut between words."""
    break_ = text.rfind(SEPARATOR, 0, start)
    first = max(break_ + len(SEPARATOR) if break_ >= 0 else 0, start - _CONTEXT)
    if first == start - _CONTEXT:
        first = text.find(" ", first, start) + 1 or first
    stop = text.find(SEPARATOR, end)
    last = min(len(text) if stop < 0 else stop, end + _CONTEXT)
    if last == end + _CONTEXT:
        last = cut if (cut := text.rfind(" ", end, last)) >= 0 else last
    return text[first:start], text[end:last]
