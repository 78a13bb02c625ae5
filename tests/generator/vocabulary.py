"""Thirty thousand words in order of frequency: English function words, then invented ones."""

from collections.abc import Iterator
from functools import cache
from random import Random

from generator.draw import ZipfTable, between, listed, pick

SIZE = 30_000

FUNCTION_WORDS = listed(
    "the of to and in a for that on is was with by as at from it be has have his their its were"
    " an are but not which this he they had will been would more who after about up than also or"
    " one other new all two over last could there we some into when out no first between against"
    " while before during since now under because only most what can her so year years if our"
    " where many should three any through both may next did being until still such even another"
    " several just per off those these then them him around how each later among do very own"
    " well without same four much despite within amid nearly whether too few every again once"
    " made make take back down early late"
)

_ONSETS = listed("b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w")
_VOWELS = listed("a a e e i i o o u ai ea ou")
_CODAS = ("", "", *listed("l m n r s t ck ld nd ng nt rd rk rn st x"))
_ENDINGS = ("s", "ed", "ing", "er", "ment", "al", "ion", "ness", "ly")
_INFLECTED = 0.25
"""How likely an ending is for a stem."""
_VOCABULARY_SEED = 20_241_116


def stem(rng: Random, syllables: int) -> str:
    """A pronounceable word: open syllables, and at most one consonant cluster at the end."""
    opened = (pick(rng, _ONSETS) + pick(rng, _VOWELS) for _ in range(syllables))
    return "".join(opened) + pick(rng, _CODAS)


@cache
def content_words() -> tuple[str, ...]:
    """The invented words, most frequent first; many are inflections of one stem."""
    rng = Random(_VOCABULARY_SEED)
    ranked: dict[str, float] = dict.fromkeys(FUNCTION_WORDS, 0)
    while len(ranked) < SIZE:
        rank = len(ranked)
        for word in _family(rng, _syllables(rng, rank)):
            ranked.setdefault(word, rank * (1 + 2 * rng.random()))
    invented = list(ranked)[len(FUNCTION_WORDS) : SIZE]
    return tuple(sorted(invented, key=lambda word: (ranked[word], word)))


def _syllables(rng: Random, rank: int) -> int:
    # Frequent words are short: G. K. Zipf, "Human behavior and the principle of least effort".
    return between(rng, 1, 2) if rank < SIZE // 10 else between(rng, 2, 3)


def _family(rng: Random, syllables: int) -> Iterator[str]:
    root = stem(rng, syllables)
    yield root
    yield from (root + ending for ending in _ENDINGS if rng.random() < _INFLECTED)


@cache
def words() -> ZipfTable[str]:
    """The whole vocabulary, to draw running text from."""
    return ZipfTable(FUNCTION_WORDS + content_words())


@cache
def topics() -> ZipfTable[str]:
    """The invented words alone, to draw what an article is about."""
    return ZipfTable(content_words())
