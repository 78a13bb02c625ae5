"""Spellings of one name: what is the same in all of them.

News writes a name from another script in the letters of its own, by the systems of ALA-LC,
BGN/PCGN and ISO 9, by the national ones, and by ear. What they differ in most is made alike here;
that is not enough to tell that two short or ordinary names mean the same, but it does not confuse
two full names.
"""

import re
from functools import lru_cache

_ALIKE = tuple(
    (re.compile(pattern), alike)
    for pattern, alike in (
        (r"shch|tsch|sch", "sh"),
        (r"tch|cz", "ch"),
        (r"tz|ts", "c"),
        (r"kh", "h"),
        (r"zh", "z"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q|c(?=[aouklrt]|$)", "k"),
        (r"x", "ks"),
        (r"w|ff$|v$", "v"),
        (r"ou|oo", "u"),
        (r"^[ijy]+(?=e)", ""),
        (r"[ijy]+", "i"),
        (r"(?<=.)i(?=[aeou])", ""),
        (r"(?<=[a-z])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VARIANTS = {
    "centre": "center",
    "defence": "defense",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
    "theatre": "theater",
}
"""Words of organisations and events that British and American English spell in two ways."""
_LEFT_OUT = frozenset(("and", "at", "for", "in", "of", "on", "the"))
_LEGAL_FORMS = {
    "ag": "ag",
    "co": "",
    "company": "",
    "corp": "corp",
    "corporation": "corp",
    "gmbh": "gmbh",
    "inc": "inc",
    "incorporated": "inc",
    "limited": "ltd",
    "llc": "llc",
    "ltd": "ltd",
    "plc": "plc",
}
"""Each with what tells two companies apart; `Co` is left out as often as it is given."""
_LEAST_LETTERS = 5
"""Of the name of a place: shorter ones differ in little else than what is made alike."""
_OFFICES = frozenset(("department", "ministry"))
_ORDINALS = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1
    )
}
_NUMBERED = re.compile(r"(\d+)(?:st|nd|rd|th)")


@lru_cache(maxsize=16_384)
def spelling(key: str) -> str:
    """What all spellings of a name have in common.

    Args:
        key: as of `key_of`.

    Returns:
        a string that begins with the type and a colon, as the key does.
    """
    kind, _, name = key.partition(":")
    words = name.split("-")
    match kind:
        case "person":
            words = [_alike(word) for at, word in enumerate(words) if not _is_initial(words, at)]
        case "place":
            alike = [_alike(word) for word in words]
            words = alike if sum(map(len, alike)) >= _LEAST_LETTERS else words
        case "unit":
            words = [_number(word) for word in words]
        case _:
            words = _organisation(words)
    return f"{kind}:{'-'.join(words)}"


def distinction(key: str) -> str:
    """What `spelling` leaves out of a name although it may tell two that have it apart.

    Returns:
        the middle initials of a person, ``hw``, or the legal form of a company; often nothing.
    """
    kind, _, name = key.partition(":")
    words = name.split("-")
    if kind == "person":
        return "".join(word for at, word in enumerate(words) if _is_initial(words, at))
    forms = [_LEGAL_FORMS[word] for word in words[1:] if word in _LEGAL_FORMS]
    return "".join(forms[-1:]) if kind == "org" else ""


def surname(key: str) -> str:
    """The last name of a person, as `spelling` has it; empty for what is no person."""
    return _alike(_person(key)[-1]) if _person(key) else ""


def _person(key: str) -> list[str]:
    kind, _, name = key.partition(":")
    return name.split("-") if kind == "person" else []


def _organisation(words: list[str]) -> list[str]:
    plain = [_VARIANTS.get(word, word) for word in words if word not in _LEFT_OUT]
    if len(plain) < 2:
        return words  # The Sun is not the company of that name.
    named = plain[:1] + [word for word in plain[1:] if word not in _LEGAL_FORMS]
    if not _OFFICES.isdisjoint(named):
        # The Defense Ministry is the Ministry of Defence.
        named.sort()
    return named


def _is_initial(words: list[str], at: int) -> bool:
    return 0 < at < len(words) - 1 and len(words[at]) == 1


def _alike(word: str) -> str:
    alike = word
    for pattern, replacement in _ALIKE:
        alike = pattern.sub(replacement, alike)
    return alike or word


def _number(word: str) -> str:
    if word in _ORDINALS:
        return str(_ORDINALS[word])
    numbered = _NUMBERED.fullmatch(word)
    return numbered[1] if numbered else word
