"""Reading a library: search, articles, lists. Never writes to full text."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.model import (
    EntityType,
    Facets,
    FieldValue,
    Filter,
    Hit,
    PartialDate,
    SearchResult,
    Snippet,
    Widened,
)
from index.search.highlight import HitFinder
from index.search.naming import Named
from index.search.parser import parse
from index.search.query import Query, Sort
from index.search.terms import terms
from index.search.typed import typed_field
from index.storage.catalog import Catalog, Summary, unseen
from index.storage.catalog.entities import foremost
from index.storage.catalog.filters import Filters, names_in
from index.storage.catalog.narrowing import narrowed
from index.storage.catalog.other_names import names
from index.storage.catalog.saved_searches import SavedSearch, saved_searches
from index.storage.clock import Clock, Limits
from index.storage.likeness import Likeness, like
from index.storage.opened import OpenFullText

if TYPE_CHECKING:
    from index.storage.catalog.facts import Facts
    from index.storage.fulltext import Ranked

_COMPLETIONS = 8
_LITTLE = 2
"""Articles, no more of which are little: a word may be misspelled as in them."""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """What was found; the last one is kept for the windows that are scrolled into view."""

    question: tuple[str, bool, Sort, tuple[Filter, ...]]
    commits: tuple[int, int]
    """Of full text, when it was searched."""
    ranked: "Ranked"
    finder: HitFinder
    alike: Likeness | None

    def snippet(
        self, identifier: int, named: Iterable[Named], text: str, start: int, stated: str | None
    ) -> Snippet:
        """Why an article is in it: the best passage, or what it has in common with another."""
        if self.alike:
            return self.alike.reason(identifier)
        return self.finder.knowing(named).snippet(text, start, stated)


class Searcher:
    """Answers queries over one library, following what its writer commits."""

    def __init__(self, library: Path, catalog: Catalog) -> None:
        self._catalog = catalog
        self._opened = OpenFullText(library, catalog)
        self._names = names(catalog)
        self._last: _Ranking | None = None
        self.times: dict[str, float] = {}
        """Milliseconds of the last search, by stage."""

    def warm(self) -> None:
        """Open the full text and read its vocabulary ahead of the first query.

        Raises:
            SearchError: if the full text is damaged.
        """
        with self._opened.in_words("warming up"):
            fulltext = self._opened.current()
            if fulltext is not None:
                fulltext.warm()

    def warm_facts(self, abandon: Callable[[], bool]) -> bool:
        """Count the values of fields ahead of the first one that is typed; False if abandoned.

        Raises:
            CatalogError: if the catalog is damaged or busy.
        """
        return self._facts.follow(abandon)

    def search(
        self,
        text: str,
        *,
        typing: bool = False,
        sort: Sort = Sort.RELEVANCE,
        filters: tuple[Filter, ...] = (),
        offset: int = 0,
        limit: int = 20,
        limits: Limits | None = None,
    ) -> SearchResult:
        """The articles that match, or all of them newest first for a query without words.

        Raises:
            SearchError: if the query cannot be answered; the library is not changed.
        """
        start = time.perf_counter()
        query = replace(parse(text, typing=typing), filters=filters)
        self.times = {}
        if query.is_empty:
            return self._listing(text, query, sort, offset, limit, start)
        wider, widened = self._names.widen(query)
        self.times["parse"] = _ms_since(start)
        before = time.perf_counter()
        ranking = self._rank(text, typing, sort, wider, limits or Limits(), again=offset > 0)
        ranked = ranking.ranked
        self.times["rank"] = _ms_since(before)
        before = time.perf_counter()
        hits = self._hits(ranking, offset, limit)
        self.times["snippets"] = _ms_since(before)
        little = len(ranked.ids) <= _LITTLE and not (ranked.partial or typing)
        suggestion = self._suggestion(text, query, bool(ranked.ids)) if little else ""
        with self._opened.in_words(text):
            held = self._held(widened)
        completions = self._completions(text, limits or Limits()) if typing else ()
        took = _ms_since(start)
        return SearchResult(
            text,
            len(ranked.ids),
            took,
            ranked.partial,
            tuple(hits),
            offset,
            query.message,
            suggestion,
            held,
            completions,
        )

    def _completions(self, text: str, limits: Limits) -> tuple[FieldValue, ...]:
        typed = typed_field(text)
        if typed is None or not self._facts.follow(limits.waiting):
            return ()
        return tuple(self._facts.beginning_with(typed.name, typed.value, _COMPLETIONS))

    def _held(self, widened: Iterable[Widened]) -> tuple[Widened, ...]:
        """Without the forms of which no article has all words."""
        if self._opened.searcher is None:
            return ()
        holding = self._opened.searcher.holding
        kept = []
        for name in widened:
            forms = tuple(form for form in name.forms if holding(terms(form), False))
            if forms:
                kept.append(replace(name, forms=forms))
        return tuple(kept)

    @cached_property
    def _facts(self) -> "Facts":
        # As late as the full text.
        from index.storage.catalog.facts import Facts

        return Facts(self._catalog)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that the user keeps."""
        return saved_searches(self._catalog)

    def facets(
        self,
        text: str,
        *,
        typing: bool = False,
        sort: Sort = Sort.RELEVANCE,
        filters: tuple[Filter, ...] = (),
        limit: int = 10,
        limits: Limits | None = None,
    ) -> Facets | None:
        """How many of all articles that match have each value; see `Facts.facets`.

        Returns:
            None if a limit did not leave the time; what was read of the catalog stays, so that
            the next time it goes on from there.

        Raises:
            SearchError: if the query cannot be answered.
        """
        limits = limits or Limits()
        clock = Clock(limits.limit_ms, limits.waiting, limits.waiting_limit_ms)
        if not self._facts.follow(clock.is_up):
            return None
        found = self._found(text, typing, sort, filters, limits)
        return self._facts.facets(found, limit, clock.is_up)

    def ids(
        self,
        text: str,
        *,
        typing: bool = False,
        sort: Sort = Sort.RELEVANCE,
        filters: tuple[Filter, ...] = (),
        limits: Limits | None = None,
    ) -> list[int]:
        """All articles that match, in order.

        Raises:
            SearchError: if the query cannot be answered.
        """
        found = self._found(text, typing, sort, filters, limits or Limits())
        return self._catalog.listed(oldest=sort is Sort.OLDEST) if found is None else found

    def _found(
        self, text: str, typing: bool, sort: Sort, filters: tuple[Filter, ...], limits: Limits
    ) -> list[int] | None:
        """All articles that match, in order; None where everything does."""
        query = replace(parse(text, typing=typing), filters=filters)
        if query.is_empty:
            return None
        wider, _ = self._names.widen(query)
        again = self._last is not None and self._last.commits == unseen.commits(self._catalog)
        return self._rank(text, typing, sort, wider, limits, again=again).ranked.ids

    def _suggestion(self, text: str, query: Query, found_some: bool) -> str:
        """What a query that finds nothing, or little, may have meant, or empty."""
        if self._opened.searcher is None or query.tree is None:
            return ""
        with self._opened.in_words(text):
            filters = Filters(self._catalog, self._opened.searcher.holding)
            # To look for words that are spelled alike takes tens of milliseconds.
            most = _LITTLE if found_some else self._catalog.total()
            found = self._opened.searcher.corrected(query.tree, filters, most)
        return str(found) if found else ""

    def _listing(
        self, text: str, query: Query, sort: Sort, offset: int, limit: int, start: float
    ) -> SearchResult:
        oldest = sort is Sort.OLDEST
        summaries = self._catalog.newest(offset, limit, oldest=oldest)
        bodies = self._catalog.texts([s.id for s in summaries])
        about = foremost(self._catalog, bodies)
        finder = HitFinder(query)
        hits = [
            _hit(s, 0.0, finder.snippet(*bodies[s.id]), about.get(s.id, ()))
            for s in summaries
            if s.id in bodies
        ]
        took = _ms_since(start)
        return SearchResult(
            text, self._catalog.total(), took, False, tuple(hits), offset, query.message
        )

    def _rank(
        self, text: str, typing: bool, sort: Sort, query: Query, limits: Limits, *, again: bool
    ) -> _Ranking:
        question = (text, typing, sort, query.filters)
        if again and self._last and self._last.question == question:
            return self._last
        finder, commits = HitFinder(query), unseen.commits(self._catalog)
        with self._opened.in_words(text):
            fulltext = self._opened.current()
            if fulltext is None:
                from index.storage.fulltext import Ranked

                nothing = Ranked([], [], [], partial=False)
                return _Ranking(question, commits, nothing, finder, None)
            clock = Clock(limits.limit_ms, limits.waiting, limits.waiting_limit_ms)
            alike = like(query.filters, self._catalog, fulltext)
            ranked = fulltext.search(
                query,
                sort=sort,
                excluded=frozenset(unseen.tombstones(self._catalog)),
                among=narrowed(self._catalog, query.filters),
                scored=alike.scores if alike else None,
                filters=Filters(self._catalog, fulltext.holding, clock.is_up),
                limit_ms=limits.limit_ms,
                waiting=limits.waiting,
                waiting_limit_ms=limits.waiting_limit_ms,
            )
            ranked = replace(ranked, partial=ranked.partial or clock.stopped)
        self._last = _Ranking(question, commits, ranked, finder, alike)
        return self._last

    def _hits(self, ranking: _Ranking, offset: int, limit: int) -> list[Hit]:
        ranked, window = ranking.ranked, slice(offset, offset + limit)
        ids = ranked.ids[window]
        summaries = self._catalog.summaries(ids)
        bodies = self._catalog.texts(ids)
        about = foremost(self._catalog, ids)
        hits = []
        found = zip(ids, ranked.revisions[window], ranked.scores[window], strict=True)
        for identifier, revision, score in found:
            summary = summaries.get(identifier)
            if summary is None or identifier not in bodies:
                continue
            # A newer revision is about to reach full text; its text may no longer match.
            if summary.revision == revision:
                named = names_in(self._catalog, identifier)
                snippet = ranking.snippet(identifier, named, *bodies[identifier])
                hits.append(_hit(summary, score, snippet, about.get(identifier, ())))
        return hits


def _ms_since(start: float) -> float:
    return (time.perf_counter() - start) * 1_000


def _hit(summary: Summary, score: float, snippet: Snippet, names: Iterable[tuple[str, str]]) -> Hit:
    published: PartialDate | None = summary.published
    return Hit(
        summary.id,
        summary.title,
        summary.publisher,
        published,
        summary.path,
        round(score, 4),
        snippet,
        summary.read,
        summary.starred,
        tuple((EntityType(kind), name) for kind, name in names),
    )
