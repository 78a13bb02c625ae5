"""Articles that are like another one: they mention the same, and use the same rare words."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

from index.model import LIKE, Filter, Snippet, one_line
from index.search.fields import ENTITY_TYPES
from index.search.terms import STOP_WORDS, is_cjk, terms
from index.storage.catalog import Catalog

if TYPE_CHECKING:
    from index.storage.fulltext import FullTextSearcher

_MOST_NAMES, _MOST_WORDS = 15, 25
"""What is looked for at most; 25 words is what Lucene's MoreLikeThis takes by default."""
_NAME_BOOST = 1.5
"""A name tells more than a word that is as rare."""
_BEGINNING = 20_000
"""Code points of an article from which its words are taken."""
_LEAST_LETTERS = 3
_LEAST, _MOST = 0.1, 200
"""Articles are alike that have more than one trait in common, from a share of the score that the
article itself has, and so many at most."""
_SAID_NAMES, _SAID_WORDS = 4, 3
"""How much of what two articles have in common is said."""


@dataclass(frozen=True, slots=True)
class _Trait:
    """A name or a word of the article."""

    shown: str
    is_name: bool
    weight: float
    shares: Mapping[int, float]
    """How much of the weight the articles that have it get, by id, up to 1."""


@dataclass(slots=True)
class Likeness:
    """What articles have in common with one."""

    scores: dict[int, float] = field(default_factory=dict)
    """By id, of the articles that are like it."""
    _traits: list[_Trait] = field(default_factory=list)
    """Those that tell most first."""

    def reason(self, identifier: int) -> Snippet:
        """Why an article is like it, with the names marked."""
        shared = [trait for trait in self._traits if identifier in trait.shares]
        names = [trait.shown for trait in shared if trait.is_name][:_SAID_NAMES]
        said = {term for name in names for term in terms(name)}
        words = [t.shown for t in shared if not t.is_name and t.shown not in said][:_SAID_WORDS]
        text, marks = "", []
        for name in names:
            text += ", " if text else "Both mention "
            marks.append((len(text), len(text) + len(name)))
            text += name
        if words:
            text += "; both say " if text else "Both say "
            text += ", ".join(words)
        return Snippet(text, tuple(marks))


def like(
    filters: Iterable[Filter], catalog: Catalog, fulltext: "FullTextSearcher"
) -> Likeness | None:
    """What is like the article that a filter asks for, None if none asks for one.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    for each in filters:
        if each.field == LIKE:
            known = each.key.isdecimal()
            return likeness(int(each.key), catalog, fulltext) if known else Likeness()
    return None


def likeness(identifier: int, catalog: Catalog, fulltext: "FullTextSearcher") -> Likeness:
    """What is like an article; that one itself is left out.

    Its names and words count by how often it has them and how rare they are elsewhere (TF-IDF),
    and those that count most are looked for, as Lucene's MoreLikeThis does.

    Args:
        identifier: of the article; nothing is like one that is unknown.
        catalog: has its text and its names.
        fulltext: has its words.

    Raises:
        CatalogError: if the catalog is damaged or busy.
    """
    traits = [*_names(identifier, catalog, fulltext.count), *_words(identifier, catalog, fulltext)]
    traits.sort(key=lambda trait: -trait.weight)
    scores: dict[int, float] = {}
    in_common: Counter[int] = Counter()
    for trait in traits:
        in_common.update(trait.shares.keys())
        for other, share in trait.shares.items():
            scores[other] = scores.get(other, 0.0) + trait.weight * share
    least = _LEAST * scores.pop(identifier, 0.0)
    alike = nlargest(_MOST, scores.items(), key=lambda item: (item[1], -item[0]))
    return Likeness({i: score for i, score in alike if score >= least and in_common[i] > 1}, traits)


def _weight(count: float, holding: int, total: int) -> float:
    return (1 + log(count)) * log(1 + total / holding)


def _names(identifier: int, catalog: Catalog, total: int) -> Iterator[_Trait]:
    types = [str(kind) for kind in ENTITY_TYPES.values()]
    own = catalog.rows(
        "SELECT entity, name, sum(mentions), (SELECT count(DISTINCT document) FROM occurrences o"
        " WHERE o.entity = own.entity) FROM occurrences own WHERE document = ?"
        " AND type IN (SELECT value FROM json_each(?)) AND NOT EXISTS"
        " (SELECT 1 FROM decisions WHERE kind = 'hidden' AND key = entity) GROUP BY entity",
        identifier,
        json.dumps(types),
    )
    weighed = [
        (_weight(mentions, holding, max(total, holding)), entity, name)
        for entity, name, mentions, holding in own
        if holding > 1
    ]
    for weight, entity, name in sorted(weighed, reverse=True)[:_MOST_NAMES]:
        having = catalog.rows("SELECT document, mentions FROM occurrences WHERE entity = ?", entity)
        shares = {other: mentions / (mentions + 1) for other, mentions in having}
        yield _Trait(one_line(name), True, _NAME_BOOST * weight, shares)


def _words(identifier: int, catalog: Catalog, fulltext: "FullTextSearcher") -> Iterator[_Trait]:
    for text, start, _ in catalog.texts([identifier]).values():
        counts = Counter(terms(text[start : start + _BEGINNING]))
        weighed = [
            (_weight(count, holding, max(fulltext.count, holding)), word)
            for word, count in counts.items()
            if _may_tell(word) and (holding := fulltext.frequency(word)) > 1
        ]
        for weight, word in sorted(weighed, reverse=True)[:_MOST_WORDS]:
            yield _Trait(word, False, weight, fulltext.shares(word))


def _may_tell(word: str) -> bool:
    long_enough = len(word) >= _LEAST_LETTERS or is_cjk(word)
    return long_enough and word not in STOP_WORDS and not word.isdigit()
