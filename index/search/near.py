"""Words that stand near each other, in any order."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

Place = tuple[int, str]
"""Position of a word in its text, and the word as a term."""


def windows_with_entities(
    places: Sequence[Place],
    words: Sequence[str],
    entities: Sequence[Collection[Sequence[str]]],
    others: int,
) -> Iterator[tuple[int, int]]:
    """Where words and entities stand together; result and arguments as of `windows`.

    Args:
        places: of the words, and of the words in the entities' forms.
        words: as terms.
        entities: the forms of each, as terms; however long, one counts as one word.
        others: how many other words may stand among them at most.
    """
    units: list[tuple[Place, int, int]] = []
    shortened = 0
    at = 0
    mentions = _mentions(places, entities)
    while at < len(places):
        position, term = places[at]
        length, number = mentions.get(at, (1, -1))
        if number >= 0 or term in words:
            symbol = term if number < 0 else _symbol(number)
            units.append(((position - shortened, symbol), at, at + length - 1))
        shortened += length - 1
        at += length
    wanted = [*words, *map(_symbol, range(len(entities)))]
    for first, last in windows([unit[0] for unit in units], wanted, others):
        yield units[first][1], units[last][2]


def _symbol(number: int) -> str:
    """What stands for an entity among terms, none of which has a space."""
    return f" {number}"


def _mentions(
    places: Sequence[Place], entities: Sequence[Collection[Sequence[str]]]
) -> dict[int, tuple[int, int]]:
    """By index of its first word: length and entity of each mention; the longest win."""
    beginnings: dict[str, list[tuple[Sequence[str], int]]] = {}
    for number, forms in enumerate(entities):
        for form in forms:
            beginnings.setdefault(form[0], []).append((form, number))
    found = []
    for at, (position, term) in enumerate(places):
        for form, number in beginnings.get(term, ()):
            run = [(position + n, word) for n, word in enumerate(form)]
            if list(places[at : at + len(form)]) == run:
                found.append((-len(form), at, number))
    chosen: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for negative, at, number in sorted(found):
        covered = range(at, at - negative)
        if taken.isdisjoint(covered):
            taken.update(covered)
            chosen[at] = (-negative, number)
    return chosen


def windows(
    places: Sequence[Place], wanted: Sequence[str], others: int
) -> Iterator[tuple[int, int]]:
    """Where all words stand together, as first and last index of `places`; none overlap.

    Args:
        places: of the wanted terms, by position.
        wanted: the terms; one that is given twice must stand there twice.
        others: how many other words may stand among them at most.
    """
    widest = len(wanted) + others
    missing = Counter(wanted)
    left = 0
    for right, (end, term) in enumerate(places):
        missing[term] -= 1
        while left <= right and missing[places[left][1]] < 0:
            missing[places[left][1]] += 1
            left += 1
        if all(count <= 0 for count in missing.values()) and end - places[left][0] < widest:
            yield left, right
            missing = Counter(wanted)
            left = right + 1
