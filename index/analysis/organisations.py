"""Organisations: told by a word in their name, or by how an acronym is used."""

from index.analysis.segments import Style
from index.analysis.state import Run, State
from index.analysis.tables import (
    common_words,
    given_names,
    names,
    org_words,
    titles,
    word_set,
)
from index.model import EntityType

HEAD = "name with a word such as Ministry, Institute or Bank"
COMPANY = "name with a legal form such as Inc or Ltd"
ACRONYM = "acronym that acts"
UNKNOWN_ACRONYM = "acronym of nothing that is known"
KIND_BEFORE = "name after a word such as company or newspaper"
KIND_AFTER = "name before a word such as rebels or newspaper"

_LINKS = frozenset(("of", "for", "on"))
_ARTICLES = frozenset(("the", "and"))
_MOST_LINKED = 12
_FIRST_LINKED = 2
_KINDS = word_set(
    "agency airline airlines automaker bank brand broadcaster brokerage builder bureau carmaker "
    "channel charity club company conglomerate contractor daily developer firm foundation "
    "giant group insurer lender maker magazine manufacturer militia miner network newspaper "
    "operator organisation organization outlet party producer publisher rebels retailer school "
    "startup station subsidiary supplier tabloid union university watchdog website weekly"
)
_KINDS_AFTER = word_set(
    "agency newspaper daily weekly magazine radio television airline airlines brokerage rebels "
    "guerrillas militia militants insurgents fighters alliance party movement union bank"
)
_OTHERS = (EntityType.ORG, EntityType.PLACE)
"""Types of what stands beside a known organisation, and is no part of it."""
_NUMBERED = word_set("Radio Channel Television")
_LONGEST_AFTER_KIND = 4
_ACRONYM_LENGTHS = range(2, 7)
_LIKELY_LENGTHS = range(3, 6)
"""Of acronyms that are taken for organisations without a verb or an article."""
_ACTING = word_set(
    "said says say announced reported warned told has had is was will would expects denied "
    "confirmed added plans agreed called estimates estimated"
)
_TO = word_set("Committee Campaign Coalition Society")
"""What may go on with ``to``: ``Committee to Protect Journalists``."""
_TOPIC_ENDS = (
    *("logy", "ics", "tion", "ment", "ture", "ance", "ence", "phy", "try", "ing", "ness"),
    *("ties", "ity", "ices", "ways", "airs", "eries"),
)

_NO_ACRONYMS = word_set(
    "AI AM BA BC BCE BST CEO CET CEST CDT CFO COO CV DC DNA DVD EDT EST ET FM FOB CIF GDP GMT GNP "
    "GPS HIV AIDS ID II III IPO IQ IT IV LNG LPG MBA MP MPS NGO NGOS OK PC PDF PDT PM PR PST RNA "
    "SUV TV UFO UHF UTC VAT VHF VIP VI VII VIII XI XII XIII XIV XVI XX XXI XXX USD EUR GBP CHF "
    "JPY CNY RUB UAH ECU SDR NOTE YEAR QTR ST SHR NET REVS AVG MLN BLN CAPS PSBR LIBOR LIBID "
    "LIMEAN SOFR FRN FRNS APR EBIT EBITDA ROI AGM EGM ESG CPI PPI PMI ETF CDS CDO SPAC NFT GST "
    "AAA BBB CCC LAN SQL HTML HTTP URL XML JSON CPU GPU RAM USB LED LCD ATM PIN SMS SIM CCTV PTSD "
    "ADHD LGBT LGBTQ STEM FAQ COVID SARS MERS MRSA BSE CFC CFCS PCB WMD ICBM SLBM MIRV POW POWS "
    "IED IEDS FPV UAV UAVS UAS EW KAB JDAM RPG PKM AK SAM MLRS ATGM APC IFV AWACS TNT DIY RSVP "
    "SOS MVP KO TKO OT ERA LDC LDCS TGV CST MST ULCC VLCC"
)


def companies(state: State) -> None:
    """Claim names with a legal form: ``Cyclops Industries Inc``."""
    words = org_words()
    for run in state.runs_in(Style.PROSE, Style.TITLE):
        first = run.first
        for index in range(run.first + 1, run.last):
            if state.words[index] not in words.companies:
                continue
            if index + 1 < run.last and state.words[index + 1] in words.companies:
                continue
            start = _conjoined(state, _skip_titles(state, first, index), index)
            if start < index:
                state.claim(start, index + 1, EntityType.ORG, COMPANY)
            first = index + 1


