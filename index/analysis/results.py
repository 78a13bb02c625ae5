"""Names told by how the results of games are written: teams, scorers, line-ups, placings."""

from collections.abc import Iterator
from typing import NamedTuple

from index.analysis.places import DATELINE, PLACE_PREPOSITIONS
from index.analysis.segments import Style
from index.analysis.state import State
from index.analysis.tables import COUNTRIES, common_words, org_words, titles, word_set
from index.model import MONTHS, EntityType

TEAM = "team in a result"
PLAYER = "name in a result or line-up"
NATIONAL = "name before a country in parentheses"

_LONGEST_NAME = 3
"""Words."""
_SHORTEST_NAME = 4
"""Letters of a name of one word; tables abbreviate months, grades and units to fewer."""
_LONGEST_FIXTURE = 14
"""Words of a line that says who plays whom."""
_FEWEST_TEAMS = 2
_FEWEST_COLUMNS = 3
"""Numbers behind a team in a table."""
_FEWEST_IN_LINE_UP = 4
_LONGEST_COUNT = 3
"""Digits."""
_BEATING = word_set("beat defeated edged thrashed routed downed trounced outplayed stunned held")
_VERSUS = word_set("v vs vs.")


class _Entry(NamedTuple):
    """A name and the numbers behind it, by word index, half-open."""

    first: int
    last: int
    end: int
    """Behind the numbers."""


def results(state: State) -> None:
    """Claim the teams of results, tables and fixtures, and the players named with them."""
    teams: list[tuple[int, int]] = []
    first = 0
    for last in (*sorted(state.heads - {0}), len(state.words)):
        teams += _result(state, first, last) or _fixture(state, first, last)
        _line_up(state, first, last)
        first = last
    teams += _beaten(state)
    for start, end in teams:
        _claim_team(state, start, end)
    if len(teams) >= _FEWEST_TEAMS:
        _name_again(state, {state.name(start, end) for start, end in teams})


def nationals(state: State) -> None:
    """Claim ``Wayne Sheridan (Australia)``."""
    for run in state.runs_in(Style.PROSE, Style.TITLE):
        country = state.owner(run.last) if run.last < len(state.words) else None
        if country is None or country.why != COUNTRIES or state.gap(run.last - 1) != " (":
            continue
        after = state.plain[country.end : country.end + 2].strip()[:1]
        several = 1 < run.last - run.first <= _LONGEST_NAME + 1
        if several and after in (")", "/", ",") and _may_be_player(state, run.first, run.last):
            first = state.joined(run.first)
            state.claim(first, run.last, EntityType.PERSON, NATIONAL)


def _result(state: State, first: int, last: int) -> list[tuple[int, int]]:
    """The teams of a line such as ``Leeds 0 Leicester 1 (Walshe 33)`` or ``Legia 14 10 2 2 32``."""
    entries = list(_entries(state, first, last))
    if not entries:
        return []
    start = entries[0].first
    if len(entries) == 1 and entries[0].end == last and start - first <= 1:
        numbers = [int(word) for word in state.words[entries[0].last : last]]
        if len(numbers) < _FEWEST_COLUMNS:
            return []
        total = state.words[first] if start > first else ""
        if total.isdecimal() and int(total) == sum(numbers):
            state.claim(start, entries[0].last, EntityType.PERSON, PLAYER)  # rounds of golf
            return []
        return [(start, entries[0].last)]
    if len(entries) < _FEWEST_TEAMS or not (start == first or state.gap(start - 1) == ": "):
        return []
    for entry in entries:
        _scorers(state, entry.end, last)
    return [(entry.first, entry.last) for entry in entries]


def _entries(state: State, first: int, last: int) -> Iterator[_Entry]:
    """The names with numbers behind them, outside parentheses."""
    index = first
    while index < last:
        end = _name_end(state, index, last)
        if end is None or end >= last or not _is_count(state, end) or state.gap(end - 1) != " ":
            index = end or index + 1
            continue
        behind = end
        while behind < last and _is_count(state, behind) and state.gap(behind - 1) in " -":
            behind += 1
        yield _Entry(index, end, behind)
        index = behind
        if state.gap(index - 1).endswith("("):
            while index < last and ")" not in state.gap(index):
                index += 1
            index += 1


def _scorers(state: State, first: int, last: int) -> None:
    """Claim the names in the parentheses that begin right before a word: ``(Pekala 14, 60)``."""
    if first >= last or not state.gap(first - 1).endswith("("):
        return
    index = first
    while index < last:
        end = _name_end(state, index, last)
        if end is not None and end < last and state.words[end][0].isdigit():
            state.claim(index, end, EntityType.PERSON, PLAYER)
        index = end or index + 1
        if ")" in state.gap(index - 1):
            return


