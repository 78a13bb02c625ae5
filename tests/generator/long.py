"""One long article in Markdown, with every kind of block."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle
from random import Random

from generator.draw import between
from generator.prose import Prose

_PUBLISHED = date(2024, 11, 16)


def long_article(size: int, seed: int) -> str:
    """Write Markdown until it has `size` bytes of UTF-8, or one block more."""
    prose = Prose(Random(f"long/{seed}"), _PUBLISHED)
    rng = Random(f"blocks/{seed}")
    blocks = [f"# {prose.headline()}"]
    written = 0
    for block in _blocks(rng, prose):
        blocks.append(block)
        written += len(block.encode()) + len("\n\n")
        if written >= size:
            break
    return "\n\n".join(blocks) + "\n"


def _blocks(rng: Random, prose: Prose) -> Iterator[str]:
    for section, block in enumerate(cycle(_BLOCKS)):
        if section % 3 == 0:
            yield f"{'#' * between(rng, 2, 4)} {prose.heading()}"
        yield from prose.paragraphs(between(rng, 80, 240))
        yield block(rng, prose)


def _list(rng: Random, prose: Prose) -> str:
    return "\n".join(
        f"{'  ' * (item % 3 == 2)}- {prose.sentence()}" for item in range(between(rng, 3, 8))
    )


def _numbered(rng: Random, prose: Prose) -> str:
    return "\n".join(f"{n}. {prose.sentence()}" for n in range(1, between(rng, 3, 6)))


def _table(rng: Random, prose: Prose) -> str:
    rows = [f"| {prose.place()} | {prose.number()} | {prose.day()} |" for _ in range(8)]
    return "\n".join(["| Place | Amount | When |", "| :-- | --: | :-: |", *rows])


def _quote(rng: Random, prose: Prose) -> str:
    return f"> {prose.sentence()}\n>\n> > {prose.sentence()}"


def _emphasis(rng: Random, prose: Prose) -> str:
    return (
        f"**{prose.sentence()}** *{prose.sentence()}* "
        f"[{prose.heading()}](https://example.org/{between(rng, 1, 999)}) {prose.sentence()}"
    )


def _code(rng: Random, prose: Prose) -> str:
    return f"```\n{prose.heading()}\n    {prose.heading()}\n```\n\n---"


_BLOCKS: tuple[Callable[[Random, Prose], str], ...] = (
    _list,
    _emphasis,
    _quote,
    _table,
    _numbered,
    _code,
)
