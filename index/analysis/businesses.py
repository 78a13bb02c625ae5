"""Organisations: told by what is said of them, by how they are joined, by where they play."""

from collections.abc import Set

from index.analysis.places import PLACE_PREPOSITIONS
from index.analysis.segments import Style
from index.analysis.state import Run, State
from index.analysis.tables import COUNTRIES, common_words, given_names, names, org_words, word_set
from index.model import EntityType

AMPERSAND = "names joined by &"
BUSINESS = "name in a phrase such as shares of or analysts at"
APPOSITION = "name before a word such as company"
RUN_BY = "name before a word such as chairman or shares"
TEAM = "place and name of a team"
CLUB = "name with a word such as FC"
AIRLINE = "Air before a place"
PARTNERS = "name with and Sons or the like"

_LONGEST = 4
"""Words."""
_BUSINESS = {
    "of": word_set(
        "shares stake unit subsidiary arm division employees takeover acquisition customers "
        "shareholders ships planes stores factories management headquarters"
    ),
    "in": word_set("shares stake stakes"),
    "at": word_set(
        "analyst analysts economist economists engineer engineers researcher researchers "
        "scientist scientists strategist strategists trader traders executive executives "
        "chemist physicist programmer programmers lawyers"
    ),
    "by": word_set("published operated manufactured"),
    "for": word_set("works worked working"),
    "with": word_set("merger merge merged merging"),
}
"""Nouns and verbs before a preposition and an organisation."""
_RUN_BY = word_set(
    "chairman chairwoman chief ceo CEO executive executives shares shareholders stock employees "
    "subsidiary unit"
)
"""What stands behind the name of a company."""
_PARTNERS = word_set("sons co brothers partners daughters company associates")
_BUYING = word_set("buy acquire acquired acquiring")
_APPOSED = word_set(
    "company firm airline bank carmaker automaker insurer retailer lender newspaper broadcaster "
    "charity watchdog lobby union brand startup start-up manufacturer chain conglomerate militia "
    "maker brokerage utility nonprofit"
)
_APPOSITION_REACH = 4
_CLUB = word_set("FC AFC CF SC FK NK CSKA")
_CLUBS_OF_PLACES = word_set(
    "AC AS Dynamo Dinamo Lokomotiv Spartak Real Inter Atletico Atlético "
    "Borussia Bayern Sporting Olympique Racing Deportivo Slovan Slavia Sokol Sparta Banik Dukla "
    "Partizan Levski Torpedo Metalist Shakhtar Zenit Rapid Austria Hapoel Maccabi Beitar"
)
_NO_NAMES = frozenset(("Class", "Series"))
"""What shares are of, beside companies."""


def joined_names(state: State) -> None:
    """Claim ``Pratt & Whitney`` and ``Castle and Sons``."""
    for run in state.runs_in(Style.PROSE, Style.TITLE):
        joined = any(state.gap(index) == " & " for index in range(run.first, run.last - 1))
        if joined and run.last - run.first <= _LONGEST:
            state.claim(run.first, run.last, EntityType.ORG, AMPERSAND)
        elif run.last - run.first < _LONGEST and _has_partners(state, run):
            last = run.last + 2
            while state.after(last) and state.words[last] in org_words().companies:
                last += 1
            state.claim(run.first, last, EntityType.ORG, PARTNERS)


def _has_partners(state: State, run: Run) -> bool:
    """Whether ``and Sons`` follows what no table knows."""
    partners = state.after(run.last + 1) if state.after(run.last) == "and" else ""
    known = state.type_at(run.last - 1) is EntityType.ORG
    return partners in _PARTNERS and state.words[run.last + 1][0].isupper() and not known


def clubs(state: State) -> None:
    """Claim ``Dynamo Kyiv`` and ``FC Porto``."""
    for run in state.runs_in(Style.PROSE, Style.TITLE):
        for index in range(run.first, run.last - 1):
            word, after = state.words[index], state.words[index + 1]
            place = state.owner(index + 1)
            is_place = state.type_at(index + 1) is EntityType.PLACE
            is_place = is_place or after in names().possible_places
            if word in _CLUB or (word in _CLUBS_OF_PLACES and is_place):
                whole = word in _CLUB and run.last - index <= _LONGEST
                state.claim(index, run.last if whole else index + 2, EntityType.ORG, CLUB)
            elif word == "Air" and is_place:
                state.claim(index, place.last if place else index + 2, EntityType.ORG, AIRLINE)


def teams(state: State) -> None:
    """Claim ``the Pittsburgh Pirates``: a town, and a plural that is no part of its name."""
    for run in state.runs_in(Style.PROSE):
        last = state.words[run.last - 1]
        if run.last - run.first < 2 or state.before(run.first) != "the" or not last.endswith("s"):
            continue
        if last.lower() in common_words().all or _tells(last) or state.owner(run.last - 1):
            continue
        if _is_town(state.name(run.first, run.last - 1)):
            state.claim(run.first, run.last, EntityType.ORG, TEAM)


def _tells(plural: str) -> bool:
    """Whether a word tells something else than a team: ``Islands``, ``Awards``."""
    return plural in org_words().any or plural.removesuffix("s") in org_words().any


def _is_town(name: str) -> bool:
    known = names().known.get(name)
    if known is None:
        return name in names().possible_places
    return known.type is EntityType.PLACE and known.why != COUNTRIES


def businesses(state: State) -> None:
    """Claim what business is done with: ``shares of Vitalis``, ``Vitalis, the drug maker``."""
    if not state.english:
        return
    people = (claim.entity for claim in state.claims() if claim.type is EntityType.PERSON)
    surnames = {name.split()[-1] for name in people}
    for run in state.runs_in(Style.PROSE):
        if not state.free(run.first, run.last) or run.last - run.first > _LONGEST:
            continue
        if run.last - run.first == 1 and _is_no_name(state, run.first):
            continue
        before = state.before(run.first)
        if state.before(run.first - 1) in _BUSINESS.get(before, ()) or before in _BUYING:
            state.claim(run.first, run.last, EntityType.ORG, BUSINESS)
        elif state.after(run.last) in _RUN_BY and _is_unknown(state, run, surnames):
            state.claim(run.first, run.last, EntityType.ORG, RUN_BY)
        elif _has_apposition(state, run.last) and before not in PLACE_PREPOSITIONS:
            state.claim(run.first, run.last, EntityType.ORG, APPOSITION)


def _is_no_name(state: State, index: int) -> bool:
    """Whether a single word is a common one, a part of a name, or opens a sentence."""
    word = state.words[index]
    common = word.lower() in common_words().all or word in org_words().any
    opening = state.opens_sentence(index) and (word.endswith("ly") or word.lower() in state.lower)
    return common or opening or word in _NO_NAMES


def _is_unknown(state: State, run: Run, surnames: Set[str]) -> bool:
    """Whether a run is neither an ordinary word, a place, nor a person of the text."""
    last = state.words[run.last - 1]
    return (
        len(last) > 1
        and last not in surnames
        and not any(
            state.is_ordinary(index)
            or state.words[index] in names().possible_places
            or state.words[index] in names().known
            or state.words[index] in given_names()
            for index in range(run.first, run.last)
        )
    )


def _has_apposition(state: State, last: int) -> bool:
    """Whether ``, the largest insurer`` follows."""
    if state.gap(last - 1) != ", " or state.words[last] not in ("a", "an", "the"):
        return False
    for index in range(last + 1, min(last + 1 + _APPOSITION_REACH, len(state.words))):
        if state.gap(index - 1) not in (" ", "-", "'s "):
            return False
        if state.words[index] in _APPOSED:
            return True
    return False
