"""Stems: what the forms of a word have in common, by its language."""

from functools import cache, lru_cache
from threading import Lock
from typing import Protocol

from index.search.languages import SNOWBALL, USUAL


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the name that snowballstemmer gives it


@cache
def _stemmer(language: str) -> _Stemmer:
    import snowballstemmer

    stemmer: _Stemmer = snowballstemmer.stemmer(SNOWBALL[language])
    return stemmer


_stemming = Lock()


@lru_cache(maxsize=200_000)
def stem(term: str, language: str = USUAL) -> str:
    """The Snowball stem of a folded term.

    Args:
        term: comes back as it is if it is of no letters, or in English of others than ASCII's.
        language: as `languages.language_of` gives it; of one that Snowball does not know, too.
    """
    if not term.isalpha() or language not in SNOWBALL:
        return term
    if language == USUAL and not term.isascii():
        return term
    # A stemmer keeps the word it works on in itself.
    with _stemming:
        return _stemmer(language).stemWord(term)
