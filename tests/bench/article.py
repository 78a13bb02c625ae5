"""Reading: open, page, jump, resize, walk hits, mark entities, hold keys, at every length."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from bench.corpus import LONG_SIZES, Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.markdown_peer import MarkdownTimes, measure_markdown
from bench.reader import BLOCKED, ReaderStage, reader
from bench.stage import scroll_times
from bench.terminal import COLUMNS, LINES
from index.library import Article, Library
from index.model import Entity
from tui.screens.reading_screen import READ_AHEAD_FROM
from tui.widgets.article_pane import reading_time
from tui.widgets.article_view import ArticleView

_OPEN = {"5 KB": Budget(30, share=0.95), "1 MB": Budget(60, share=0.95)}
_REACT = Budget(30, share=0.95)
_RESIZE = Budget(60, share=0.95)
_FEW_BYTES = Budget(1_500, share=0.95)
_KEEP_UP = Budget(50, share=1)
_LONGEST_FOR_PEER = 1_000_000
"""Bytes; on more the Markdown widget takes minutes, and the memory of a small machine."""
_TIMES_OPENED = 25
"""So that one in 25 may be slow, and be no more than that."""
_TIMES = 25
_JUMPS = 8
_RESIZES = 4
_HELD = 60
"""Repeats of a key that is held down."""
_JUDGED = 100_000
"""Code points by which the commonest word is chosen."""
_NARROWER = COLUMNS - 16
_PLACES = {"top": 0.0, "middle": 0.5, "end": 1.0}
_LONG_WORD = re.compile(r"\b[a-z]{6,}\b")


@dataclass(slots=True)
class Times:
    """Seconds, a sample each time."""

    open: list[float] = field(default_factory=list)
    """After the cursor has rested on it, as a reader's does who looks at the list."""
    open_at_once: list[float] = field(default_factory=list)
    """Without that; only of one that is read ahead."""
    page: list[float] = field(default_factory=list)
    jump: list[float] = field(default_factory=list)
    next_hit: list[float] = field(default_factory=list)
    highlight: list[float] = field(default_factory=list)
    resize: dict[str, list[float]] = field(default_factory=dict)
    """By where in the article it was."""
    held: list[float] = field(default_factory=list)
    """From the last of many repeats of a key to the last paint, a sample a key."""
    sent: list[float] = field(default_factory=list)
    """Bytes for a next hit that needs no scrolling."""
    blocked: float = 0.0
    """The longest block of the event loop."""


def measure(corpus: Corpus) -> Iterator[Row]:
    """The real screen with its three panes, beside a screen with nothing but Markdown."""
    files = corpus.long_articles()
    for size in LONG_SIZES:
        library = corpus.library(files[size].parent)
        identifier = library.id_of(files[size])
        assert identifier is not None
        ours = asyncio.run(_read(library, identifier))
        library.close()
        theirs = MarkdownTimes()
        if LONG_SIZES[size] <= _LONGEST_FOR_PEER:
            theirs = asyncio.run(measure_markdown(files[size].read_text(encoding="utf-8")))
        yield from _rows(size, ours, theirs)


def _rows(size: str, ours: Times, theirs: MarkdownTimes) -> Iterator[Row]:
    resizes = [(f"resize at the {place}", ours.resize[place], _RESIZE, None) for place in _PLACES]
    at_once = [("open at once", ours.open_at_once, _OPEN.get(size), None)] * bool(ours.open_at_once)
    for what, samples, budget, peer in (
        ("open", ours.open, _OPEN.get(size), theirs.open),
        *at_once,
        ("page", ours.page, _REACT, theirs.page),
        ("jump to end or top", ours.jump, _REACT, theirs.jump),
        *resizes,
        ("last paint of a key held down", ours.held, _KEEP_UP, None),
        ("next hit", ours.next_hit, _REACT, None),
        ("new highlight", ours.highlight, _REACT, None),
    ):
        markdown = Peer("Markdown widget", Figures.milliseconds(peer)) if peer else None
        yield Row(f"{what}, {size}", Figures.milliseconds(samples), budget, markdown)
    if ours.sent:
        sent = Figures.of(ours.sent, "bytes")
        yield Row(f"sent for a next hit in view, {size}", sent, _FEW_BYTES)
    yield Row(
        f"event loop blocked while reading, {size}",
        Figures.milliseconds([ours.blocked]),
        BLOCKED,
        Peer("Markdown widget", Figures.milliseconds([theirs.blocked])) if theirs.open else None,
    )


async def _read(library: Library, identifier: int) -> Times:
    article = library.article(identifier)
    assert article is not None
    times = Times()
    library.set_place(identifier, 0)
    async with reader(library) as running:
        other = _other_long_one(library, identifier)
        for _ in range(_TIMES_OPENED):
            times.open.append(await _open(running, article, after=other))
        for _ in range(_TIMES_OPENED * (article.words > READ_AHEAD_FROM)):
            times.open_at_once.append(await _open(running, article, after=other, rest=False))
        times.page, times.jump = await scroll_times(
            running.stage, running.main.article_pane.view, ("space", _TIMES), ("g", "G") * _JUMPS
        )
        await _resize(running, times)
        await walk_hits(running, article, times)
        await _hold_keys(running, times)
        await _mark_entities(running, times)
        times.blocked = running.stage.heartbeat.longest
    return times


