"""Names that a table knows, wherever they stand."""

from index.analysis.segments import Style
from index.analysis.state import State
from index.analysis.tables import (
    COUNTRIES,
    ORGANISATIONS,
    PEOPLES,
    PRODUCTS,
    Known,
    common_words,
    given_names,
    names,
    org_words,
    titles,
)
from index.model import EntityType

_SURE = frozenset((COUNTRIES, PEOPLES, ORGANISATIONS, PRODUCTS))
"""Tables whose names count inside longer runs too: ``Russia Advances``, ``Reuters Poll``."""


def known_names(state: State) -> None:
    """Claim countries, regions, certain cities, peoples and organisations."""
    table = names()
    for index, word in enumerate(state.words):
        if not (word[0].isupper() or word in table.longest) or state.styles[index] is Style.NAMES:
            continue
        found = find(state, index, table.known, table.longest)
        if found is None:
            continue
        last, entry = found
        if last - index == 1 and not _fits(state, index, entry):
            continue
        state.claim(index, last, entry.type, entry.why, entry.entity)


def find(
    state: State, index: int, known: dict[str, Known], longest: dict[str, int]
) -> tuple[int, Known] | None:
    """The longest name in a table that begins with a word, and the index after its last word."""
    words = state.words
    word = words[index]
    capitals = state.styles[index] is Style.CAPS
    most = longest.get(word.capitalize() if capitals and word not in longest else word, 1)
    for count in range(min(most, len(words) - index), 0, -1):
        name = state.name(index, index + count)
        entry = known.get(name)
        if entry is None and capitals:
            entry = known.get(_mixed_case(name))
        if entry is not None:
            return index + count, entry
    return None


def _mixed_case(name: str) -> str:
    """``SEA OF AZOV`` as prose writes it."""
    return name.title().replace("'S", "'s").replace(" Of ", " of ").replace(" The ", " the ")


def _fits(state: State, index: int, entry: Known) -> bool:
    """Whether a name of one word means what the table says, where it stands."""
    word = state.words[index]
    style = state.styles[index]
    if style is Style.CAPS:
        # US, WHO, IT: in capitals nothing tells the acronym from the word.
        return word.lower() not in common_words().all
    if entry.why == ORGANISATIONS and word in given_names() and _is_surname(state, index + 1):
        return False  # Dawn Pettifer
    if entry.type is EntityType.GROUP or entry.why in _SURE:
        return not (word.capitalize() == word and _is_plain_word(state, index))
    if style is Style.TITLE:
        return word.lower() not in common_words().all
    return not (_is_loose(state, index - 1) or _is_loose(state, index + 1, forward=True))


def _is_surname(state: State, index: int) -> bool:
    """Whether a capitalised word follows that nothing tells to be anything but a surname."""
    word = state.words[index] if index < len(state.words) else ""
    return (
        word[:1].isupper()
        and state.gap(index - 1) == " "
        and word not in names().known
        and word not in org_words().any
        and word.lower() not in common_words().all
        and word.lower() not in titles().words
    )


def _is_plain_word(state: State, index: int) -> bool:
    """An ordinary word with the capital of a sentence: ``Guardian``, ``Observer``."""
    anywhere = state.styles[index] is Style.TITLE or state.opens_sentence(index)
    return anywhere and state.is_ordinary(index)


def _is_loose(state: State, index: int, *, forward: bool = False) -> bool:
    """Whether a neighbour is a capitalised word that makes the name part of a longer one."""
    if not 0 <= index < len(state.words) or state.gap(index - 1 if forward else index) not in (
        " ",
        "-",
        " & ",
    ):
        return False
    word = state.words[index]
    if not word[0].isupper() or state.owner(index) is not None:
        return False
    lower = word.lower()
    return not (
        word in names().known
        or lower in common_words().function
        or lower in titles().words
        or (word in given_names() and forward)
        or (lower in state.lower and not forward)
        or (word in org_words().any and not forward)
    )
