"""Queries that were searched, to go back to."""

from collections.abc import Iterable

_MOST = 100


class QueryHistory:
    """Queries by age, with a place among them."""

    def __init__(self, queries: Iterable[str] = ()) -> None:
        """Take the queries, the oldest first."""
        self._queries = list(queries)[-_MOST:]
        self._at = len(self._queries)
        self._draft = ""

    @property
    def queries(self) -> tuple[str, ...]:
        """All of them, the oldest first."""
        return tuple(self._queries)

    def add(self, query: str) -> None:
        """Note a query as the newest one, and leave the history."""
        if query.strip():
            self._queries = [known for known in self._queries if known != query][1 - _MOST :]
            self._queries.append(query)
        self._at = len(self._queries)

    def leave(self) -> None:
        """Forget the place: what is typed now is new."""
        self._at = len(self._queries)

    def older(self, shown: str) -> str | None:
        """The query before the one that is shown; None if there is none.

        Args:
            shown: what comes back when one goes forward past the newest.
        """
        if self._at == len(self._queries):
            self._draft = shown
        while self._at > 0:
            self._at -= 1
            if self._queries[self._at] != shown:
                return self._queries[self._at]
        return None

    def newer(self) -> str | None:
        """The query behind the one that is shown, at last what was being typed; else None."""
        if self._at == len(self._queries):
            return None
        self._at += 1
        return self._draft if self._at == len(self._queries) else self._queries[self._at]
