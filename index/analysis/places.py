"""Places: told by what stands around them."""

import re

from index.analysis.segments import Style
from index.analysis.state import Run, State
from index.analysis.tables import (
    common_words,
    given_names,
    names,
    org_words,
    regional_names,
    titles,
    word_set,
)
from index.model import MONTHS, EntityType

DATELINE = "dateline"
GAZETTEER = "gazetteer of places, in a phrase of place"
KIND_BEFORE = "name after a word such as town or city"
KIND_AFTER = "name before a word such as region"
GEOGRAPHIC = "name with a word such as River or Province"
TOWN_IN = "name before a country or state"
LOCATED = "name in a phrase of place"
WHERE = "name before “where”"
LISTED = "name beside another place"
SHAPED = "name with the ending of a town"

_DATELINE_END = re.compile(r"[^\n]{0,40}?(?: -{1,2}(?=\s|$)| ?[–—] ?)", re.MULTILINE)
_DATED = re.compile(
    r" ?(?:, [^\n,]{2,24}?)?,? (?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2})\s*$",
    re.MULTILINE,
)
"""What follows the town in a dateline that has a line of its own."""
_DATELINE_CITY = re.compile(r"[A-Z][A-Z .'-]*[A-Z.'](?= ?,| \(| -| ?[–—]| \d{4}-)")

_KINDS = word_set(
    "city town village settlement hamlet capital port suburb district region province "
    "municipality state county island outskirts suburbs neighbourhood neighborhood resort "
    "republic cities towns villages settlements regions provinces districts enclave territory "
    "peninsula area"
)
_REGIONS = word_set(
    "region oblast province district governorate prefecture direction raion county peninsula "
    "area regions provinces districts state front sector border airport river valley lake glacier "
    "island islands strait prison dam axis reservoir"
)
_SURE_PREPOSITIONS = word_set(
    "in near outside around inside throughout across toward towards into northern southern "
    "eastern western central north south east west downtown occupied nearby"
)
_NEAR = word_set("near outside")
"""Before other names than places, if they are no given names, these are rare."""
PLACE_PREPOSITIONS = _SURE_PREPOSITIONS | word_set("at from to of for between via through over")
"""What stands before the name of a place."""
_COMPASS = word_set(
    "northern southern eastern western central northeastern northwestern southeastern "
    "southwestern downtown"
)
_KIND_FIRST = word_set(
    "Lake Mount Cape Fort Loch Mt. Camp Isle Deir Jabal Jebel Bab Kafr Wadi Beit Jisr"
)
_KINDS_OF = word_set(
    "Strait Straits Gulf Bay Sea Isle Isles Cape Lake Valley Peninsula Mount Kingdom Duchy Emirate "
    "Principality Province Plain"
)
"""What goes on with ``of`` in the name of a place."""
_LONGEST_OF = 5
"""Words of such a name."""
_INVESTED = word_set(
    "stake stakes shares share interest interests invest invested investment investments "
    "trading confidence trust believe believes position positions holding holdings traded "
    "invested stock participation specialise specialize merge merged written"
)
"""What goes on with ``in`` and a name that is no place."""
_ENDINGS = (
    *("ivka", "ovka", "evka", "ivske", "enka", "insk", "ansk", "ensk", "orsk", "eisk", "eysk"),
    *("ovsk", "evsk", "grad", "hrad", "horod", "gorod", "polis", "abad", "stan"),
)
"""Of names of towns and regions in Slavonic, Greek, Persian and Turkic languages; hardly of
surnames."""
_LANGUAGE = frozenset(("English", "French", "German", "Russian", "God", "Parliament", "Congress"))


def datelines(state: State) -> None:
    """Claim the town that a wire story opens with: ``CLEVELAND, Feb 26 -``, ``BONN 1997-02-26``."""
    for run in state.runs_in(Style.PROSE):
        if run.first not in state.heads:
            continue
        match = _DATELINE_CITY.match(state.plain, state.starts[run.first])
        if match is None or _is_heading(match[0]):
            continue
        if not any(end.match(state.plain, match.end()) for end in (_DATELINE_END, _DATED)):
            continue
        state.claim_text(match.start(), match.end(), EntityType.PLACE, DATELINE)


def geographic_names(state: State) -> None:
    """Claim ``Harris County``, ``Kharkov Region``, ``Dnieper River``."""
    words = org_words()
    for run in state.runs_in(Style.PROSE):
        for index in range(run.last - 1, run.first, -1):
            first = run.first
            if run.opens and state.words[first].lower() in common_words().all and index - first > 1:
                first += 1
            if index in (first + 1, first + 2) and state.words[first] in _KIND_FIRST:
                state.claim(first, index + 1, EntityType.PLACE, GEOGRAPHIC)
                break
            if (
                state.words[index] in words.places
                and index - first <= 3
                and _ends(state, run, index)
            ):
                state.claim(first, index + 1, EntityType.PLACE, GEOGRAPHIC)
                break


def names_of(state: State) -> None:
    """Claim ``Strait of Malacca`` and ``Gulf of Guinea``."""
    for index, word in enumerate(state.words[:-2]):
        if word not in _KINDS_OF or state.after(index + 1) != "of" or state.gap(index + 1) != " ":
            continue
        last = index + 2
        while last < index + _LONGEST_OF and state.words[last][0].isupper():
            last += 1
            if state.gap(last - 1) != " " or last == len(state.words):
                break
        if last > index + 2:
            state.claim(index, last, EntityType.PLACE, GEOGRAPHIC)


