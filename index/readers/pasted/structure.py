"""What the passages of the text are: headings, lists, datelines, quotes, rules."""

import re
from collections.abc import Iterator
from itertools import groupby

from index.model import Kind
from index.readers.pasted.lines import LIST_ITEM
from index.readers.pasted.page import Page, Passage

_RULER = re.compile(r"(?:[-–—*_=~#+•·] ?){3,}")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [\w.' -]{2,30}){0,2}\s*(?:\([\w /.-]{2,30}\)\s*)?[-–—]{1,2}"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.' -]{2,30})?, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}"
    r" [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?(?: \([\w /.-]{2,30}\))?\s*[-–—]{0,2}"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.' -]{2,30})? \((?:AP|AFP|Reuters|REUTERS|UPI|dpa|TASS)\)"
)
_MAX_HEADING_WORDS = 16
_MAX_HEADING_CHARACTERS = 120
_MIN_HEADING_LETTERS = 0.4
_NOT_HEADING_ENDS = (".", ",", ";", ":", "-", "–", "—", "…", "。", "،")
_CLOSING_QUOTES = "\"'”’»)]"
_AMOUNT = re.compile(r"\d[.,]\d")
_BULLETS = "•‣▪◦"


def mark_rulers(page: Page) -> None:
    """Lines of dashes and stars."""
    for passage in page.passages:
        if passage.free and passage.brief and _RULER.fullmatch(passage.text):
            passage.kind = Kind.RULE


def mark_dateline(page: Page) -> None:
    """Place and day of a wire story on a line of their own, in front of its text."""
    for passage in page.within(range(page.header.stop)):
        if passage.brief and _DATELINE.fullmatch(passage.text):
            passage.kind = Kind.DATELINE
            return


def mark_quotes(page: Page) -> None:
    """Passages that the file quotes as mail does."""
    for passage in page.passages:
        if passage.free and passage.lines[0].quote:
            passage.kind = Kind.QUOTE


def mark_lists(page: Page) -> None:
    """Items that stand together, or a single one behind an unmistakable bullet."""
    for marked, run in groupby(page.passages, key=_is_item):
        items = list(run)
        if not marked or (len(items) == 1 and items[0].text[0] not in _BULLETS):
            continue
        for passage in items:
            match = LIST_ITEM.match(passage.text)
            assert match
            passage.kind = Kind.LIST
            passage.marker = f"{match[1][:-1]}." if match[1][-1] in ".)" else "•"
            passage.text = passage.text[match.end() :]


def _is_item(passage: Passage) -> bool:
    return passage.free and LIST_ITEM.match(passage.text) is not None


def mark_headings(page: Page) -> None:
    """Short lines without a full stop that stand between paragraphs."""
    body = page.body
    for i in _inner(page, body):
        passage = page.passages[i]
        following = next(
            (p for p in page.passages[i + 1 : i + 4] if p.free),
            None,
        )
        if following and following.shape.prose and _could_be_heading(passage):
            passage.kind = Kind.HEADING


def _inner(page: Page, body: range) -> Iterator[int]:
    title = next((i for i, p in enumerate(page.passages) if p.kind is Kind.TITLE), body.start - 1)
    return (i for i in range(title + 1, body.stop) if page.passages[i].open)


def _could_be_heading(passage: Passage) -> bool:
    text = passage.text
    if len(text) > _MAX_HEADING_CHARACTERS or passage.shape.words > _MAX_HEADING_WORDS:
        return False
    if text.endswith(_NOT_HEADING_ENDS) or text[0].islower():
        return False
    if passage.shape.terminal and text.rstrip(_CLOSING_QUOTES)[-1:] == ".":
        return False
    if len(_AMOUNT.findall(text)) > 1:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= _MIN_HEADING_LETTERS * len(text)
