"""A library whose searches and refreshes run in the test's own process, at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from index.library import (
    Answer,
    CatalogError,
    Library,
    Progress,
    Question,
    RefreshClient,
    RefreshEnd,
    SavedCount,
    SearchClient,
    Sort,
    Wanted,
)
from index.model import BY_RULES, Filter, RecogniserChoice, SearchResult


class FakeSearchClient(SearchClient):
    """Answers each question before `ask` returns."""

    def __init__(self, library: Library, on_answer: Callable[[Answer], object]) -> None:
        super().__init__(library.directory, library.log, on_answer)
        self._of = library
        self._hear = on_answer

    async def start(self) -> None:
        """There is nothing to start."""

    def ask(self, question: Question) -> None:
        try:
            self._hear(self._answer(question))
        except CatalogError as error:
            self._hear(Answer(question, error=str(error)))

    def _answer(self, question: Question) -> Answer:
        query, sort, filters = question.query, question.sort, question.filters
        if question.wanted is Wanted.SAVED:
            return Answer(question, saved=tuple(self._counts(question.offset)))
        if question.wanted is Wanted.IDS:
            hits = self._of.search(query, sort=sort, filters=filters, limit=10_000).hits
            return Answer(question, ids=tuple(hit.id for hit in hits))
        if question.wanted is Wanted.FACETS:
            facets = self._of.facets(query, sort=sort, filters=filters, limit=question.limit)
            return Answer(question, facets=facets)
        result = self._of.search(
            query, sort=sort, filters=filters, offset=question.offset, limit=question.limit
        )
        return Answer(question, result)

    def _counts(self, first: int) -> Iterator[SavedCount]:
        for saved in self._of.saved_searches()[first:][:1]:
            hits = self._of.search(saved.query, filters=saved.filters, limit=10_000).hits
            yield SavedCount(saved.name, len(hits), sum(hit.id > saved.newest for hit in hits))

    async def close(self) -> None:
        """There is nothing to end."""


class FakeRefreshClient(RefreshClient):
    """Refreshes before anything else happens."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.directory, library.log)
        self._of = library

    async def run(
        self, on_progress: Callable[[Progress], None], recogniser: RecogniserChoice = BY_RULES
    ) -> RefreshEnd:
        outcome = self._of.refresh(report=on_progress, recogniser=recogniser)
        return RefreshEnd(
            outcome.progress,
            tuple(outcome.problems.values()),
            outcome.repaired,
            outcome.interrupted,
        )


class InProcessLibrary(Library):
    """Starts no process, so that a test has its answer when its key has been handled.

    All searches take the same time.
    """

    def search(
        self,
        query: str,
        *,
        sort: Sort = Sort.RELEVANCE,
        filters: tuple[Filter, ...] = (),
        offset: int = 0,
        limit: int = 20,
    ) -> SearchResult:
        result = super().search(query, sort=sort, filters=filters, offset=offset, limit=limit)
        return replace(result, took_ms=2.0)

    def search_client(self, on_answer: Callable[[Answer], object]) -> SearchClient:
        return FakeSearchClient(self, on_answer)

    def refresh_client(self) -> RefreshClient:
        return FakeRefreshClient(self)
