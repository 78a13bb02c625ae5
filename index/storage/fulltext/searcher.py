"""An open full text: what matches a query, ranked by BM25F."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.reading import SegmentReader

from index.search.query import Query, Sort
from index.search.terms import is_cjk
from index.search.tree import Clause, Field, Node, replaced
from index.storage.clock import Clock
from index.storage.fulltext import sums
from index.storage.fulltext.matching import Fields, Matcher, Run
from index.storage.fulltext.schema import HEAD, KEY, WORDS
from index.storage.fulltext.segment import Documents, Mask, Postings, Segment, identity_of, joined
from index.storage.fulltext.vocabulary import Vocabulary

K1, B = 1.2, 0.75
"""Saturation and length normalisation of BM25: Robertson and Zaragoza, "The Probabilistic
Relevance Framework: BM25 and Beyond", 2009."""
EXACT_BOOST = 0.4
"""A word in exactly the form that was typed counts as so many more occurrences."""
HEAD_BOOST = 1.5
"""Likewise one of the title, the deck or an entity's name.

As in BM25F, the fields add up to one frequency, which is saturated once; several scores added up
would let one word that is in all fields outweigh several others: Robertson, Zaragoza and Taylor,
"Simple BM25 Extension to Multiple Weighted Fields", 2004.
"""
EXPANSION_SCORE = 1.0
"""What a completed word counts, whatever its rarity."""
_OPEN_ATTEMPTS = 10
_CORRECTING_MS = 300.0
"""How long to look for what a query may have meant."""


class _NoFields:
    def __call__(self, field: Field) -> set[int]:
        return set()

    def forms(self, field: Field) -> dict[int, list[list[str]]]:
        return {}


_NO_FIELDS = _NoFields()


@dataclass(frozen=True, slots=True)
class Ranked:
    """All articles that match, in order."""

    ids: list[int]
    revisions: list[int]
    scores: list[float]
    partial: bool


