"""The rules of the analyser in their order, and the way from text to analysis."""

import re
from collections.abc import Callable, Sequence

from index.analysis.businesses import businesses, clubs, joined_names, teams
from index.analysis.confidence import with_confidence
from index.analysis.dates import dates
from index.analysis.definitions import definitions
from index.analysis.events import events
from index.analysis.identity import full_names, repeats
from index.analysis.known import known_names
from index.analysis.naming import shown
from index.analysis.organisations import companies, headed_names, named_kinds, unknown_acronyms
from index.analysis.parentheses import acronyms, other_names
from index.analysis.people import bylines, given_name_first, relatives, speakers, titled_names
from index.analysis.places import datelines, geographic_names, listed_names, names_of, placed_names
from index.analysis.quantities import quantities
from index.analysis.results import nationals, results
from index.analysis.segments import Segment, segments
from index.analysis.state import State
from index.analysis.tables import word_set
from index.analysis.units import named_units, units
from index.model import Analysis, Block, EntityType, Mention
from index.names import key_of

RULES_VERSION: int = 5
"""Raised whenever the rules or their tables change what an analysis holds."""

RULES: tuple[Callable[[State], None], ...] = (
    units,
    dates,
    quantities,
    events,
    State.find_runs,
    known_names,
    companies,
    named_units,
    headed_names,
    joined_names,
    clubs,
    teams,
    datelines,
    results,
    geographic_names,
    names_of,
    definitions,
    bylines,
    titled_names,
    nationals,
    given_name_first,
    acronyms,
    speakers,
    relatives,
    named_kinds,
    businesses,
    placed_names,
    other_names,
    listed_names,
    unknown_acronyms,
)
"""What finds names, in order. Where claims overlap the longest wins, and of equals the earlier."""

IDENTITY: tuple[Callable[[State], None], ...] = (repeats, full_names)
"""What tells who is who in an article, once all that finds names has run."""

_MASK = "\0"
_MASKED = (
    ("//", re.compile(r"https?://[^\s<>\"]+")),
    ("www.", re.compile(r"(?<!\w)www\.[^\s<>\"]+")),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,253}|(?<!\w)@\w{1,64}")),
    ("#", re.compile(r"(?<!\w)#\w{1,64}")),
    (
        ".co",
        re.compile(r"(?<![\w.-])(?:[\w-]{1,63}\.){1,6}co(?:m|\.[a-z]{2})(?![.-]?\w)(?:/\S*)?"),
    ),
    ("<", re.compile(r"<[A-Z][A-Z0-9.]{0,9}>")),
)
"""Addresses, handles, and the stock exchange codes of wire stories, each with a string that
tells cheaply whether to look. Repetition is bounded where a match can fail late."""
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})

_ENGLISH = word_set("the of and to was that with for from has have which were by an")
_FOREIGN = word_set(
    "der das und ist nicht mit von dem den ein eine auf les des est une dans que qui pour sur "
    "los las del una por con se el y il della che di non per gli het een niet zijn dat om os "
    "uma não och att som på det ikke og"
)


def analyse(text: str, *, blocks: Sequence[Block] | None = None) -> Analysis:
    """Find the people, organisations, places, events, dates and quantities in a text.

    Args:
        text: any text; offsets of the mentions are code points of exactly this string.
        blocks: the blocks of a `Document` whose text this is: code is left out, bylines hold
            names. Without them the text is cut at its line ends.

    Returns:
        The mentions by start, never overlapping.
    """
    return identified(found(text, blocks))


def found(text: str, blocks: Sequence[Block] | None) -> State:
    """What the rules find in a text, before it is told who is who; arguments as of `analyse`."""
    plain = _masked(text.translate(_PLAIN))
    parts = segments(plain, blocks)
    state = State(_unwrapped(plain, parts), parts, english=_is_english(plain))
    for rule in RULES:
        rule(state)
    return state


def identified(state: State, recogniser: str = Analysis().recogniser) -> Analysis:
    """The analysis that the claims of a text make.

    Args:
        state: all that has been found.
        recogniser: what found it.
    """
    for rule in IDENTITY:
        rule(state)
    return Analysis(_mentions(state), recogniser)


def _masked(plain: str) -> str:
    for mark, pattern in _MASKED:
        if mark in plain:
            plain = pattern.sub(lambda match: _MASK * len(match[0]), plain)
    return plain


def _unwrapped(plain: str, parts: Sequence[Segment]) -> str:
    """The text with spaces for the line ends inside wrapped paragraphs."""
    pieces, position = [], 0
    for part in parts:
        if part.wrapped:
            pieces += [
                plain[position : part.start],
                plain[part.start : part.end].replace("\n", " "),
            ]
            position = part.end
    return "".join([*pieces, plain[position:]])


def _mentions(state: State) -> tuple[Mention, ...]:
    claims = state.claims()
    keys = [key_of(claim.type, claim.entity) for claim in claims]
    names: dict[str, list[str]] = {}
    for key, claim in zip(keys, claims, strict=True):
        names.setdefault(key, []).append(claim.entity)
    display = {key: shown(EntityType(key.partition(":")[0]), forms) for key, forms in names.items()}
    return tuple(
        Mention(claim.start, claim.end, claim.type, key, display[key], with_confidence(claim.why))
        for claim, key in zip(claims, keys, strict=True)
    )


def _is_english(plain: str) -> bool:
    words = set(plain.split())
    return len(words & _ENGLISH) >= len(words & _FOREIGN)
