"""Puts the names that a model finds among the claims of the rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable
from typing import NamedTuple

from index.analysis.segments import Style
from index.analysis.state import PARTICLES, Claim, State
from index.analysis.tables import common_words, org_words, titles
from index.model import EntityType

_MEASURED = frozenset((EntityType.UNIT, EntityType.DATE, EntityType.QUANTITY))
"""What the rules know better than any model: nothing of it becomes part of a name."""


_PARTED = re.compile(r"\n|\s[-–—]|[-–—]\s|[:;/()]")
"""What stands between two names, never inside one."""


class Span(NamedTuple):
    """A half-open range of a text that a model takes for a name."""

    start: int
    end: int
    type: EntityType


class _Name(NamedTuple):
    """A range of words that a model takes for a name, half-open."""

    first: int
    last: int
    type: EntityType


def place_spans(state: State, spans: Iterable[Span], why: str) -> None:
    """Claim what a model found and the rules did not.

    A claim of the rules keeps its type, and gives way only to a longer name around it. Names of
    one word come last: what longer names of the article tell of them counts more than the model.

    Args:
        state: the text, with the claims of the rules.
        spans: what the model found.
        why: what the claims say of where they are from.
    """
    names = [name for span in spans if (name := _name(state, span))]
    known_in_prose: list[Claim | _Name] = [
        *state.claims(),
        *(name for name in names if state.styles[name.first] is Style.PROSE),
    ]
    surnames = _surnames(state, known_in_prose)
    capitals = {surname.upper() for surname in surnames}
    for name in names:
        if name.last - name.first > 1 and not _goes_on(state, name, surnames):
            _claim(state, name, why)
    known = _known(state)
    told = _surnames(state, state.claims())
    for name in names:
        if name.last - name.first == 1:
            word = state.words[name.first]
            if name.type is EntityType.PERSON and word in told:
                continue  # The rules of identity say whose surname it is.
            if state.styles[name.first] is Style.CAPS and word in capitals:
                continue  # As in a headline: REGAN.
            type_ = known.get(word, name.type)
            # Of another type the rules of identity claim it, as short for the longer name.
            if type_ is name.type:
                _claim(state, name, why)


def _surnames(state: State, names: Iterable[Claim | _Name]) -> set[str]:
    """The last words of the people among names of several words."""
    return {
        state.words[each.last - 1]
        for each in names
        if each.type is EntityType.PERSON and each.last - each.first > 1
    }


def _name(state: State, span: Span) -> _Name | None:
    """The words of a span, without articles and titles before the name; None if none is left."""
    words = state.words
    first, last = bisect_left(state.starts, span.start), bisect_right(state.ends, span.end)
    before = common_words().function
    if span.type is EntityType.PERSON:
        before = before | titles().nouns
    while first < last and (
        (words[first].lower() in before and not state.is_acronym(first))
        or (words[first].islower() and words[first] not in PARTICLES)
    ):
        first += 1
    if (
        span.type is EntityType.PERSON
        and last - first > 2
        and state.type_at(first) is EntityType.GROUP
    ):
        first += 1  # Slovenian Matej Kranjc
    while last > first and (words[last - 1].islower() or words[last - 1].isdecimal()):
        last -= 1
    type_ = span.type
    if type_ in (EntityType.ORG, EntityType.PERSON) and state.before(first) == "at":
        type_ = EntityType.PLACE  # at Mullaitivu
    name = _Name(first, last, type_)
    if last - first == 1 and _is_out_of_place(state, name):
        return None
    return None if _is_no_name(state, name) or _is_headline_word(state, name) else name


def _is_no_name(state: State, name: _Name) -> bool:
    """Whether the words of a span cannot be a name of its type."""
    words = state.words[name.first : name.last]
    if not any(word[0].isupper() for word in words) or any(word.isdecimal() for word in words):
        return True
    if any(_PARTED.search(state.gap(index)) for index in range(name.first, name.last - 1)):
        return True
    if len(words) == 1 and not state.is_acronym(name.first):
        lower = words[0].lower()
        if lower in titles().words or words[0] in org_words().any:
            return True  # Ministry and Historian stand for one that was named before.
        if state.opens_sentence(name.first):
            return state.is_ordinary(name.first)
    if name.type is EntityType.PERSON:
        joined = (state.gap(index - 1) == "-" for index in range(name.first, name.last))
        odd = [
            word[0].islower() and not hyphen
            for word, hyphen in zip(words, joined, strict=True)
            if word not in PARTICLES
        ]
        # Not the words of places: Park, Hall and Field are surnames.
        return any(odd) or words[-1] in org_words().any - org_words().places
    return name.type in (EntityType.ORG, EntityType.PLACE) and words[-1] in org_words().others


def _is_out_of_place(state: State, name: _Name) -> bool:
    """Whether a word stands where a model takes for its type what is of another one."""
    if name.type is EntityType.PLACE:
        return state.before(name.first) == "the" or state.opens_sentence(name.first)
    if name.type is EntityType.ORG:
        return state.before(name.first) == "the" and not state.is_acronym(name.first)
    return name.type is EntityType.PERSON and state.before(name.first) == "of"


def _goes_on(state: State, name: _Name, surnames: Collection[str]) -> bool:
    """Whether a person in a headline is a known surname and what the headline says of it."""
    return (
        name.type is EntityType.PERSON
        and state.styles[name.first] is not Style.PROSE
        and state.words[name.first] in surnames
        and state.words[name.last - 1] not in surnames
    )


def _is_headline_word(state: State, name: _Name) -> bool:
    """Whether the capitals of a headline are all that makes a name."""
    style = state.styles[name.first]
    if style is Style.CAPS:
        return name.type is not EntityType.PLACE
    if style is not Style.TITLE:
        return False
    return any(state.is_ordinary(index) for index in range(name.first, name.last))


def _known(state: State) -> dict[str, EntityType]:
    """What the article's names tell of single words.

    Surnames go before names of one word, and those before the first words of organisations.
    """
    several, single, surnames = {}, {}, {}
    for claim in state.claims():
        if claim.last - claim.first == 1:
            single[state.words[claim.first]] = claim.type
        elif claim.type is EntityType.ORG:
            several[state.words[claim.first]] = claim.type
        elif claim.type is EntityType.PERSON:
            surnames[state.words[claim.last - 1]] = claim.type
    return several | single | surnames


def _claim(state: State, name: _Name, why: str) -> None:
    rivals: list[Claim] = []
    for index in range(name.first, name.last):
        rival = state.owner(index)
        if rival is not None and rival not in rivals:
            rivals.append(rival)
    covered = sum(rival.last - rival.first for rival in rivals)
    if covered == name.last - name.first and {r.type for r in rivals} == {EntityType.ORG}:
        return  # two that the rules know, side by side
    if name.type is not EntityType.PERSON and any(
        rival.type is EntityType.PERSON and rival.last == name.last for rival in rivals
    ):
        return  # A person behind an office.
    for rival in rivals:
        inside = name.first <= rival.first and rival.last <= name.last
        same = (rival.first, rival.last) == (name.first, name.last)
        if rival.type in _MEASURED or same or not inside:
            return
    for rival in rivals:
        state.drop(rival)
    state.claim(name.first, name.last, name.type, why)
