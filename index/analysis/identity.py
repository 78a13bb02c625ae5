"""Who is who in one article: surnames, short forms, repeated names."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from index.analysis.parentheses import initials
from index.analysis.places import PLACE_PREPOSITIONS
from index.analysis.segments import Style
from index.analysis.state import Claim, State
from index.analysis.tables import COUNTRIES, common_words, given_names, names, org_words
from index.model import EntityType

REPEATED = "named in full elsewhere in the article"

_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_REPEATABLE = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.UNIT)
_REGION_TAILS = (" Region", " Oblast", " Province", " District", " Raion")
_LONGEST_FORM = 12
_TWO_SURNAMES = 3
"""Words of a name with one given name and two surnames, as in Spanish."""


@dataclass(slots=True)
class _Cast:
    """The names of one article by every form that may stand for them."""

    forms: dict[str, tuple[EntityType, str]] = field(default_factory=dict)
    """Form to type and entity; not the surnames."""
    people: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    """Surname to the offsets and full names that end in it, in order."""
    fullest: dict[tuple[str, str], str] = field(default_factory=dict)
    """First word and surname to the longest name: Donald Trump is Donald J. Trump."""
    longest: dict[str, int] = field(default_factory=dict)
    """First word to the most words a form has."""

    def person(self, surname: str, start: int) -> str:
        """The full name that a surname stands for: the nearest one before, or else the next."""
        people = self.people[surname]
        return people[max(0, bisect_right(people, (start, "\U0010ffff")) - 1)][1]


def repeats(state: State) -> None:
    """Claim names that the article establishes elsewhere, headlines included."""
    cast = _cast(state)
    capitals = {form.upper(): form for form in (*cast.forms, *cast.people)}
    longest_capitals = {word.upper(): count for word, count in cast.longest.items()}
    for index, word in enumerate(state.words):
        if not word[0].isupper():
            continue
        caps = state.styles[index] is Style.CAPS
        most = (longest_capitals if caps else cast.longest).get(word, 0)
        for count in range(min(most, len(state.words) - index), 0, -1):
            form: str | None = state.name(index, index + count)
            form = capitals.get(form or "") if caps else form
            if form is None or not (form in cast.forms or form in cast.people):
                continue
            if count == 1 and _is_plain_word(state, index, caps=caps):
                continue
            _claim_form(state, cast, index, index + count, form)
            break


def full_names(state: State) -> None:
    """Give every claim the fullest name that the article has for it."""
    cast = _cast(state)
    for claim in state.claims():
        text = state.name(claim.first, claim.last)
        if claim.type is EntityType.PERSON:
            if _surname(claim.entity) in cast.people:
                claim.entity = _same_person(cast, claim)
        elif claim.type in _REPEATABLE and claim.entity == text:
            type_, entity = cast.forms.get(text, (claim.type, text))
            if type_ is claim.type:
                claim.entity = entity
            for tail in _REGION_TAILS:
                base = text.removesuffix(tail)
                if claim.type is EntityType.PLACE and base != text and base in cast.forms:
                    claim.entity = cast.forms[base][1]


def _same_person(cast: _Cast, claim: Claim) -> str:
    words = claim.entity.split()
    if len(words) == 1:
        full = cast.person(_surname(claim.entity), claim.start)
        # Behind Tom Jones, Smith-Jones is somebody else.
        return full if full.endswith(claim.entity) else claim.entity
    return cast.fullest.get((words[0], _surname(claim.entity)), claim.entity)


def _claim_form(state: State, cast: _Cast, first: int, last: int, form: str) -> None:
    owner = state.owner(first)
    known_as = cast.forms[form][0] if form in cast.forms else EntityType.PLACE
    if form in cast.people and known_as is EntityType.PLACE:
        if owner is not None and (owner.first, owner.last) == (first, last):
            if owner.type is not EntityType.PLACE or state.before(first) in PLACE_PREPOSITIONS:
                return
            if owner.why == COUNTRIES:
                return
            state.drop(owner)
        if state.free(first, last) and not _inside_name(state, first, last):
            entity = cast.person(form, state.starts[first])
            first = _with_particles(state, first, entity)
            state.claim(first, last, EntityType.PERSON, f"surname of {entity}", entity)
        return
    type_, entity = cast.forms[form]
    if last - first > 1 or (state.free(first, last) and not _inside_name(state, first, last)):
        why = REPEATED if form == entity else f"short for {entity}"
        state.claim(first, last, type_, why, entity)


def _with_particles(state: State, first: int, entity: str) -> int:
    """Where a surname begins with what belongs to it: ``De Kock``, ``al-Assad``, ``Rao-Bhatt``."""
    while (
        first > 0
        and state.gap(first - 1) in (" ", "-")
        and state.free(first - 1, first)
        and state.name(first - 1, first + 1).lower() in entity.lower()
        and (state.gap(first - 1) == "-" or state.words[first - 1] not in given_names())
    ):
        first -= 1
    return first


def _inside_name(state: State, first: int, last: int) -> bool:
    """Whether an unclaimed capitalised neighbour makes the word part of another name."""
    if state.styles[first] is not Style.PROSE:
        return False
    common = common_words().all
    for neighbour, gap in ((first - 1, state.gap(first - 1)), (last, state.gap(last - 1))):
        if gap != " " or not 0 <= neighbour < len(state.words):
            continue
        word = state.words[neighbour]
        if word in given_names() and neighbour == first - 1:
            return True
        loose = word[0].isupper() and state.owner(neighbour) is None
        if loose and neighbour == last and word.lower() not in common:
            return True
    return False


def _is_plain_word(state: State, index: int, *, caps: bool) -> bool:
    lower = state.words[index].lower()
    if caps or state.styles[index] is Style.TITLE:
        return lower in common_words().all or (caps and lower in state.lower)
    return state.opens_sentence(index) and lower in state.lower


def _surname(name: str) -> str:
    words = name.replace("-", " ").split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1]


def _first_surname(name: str) -> str:
    """The second of three words that may be the first of two surnames; empty if it is not."""
    words = name.split()
    middle = words[1] if len(words) == _TWO_SURNAMES else ""
    known = middle in given_names() or middle.lower() in common_words().all
    return "" if known or not middle.isalpha() or middle.islower() else middle


def _cast(state: State) -> _Cast:
    cast = _Cast()
    claims = [claim for claim in state.claims() if claim.type in _REPEATABLE]
    acronyms: dict[str, str] = {}
    for claim in claims:
        text = state.name(claim.first, claim.last)
        if claim.type is EntityType.PERSON and " " in claim.entity:
            surname, opening = _surname(claim.entity), claim.entity.split()[0]
            cast.people[surname].append((claim.start, claim.entity))
            known = cast.fullest.get((opening, surname), "")
            cast.fullest[opening, surname] = max(known, claim.entity, key=len)
            if middle := _first_surname(claim.entity):
                cast.people[middle].append((claim.start, claim.entity))
        if claim.entity != text or text not in cast.forms:
            cast.forms[text] = (claim.type, claim.entity)
        if claim.type is EntityType.ORG and claim.last - claim.first > 1:
            for short in _short_forms(state, claim):
                cast.forms.setdefault(short, (EntityType.ORG, claim.entity))
            for letters in initials(state.words[claim.first : claim.last]):
                acronyms[letters] = claim.entity
    for form, (type_, entity) in list(cast.forms.items()):
        if type_ is EntityType.ORG and form == entity and form.replace(".", "") in acronyms:
            cast.forms[form] = (type_, acronyms[form.replace(".", "")])
        if type_ is EntityType.PERSON and form in cast.people:
            del cast.forms[form]
    for form in (*cast.forms, *cast.people):
        parts = form.replace("-", " ").split()
        words = min(len(parts) + form.count("'"), _LONGEST_FORM)
        cast.longest[parts[0]] = max(words, cast.longest.get(parts[0], 0))
    return cast


def _short_forms(state: State, claim: Claim) -> list[str]:
    """The leading words of an organisation's name that can stand for it."""
    forms = []
    for last in range(claim.last - 1, claim.first, -1):
        form = state.name(claim.first, last)
        words = state.words[claim.first : last]
        if form in names().known or words[-1].islower():
            continue
        if len(words) == 1:
            word = words[0]
            lower = word.lower()
            if (
                lower in common_words().ordinary
                or lower in state.lower
                or word in given_names()
                or word in org_words().any
                or word in names().possible_places
                or len(word) < 3
            ):
                continue
        elif all(w.lower() in common_words().ordinary or w in org_words().topics for w in words):
            continue
        forms.append(form)
    return forms