def _line_up(state: State, first: int, last: int) -> None:
    """Claim the names in ``1 - Siboldi; 3 - Aguirre, 6 - Dorta``."""
    names = []
    for index in range(first, last - 1):
        if _is_count(state, index) and state.gap(index).strip() in ("-", "–"):
            end = _name_end(state, index + 1, last)
            if end is not None:
                names.append((index + 1, end))
    if len(names) >= _FEWEST_IN_LINE_UP:
        for start, end in names:
            state.claim(start, end, EntityType.PERSON, PLAYER)


def _fixture(state: State, first: int, last: int) -> list[tuple[int, int]]:
    """The teams of a line such as ``Blackburn v Aston Villa``."""
    if last - first > _LONGEST_FIXTURE:
        return []
    for index in range(first + 1, last - 1):
        if state.words[index] in _VERSUS and state.before(index) and state.after(index + 1):
            start = _name_start(state, index, first)
            end = _name_end(state, index + 1, last)
            if start is not None and end is not None:
                return [(start, index), (index + 1, end)]
    return []


def _beaten(state: State) -> list[tuple[int, int]]:
    """The teams of ``Wolves beat Leeds 2-1``."""
    teams = []
    for run in state.runs_in(Style.PROSE):
        verb = run.last
        if state.after(verb) not in _BEATING or verb + 1 >= len(state.words):
            continue
        end = _name_end(state, verb + 1, len(state.words))
        if end is None or state.gap(verb) != " " or not _is_score(state, end):
            continue
        if _is_score(state, end + 2):
            continue  # sets: two players
        start = _name_start(state, verb, run.first)
        teams += [(start, verb), (verb + 1, end)] if start is not None else []
    return teams


def _is_score(state: State, index: int) -> bool:
    """Whether ``2-1`` stands at a word, with nothing but a space before it."""
    return (
        index + 1 < len(state.words)
        and state.gap(index - 1) in (" ", ", ")
        and state.gap(index) == "-"
        and _is_count(state, index)
        and _is_count(state, index + 1)
    )


def _name_end(state: State, first: int, last: int) -> int | None:
    """The end of a name that begins at a word; None if none does."""
    end = first
    while end < min(last, first + _LONGEST_NAME) and _is_name(state, end):
        end += 1
        if state.gap(end - 1) not in (" ", "-", ". "):
            break
    words = state.words[first:end]
    if all(word.lower() in common_words().all for word in words):
        return None
    return None if len(words) == 1 and len(words[0]) < _SHORTEST_NAME else end


def _name_start(state: State, last: int, first: int) -> int | None:
    """The start of a name that ends before a word; None if none does."""
    start = last
    while start > max(first, last - _LONGEST_NAME) and _is_name(state, start - 1):
        start -= 1
    return start if start < last and _name_end(state, start, last) == last else None


def _is_name(state: State, index: int) -> bool:
    word = state.words[index]
    return (
        word[0].isupper()
        and word not in MONTHS
        and word.lower() not in common_words().function
        and word.lower() not in titles().nouns
    )


def _is_count(state: State, index: int) -> bool:
    """Whether a whole number of goals, runs or points stands at a word: not ``129.50``."""
    word = state.words[index]
    return word.isdecimal() and len(word) <= _LONGEST_COUNT and state.gap(index) not in (".", "/")


def _may_be_player(state: State, first: int, last: int) -> bool:
    words = state.words[first:last]
    return state.free(first, last) and not any(
        word in org_words().any or word.isdecimal() for word in words
    )


def _claim_team(state: State, first: int, last: int) -> None:
    owner = state.owner(first)
    if owner is not None and (owner.first, owner.last) == (first, last):
        if owner.type is not EntityType.PLACE or owner.why in (COUNTRIES, DATELINE):
            return
        state.drop(owner)
    state.claim(first, last, EntityType.ORG, TEAM)


def _name_again(state: State, teams: set[str]) -> None:
    """Claim what the results name as teams wherever the text does not speak of the place."""
    firsts = {team.split()[0].split("-")[0] for team in teams}
    for index, word in enumerate(state.words):
        if word not in firsts or state.before(index) in PLACE_PREPOSITIONS:
            continue
        for last in range(min(index + _LONGEST_NAME, len(state.words)), index, -1):
            if state.name(index, last) in teams:
                _claim_team(state, index, last)
                break