def placed_names(state: State) -> None:
    """Claim names by the word before or after them."""
    for run in state.runs_in(Style.PROSE):
        if not state.free(run.first, run.last):
            continue
        first = run.first
        before = state.before(first)
        if run.last - first > 3 or _is_ordinary(state, run):
            continue
        why = ""
        if _follows_kind(state, first):
            why = KIND_BEFORE
        elif state.after(run.last) in _REGIONS and not run.opens and run.last - first <= 2:
            why = KIND_AFTER
        elif (
            before in PLACE_PREPOSITIONS and state.name(first, run.last) in names().possible_places
        ):
            why = GAZETTEER if not _is_invested(state, first) else ""
        elif _is_town_of(state, run.last):
            first, why = _without_ordinary(state, run), TOWN_IN
        elif before in _COMPASS and run.last - first == 1 and not state.words[first].isupper():
            why = LOCATED
        elif before in _NEAR and all(_is_unknown(state, i) for i in range(first, run.last)):
            why = LOCATED if state.english else ""
        elif before in PLACE_PREPOSITIONS and _is_where(state, run.last):
            why = WHERE
        elif before in _SURE_PREPOSITIONS and _is_unknown_word(state, run):
            why = LOCATED if state.english and not _is_invested(state, first) else ""
        elif run.last - first == 1 and _has_ending(state, first):
            why = SHAPED
        if why:
            state.claim(first, run.last, EntityType.PLACE, why)


def listed_names(state: State) -> None:
    """Claim a name of the gazetteer beside a place: ``Volchansk and Liptsy``."""
    for run in state.runs_in(Style.PROSE):
        if run.last - run.first > 2 or not state.free(run.first, run.last):
            continue
        if state.gap(run.first - 1) == ", ":
            neighbour = run.first - 1
        elif state.before(run.first) == "and" and state.gap(run.first - 2) in (" ", ", "):
            neighbour = run.first - 2
        else:
            continue
        claim = state.owner(neighbour)
        if claim is None or claim.type is not EntityType.PLACE:
            continue
        listed = state.name(run.first, run.last) in names().possible_places
        guessed = claim.why in (KIND_BEFORE, LOCATED) and _is_unknown_word(state, run)
        if (listed or guessed) and not _is_ordinary(state, run):
            state.claim(run.first, run.last, EntityType.PLACE, LISTED)


def _has_ending(state: State, index: int) -> bool:
    word = state.words[index]
    return word.endswith(_ENDINGS) and word not in given_names() and _is_unknown(state, index)


def _without_ordinary(state: State, run: Run) -> int:
    """The first word of a run that is no ordinary one: not ``Within Reach`` before a town."""
    words = range(run.first, run.last - 1)
    return next(
        (i for i in words if state.words[i].lower() not in common_words().all), run.last - 1
    )


def _ends(state: State, run: Run, index: int) -> bool:
    """Whether a name can end at a word of a run: not ``Desert`` in ``Dubai Desert Classic``."""
    if index + 1 == run.last or state.gap(index) != " ":
        return True
    after = state.words[index + 1]
    known = after in names().known or after in given_names() or after in org_words().any
    return known or after.lower() in titles().words or after.lower() in common_words().ordinary


def _is_heading(capitals: str) -> bool:
    """Whether ordinary words stand where the town would: ``PRESS DIGEST - Greece - Sept 9``."""
    words, name = capitals.split(), capitals.title()
    if len(words) == 1 or name in names().known or name in names().possible_places:
        return False
    return all(word.lower() in common_words().all for word in words)


def _follows_kind(state: State, first: int) -> bool:
    """Whether ``town of`` or ``regions such as`` stands before."""
    before = state.before(first)
    if before == "of":
        return state.before(first - 1) in _KINDS
    return (
        before == "as" and state.before(first - 1) == "such" and state.before(first - 2) in _KINDS
    )


def _is_town_of(state: State, last: int) -> bool:
    """Whether a comma and a country or state follow."""
    if state.gap(last - 1) != ", " or last >= len(state.words):
        return False
    claim = state.owner(last)
    if claim is not None and claim.first == last and claim.type is EntityType.PLACE:
        return state.name(claim.first, claim.last) in regional_names()
    following = state.plain[state.starts[last] : state.ends[last] + 1]
    return following in regional_names() or state.words[last] in regional_names()


def _is_where(state: State, last: int) -> bool:
    """Whether ``, where`` follows."""
    return state.gap(last - 1) == ", " and state.words[last] == "where"


def _is_ordinary(state: State, run: Run) -> bool:
    """Whether a run is a title, an acronym, an organisation or a common word."""
    for index in range(run.first, run.last):
        word = state.words[index]
        lower = word.lower()
        if word in MONTHS and run.last - run.first == 1:
            return True
        if lower in titles().nouns or word in org_words().any or word in _LANGUAGE:
            return True
        if lower in common_words().all and run.last - run.first == 1:
            return state.name(run.first, run.last) not in names().possible_places
        if word.isupper() and len(word) > 1:
            return True
    return False


def _is_unknown_word(state: State, run: Run) -> bool:
    word = state.words[run.first]
    return (
        run.last - run.first == 1
        and not run.opens
        and len(word) > 3
        and word not in given_names()
        and _is_unknown(state, run.first)
    )


def _is_unknown(state: State, index: int) -> bool:
    """Whether a word is written as a name, and never as an ordinary word."""
    word = state.words[index]
    return word.isalpha() and word[1:].islower() and word.lower() not in state.lower


def _is_invested(state: State, first: int) -> bool:
    return state.before(first) == "in" and state.before(first - 1) in _INVESTED
