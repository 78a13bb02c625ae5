"""Other names in parentheses: ``Institute for the Study of War (ISW)``, ``Kyiv (Kiev)``."""

from index.analysis.state import Claim, Run, State
from index.analysis.tables import word_set
from index.model import EntityType

ACRONYM = "acronym in parentheses"
SPELLED_OUT = "name before its acronym"
ALSO_CALLED = "other name in parentheses"

SMALL_WORDS = word_set("of for the and on in at")
"""Words that an acronym may leave out."""


def acronyms(state: State) -> None:
    """Claim an acronym in parentheses as the name before it."""
    for run in state.runs:
        word = state.words[run.first]
        if not (word.isupper() and len(word) > 1 and _in_parentheses(state, run)):
            continue
        claim = state.owner(run.first - 1)
        if claim is None or not _abbreviates(word, state.words[claim.first : claim.last]):
            first = _spelled_out(state, run.first, word.replace(".", ""))
            if first is None:
                continue
            claim = state.claim(first, run.first, EntityType.ORG, SPELLED_OUT)
        if claim is not None and claim.type in (EntityType.ORG, EntityType.PLACE, EntityType.UNIT):
            _claim_as(state, run, claim, ACRONYM)


def other_names(state: State) -> None:
    """Claim a name in parentheses right after a place as the same place."""
    for run in state.runs:
        if not run.first or not _in_parentheses(state, run):
            continue
        place = state.owner(run.first - 1)
        inside = state.owner(run.first)
        if place is None or place.type is not EntityType.PLACE:
            continue
        if inside is not None and inside.type is not EntityType.PLACE:
            continue
        # Paris (France) names where it is, not what else it is called.
        if inside is not None and inside.why.startswith("table"):
            continue
        if not state.name(run.first, run.last).isupper():
            _claim_as(state, run, place, ALSO_CALLED)


def initials(words: list[str]) -> set[str]:
    """The acronyms that words can have, with and without their small words."""
    return {
        "".join(word[0] for word in words if word not in SMALL_WORDS).upper(),
        "".join(word[0] for word in words).upper(),
    }


def _abbreviates(acronym: str, words: list[str]) -> bool:
    return acronym.replace(".", "") in initials(words)


def _claim_as(state: State, run: Run, same: Claim, why: str) -> None:
    inside = state.owner(run.first)
    if inside is not None and (inside.first, inside.last) == (run.first, run.last):
        state.drop(inside)
    state.claim(run.first, run.last, same.type, why, same.entity)


def _in_parentheses(state: State, run: Run) -> bool:
    after = state.ends[run.last - 1]
    return state.gap(run.first - 1) == " (" and state.plain[after : after + 2].strip()[:1] == ")"


def _spelled_out(state: State, end: int, letters: str) -> int | None:
    """Where the words begin whose initials are the acronym right after them."""
    first = end
    while letters and first > 0 and (first == end or state.gap(first - 1) in (" ", "-")):
        word = state.words[first - 1]
        if word[0] == letters[-1]:
            letters = letters[:-1]
        elif word not in SMALL_WORDS:
            return None
        first -= 1
    return first if not letters and end - first > 1 else None
