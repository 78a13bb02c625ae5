"""Dates as news pages print them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.model import MONTHS, Kind, PartialDate
from index.readers.pasted.page import Page

_MONTH = "|".join(
    dict.fromkeys(form for month in MONTHS for form in (month, f"{month[:3]}")),
).replace("Sep|", "Sept|Sep|", 1)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""(?<![\w./-])(?:
        (?P<y1>\d{{4}})(?P<sep>[-/.])(?P<m1>\d{{1,2}})(?P=sep)(?P<d1>\d{{1,2}})(?:T[\d:.]+Z?)?
      | (?P<y2>\d{{4}})[年년]\s?(?P<m2>\d{{1,2}})[月월]\s?(?P<d2>\d{{1,2}})[日일]
      | (?P<mon3>{_MONTH})\.?\s(?P<d3>{_DAY})(?:(?:,\s?|\s)(?P<y3>\d{{4}}))?
      | (?P<d4>{_DAY})[\s-](?:of\s)?(?P<mon4>{_MONTH})\.?(?:[,\s-]{{1,2}}(?P<y4>\d{{4}}))?
      | (?P<mon5>{_MONTH})\.?,?\s(?P<y5>\d{{4}})
      | (?P<n1>\d{{1,2}})(?P<sep6>[/.])(?P<n2>\d{{1,2}})(?P=sep6)(?P<y6>\d{{4}})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_AROUND = re.compile(
    r"""(?:(?:first\s|last\s)?(?:published|posted|updated|modified|issued|date(?:d|line)?|upd)\b
      | \b(?:on|at|by|time|local|today|edited|from)\b
      | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b
      | \d{1,2}(?:[:.]\d\d){1,2}(?:\s?[ap]\.?m\.?)? | \d{1,2}\s?[ap]\.?m\b\.?
      | \b(?:[ap]\.?m\b\.?|gmt|utc|[ecmp][sd]?t|b?st|cest|eest|kst|jst|ist|msk|hrs?|h)\b
      | [+-]\d{1,2}:?\d\d\b | [\s,.:;|•·()/–—-])+""",
    re.IGNORECASE | re.VERBOSE,
)
"""Labels, weekdays, times and zones that stand around a date."""
_LABELLED = re.compile(
    r"(?:(?:top|home|back|menu|print)\s+)*"
    r"(?:(?:first\s+)?(?:published|posted|updated|date)(?:\s+on|\s+at)?|date)\s*:?\s*$",
    re.IGNORECASE,
)
_MENU_WORD = re.compile(r"(?:(?:top|home|back|menu|print)\s+)*$", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|date)\b", re.IGNORECASE)
_LEAD = 400
"""Code points of the first paragraph in which the day of the report is looked for."""
_REPORTED = re.compile(
    r"\(local time\)|\b(?:said|says|report(?:ed|s|ing)|announced|told|according to)\b"
)
_LOCAL_TIME = re.compile(r"\s\(local time\)")
_WIRE = re.compile(r"[A-Z][A-Z.'’ -]+(?:, [A-Z][\w.' -]{1,30})?, ?$")
_WIRE_END = re.compile(r"\s*(?:\([\w /.-]{2,40}\)\s*)?(?:[-–—]|\()")
_MAX_HEADER_WORDS = 50
"""Of a date and the headline behind it."""
_MAX_DATE_LINE = 160


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in a text."""

    start: int
    end: int
    date: PartialDate


def find_dates(text: str) -> Iterator[FoundDate]:
    """The dates in a text, in order, that a calendar has.

    A numeric date whose day and month cannot be told apart counts as its year only.
    """
    for match in _DATE.finditer(text):
        try:
            yield FoundDate(match.start(), match.end(), _date(match))
        except ValueError:
            continue


def _date(match: re.Match[str]) -> PartialDate:
    g = match.groupdict()
    if g["n1"]:
        first, second, year = int(g["n1"]), int(g["n2"]), int(g["y6"])
        if first == second or first > 12:
            return PartialDate(year, second, first)
        return PartialDate(year, first, second) if second > 12 else PartialDate(year)
    if g["mon5"]:
        return PartialDate(int(g["y5"]), _month(g["mon5"]))
    year_text = g["y1"] or g["y2"] or g["y3"] or g["y4"]
    month = g["m1"] or g["m2"]
    name = g["mon3"] or g["mon4"]
    day = g["d1"] or g["d2"] or g["d3"] or g["d4"]
    return PartialDate(
        int(year_text) if year_text else None,
        int(month) if month else _month(name),
        int(re.sub(r"\D", "", day)),
    )


def _month(name: str) -> int:
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


def date_span(text: str, found: FoundDate) -> tuple[int, int]:
    """The range of a found date with the label, weekday and time around it."""
    start = found.start
    for match in _AROUND.finditer(text[: found.start]):
        if match.end() == found.start:
            start = match.start()
    after = _AROUND.match(text, found.end)
    return start, after.end() if after else found.end


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but when."""
    if len(text) > _MAX_DATE_LINE:
        return False
    rest, last = [], 0
    for found in find_dates(text):
        rest.append(text[last : found.start])
        last = found.end
    return last > 0 and _AROUND.sub("", "".join([*rest, text[last:]])) == ""


def take_dates(page: Page) -> None:
    """Date lines of the header, and dates in front of a headline or behind a byline."""
    published: list[tuple[bool, PartialDate]] = []
    body = page.body
    for i in page.header:
        passage = page.passages[i]
        text = passage.text
        if not passage.free or not passage.brief or passage.shape.words > _MAX_HEADER_WORDS:
            continue
        if (found := next(find_dates(text), None)) is None:
            continue
        if i > body.start and body and not _belongs_to_header(page, i):
            continue
        if is_date_line(text):
            passage.reason = "date"
            published += _ranked(text)
        elif _opens_headline(text, found):
            page.cut(passage, 0, found.end, "date")
            published.append((False, found.date))
    if published and page.published is None:
        page.published = min(published, key=lambda pair: pair[0])[1]


def _belongs_to_header(page: Page, index: int) -> bool:
    """Tell the date below a standfirst from the days of a chronicle."""
    around = (*page.passages[index - 1 : index], *page.passages[index + 1 : index + 2])
    labelled = _PUBLISHED.search(page.passages[index].text) is not None
    return labelled or any(p.kind is Kind.BYLINE or p.reason == "publisher" for p in around)


def _ranked(text: str) -> Iterator[tuple[bool, PartialDate]]:
    for found in find_dates(text):
        before = text[: found.start]
        updates = [m.start() for m in _UPDATED.finditer(before)]
        labels = [m.start() for m in _PUBLISHED.finditer(before)]
        yield max(updates, default=-1) > max(labels, default=-1), found.date


def _opens_headline(text: str, found: FoundDate) -> bool:
    before = text[: found.start]
    labelled = _LABELLED.match(before) is not None
    numeric = text[found.start].isdigit() and _MENU_WORD.match(before) is not None
    rest = text[found.end :].split()
    return (labelled or numeric) and len(rest) > 2 and found.date.day is not None


def take_lead_date(page: Page) -> None:
    """Where the header has no date: the day of a wire dateline, or of the report in the lead."""
    body = page.body
    if page.published is not None or not body:
        return
    lead = page.passages[body.start].text[:_LEAD]
    for found in find_dates(lead):
        wire = _WIRE.match(lead[: found.start]) and _WIRE_END.match(lead, found.end)
        local = _LOCAL_TIME.match(lead, found.end)
        reported = found.date.year is None and _REPORTED.search(lead)
        if wire or local or reported:
            page.published = found.date
        return
