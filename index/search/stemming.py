"""Stems: what the forms of a word have in common, by its language."""

import unicodedata
from functools import cache, lru_cache
from threading import Lock
from typing import Protocol

from index.search.languages import SNOWBALL, USUAL
from index.search.terms import APOSTROPHES, MAX_TERM, fold


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the name that PyStemmer gives it


@cache
def _stemmer(language: str) -> _Stemmer:
    import Stemmer

    stemmer: _Stemmer = Stemmer.Stemmer(SNOWBALL[language])
    return stemmer


_stemming = Lock()
_PLAIN_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@lru_cache(maxsize=200_000)
def stem(term: str, language: str = USUAL) -> str:
    """The Snowball stem of a folded term.

    Args:
        term: comes back as it is if it has digits, or in English other letters than ASCII's.
        language: as `languages.language_of` gives it; of one that Snowball does not know, too.
    """
    if language not in SNOWBALL or any(map(str.isdigit, term)):
        return term
    if language == USUAL and not term.isascii():
        return term
    return _stem(term, language)


def stems(word: str, term: str, language: str) -> tuple[str, ...]:
    """The stems that a word is found by, folded: that of the term, and that of the word as written.

    An accent may tell an ending from a part of the word (French *arrêtée*), or which ending there
    can be (Turkish *günler*), and an apostrophe what is not part of it (*l'offensive*,
    *Ankara'da*). Who types neither finds the word by the stem of its term.

    Args:
        word: as it is written.
        term: the same, folded.
        language: as `stem` takes it.
    """
    bare = stem(term, language)
    if language == USUAL or language not in SNOWBALL or word.lower() == term:
        return (bare,)
    written = _stem_as_written(word.lower(), language)
    return (bare,) if written == bare else (bare, written)


@lru_cache(maxsize=200_000)
def _stem_as_written(word: str, language: str) -> str:
    if any(map(str.isdigit, word)):
        return fold(word)
    composed = unicodedata.normalize("NFKC", word).translate(_PLAIN_APOSTROPHE)
    return fold(_stem(composed[:MAX_TERM], language))


def _stem(word: str, language: str) -> str:
    # A stemmer keeps the word it works on in itself.
    with _stemming:
        return _stemmer(language).stemWord(word)