class FullTextSearcher:
    """An open full text. One searcher serves one process; it follows the writer by `refresh`."""

    def __init__(self, folder: Path) -> None:
        """Open the full text in `folder`.

        Raises:
            Exception: whatever Whoosh raises on a folder that is not a whole full text; the
                caller sets it aside and rebuilds.
        """
        self._folder = folder
        self._opened = whoosh_index.open_dir(str(folder))
        self._generation = -1
        self._segments: list[Segment] = []
        self._vocabularies: dict[str, Vocabulary] = {}
        self.refresh()

    def refresh(self) -> bool:
        """See what the writer has committed since; return whether there was anything.

        Raises:
            Exception: as the constructor.
        """
        if self._opened.latest_generation() == self._generation:
            return False
        self._generation, self._segments = self._follow()
        self._matcher = Matcher(self._segments, self._vocabularies)
        self._index, self._ids = self._matcher.index, self._matcher.ids
        self._revisions = joined(s.revisions for s in self._segments)
        self._dates = joined(s.dates for s in self._segments)
        self._newest: Documents = np.lexsort((self._ids, -self._dates)).astype(np.int32)
        lengths = joined(s.lengths for s in self._segments)
        self.count = int(self._matcher.live.sum())
        mean = lengths.mean() if lengths.any() else 1.0
        self._norms = K1 * (1 - B + B * lengths / mean)
        return True

    def _follow(self) -> tuple[int, list[Segment]]:
        """The newest generation and its segments; those that did not change are kept.

        Not `Index.reader(reuse=...)`: that brings merged segments back, and deleted articles.
        """
        known = {segment.identity: segment for segment in self._segments}
        for attempt in range(1, _OPEN_ATTEMPTS + 1):
            followed = []
            try:
                toc = self._opened._read_toc()
                for listed in toc.segments:
                    if not listed.doc_count_all():
                        continue
                    identity = identity_of(listed)
                    segment = known.get(identity)
                    if segment is None:
                        reader = SegmentReader(self._opened.storage, toc.schema, listed)
                        segment = known[identity] = Segment(reader)
                    followed.append(segment)
            except FileNotFoundError:
                # The writer merged while we looked, and has written a newer list by now.
                if attempt == _OPEN_ATTEMPTS:
                    raise
                continue
            break
        base = 0
        for segment in followed:
            segment.base = base
            base += len(segment.ids)
        return toc.generation, followed

    @property
    def commits(self) -> int:
        """How many commits of the writer are seen, see `FullTextWriter.commits`."""
        return self._generation

    def damaged(self) -> str:
        """The first file that is not as the writer left it, empty if all are; reads all of them.

        Raises:
            Exception: as the constructor, and if what the writer noted of them is damaged.
        """
        while file := sums.differing(self._folder, [s.file for s in self._segments]):
            # Unless the writer has merged it away while we looked.
            if not self.refresh():
                break
        return file

    def held(self) -> list[tuple[int, int]]:
        """(id, revision) of every article in the full text, by id."""
        live = self._matcher.live
        return sorted(zip(self._ids[live].tolist(), self._revisions[live].tolist(), strict=True))

    def warm(self) -> None:
        """Read the vocabularies, so that the first word typed need not wait for them."""
        self._matcher.vocabulary(WORDS)
        self._matcher.vocabulary(HEAD)

    def holds(self, identifier: int) -> bool:
        """Whether an article is in the full text."""
        return len(self._index.postings(KEY, str(identifier))) > 0

    def holding(self, words: Sequence[str], prefix: bool) -> list[int]:
        """The ids of the articles that have all words in their text, title or entities' names.

        Args:
            words: one at least.
            prefix: whether the last one may be the beginning of a word.
        """
        ids: list[int] = self._ids[self._matcher.holding(words, prefix)].tolist()
        return ids

    def frequency(self, word: str) -> int:
        """About how many articles have a word, as a term, in their text."""
        return self._matcher.vocabulary(WORDS).frequency(word)

    def shares(self, word: str) -> dict[int, float]:
        """How much of an article a word is, by id: the part of BM25 that tends to 1."""
        postings = self._index.postings(WORDS, word)
        documents, frequencies = postings.documents, postings.frequencies
        shares = frequencies / (frequencies + self._norms[documents])
        return dict(zip(self._ids[documents].tolist(), shares.tolist(), strict=True))

    def search(
        self,
        query: Query,
        *,
        sort: Sort = Sort.RELEVANCE,
        excluded: frozenset[int] = frozenset(),
        among: set[int] | None = None,
        scored: Mapping[int, float] | None = None,
        filters: Fields = _NO_FIELDS,
        limit_ms: float | None = None,
        waiting: Callable[[], bool] = lambda: False,
        waiting_limit_ms: float = 0.0,
    ) -> Ranked:
        """Rank all articles that match.

        Args:
            query: what to look for; one that only excludes finds everything else.
            sort: by score, or by date with the score between equals.
            excluded: ids that do not count.
            among: the ids that do, None for all others.
            scored: scores that are added, by id; only articles that have one count, if it is given.
            filters: knows which articles have the value of a field.
            limit_ms: milliseconds after which to answer with what there is; None for no limit.
            waiting: whether somebody waits for the next search; then a shorter limit applies.
            waiting_limit_ms: that shorter limit.
        """
        clock = Clock(limit_ms, waiting, waiting_limit_ms)
        run = Run(clock, filters)
        found = self._matcher.found(query.tree, None, run) if query.tree else self._matcher.live
        if excluded:
            found = found & ~self._matcher.having(excluded)
        if among is not None:
            found = found & self._matcher.having(among)
        if scored is not None:
            found = found & self._matcher.having(scored)
        # The newest first, then by id, as equals stay.
        documents = self._newest[found[self._newest]]
        scores = self._scores(query, documents, run)
        ids = self._ids[documents]
        if scored is not None:
            scores += np.array([scored[identifier] for identifier in ids.tolist()])
        order = self._order(documents, scores, sort)
        return Ranked(
            ids[order].tolist(),
            self._revisions[documents[order]].tolist(),
            scores[order].tolist(),
            clock.stopped,
        )

    def corrected(self, tree: Node, filters: Fields, most: int) -> Node | None:
        """A tree with known words in the place of unknown ones; None if it finds nothing either.

        Args:
            tree: what is looked for.
            filters: knows which articles have the value of a field.
            most: words that more articles have are right.
        """
        words, postings = self._matcher.vocabulary(WORDS), self._index.postings

        clock = Clock(_CORRECTING_MS, lambda: False, 0.0)

        def better(clause: Clause) -> Clause:
            if clause.stands_for_others or any(map(is_cjk, clause.terms)) or clock.is_up():
                return clause
            if clause.phrase or clause.exact:
                articles = [len(postings(WORDS, term)) for term in clause.terms]
            else:
                articles = [len(self._matcher.whole(clause))]
            if min(articles) > most:
                return clause
            terms = tuple(map(words.nearest, clause.terms, articles))
            return clause if terms == clause.terms else replace(clause, text=" ".join(terms))

        changed = replaced(tree, better)
        if changed == tree or not self._matcher.found(changed, None, Run(clock, filters)).any():
            return None
        return changed

    def _order(
        self, documents: Documents, scores: NDArray[np.float64], sort: Sort
    ) -> NDArray[np.int64]:
        """The places of documents in order; between equals the newest first, then by id."""
        if sort is Sort.RELEVANCE:
            return np.argsort(-scores, kind="stable")
        dates = self._dates[documents]
        if sort is Sort.NEWEST:
            return np.lexsort((-scores, -dates))
        return np.lexsort((-scores, dates, dates < _FIRST_YEAR))

    def _scores(self, query: Query, documents: Documents, run: Run) -> NDArray[np.float64]:
        """What each of some documents scores."""
        scoring = _Scoring(documents, self._norms, self.count)
        postings = self._index.postings
        for clause in query.clauses:
            for term in clause.terms:
                exact = postings(WORDS, term)
                fields = [(postings(HEAD, term), HEAD_BOOST)]
                if clause.phrase or clause.exact or clause.stands_for_others:
                    fields.append((exact, 1.0))
                else:
                    fields.append((exact, EXACT_BOOST))
                    fields.append((self._matcher.whole(clause), 1.0))
                if not run.clock.is_up():
                    scoring.add(fields)
            if clause.stands_for_others:
                scoring.expand(self._matcher.with_any(clause, run))
            elif clause.prefix:
                scoring.expand(self._matcher.expanded(clause))
        for term in {term for near in query.nears for term in near.terms}:
            if not run.clock.is_up():
                scoring.add([(postings(WORDS, term), 1.0), (postings(HEAD, term), HEAD_BOOST)])
        return scoring.scores


