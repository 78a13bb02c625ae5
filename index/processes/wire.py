"""What goes over the pipes between the screen and its processes: one JSON object a line."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

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
from index.search.query import Sort

LIMIT_MS = 800.0
"""A search answers with what it has after so long,"""
WAITING_LIMIT_MS = 200.0
"""and sooner when a newer question waits, of which it is told by"""
HURRY = b"\n"
"""an empty line."""
RESERVE = "reserve"
"""Argument of a search process that stands by until the first one is ended."""


class Wanted(StrEnum):
    """What a question asks for."""

    HITS = "hits"
    """A window of them."""
    IDS = "ids"
    """Those of all articles that match, in order."""
    FACETS = "facets"
    """What all of them can be narrowed down by."""
    SAVED = "saved"
    """How many articles match the saved searches instead, from that at the offset on."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be known of the articles that match a query."""

    query: str
    typing: bool = False
    """True while the user types: the last word may be the beginning of a longer one."""
    sort: Sort = Sort.RELEVANCE
    filters: tuple[Filter, ...] = ()
    offset: int = 0
    limit: int = 50
    """How many hits; or, of facets, how many values of a field."""
    wanted: Wanted = Wanted.HITS

    def same_list(self, other: "Question") -> bool:
        """Whether both are about the articles that match one query, in one order."""
        return self._list() == other._list()

    def _list(self) -> tuple[object, ...]:
        return self.query, self.typing, self.sort, self.filters


@dataclass(frozen=True, slots=True)
class SavedCount:
    """How many articles a saved search finds."""

    name: str
    total: int
    new: int
    """How many of them came since it was last looked at."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question asks for, or a sentence that says why there is none."""

    question: Question
    result: SearchResult | None = None
    error: str = ""
    facets: Facets | None = None
    """None also where a limit did not leave the time to count: then ask again."""
    ids: tuple[int, ...] | None = None
    saved: tuple[SavedCount, ...] | None = None
    """As far as there was time; empty when there are no more."""
    damaged: bool = False
    """Whether the error is damage that a refresh repairs."""


def dump_question(question: Question) -> bytes:
    """A question as a line."""
    return json.dumps(asdict(question)).encode() + b"\n"


def load_question(line: bytes) -> Question:
    """The question of a line."""
    return _question(json.loads(line))


def dump_answer(answer: Answer) -> bytes:
    """An answer as a line."""
    data = asdict(answer)
    if answer.result is not None:
        for hit, row in zip(answer.result.hits, data["result"]["hits"], strict=True):
            row["published"] = str(hit.published) if hit.published else None
    return json.dumps(data).encode() + b"\n"


def load_answer(line: bytes) -> Answer:
    """The answer of a line."""
    data = json.loads(line)
    result, facets = data["result"], data["facets"]
    if facets is not None:
        facets = {name: [FieldValue(**value) for value in facets[name]] for name in facets}
    ids = None if data["ids"] is None else tuple(data["ids"])
    found = _result(result) if result else None
    saved = data["saved"]
    if saved is not None:
        saved = tuple(SavedCount(**count) for count in saved)
    return Answer(
        _question(data["question"]), found, data["error"], facets, ids, saved, data["damaged"]
    )


def _question(data: dict[str, Any]) -> Question:
    filters = tuple(Filter(**each) for each in data["filters"])
    known = {"sort": Sort(data["sort"]), "filters": filters, "wanted": Wanted(data["wanted"])}
    return Question(**{**data, **known})


def _result(data: dict[str, Any]) -> SearchResult:
    hits = []
    for row in data["hits"]:
        snippet = row["snippet"]
        marks = tuple((start, end) for start, end in snippet["highlights"])
        published = PartialDate.parse(row["published"]) if row["published"] else None
        names = tuple((EntityType(kind), name) for kind, name in row["names"])
        passage = Snippet(snippet["text"], marks)
        known = {**row, "published": published, "snippet": passage, "names": names}
        hits.append(Hit(**known))
    widened = tuple(Widened(**{**w, "forms": tuple(w["forms"])}) for w in data["widened"])
    completions = tuple(FieldValue(**value) for value in data["completions"])
    known = {"hits": tuple(hits), "widened": widened, "completions": completions}
    return SearchResult(**{**data, **known})