def headed_names(state: State) -> None:
    """Claim names that a word tells: ``Russian Defense Ministry``, ``Institute for …``."""
    for run in state.runs_in(Style.PROSE):
        head = _head(state, run)
        if head is None:
            continue
        first = _skip_titles(state, run.first, head)
        if run.opens and first == run.first and head > first:
            first = _skip_opening(state, first, head)
        first = _possessor(state, _conjoined(state, first, head))
        last = _linked_end(state, head, run.last)
        known = state.owner(head)
        if known and known.last == last and state.type_at(first) in _OTHERS:
            continue  # AP Yonhap News Agency, U.S. Treasury: two that the tables know
        if last - first >= 2:
            state.claim(first, last, EntityType.ORG, HEAD)


def named_kinds(state: State) -> None:
    """Claim the name after what it is: ``the broadcaster ERR``, ``the newspaper Al-Nahda``."""
    for run in state.runs_in(Style.PROSE):
        free = state.free(run.first, run.last) and run.last - run.first <= _LONGEST_AFTER_KIND
        named = state.words[run.first] not in org_words().companies
        if not (free and named and state.english):
            continue
        if state.before(run.first) in _KINDS:
            state.claim(run.first, run.last, EntityType.ORG, KIND_BEFORE)
        elif state.after(run.last) in _KINDS_AFTER and _is_unknown(state, run):
            state.claim(run.first, run.last, EntityType.ORG, KIND_AFTER)


def unknown_acronyms(state: State) -> None:
    """Claim acronyms that act, and those of which nothing tells that they are something else."""
    candidates = [run.first for run in state.runs_in(Style.PROSE) if _is_acronym(state, run)]
    phrases = {state.words[index] for index in candidates if _abbreviates_phrase(state, index)}
    for index in candidates:
        word = state.words[index]
        if word in phrases or _is_numbered(state, index):
            continue
        if _acts(state, index):
            state.claim(index, index + 1, EntityType.ORG, ACRONYM)
        elif len(word) in _LIKELY_LENGTHS:
            state.claim(index, index + 1, EntityType.ORG, UNKNOWN_ACRONYM)


def _is_unknown(state: State, run: Run) -> bool:
    """Whether a run is a name by nothing but its capitals, and not where any word has one."""
    return not run.opens and not any(
        state.is_ordinary(index)
        or state.words[index].lower() in titles().words
        or state.words[index] in names().possible_places
        for index in range(run.first, run.last)
    )


def _is_acronym(state: State, run: Run) -> bool:
    word = state.words[run.first]
    return (
        run.last - run.first == 1
        and word.isupper()
        and word.isalpha()
        and len(word) in _ACRONYM_LENGTHS
        and word not in _NO_ACRONYMS
        and state.free(run.first, run.last)
        and not state.is_ordinary(run.first)
    )


def _acts(state: State, index: int) -> bool:
    after = state.after(index + 1)
    return after in _ACTING or (state.before(index) == "the" and after not in state.lower)


def _abbreviates_phrase(state: State, index: int) -> bool:
    """Whether ordinary words before an acronym in parentheses have its letters."""
    letters = state.words[index].lower()
    if state.gap(index - 1) != " (":
        return False
    for count in (len(letters), len(letters) - 1):  # banking units (BUS)
        words = state.words[max(0, index - count) : index]
        if letters.startswith("".join(word[0].lower() for word in words)) and words[-1].islower():
            return True
    return False


def _is_numbered(state: State, index: int) -> bool:
    """Whether a number, a hyphen or a full stop makes it a model, a flight or a state."""
    behind = state.plain[state.ends[index] : state.ends[index] + 2]
    return behind[:1] in ("-", ".", "/") or (behind[:1] == " " and behind[1:].isdecimal())


def _head(state: State, run: Run) -> int | None:
    """The last word of a run that tells an organisation, before any person's title."""
    words = org_words()
    owned = _possessor(state, run.first) < run.first
    found = None
    for index in range(run.first, run.last):
        word = state.words[index]
        if word in words.places:
            found = None
        elif (
            word in words.heads
            and (index > run.first or owned)
            and not _is_office(state, index, run.last)
        ):
            found = index
        elif word in words.openings and _is_linked(state, index):
            return index
        elif index > run.first and word.lower() in titles().nouns:
            break
    return found


def _is_office(state: State, index: int, last: int) -> bool:
    """Whether a word is part of a title: ``Research`` in ``Senior Research Fellow``."""
    return (
        index + 1 < last
        and state.words[index].lower() in titles().words
        and state.words[index + 1].lower() in titles().nouns
    )


