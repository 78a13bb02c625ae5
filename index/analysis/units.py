"""Military units: ``3rd Assault Brigade``, ``113th and 120th territorial defense brigades``."""

import re

from index.analysis.state import State
from index.model import EntityType

NUMBERED = "number and kind of unit"
NAMED = "name and kind of unit"
GROUPING = "battlegroup or task force"

_ORDINAL = (
    r"(?:\d{1,4}(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
)
_ARMS = (
    "separate independent motori[sz]ed motor mechani[sz]ed territorial defen[cs]e assault air "
    "airborne airmobile guards? rifle tank armou?red infantry marine naval artillery rocket "
    "missile mountain jaeger jäger special forces operations? combined arms army storm shock "
    "parachute paratrooper reconnaissance cavalry engineer support medical logistics border "
    "national fighter bomber aviation drone presidential light heavy panzer commando "
    "expeditionary security police training strategic anti-aircraft unmanned systems coastal"
)
_KINDS = (
    "brigades? regiments? battalions? divisions? corps squadrons? army armies "
    "fleets? flotilla wing group company companies platoons? jaeger rangers "
    "marines paratroopers detachment"
)
_MOST_LISTED = 12
_ARM = "|".join(_ARMS.split())
_KIND = "|".join(_KINDS.split())
_NUMBERED = re.compile(
    rf"{_ORDINAL}(?:(?:,| and|, and| or) {_ORDINAL}){{0,{_MOST_LISTED}}}"
    rf"(?P<arms>(?: (?:(?i:{_ARM})(?!\w)|[A-Z][\w'-]+(?= (?:(?i:{_ARM}|{_KIND})|[A-Z])))){{0,6}})"
    rf" (?P<kind>(?i:{_KIND}))(?![\w-])"
)
_UNARMED = re.compile(
    r"(?i:brigades?|regiments?|battalions?|divisions?|corps|fleets?|squadrons?|army|jaeger)"
)
"""Kinds that are military even without an arm: a third company may be a business."""
_GROUPING = re.compile(
    r"(?:Battlegroup|Battle Group|Army Group|Operational Group|Joint Task Force|Task Force"
    r"|Carrier Strike Group)(?: [A-Z][\w'-]+| \d+)"
)
_NAMED_KINDS = frozenset(("Brigade", "Regiment", "Battalion", "Brigades", "Fleet", "Flotilla"))
_ARMED_KINDS = frozenset(("Division", "Corps", "Squadron", "Group"))
_ARM_WORDS = re.compile(rf"(?i:{_ARM})")
_ORDINALS = re.compile(_ORDINAL)
_GROUPING_STARTS = frozenset(
    ("Battlegroup", "Battle", "Army", "Operational", "Joint", "Task", "Carrier")
)


def units(state: State) -> None:
    """Claim units that are told by a number or a grouping."""
    for index, word in enumerate(state.words):
        if _ORDINALS.fullmatch(word) if word[0].isdigit() or word[0].isupper() else False:
            match = _NUMBERED.match(state.plain, state.starts[index])
            if match and (match["arms"] or _UNARMED.fullmatch(match["kind"])):
                state.claim_text(match.start(), match.end(), EntityType.UNIT, NUMBERED)
        elif word in _GROUPING_STARTS:
            match = _GROUPING.match(state.plain, state.starts[index])
            if match:
                state.claim_text(match.start(), match.end(), EntityType.UNIT, GROUPING)


def named_units(state: State) -> None:
    """Claim units that are told by a name: ``Azov Brigade``, ``Black Sea Fleet``."""
    for run in state.runs:
        for last in range(run.first + 1, run.last):
            word = state.words[last]
            armed = word in _ARMED_KINDS and _ARM_WORDS.fullmatch(state.words[last - 1])
            if word in _NAMED_KINDS or armed:
                state.claim(run.first, last + 1, EntityType.UNIT, NAMED)
                break
