"""Names told by the sentence that says what they are: ``Oberau is a village in Tyrol``."""

from index.analysis.segments import Style
from index.analysis.state import Run, State
from index.analysis.tables import common_words, org_words, titles, word_set
from index.model import EntityType

DEFINED = "name that its sentence says what it is"
BORN = "name before a day of birth"

_LONGEST = 5
"""Words of a name."""
_LONGEST_ASIDE = 30
"""Words of a parenthesis between the name and the verb."""
_BEFORE_NOUN = 8
"""Words that may stand before the noun: ``a small independent record label``."""
_IS = word_set("is was are were")
_ARTICLES = word_set("a an the")
_PLACES = word_set(
    "village town city municipality commune hamlet settlement suburb lake river stream "
    "tributary mountain peak volcano hill island islet archipelago peninsula bay strait glacier "
    "valley desert parish neighbourhood neighborhood borough county district province region "
    "prefecture canton castle fortress lighthouse bridge street square park cemetery stadium "
    "dam canal beach cape airport locality"
)
_ORGANISATIONS = word_set(
    "band duo trio quartet quintet orchestra choir ensemble club company corporation conglomerate "
    "firm manufacturer retailer airline bank brewery distillery newspaper magazine periodical "
    "tabloid publisher broadcaster label studio university college academy school institute "
    "institution museum party movement union federation association organisation organization "
    "charity foundation agency militia team franchise startup start-up subsidiary consortium "
    "nonprofit congregation"
)
_AMBIGUOUS = word_set(
    "father sister fellow chair head leader private publisher forward miss major principal lead "
    "producer dealer broker trader owner investor"
)
"""Titles that are what other things are as well."""


def definitions(state: State) -> None:
    """Claim what opens a sentence that goes on with ``is a village`` or ``were a British band``."""
    if not state.english:
        return
    for run in state.runs_in(Style.PROSE):
        if not _opens(state, run) or run.last - run.first > _LONGEST:
            continue
        single = run.last - run.first == 1
        if single and state.words[run.first].lower() in common_words().all:
            continue
        type_ = _defined_as(state, _behind_aside(state, run.last))
        if type_ is None and not single and _is_born(state, run.last):
            state.claim(run.first, run.last, EntityType.PERSON, BORN)
        elif type_ is not None and not (type_ is EntityType.PERSON and _is_kind(state, run)):
            state.claim(run.first, run.last, type_, DEFINED)


def _opens(state: State, run: Run) -> bool:
    behind_article = state.before(run.first) == "the" and state.opens_sentence(run.first - 1)
    return run.opens or behind_article


def _is_kind(state: State, run: Run) -> bool:
    """Whether a run is what somebody is, or an organisation: ``The Minister was a lawyer``."""
    words = state.words[run.first : run.last]
    return any(word in org_words().any or word.lower() in titles().nouns for word in words)


def _behind_aside(state: State, last: int) -> int:
    """The first word behind the name, and behind a parenthesis that follows it."""
    if state.gap(last - 1) == " (":
        for index in range(last, min(last + _LONGEST_ASIDE, len(state.words))):
            if ")" in state.gap(index):
                return index + 1
    return last


def _is_born(state: State, last: int) -> bool:
    """Whether ``(born`` follows, or the day of birth."""
    if state.gap(last - 1) != " (":
        return False
    date = state.owner(last)
    is_day = date is not None and date.type is EntityType.DATE and date.last - date.first > 2
    return is_day or state.words[last] == "born"


def _defined_as(state: State, verb: int) -> EntityType | None:
    """What the words from a verb on say that something is: by their last noun before ``in``."""
    words = state.words
    if verb + 2 >= len(words) or words[verb] not in _IS or words[verb + 1] not in _ARTICLES:
        return None
    if state.gap(verb - 1) not in (" ", ") "):
        return None
    found = None
    for index in range(verb + 2, min(verb + 2 + _BEFORE_NOUN, len(words))):
        if words[index] in common_words().function:
            break
        found = _kind(words[index]) or found
        if state.gap(index) not in (" ", "-"):
            break
    return found


def _kind(noun: str) -> EntityType | None:
    if noun in _PLACES:
        return EntityType.PLACE
    if noun in _ORGANISATIONS:
        return EntityType.ORG
    is_person = noun in titles().nouns and noun not in _AMBIGUOUS
    return EntityType.PERSON if is_person else None