def _is_linked(state: State, index: int) -> bool:
    """Whether ``of`` or ``for`` and a name follow."""
    after = index + 2
    link, word = state.after(index + 1), state.words[index]
    if (
        link == "of"
        and word not in org_words().openings
        and state.type_at(after) is EntityType.PLACE
    ):
        return False  # Hoshino Industries of Osaka
    linked = link in _LINKS or (link == "to" and word in _TO)
    if not linked or after >= len(state.words):
        return False
    if state.words[after] == "the" and after + 1 < len(state.words):
        after += 1
    return state.words[after][0].isupper() and state.gap(after - 1) == " "


def _linked_end(state: State, head: int, last: int) -> int:
    """The end of ``Institute for the Study of War``; of the head alone, else."""
    end = head + 1
    if state.words[head] in _NUMBERED and state.gap(head) == " " and state.words[end].isdecimal():
        return end + 1  # BBC Radio 1
    in_place = state.type_at(end + 1) is EntityType.PLACE
    if not _is_linked(state, head) and (end < last or in_place):
        return end
    position = end
    while position < min(len(state.words), head + _MOST_LINKED) and state.gap(position - 1) == " ":
        word = state.words[position]
        if word[0].isupper():
            if _is_other(state, position) or _is_owner(state, position, head):
                break
            position += 1
            end = position
            if word in org_words().companies:
                break
        elif word in _LINKS or word in _ARTICLES or (word == "to" and position == head + 1):
            if word == "and" and not _goes_on(state, position, head):
                break
            position += 1
        else:
            break
    return end


def _is_other(state: State, index: int) -> bool:
    """Whether a date or an organisation of several words that a table knows begins here."""
    owner = state.owner(index)
    if owner is None or owner.first < index:
        return False
    several = owner.type is EntityType.ORG and owner.last - owner.first > 1
    return several or owner.type in (EntityType.DATE, EntityType.QUANTITY)


def _is_owner(state: State, index: int, head: int) -> bool:
    """Whether a person begins here, behind the name: ``Party of Renewal of Ada Barry``."""
    again = state.words[index - 1] == "of" and index - head > _FIRST_LINKED
    after = state.words[index + 1] if state.gap(index) == " " else ""
    return again and state.words[index] in given_names() and after[:1].isupper()


def _goes_on(state: State, index: int, head: int) -> bool:
    """Whether ``and`` is inside the name: ``Department of Health and Human Services``."""
    words = org_words()
    after = index + 1
    return (
        index - head > 1
        and after < len(state.words)
        and (state.words[index - 1] in words.topics or _are_topics(state, index))
        and state.words[after][0].isupper()
        and state.words[after] not in words.openings - words.topics
        and state.words[after] not in given_names()
    )


def _are_topics(state: State, index: int) -> bool:
    """Whether ``and`` is between two such as ``Volcanology and Seismology``."""
    first, second = state.words[index - 1], state.words[index + 1]
    known = names().known
    return (
        first.endswith(_TOPIC_ENDS)
        and second.endswith(_TOPIC_ENDS)
        and first not in known
        and second not in known
    )


def _conjoined(state: State, first: int, head: int) -> int:
    """The first word with what ``and`` adds: ``Securities and Exchange Commission``."""
    if state.before(first) == "and" and first >= 2 and state.gap(first - 2) == " " and head > first:
        topic = state.words[first - 2]
        if topic in org_words().topics and state.words[first] not in names().known:
            return first - 2
    return first


def _possessor(state: State, first: int) -> int:
    """The first word with a possessive that belongs to the name: ``King's College``."""
    if state.gap(first - 1) in ("'s ", "' ") and state.words[first - 1] in org_words().possessives:
        return first - 1
    return first


def _skip_titles(state: State, first: int, head: int) -> int:
    """Leave out a person's title in front: ``Chairman Fed Board`` but not ``State Department``."""
    for index in range(head - 1, first - 1, -1):
        if state.words[index].lower() in titles().nouns and head - index > 1:
            return index + 1
    return first


def _skip_opening(state: State, first: int, head: int) -> int:
    """Leave out an ordinary word that only opens the sentence, if a name remains."""
    word = state.words[first]
    ordinary = word.lower() in common_words().ordinary and word not in org_words().topics
    ordinary = ordinary and word not in state.capital
    return first + 1 if ordinary and head - first > 1 else first