class _Scoring:
    """Adds up what documents score."""

    def __init__(self, documents: Documents, norms: NDArray[np.float64], count: int) -> None:
        """Take the documents to score, the norms of all documents, and how many these are."""
        self._documents = documents
        self._rows = np.full(len(norms), -1, np.int32)
        self._rows[documents] = np.arange(len(documents))
        self._norms = norms[documents]
        self._count = count
        self.scores = np.zeros(len(documents))

    def add(self, fields: list[tuple[Postings, float]]) -> None:
        """Add a term's BM25F score, over fields with their boosts, to documents that hold it."""
        frequencies = np.zeros(len(self.scores))
        for postings, boost in fields:
            rows = self._rows[postings.documents]
            among = rows >= 0
            frequencies[rows[among]] += boost * postings.frequencies[among]
        holding = max(len(postings) for postings, _ in fields)
        total = max(self._count, holding)
        factor = log(1 + (total - holding + 0.5) / (holding + 0.5)) * (K1 + 1)
        self.scores += factor * frequencies / (frequencies + self._norms)

    def expand(self, reached: Mask) -> None:
        """Add what a word that was completed counts."""
        self.scores[reached[self._documents]] += EXPANSION_SCORE


_FIRST_YEAR = 10_000
"""Dates below this number have no year."""
