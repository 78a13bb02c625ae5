"""Dates: absolute, partial and relative, as news writes them."""

import re

from index.analysis.state import State
from index.analysis.tables import word_set
from index.model import MONTHS, EntityType

WHY = {
    "calendar": "date with a month",
    "numeric": "date in figures",
    "quarter": "quarter of a year",
    "weekday": "day of the week",
    "relative": "date relative to the article",
    "span": "time before or after the article",
    "ago": "time counted from the article",
    "season": "season",
    "ordinal": "day of the month",
    "decade": "decade",
    "year": "year",
    "month": "month",
}

_MONTH = (
    f"(?:{'|'.join(MONTHS)}|{'|'.join(month.upper() for month in MONTHS)}"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)(?![\w%]|[.,]\d)"
_COUNT = (
    r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty"
    r"|several|some|many|a few|a couple of)"
)
_SPAN = r"(?:minute|hour|day|week|month|quarter|year|decade|centur(?:y|ie))s?"
_PART = r"(?: (?:night|morning|afternoon|evening|midnight|noon))?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PERIOD = (
    rf"(?:week(?:end)?|month|quarter|year|decade|century|season|{_SEASON}|night|morning"
    rf"|afternoon|evening|{_WEEKDAY}|{_MONTH})"
)
_ROUGH = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Ee]nd)[- ](?:in )?)?"

_DATE = re.compile(
    rf"(?P<calendar>{_ROUGH}{_MONTH} {_DAY}(?: ?[-–/] ?{_DAY})?(?:,? {_YEAR})?"
    rf"|{_ROUGH}{_MONTH},?(?: of)? {_YEAR}"
    rf"|{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|(?:the )?(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Mm]iddle) of (?:{_MONTH}(?: {_YEAR})?|{_YEAR}"
    r"|(?:the|this|last|next) (?:week|month|quarter|year|decade|century)))"
    r"|(?P<numeric>\d{4}-[01]\d-[0-3]\d(?!\d)|[0-3]?\d([./])[0-3]?\d\3(?:\d{4}|\d\d)(?![\d/])"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|\d{4}년|\d{1,2}월 ?\d{1,2}일)"
    r"|(?P<quarter>(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th)[- ](?:quarter|half)"
    rf"(?!-)(?: of)?(?: {_YEAR})?|Q[1-4](?: {_YEAR})?(?!\w))"
    rf"|(?P<weekday>(?:(?:last|next|this) )?{_WEEKDAY}{_PART}(?!\w))"
    rf"|(?P<relative>(?:[Ee]arlier|[Ll]ater) this {_PERIOD}(?!\w)"
    rf"|(?:[Ll]ast|[Nn]ext|[Tt]his|[Pp]revious|[Cc]oming) {_PERIOD}(?![\w-])"
    r"|(?:[Yy]esterday|[Tt]oday|[Tt]omorrow)(?!\w)" + _PART + r"|[Tt]onight(?!\w))"
    rf"|(?P<span>(?:[Pp]ast|[Ll]ast|[Nn]ext) {_COUNT} {_SPAN}(?![\w-]))"
    rf"|(?P<ago>(?:{_COUNT} {_SPAN}|[Dd]ecades|[Mm]onths|[Yy]ears|[Ww]eeks|[Dd]ays) "
    r"(?:ago|earlier|later)(?!\w))"
    rf"|(?P<season>{_SEASON}(?: of)? {_YEAR})"
    r"|(?P<ordinal>the (?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)"
    r"(?= \(|[,.;)]| of (?:the|this|last) month| (?:in|at|and|to|on) |$))"
    rf"|(?P<decade>{_ROUGH}(?:1[5-9]|20)\d0s(?!\w))"
    rf"|(?P<year>{_ROUGH}(?:1[5-9]\d\d|20[0-4]\d)"
    r"(?:[-/–](?:(?:1[5-9]|20)\d\d|\d\d))?(?![\w%:/]|[.,-]\d))"
    rf"|(?P<month>{_ROUGH}{_MONTH}(?:/{_MONTH})?(?![\w-]))"
)

_STARTS = word_set(
    "early late mid end start beginning middle first second third fourth last next this "
    "previous coming past earlier later yesterday today tomorrow tonight spring summer autumn "
    "fall winter the a an one two three four five six seven eight nine ten eleven twelve "
    "twenty several some many decades months years weeks days q1 q2 q3 q4 monday tuesday "
    "wednesday thursday friday saturday sunday"
) | {month.lower() for month in (*MONTHS, *(name[:3] for name in MONTHS), "Sept")}
_NAMELIKE = frozenset(("May", "March", "Mar", "April", "June", "August", "Jan"))
"""Months that are also words or given names: alone they need a word that dates."""
_DATING = word_set(
    "in since until till by from to of last this next early late mid before after during "
    "through between and"
)
_DETERMINERS = word_set("the these those his her its their our over in for during within this")
_COUNTED = frozenset(("people", "troops", "soldiers", "men", "women", "workers", "jobs", "dlrs"))
_CURRENCY = "$€£¥"
_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))


def dates(state: State) -> None:
    """Claim dates."""
    plain = state.plain
    for index, word in enumerate(state.words):
        if not (word[0].isdigit() or word.lower() in _STARTS):
            continue
        match = _DATE.match(plain, state.starts[index])
        if match is None:
            if word in _SEASONS and state.before(index) == "the":
                state.claim(index, index + 1, EntityType.DATE, WHY["season"])
            continue
        kind = match.lastgroup or "calendar"
        if kind == "month" and not _stands_alone(state, index, match.group()):
            continue
        if kind == "span" and state.before(index) not in _DETERMINERS:
            continue  # supplies would last two weeks
        if kind == "year" and not _is_year(state, index, match.end()):
            continue
        start = match.start()
        if kind != "ordinal" and plain.startswith("the ", start):
            start += len("the ")
        state.claim_text(start, _without_stop(match), EntityType.DATE, WHY[kind])


def _without_stop(match: re.Match[str]) -> int:
    """The end of the match, without the full stop of a sentence that ends on ``Feb.``."""
    return match.end() - match.group().endswith(".")


def _stands_alone(state: State, index: int, month: str) -> bool:
    if month.rstrip(".") not in _NAMELIKE:
        return True
    following = state.plain[state.ends[index] : state.ends[index] + 2]
    if following[:1] == " " and following[1:].isupper():
        return False
    return state.before(index) in _DATING


def _is_year(state: State, index: int, end: int) -> bool:
    start = state.starts[index]
    if state.plain[start - 1 : start] in {*_CURRENCY, ".", ",", "/", "-"} and start:
        return False
    return state.plain[end : end + 12].strip().split(" ")[0] not in _COUNTED
