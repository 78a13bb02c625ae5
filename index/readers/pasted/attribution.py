"""Who wrote and published an article, when and where: the lines around its headline."""

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
from index.readers.pasted.page import METADATA, Page, Passage

_URL_LINE = re.compile(
    r"(?:(?:source|url|link|address|retrieved from|available at|web)\s*:?\s*)?"
    r"<?(https?://[^\s<>]+)>?",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"\s+[|•·‧∙]\s+|\s+[–—-]{1,2}\s+|\s*\|\s*")
_MAX_CREDIT_WORDS = 30
"""A longer line begins the text: nobody's name stands behind it."""


def take_url(page: Page) -> None:
    """An address that stands alone in front of the text, or labelled as its source."""
    candidates = [*page.passages[:3], *page.passages[-2:]]
    for passage in candidates:
        match = _URL_LINE.fullmatch(passage.text) if passage.open else None
        if match and (match.start(1) > 0 or passage is page.passages[0]) and page.url is None:
            page.url = match[1]
            passage.reason = "address"


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
    wording = recognise(segment, shape_of(segment))
    return wording.reason if wording else None


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
    return any(p.kind is Kind.TITLE or p.reason in METADATA for p in beside) or any(
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
