"""Queries as readers type them."""

from collections.abc import Callable
from random import Random

from generator.draw import pick
from generator.names import organisations, people, places
from generator.vocabulary import topics

_SHAPES: tuple[Callable[[Random], list[str]], ...] = (
    lambda rng: topics().draw(rng, 1),
    lambda rng: topics().draw(rng, 2),
    lambda rng: topics().draw(rng, 3),
    lambda rng: [people().draw(rng, 1)[0].last],
    lambda rng: [people().draw(rng, 1)[0].full],
    lambda rng: [people().draw(rng, 1)[0].last, *topics().draw(rng, 2)],
    lambda rng: [organisations().draw(rng, 1)[0].acronym, *topics().draw(rng, 1)],
    lambda rng: [organisations().draw(rng, 1)[0].name],
    lambda rng: [*places().draw(rng, 1), *topics().draw(rng, 3)],
)


def queries(count: int, seed: int) -> list[str]:
    """Queries of one to four words that occur in the articles, all of any seed alike."""
    rng = Random(f"queries/{seed}")
    return [" ".join(pick(rng, _SHAPES)(rng)).lower() for _ in range(count)]
