"""Persons: told by titles, by what they say, by given names, by apposition."""

from functools import partial

from index.analysis.places import PLACE_PREPOSITIONS
from index.analysis.segments import Style
from index.analysis.state import Run, State
from index.analysis.tables import (
    COUNTRIES,
    ORGANISATIONS,
    common_words,
    given_names,
    names,
    org_words,
    titles,
    word_set,
)
from index.model import EntityType

BYLINE = "name in the byline"
TITLED = "title before a name"
SPEAKS = "name with a verb of saying"
GIVEN = "given name before a name"
APPOSITION = "name before an occupation"

DESCRIBED = "name before “who” or an age"
RELATIVE = "name after a word such as brother or wife"
LIVING = "name with a verb of persons"
NATIONAL = "name after a country or nationality"

_LONGEST_NAME = 5
_SAYING = word_set(
    "said says say told tells added adds warned warns noted notes explained explains argued "
    "argues stated claimed claims recalled insisted acknowledged admitted wrote writes asked "
    "commented replied predicted testified tweeted remarked cautioned"
)
_SAID_BY = _SAYING | frozenset(("to", "by"))
_ACCORDING = frozenset(("according",))
_SUFFIXES = frozenset(
    ("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "VII", "VIII", "XIV", "XVI")
)
_COURTESY = word_set("mr mr. mrs mrs. ms ms. miss dr dr. prof. sir dame")
_AMBIGUOUS_LOWER = word_set("head forward chair father private fellow leader owner miss st. lead")
"""Lower-case nouns that stand before other things than persons."""
_OFFICES = word_set(
    "president vice-president premier minister chancellor senator mayor governor coach referee "
    "envoy spokesman spokeswoman secretary-general prosecutor striker midfielder defender "
    "goalkeeper king queen pope prince ambassador captain judge chairman"
)
"""What stands before a surname alone as well: ``oil minister Naimi``."""
_ARABIC = word_set("Abu Umm Tal")
"""What names of persons and of places begin with."""
_APPOSITION_REACH = 5
_RELATIVES = word_set(
    "brother sister husband wife son daughter mother father uncle aunt nephew niece cousin "
    "grandson granddaughter grandfather grandmother widow widower fiancé fiancée girlfriend "
    "boyfriend son-in-law neighbour neighbor colleague teammate friend classmate"
)
_PEOPLE = word_set("man woman boy girl teenager child baby pupil villager resident")
_LIVING = word_set(
    "learned learnt swam walked smiled laughed wept cried married studied graduated remembers "
    "remembered recalls recalled resigned retired lives lived grew teaches taught sat sits stood "
    "knew knows thinks thought feels felt believes hopes hoped loved loves dreamed sang sings "
    "paints painted sighed shrugged nodded slept woke apologised apologized testified confessed "
    "carried"
)
_AGES = range(10, 110)


def bylines(state: State) -> None:
    """Claim every name of a byline."""
    for run in state.runs_in(Style.NAMES):
        name = state.name(run.first, run.last)
        if run.last - run.first > _LONGEST_NAME or name in names().known:
            continue
        if not any(state.words[index] in org_words().any for index in range(run.first, run.last)):
            state.claim(run.first, run.last, EntityType.PERSON, BYLINE)


def titled_names(state: State) -> None:
    """Claim the name after a title: ``Treasury Secretary James Baker``, ``analyst Rob Lee``."""
    for run in state.runs_in(Style.PROSE):
        title = _last_title(state, run)
        if title is not None:
            last = _person_end(state, title + 1, run.last)
            courtesy = state.words[title].lower() in _COURTESY
            if courtesy and state.free(title + 1, title + 2):
                last = max(last, title + 2)
            if last - title > 2 or (last - title == 2 and _single(state, title + 1, courtesy)):
                state.claim(title + 1, last, EntityType.PERSON, TITLED)
                continue
        noun = state.before(run.first)
        if noun in titles().nouns and noun not in _AMBIGUOUS_LOWER:
            last = _person_end(state, run.first, run.last)
            single = run.last - run.first == 1 and noun in _OFFICES
            if last - run.first >= 2 or (
                single and last == run.last and _single(state, run.first, courtesy=False)
            ):
                state.claim(run.first, last, EntityType.PERSON, TITLED)


def given_name_first(state: State) -> None:
    """Claim runs that open with a given name: ``Marina Miron``."""
    for run in state.runs_in(Style.PROSE, Style.TITLE):
        for first in range(run.first, run.last - 1):
            if state.words[first] not in given_names() or not _may_open(state, run, first):
                continue
            last = _person_end(state, first, run.last)
            first = state.joined(first)
            if _is_place_name(state, first, last):
                continue
            if all(state.gap(index) == "-" for index in range(first, last - 1)):
                continue  # Ina-Naftaplin
            if last - first < 2 or (run.style is Style.TITLE and last != run.last):
                continue
            if (
                _is_east_asian(state, first)
                and run.opens
                and state.words[first].lower() in state.lower
            ):
                continue
            state.claim(first, last, EntityType.PERSON, GIVEN)
            break


def speakers(state: State) -> None:
    """Claim runs of two to four words that say something, or before an occupation."""
    for run in map(partial(_without_nationality, state), state.runs_in(Style.PROSE)):
        first = run.first
        if not state.free(first, run.last):
            continue
        if run.opens and state.words[first].lower() in state.lower:
            continue
        if _person_end(state, first, run.last) != run.last or not 2 <= run.last - first <= 4:
            continue
        if _is_described(state, run.last):
            if run.opens:
                first = _given_name(state, run)
            state.claim(first, run.last, EntityType.PERSON, DESCRIBED)
        elif state.english and state.after(run.last) in _LIVING:
            state.claim(first, run.last, EntityType.PERSON, LIVING)
        elif state.english and _is_national(state, run):
            state.claim(first, run.last, EntityType.PERSON, NATIONAL)
        elif _said_by(state, first):
            state.claim(first, run.last, EntityType.PERSON, SPEAKS)
        elif _has_apposition(state, run.last):
            state.claim(first, run.last, EntityType.PERSON, APPOSITION)


def _without_nationality(state: State, run: Run) -> Run:
    """``Slovenian Matej Kranjc`` without the first word."""
    owner = state.owner(run.first)
    if owner is None or owner.type is not EntityType.GROUP or owner.last >= run.last:
        return run
    return run._replace(first=owner.last, opens=False)


def relatives(state: State) -> None:
    """Claim the name after ``her brother`` or ``a man called``, one word as well."""
    for run in state.runs_in(Style.PROSE):
        before = state.before(run.first)
        named = before in ("called", "named") and state.before(run.first - 1) in _PEOPLE
        if not (named or before in _RELATIVES):
            continue
        last = _person_end(state, run.first, run.last)
        if last > run.first and state.free(run.first, last):
            state.claim(run.first, last, EntityType.PERSON, RELATIVE)


def _last_title(state: State, run: Run) -> int | None:
    for index in range(run.last - 2, run.first - 1, -1):
        word = state.words[index].lower()
        if word in titles().nouns and state.gap(index) == " ":
            return index
    return None


def _single(state: State, index: int, courtesy: bool) -> bool:
    """Whether one word after a title is a name: not in ``Justice Department``."""
    word = state.words[index]
    if courtesy:
        return True
    return (
        word.lower() not in common_words().all
        and word.lower() not in titles().words
        and word not in names().known
        and state.free(index, index + 1)
        and len(word) > 1
    )


def _person_end(state: State, first: int, last: int) -> int:
    """How far the words of a run can be a person's name."""
    for index in range(first, min(last, first + _LONGEST_NAME)):
        if not _may_be_name(state, index, opening=index == first):
            return index
    if last - first > _LONGEST_NAME:
        return first
    return last


def _may_be_name(state: State, index: int, *, opening: bool) -> bool:
    word = state.words[index]
    if word in _SUFFIXES:
        return not opening
    owner = state.owner(index)
    if owner is not None:
        if owner.why == ORGANISATIONS and owner.last - owner.first == 1:
            return not opening and not word.isupper()  # Boyd Jefferies
        if owner.type is not EntityType.PLACE:
            return False
        if opening or owner.why == COUNTRIES:
            return opening and word in given_names()
    if not word.rstrip(".").replace("'", "").isalpha():
        return word.endswith(".")
    if len(word) > 3 and word.isupper():
        return False
    lower = word.lower()
    if word in given_names():
        return True
    if lower in titles().nouns or lower in common_words().function or word in org_words().any:
        return False
    return not (lower in common_words().all and (opening or lower in state.lower))


def _may_open(state: State, run: Run, first: int) -> bool:
    """Whether what a run holds before a given name can stand before a person."""
    if first == run.first:
        return True
    before = state.words[first - 1]
    return state.gap(first - 1) == " " and (
        state.owner(first - 1) is not None
        or not state.english
        or before.lower() in titles().words
        or before in org_words().any
        or before.lower() in common_words().all
    )


def _is_place_name(state: State, first: int, last: int) -> bool:
    """Whether the gazetteer has the whole name and the text says where: ``from Abu Simbel``."""
    before = state.before(first)
    named = before in PLACE_PREPOSITIONS and state.name(first, last) in names().possible_places
    return named or (before == "near" and state.words[first] in _ARABIC)


def _is_east_asian(state: State, first: int) -> bool:
    return len(state.words[first]) <= 3


def _said_by(state: State, first: int) -> bool:
    before = state.before(first)
    return before in _SAYING or (before == "to" and state.before(first - 1) in _ACCORDING)


def _is_national(state: State, run: Run) -> bool:
    """Whether two words stand behind ``Britain's`` or ``Slovenian`` that nothing else explains."""
    if run.last - run.first != 2 or state.gap(run.first) != " ":
        return False
    type_ = state.type_at(run.first - 1) if run.first else None
    joined = {EntityType.GROUP: " ", EntityType.PLACE: "'s "}.get(type_) if type_ else None
    return state.gap(run.first - 1) == joined and not any(
        state.is_ordinary(index)
        or state.words[index] in names().known
        or state.words[index] in names().possible_places
        or not state.words[index].isalpha()
        or state.words[index].isupper()
        for index in range(run.first, run.last)
    )


def _given_name(state: State, run: Run) -> int:
    """Where a given name stands in a run, behind what only opens the sentence; or its start."""
    given = (i for i in range(run.first, run.last - 1) if state.words[i] in given_names())
    return next(given, run.first)


def _is_described(state: State, last: int) -> bool:
    """Whether ``, who`` or ``, 41,`` follows."""
    if last >= len(state.words) or state.gap(last - 1) != ", ":
        return False
    word = state.words[last]
    if word == "who":
        return True
    return word.isdecimal() and int(word) in _AGES and state.gap(last) == ", "


def _has_apposition(state: State, last: int) -> bool:
    """Whether ``, analyst with`` or ``, Senior Fellow at`` follows."""
    if state.gap(last - 1) != ", ":
        return False
    for index in range(last, min(last + _APPOSITION_REACH, len(state.words))):
        if index > last and state.gap(index - 1) not in (" ", "-", "'s "):
            return False
        if state.words[index].lower() in titles().nouns:
            return True
    return False
