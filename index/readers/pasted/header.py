"""The header of an article: headline, standfirst, byline, publisher, address."""

import re

from index.model import Kind
from index.readers.pasted.dates import date_span, find_dates, is_date_line
from index.readers.pasted.furniture import recognise
from index.readers.pasted.lines import shape_of
from index.readers.pasted.names import (
    byline_names,
    copyright_holder,
    is_office,
    is_outlet,
    listed_names,
    outlet_name,
)
from index.readers.pasted.page import Page, Passage
from index.readers.pasted.scripts import main_script

_URL_LINE = re.compile(
    r"(?:(?:source|url|link|address|retrieved from|available at|web)\s*:?\s*)?"
    r"<?(https?://[^\s<>]+)>?",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s+[|•·‧∙]\s+|\s+[–—-]{1,2}\s+|\s*\|\s*")
_SITE_SUFFIX = re.compile(r"\s+(?:[|•·»]|[–—-]{1,2}|::)\s+")
_MAX_HEADLINE_WORDS = 35
_MIN_HEADLINE_WORDS = 4
"""Of a headline that stands behind menu words."""
_MIN_REPEATED = 20
"""Code points of a headline long enough to be recognised where it stands again."""
_REPEAT_REACH = 400
_MAX_CREDIT_WORDS = 30
"""A longer line begins the text: nobody's name stands behind it."""
_LEAD_RATIO = 1.5
_METADATA = {"date", "publisher"}
_DECK_WORDS = range(3, 46)


def take_url(page: Page) -> None:
    """An address that stands alone in front of the text, or labelled as its source."""
    candidates = [*page.passages[:3], *page.passages[-2:]]
    for passage in candidates:
        match = _URL_LINE.fullmatch(passage.text) if passage.open else None
        if match and (match.start(1) > 0 or passage is page.passages[0]) and page.url is None:
            page.url = match[1]
            passage.reason = "address"


def take_page_title(page: Page) -> None:
    """A browser's title, headline and site on one line, where the headline follows by itself."""
    for i in page.header:
        passage = page.passages[i]
        if not passage.free or not passage.brief:
            continue
        parts = _SITE_SUFFIX.split(passage.text)
        if len(parts) < 2 or len(parts[0]) < _MIN_REPEATED:
            continue
        if any(p.text == parts[0] for p in page.within(range(i + 1, page.header.stop))):
            passage.reason = "page title"
            page.publisher = parts[-1] if is_outlet(parts[-1]) else page.publisher


def take_credits(page: Page) -> None:
    """Lines that say by whom, for whom or when in so many words."""
    for passage in page.within(page.header):
        if passage.shape.words > _MAX_CREDIT_WORDS or not passage.brief or passage.suspicion:
            continue
        segments = [s for s in _SEGMENT.split(passage.text) if s]
        if len(segments) > 1 and _take_segments(page, passage, segments):
            continue
        if passage.text[:3].casefold() == "by " and is_outlet(passage.text[3:]):
            page.publisher = passage.text[3:]
            passage.reason = "publisher"
        elif names := byline_names(passage.text):
            _cut_date(page, passage)
            _claim_byline(page, passage, names)


def _claim_byline(page: Page, passage: Passage, names: tuple[str, ...]) -> None:
    passage.kind = Kind.BYLINE
    page.bylines = tuple(dict.fromkeys((*page.bylines, *names)))


def _cut_date(page: Page, passage: Passage) -> None:
    if found := next(find_dates(passage.text), None):
        page.published = page.published or found.date
        page.cut(passage, *date_span(passage.text, found), "date")


def _take_segments(page: Page, passage: Passage, segments: list[str]) -> bool:
    """Take ``Jane Doe | The Example | 16 November 2024 | 5 min read`` apart."""
    reasons = [_segment_reason(segment) for segment in segments]
    signed = any(byline_names(segment) for segment in segments)
    if None in reasons or not (signed or "date" in reasons):
        return False
    for segment, reason in zip(segments, reasons, strict=True):
        if reason == "byline":
            names = byline_names(segment) or listed_names(segment)
            page.bylines = tuple(dict.fromkeys((*page.bylines, *names)))
            passage.kind = Kind.BYLINE
            continue
        if reason == "publisher":
            page.publisher = page.publisher or outlet_name(segment)
        elif reason == "date":
            page.published = page.published or next(find_dates(segment)).date
        start = passage.text.index(segment)
        end = start + len(segment)
        # The separator goes with the segment, or it would dangle from the byline.
        separator = _SEGMENT.match(passage.text, end)
        page.cut(passage, start, separator.end() if separator else end, str(reason))
    if passage.kind is Kind.BYLINE:
        passage.text = passage.text.rstrip(" |•·‧∙–—-")
    return True


def _segment_reason(segment: str) -> str | None:
    if is_date_line(segment):
        return "date"
    if byline_names(segment):
        return "byline"
    if is_outlet(segment):
        return "publisher"
    if listed_names(segment):
        return "byline"
    pattern = recognise(segment, shape_of(segment))
    return pattern.reason if pattern else None


def take_headline(page: Page) -> None:
    """The headline: repeated further down, or the first line that looks like one."""
    header = page.header
    candidates = [i for i in header if _could_be_headline(page.passages[i])]
    if page.from_web:
        script = main_script(page)
        candidates = [i for i in candidates if script.writes(page.passages[i].text)]
    body = page.body
    if body:
        before = [i for i in candidates if i < body.start]
        candidates = before or (candidates if page.from_web else [])
    if not candidates:
        return
    chosen: int | None
    if page.from_web:
        chosen = _choose(page, candidates)
    else:
        chosen = candidates[0] if _stands_apart(page, candidates[0]) else None
    if chosen is not None:
        page.passages[chosen].kind = Kind.TITLE
        page.title = page.passages[chosen].text


def _could_be_headline(passage: Passage) -> bool:
    text = passage.text
    if not passage.open or not 1 <= passage.shape.words <= _MAX_HEADLINE_WORDS or "://" in text:
        return False
    if passage.lines[0].quote:
        return False
    if 2 * sum(map(str.isalpha, text)) < len(text):
        return False
    return not (text.endswith((",", ";", ":")) or (text.endswith(".") and not text.endswith("..")))


def _choose(page: Page, candidates: list[int]) -> int:
    for i in candidates:
        text = page.passages[i].text
        following = page.passages[i + 1 : i + _REPEAT_REACH]
        if len(text) >= _MIN_REPEATED and any(p.text.startswith(text) for p in following):
            return i
    before = page.passages[: candidates[-1]]
    if not any(p.suspicion or (p.reason and p.reason not in _METADATA) for p in before):
        return candidates[0]
    for i in candidates:
        passage = page.passages[i]
        if passage.shape.words >= _MIN_HEADLINE_WORDS and not is_outlet(passage.text):
            return i
    return max(candidates, key=lambda i: page.passages[i].shape.words)


def _stands_apart(page: Page, index: int) -> bool:
    """Whether a first line is set off from what follows, as a headline is from a text."""
    if any(p.open for p in page.passages[:index]):
        return False
    if index + 1 == len(page.passages):
        return False
    following = page.passages[index + 1]
    if not following.free or following.kind is not None or following.lines[0].blanks:
        return True
    return following.shape.words > _LEAD_RATIO * page.passages[index].shape.words


def take_names(page: Page) -> None:
    """Publisher and authors that only their place and their form give away."""
    header = page.header
    stated = page.from_web or bool(page.bylines) or page.published is not None
    title = next((i for i in header if page.passages[i].kind is Kind.TITLE), -1)
    for passage in page.within(range(max(0, title))):
        if not passage.open or not passage.brief or not page.from_web:
            continue
        if page.publisher is None and is_outlet(passage.text):
            page.publisher = passage.text
            passage.reason = "publisher"
    end = page.body.start if page.body else header.stop
    for i in range(title + 1, end):
        passage = page.passages[i]
        if not passage.open or not passage.brief:
            continue
        if passage.shape.words > _MAX_CREDIT_WORDS:
            return
        outlet = outlet_name(passage.text)
        names = listed_names(passage.text)
        if outlet and page.publisher is None and stated:
            page.publisher = outlet
            passage.reason = "publisher"
        elif names and not page.bylines and (len(names) > 1 or _beside_metadata(page, i)):
            _claim_byline(page, passage, names)
            for office in page.passages[i + 1 : i + 2]:
                if office.open and is_office(office.text):
                    office.kind = Kind.BYLINE


def _beside_metadata(page: Page, index: int) -> bool:
    after = page.passages[index + 1 : index + 2]
    beside = (*page.passages[index - 1 : index], *after)
    return any(p.kind is Kind.TITLE or p.reason in _METADATA for p in beside) or any(
        p.open and is_office(p.text) for p in after
    )


def take_copyright(page: Page) -> None:
    """Where the header names no publisher: whom the copyright line names."""
    if page.publisher is not None:
        return
    for passage in reversed(page.passages):
        if passage.reason == "legal notice" and (holder := copyright_holder(passage.text)):
            page.publisher = holder
            return


def mark_deck(page: Page) -> None:
    """The lines between headline and text that go on with the headline."""
    start = next((i for i, p in enumerate(page.passages) if p.kind is Kind.TITLE), None)
    if start is None:
        return
    metadata = False
    deck: list[int] = []
    for i in range(start + 1, page.header.stop):
        passage = page.passages[i]
        if not passage.open:
            metadata = metadata or passage.kind is Kind.BYLINE or passage.reason in _METADATA
        elif _could_be_deck(page, i, metadata):
            passage.kind = Kind.DECK
            deck.append(i)
        else:
            break
    for i in reversed(deck):
        if i - 1 in deck and _runs_on(page.passages[i - 1], page.passages[i]):
            page.merge(i)


def _could_be_deck(page: Page, index: int, after_metadata: bool) -> bool:
    passage = page.passages[index]
    if passage.shape.words not in _DECK_WORDS:
        return False
    followed = any(
        p.kind is Kind.BYLINE or p.reason in _METADATA
        for p in page.passages[index + 1 : page.header.stop]
    )
    if passage.shape.prose or passage.shape.sentence:
        return followed and not after_metadata
    return index < page.body.start and not after_metadata


def _runs_on(before: Passage, after: Passage) -> bool:
    return before.text.endswith((":", ",", ";", "–", "—")) or after.text[0].islower()
