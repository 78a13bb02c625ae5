"""From a key in the query to the painted results."""

import asyncio
from collections.abc import Iterator
from functools import partial

from generator import queries
from textual.app import App, ComposeResult
from textual.widgets import Input

from bench.corpus import SEED, Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.reader import BLOCKED, START_OF_TITLE, ReaderStage, reader
from bench.stage import staged
from index.library import Library

_QUERIES = 50
_BUDGET, _LARGE_BUDGET = Budget(60, share=0.95), Budget(120, share=0.95)
_LARGE = 14_000
"""Articles above which a library is large."""
_NOTHING = "Nothing found"


class InputApp(App[None]):
    """The peer: an input and nothing else."""

    def compose(self) -> ComposeResult:
        """The input."""
        yield Input()


def measure(corpus: Corpus) -> Iterator[Row]:
    """Every prefix of the queries, each key when the answer to the one before is painted."""
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        ours, blocked = asyncio.run(_search(library))
        library.close()
        echo, peer_blocked = asyncio.run(_echo())
        yield Row(
            f"key to painted results, {size:,} articles",
            Figures.milliseconds(ours),
            _BUDGET if size <= _LARGE else _LARGE_BUDGET,
            Peer("key to echo, bare Input", Figures.milliseconds(echo)),
        )
        yield Row(
            f"event loop blocked while typing, {size:,} articles",
            Figures.milliseconds([blocked]),
            BLOCKED,
            Peer("bare Input", Figures.milliseconds([peer_blocked])),
        )


async def _search(library: Library) -> tuple[list[float], float]:
    """Seconds for each key, and the longest block of the event loop."""
    seconds = []
    asked = queries(_QUERIES, SEED)
    async with reader(library) as running:
        stage, field = running.stage, running.main.search_pane.field
        field.focus()
        for query in asked:
            for end, character in enumerate(query, 1):
                expected = partial(_drawn_for, running, query[:end])
                seconds.append(await stage.key(character, expected))
            field.value = ""
            await stage.until(lambda: running.answer_to("") is not None)
            await stage.quiet()
        return seconds, stage.heartbeat.longest


def _drawn_for(running: ReaderStage, query: str) -> str | None:
    """What the list shows for a query, once it is answered."""
    answer = running.answer_to(query)
    if answer is None:
        return None
    assert answer.result is not None, answer.error
    hits = answer.result.hits
    return hits[0].title[:START_OF_TITLE].strip() if hits else _NOTHING


async def _echo() -> tuple[list[float], float]:
    seconds = []
    asked = queries(_QUERIES, SEED)
    async with staged(InputApp()) as stage:
        for query in asked:
            stage.app.query_one(Input).value = ""
            await stage.quiet()
            for end, character in enumerate(query, 1):
                expected = partial(_typed, stage.app, query[:end])
                seconds.append(await stage.key(character, expected))
        return seconds, stage.heartbeat.longest


def _typed(app: InputApp, text: str) -> str | None:
    field = app.query_one(Input)
    return text if field.value == text else None
