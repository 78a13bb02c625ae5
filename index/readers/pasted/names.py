"""Who wrote and who published an article, by the wording of the lines that say so."""

import re

from index.model import MONTHS

_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w.’'‐-]*|d[’'][^\W\d_][\w’'-]*)"
_PARTICLE = (
    r"(?:de|da|di|du|del|della|der|den|van|von|zu|la|le|el|al|bin|ibn|ben|dos|das|ter|ten|y)"
)
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE}))*(?: {_WORD})")
_BY = re.compile(
    r"(?i:by|written by|reporting by|reported by|story by|words by|text by|opinion by|analysis by"
    r"|authors?:|von|par|por)\s*:?\s+(?=[^\W\d_a-z])"
)
_SPLIT = re.compile(r"\s*(?:,\s*and\s|,\s*|;\s*|\s(?:and|und|et)\s|\s&\s|\s/\s)\s*", re.IGNORECASE)
_OFFICE = re.compile(r"\s+(?:in|for|at|of|from|with|is|reports?|reporting|staff)\b.*|\s*\(.*")
_NO_NAME = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|staff|writer|editor|reporter"
    r"|correspondent|columnist|contributor|analyst|bureau|chief|desk|team|editorial|agencies"
    r"|agency|news)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_OFFICE_WORD = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|columnist|contributor|bureau chief|analyst)s?\b"
    r"(?:, [\w ]+)?$",
    re.IGNORECASE,
)
_MAX_OFFICE_WORDS = 7
_MAX_NAME_WORDS = 5
_MAX_BYLINE_WORDS = 30
_MAX_PUBLISHER_WORDS = 6

_OUTLET_WORD = re.compile(
    r"\b(?:times|post|news|daily|weekly|herald|tribune|journal|gazette|guardian|telegraph|press"
    r"|agency|independent|observer|review|today|chronicle|mail|standard|monitor|magazine|media"
    r"|network|broadcasting|courier|examiner|inquirer|mirror|globe|bulletin|dispatch|express"
    r"|star|sun|sentinel|register|record|argus|echo|newspaper|radio|television|tv|wire|online"
    r"|zeitung|blatt|kurier|presse|tagblatt|gazeta|pravda|diario|jornal|nachrichten)\b",
    re.IGNORECASE,
)
_OUTLET_NAME = re.compile(
    r"abc|afp|agence france-presse|agência lusa|al jazeera|ansa|ap|apa|associated press|"
    r"axios|bbc|bloomberg|cbc|cbs|cnbc|cnn|corriere della sera|der spiegel|der standard|"
    r"deutsche welle|die welt|die zeit|dpa|dw|el mundo|el país|euronews|forbes|france 24|"
    r"haaretz|interfax|itar-tass|kyiv independent|kyodo|la repubblica|la stampa|le figaro|"
    r"le monde|libération|meduza|msnbc|nbc|newsweek|nhk|npr|pap|politico|propublica|pti|"
    r"reuters|rfi|ria novosti|rte|tass|the associated press|the atlantic|the economist|"
    r"the hill|the hindu|the kyiv independent|the new yorker|time|ukrinform|upi|vice|vox|"
    r"xinhua|yonhap",
    re.IGNORECASE,
)
"""Outlets that no word of their name gives away: news agencies, broadcasters, national titles."""
_DOMAIN = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}", re.IGNORECASE)
_SOURCE = re.compile(r"(?:source|published (?:by|in)|publisher|publication)\s*:?\s+", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*,?\s*)+(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<holder>[^\W\d_][^|()©]{1,60}?)"
    r"(?=\s*(?:\(|\||©|\d{4}|,?\s+all rights|[.,]\s|[.,]?$))",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """Whether a text could be the name of one person."""
    if not 2 <= len(text.split()) <= _MAX_NAME_WORDS or _NO_NAME.search(text):
        return False
    return _NAME.fullmatch(text) is not None


def byline_names(text: str) -> tuple[str, ...]:
    """The names of a line that begins with ``By``; empty for any other line."""
    if len(text.split(None, _MAX_BYLINE_WORDS)) > _MAX_BYLINE_WORDS or not (by := _BY.match(text)):
        return ()
    names = [_OFFICE.sub("", part).strip(" .") for part in _SPLIT.split(text[by.end() :])]
    found = tuple(name for name in names if is_name(name))
    return found if is_name(names[0]) else ()


def is_office(text: str) -> bool:
    """Whether a short line says what somebody is: ``Defence correspondent, Velm``."""
    words = text.split(None, _MAX_OFFICE_WORDS)
    return len(words) <= _MAX_OFFICE_WORDS and _OFFICE_WORD.search(text) is not None


def listed_names(text: str) -> tuple[str, ...]:
    """The names of a line that is nothing but names; empty for any other line."""
    if len(text.split(None, _MAX_BYLINE_WORDS)) > _MAX_BYLINE_WORDS or _MONTH.search(text):
        return ()
    parts = [part for part in _SPLIT.split(text) if part]
    return tuple(parts) if parts and all(is_name(part) for part in parts) else ()


def is_outlet(text: str) -> bool:
    """Whether a short line could be the name of a newspaper, agency or broadcaster."""
    words = text.split(None, _MAX_PUBLISHER_WORDS)
    if not words or len(words) > _MAX_PUBLISHER_WORDS or text[-1] in ".!?:,;":
        return False
    if _OUTLET_NAME.fullmatch(text) or _DOMAIN.fullmatch(text):
        return True
    capitals = sum(word[:1].isupper() for word in words)
    return capitals * 2 > len(words) and _OUTLET_WORD.search(text) is not None


def outlet_name(text: str) -> str | None:
    """The outlet that a line of the header names, without its label; None if it names none."""
    if label := _SOURCE.match(text):
        rest = text[label.end() :]
        return rest if 0 < len(rest.split()) <= _MAX_PUBLISHER_WORDS else None
    return text if is_outlet(text) else None


def copyright_holder(text: str) -> str | None:
    """Whom a copyright line names; None if it names nobody."""
    match = _COPYRIGHT.search(text[:400])
    if match is None:
        return None
    holder = match["holder"].strip(" .,-–")
    return holder if 0 < len(holder.split()) <= _MAX_PUBLISHER_WORDS else None
