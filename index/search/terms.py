"""Which words count as one: the terms of the full text, of queries and of highlights."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

MAX_TERM = 64
"""Longest term in code points; longer words match by their beginning."""

_CJK = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
# Persian, Arabic and Indic words are spelled with them and without.
_JOINERS = "\u200c\u200d"
APOSTROPHES = "'\u2019\u02bc\uff07"
_CJK_START = re.compile(f"[{_CJK}]")
_DROPPED_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f]")
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"}
)
"""Letters that are typed as others where a keyboard lacks them, and that Unicode does not take
apart; as ICU's transform Latin-ASCII has them."""
_POSSESSIVE = re.compile(f"[{APOSTROPHES}][sS]$")
_DROPPED_SIGNS = re.compile(f"[{APOSTROPHES}{_JOINERS}]")

STOP_WORDS = frozenset(
    [
        "a",
        "about",
        "after",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "like",
        "may",
        "more",
        "most",
        "no",
        "not",
        "of",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "said",
        "she",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "up",
        "was",
        "we",
        "were",
        "what",
        "when",
        "which",
        "who",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
"""English words too common to tell articles apart: the frequent function words of news prose."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """One word as a term: without case, accents, width, apostrophes or possessive, in NFC."""
    if word.isascii() and word.isalnum():
        return word.lower()[:MAX_TERM]
    word = _DROPPED_SIGNS.sub("", _POSSESSIVE.sub("", word))
    # Twice, because some letters get their case only by decomposition: 𝐃𝐫𝐨𝐧𝐞.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    plain = _DROPPED_MARKS.sub("", decomposed).translate(_STROKES)
    return unicodedata.normalize("NFC", plain)[:MAX_TERM]


def is_cjk(term: str) -> bool:
    """Whether a term is of a script that is written without spaces and split into bigrams."""
    return _CJK_START.match(term) is not None


@cache
def _word() -> re.Pattern[str]:
    # Marks that belong inside a word although `\w` does not hold them: combining diacritics,
    # Hebrew and Arabic points, and the vowel signs of India and South-East Asia. Punctuation
    # stays outside.
    marks = "".join(
        character
        for character in map(chr, (*range(0x300, 0x1E00), *range(0xA800, 0xAC00)))
        if unicodedata.category(character) in ("Mn", "Mc")
    )
    return re.compile(
        rf"[{_CJK}]+"
        rf"|[^\W_{_CJK}](?:[^\W_{_CJK}]|[{marks}]|[{APOSTROPHES}{_JOINERS}](?=[^\W_{_CJK}]))*"
    )


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text as they stand, a run of CJK characters as one."""
    return _word().finditer(text)


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text as (start, end, term), by start.

    A run of CJK characters has no spaces to split at: it gives its overlapping bigrams, or the
    one character that it is.
    """
    for match in words(text):
        start, end = match.span()
        word = match.group()
        if word[0] > "\u2fff" and _CJK_START.match(word):
            if len(word) == 1:
                yield start, end, fold(word)
            for i in range(len(word) - 1):
                yield start + i, start + i + 2, fold(word[i : i + 2])
        elif term := fold(word):
            yield start, end, term


def terms(text: str) -> list[str]:
    """The terms of a text, in order."""
    return [term for _, _, term in tokens(text)]