def _other_long_one(library: Library, identifier: int) -> int:
    """The shortest other article that is read ahead; of these one at a time is kept."""
    hits = library.search("", limit=len(LONG_SIZES)).hits
    lengths = {hit.id: library.words(hit.id) or 0 for hit in hits if hit.id != identifier}
    return min((i for i in lengths if lengths[i] > READ_AHEAD_FROM), key=lengths.__getitem__)


async def _open(running: ReaderStage, article: Article, *, after: int, rest: bool = True) -> float:
    """Open an article from the list, with no other open, coming from another one in the list."""
    assert article.id is not None
    await _choose(running, after)
    await _choose(running, article.id, rest=rest)
    # The reading time stands nowhere but under the title of the open article.
    drawn = reading_time(article.minutes)
    seconds = await running.stage.key("enter", lambda: drawn)
    view = running.main.article_pane.view
    await running.stage.until(lambda: view.laid_out)
    await running.stage.quiet()
    return seconds


async def _choose(running: ReaderStage, identifier: int, *, rest: bool = True) -> None:
    """Put the cursor of the list on an article, with none open."""
    main = running.main
    main.article_pane.close()
    main.action_pane("search")
    results = main.search_pane.results
    results.focus()
    await running.stage.quiet()
    results.cursor = next(
        rank
        for rank in range(results.count)
        if (hit := results.hit_at(rank)) is not None and hit.id == identifier
    )
    if rest:
        await running.stage.quiet()
        await running.stage.until(lambda: all(w.group != "article" for w in main.workers))
        await running.stage.quiet()


async def _resize(running: ReaderStage, times: Times) -> None:
    """Make the terminal narrower and wider again, at several places of the article."""
    view, stage = running.main.article_pane.view, running.stage
    document = view.document
    assert document is not None
    for place, share in _PLACES.items():
        seconds = times.resize[place] = []
        for columns in (_NARROWER, COLUMNS) * _RESIZES:
            view.jump(int(share * (len(document.text) - 1)))
            await stage.quiet()
            drawn = partial(_longest_line, view, view.text_width)
            seconds.append(await stage.seconds(partial(stage.resize, columns, LINES), drawn))
            await stage.until(lambda: view.laid_out)
            await stage.quiet()


def _longest_line(view: ArticleView, before: int) -> str | None:
    """The longest line in view, once the text is laid out for another width than before."""
    if view.text_width == before:
        return None
    rows = range(view.size.height)
    return max((view.render_line(row).text.strip() for row in rows), key=len)


async def _hold_keys(running: ReaderStage, times: Times) -> None:
    """Hold keys down that move through the article."""
    view, stage = running.main.article_pane.view, running.stage
    view.focus()
    for key in ("j", "space", "n"):
        view.action_top()
        await stage.quiet()
        times.held.append(await stage.hold(key, _HELD))


async def walk_hits(running: ReaderStage, article: Article, times: Times) -> None:
    """Search for the commonest long word of the article and walk through its hits."""
    main = running.main
    # The beginning tells as much, and does not stop the screen.
    words = Counter(_LONG_WORD.findall(article.document.text, 0, _JUDGED))
    word = words.most_common(1)[0][0]
    main.search_pane.field.value = word
    await running.stage.until(lambda: running.answer_to(word) is not None)
    await running.stage.quiet()
    assert article.id is not None
    await _choose(running, article.id)
    pane = main.article_pane
    view = pane.view
    running.stage.press("enter")
    await running.stage.until(lambda: pane.walk is not None and view.laid_out)
    await running.stage.quiet()
    for _ in range(_TIMES):
        before, sent, top = pane.walk, running.stage.output.bytes, view.scroll_y
        assert before is not None
        if before.index == len(before.ranges) - 1:
            break
        times.next_hit.append(await running.stage.key("n", partial(_place, running, before)))
        await running.stage.quiet()
        if view.scroll_y == top:
            times.sent.append(running.stage.output.bytes - sent)


async def _mark_entities(running: ReaderStage, times: Times) -> None:
    """Go down the list of entities, each of which is marked in the text."""
    pane, rows = running.main.article_pane, running.main.entity_list.rows
    running.main.action_pane("entities")
    await running.stage.quiet()
    while len(times.highlight) < _TIMES and rows.cursor + 1 < rows.count:
        if isinstance(rows.rows[rows.cursor + 1], Entity):
            expected = partial(_place, running, pane.walk)
            times.highlight.append(await running.stage.key("j", expected))
        else:
            running.stage.press("j")
        await running.stage.quiet()


def _place(running: ReaderStage, before: object) -> str | None:
    """What the line below the article says when the walk is another than before."""
    walk = running.main.article_pane.walk
    return None if walk is None or walk == before else f"{walk.label}  {walk.progress}"
