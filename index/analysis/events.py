"""Events: battles and wars, contests, summits, operations, storms."""

from index.analysis.segments import Style
from index.analysis.state import State
from index.analysis.tables import common_words, word_set
from index.model import EntityType

HEADED = "word such as Battle of before a name"
ENDED = "name before a word such as War or Games"
SUMMIT = "name before summit"
CALLED = "Operation or storm with a name"

_HEADS = word_set("Battle Battles Siege Massacre")
_ENDS = word_set(
    "War Games Olympics Championship Championships Cup Crisis Revolution Uprising Massacre "
    "Genocide Summit Intifada"
)
_GAMES = word_set(
    "Olympic Paralympic Asian African Commonwealth Summer Winter American Youth Island"
)
"""Words before Games that are no company's."""
_STARTS = word_set("Operation Hurricane Typhoon Cyclone")
_NUMBERS = word_set("I II One Two 1 2")
"""Of world wars."""
_BEFORE = word_set("First Second Third Great")
_LONGEST = 4
"""Words of the name in an event."""


def events(state: State) -> None:
    """Claim events: ``Second Battle of Bull Run``, ``World War II``, ``Alaska summit``."""
    for index, word in enumerate(state.words):
        if word in _HEADS:
            _headed(state, index)
        elif word in _STARTS:
            last = _names_end(state, index + 1) if state.gap(index) == " " else index
            if last > index + 1:
                state.claim(index, last, EntityType.EVENT, CALLED)
        elif word in _ENDS or word == "summit":
            _ended(state, index)


def _headed(state: State, index: int) -> None:
    if state.after(index + 1) not in ("of", "for"):
        return
    first = index + 2
    if first < len(state.words) and state.words[first] == "the" and state.gap(first - 1) == " ":
        first += 1
    last = _names_end(state, first) if state.gap(first - 1) == " " else first
    if last > first:
        before = index - 1
        opens = state.before(index) and state.words[before] in _BEFORE
        state.claim(before if opens else index, last, EntityType.EVENT, HEADED)


def _ended(state: State, index: int) -> None:
    last = index + 1
    is_world_war = state.before(index) == "world" and state.words[index] == "War"
    if is_world_war and state.gap(index) == " " and state.words[last] in _NUMBERS:
        last += 1
    # In a headline every word has a capital, and here it may be a part of a longer name.
    elif state.styles[index] is not Style.PROSE or _is_name(state, last, state.gap(index)):
        return
    first = index
    while index - first < _LONGEST and _is_name(state, first - 1, state.gap(first - 1)):
        first -= 1
    if first == index or state.words[first] in _HEADS:
        return
    if state.words[index] == "Games" and state.words[index - 1] not in _GAMES:
        return
    if state.words[index] != "summit":
        state.claim(first, last, EntityType.EVENT, ENDED)
    # The alliance that meets is worth more than its meeting.
    elif not state.is_acronym(index - 1) and state.gap(index - 1) == " ":
        state.claim(first, last, EntityType.EVENT, SUMMIT)


def _names_end(state: State, first: int) -> int:
    """The index after the last of the capitalised words that begin at one."""
    last = first
    while last - first < _LONGEST and _is_name(
        state, last, state.gap(last - 1) if last > first else " "
    ):
        last += 1
    return last


def _is_name(state: State, index: int, gap: str) -> bool:
    if not 0 <= index < len(state.words) or gap not in (" ", "-"):
        return False
    word = state.words[index]
    return word[0].isupper() and word.lower() not in common_words().function
