"""Languages: which one a text is in, and what Snowball calls it."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from index.search.terms import fold

USUAL = "en"
"""Where nothing tells."""

SNOWBALL: Mapping[str, str] = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""ISO 639-1 codes to the names of Snowball's stemmers (snowballstem.org)."""

_WORDS = {
    "ar": "في من على إلى أن عن مع التي الذي هذا هذه كان بعد قبل بين كما لم قد",
    "cs": "se na je že by ale jako jeho podle také které který jsem jsou byl byla pro při už",
    "da": "og i det er på til af som ikke med har blev efter også men hun vi bliver sig",
    "de": "der die das und ist nicht ein eine den dem von mit für auf sich auch nach wurde sind im",
    "el": "και το του της τη την στην στο από με για που δεν είναι θα οι τα των τον ο η",
    "en": "the of and to in that is was for on with as it by at from his has have are not were",
    "es": "el los las del que y en un una por con para se es fue como su más pero este al",
    "fi": "ja on ei se että oli ovat mutta myös kun hän joka sekä ole kuin mukaan ovat vuonna",
    "fr": "le les des du et est dans que une pour qui sur pas au avec par plus sont cette aux ce",
    "hu": "a az és hogy nem is egy volt meg csak már mint azt ez el szerint után vagy ezt",
    "it": "il di che e la del della per non un una con sono dei nel anche più alla gli è dal",
    "nl": "de het een en van in is dat niet op te voor met zijn aan er ook door maar bij werd",
    "no": "og i det er på til av som ikke med har ble etter også men hun vi blir seg fra",
    "pl": "się na i w z że do jest nie jak po przez od jego także który które była był oraz",
    "pt": "o os da do das dos que e em um uma para com não por se mais foi como ao pela é",
    "ro": "și de în la a cu pe nu că este din care pentru mai au fost sunt sau după prin",
    "ru": "и в не на что с по как его из к но от это за для был которые также после у",
    "sv": "och i det är på till av som inte med har den efter också men hon vi blir sig från",
    "tr": "ve bir bu için ile da de olarak daha çok gibi olan kadar sonra ancak göre ise değil",
    "uk": "і в не на що з та як його до від за це але був які також після у й є",
}
"""The commonest function words of each language that is recognised, chosen by the authors."""

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 1_500
"""Code points from which the language is told."""
_LEAST_WORDS, _LEAST_SHARE = 3, 0.08
"""So many of them must be function words of a language; in prose it is a third and more."""


@cache
def _by_word() -> Mapping[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _WORDS.items():
        for word in {fold(word) for word in words.split()}:
            languages[word] = (*languages.get(word, ()), language)
    return languages


def language_of(text: str, stated: str | None = None) -> str:
    """The language of a text, as a code of ISO 639-1 where there is one.

    Args:
        text: in any language.
        stated: what its file says, as ``de`` or ``de-AT``; that is believed.
    """
    if stated:
        return re.split("[-_]", stated.lower(), maxsplit=1)[0]
    return _told_by(text[:_LOOKED_AT])


@lru_cache(maxsize=2_000)
def _told_by(text: str) -> str:
    by_word = _by_word()
    words = _WORD.findall(text)
    counts: dict[str, int] = {}
    for word, times in Counter(words).items():
        for language in by_word.get(fold(word), ()):
            counts[language] = counts.get(language, 0) + times
    # Among equals the usual one, then by the alphabet: the same text is always the same.
    best = max(counts, key=lambda code: (counts[code], code == USUAL, code), default=USUAL)
    most = counts.get(best, 0)
    return best if most >= max(_LEAST_WORDS, _LEAST_SHARE * len(words)) else USUAL
