"""The headline, and the deck below it."""

import re

from index.model import Kind
from index.readers.pasted.names import is_outlet
from index.readers.pasted.page import METADATA, Page, Passage
from index.readers.pasted.scripts import main_script

_SITE_SUFFIX = re.compile(r"\s+(?:[|•·»]|[–—-]{1,2}|::)\s+")
_MAX_HEADLINE_WORDS = 35
_MIN_HEADLINE_WORDS = 4
"""Of a headline that stands behind menu words."""
_MIN_REPEATED = 20
"""Code points of a headline long enough to be recognised where it stands again."""
_REPEAT_REACH = 400
"""Passages within which a headline may stand again."""
_LEAD_RATIO = 1.5
_DECK_WORDS = range(3, 46)


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
    if not any(p.suspicion or (p.reason and p.reason not in METADATA) for p in before):
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
            metadata = metadata or passage.kind is Kind.BYLINE or passage.reason in METADATA
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
        p.kind is Kind.BYLINE or p.reason in METADATA
        for p in page.passages[index + 1 : page.header.stop]
    )
    if passage.shape.prose or passage.shape.sentence:
        return followed and not after_metadata
    return index < page.body.start and not after_metadata


def _runs_on(before: Passage, after: Passage) -> bool:
    return before.text.endswith((":", ",", ";", "–", "—")) or after.text[0].islower()
