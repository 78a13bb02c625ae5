"""What stands around the article on its page: in front of the headline and behind the text."""

import re

from index.model import Kind
from index.readers.pasted.page import Page
from index.readers.pasted.scripts import main_script

_URL = re.compile(r"(?:https?://|www\.)\S+")
_MAX_LINK_WORDS = 15
_MAX_FOREIGN_WORDS = 12
_CLOSING_SECTIONS = {"related stories", "comment form", "legal notice", "share link"}
_MIN_ARTICLE_SHARE = 0.6
"""Of the words of a file that must stand before its comments for the rest to be left out."""


def drop_foreign(page: Page) -> None:
    """Short lines in another script than the article's, in front of it or behind it."""
    if not page.from_web or not (body := page.body):
        return
    script = main_script(page)
    for i, passage in enumerate(page.passages):
        if i in body or not passage.free or passage.shape.words > _MAX_FOREIGN_WORDS:
            continue
        if not script.writes(passage.text):
            passage.reason = "foreign script"


def drop_comments(page: Page) -> None:
    """Everything behind the comments' heading, if most of the file stands before it."""
    if not page.from_web:
        return
    total = sum(p.shape.words for p in page.passages)
    before = 0
    seen = False
    for passage in page.passages:
        if passage.reason == "comment form" and before >= _MIN_ARTICLE_SHARE * total:
            seen = True
        if passage.free and seen:
            passage.reason = "comment"
        elif passage.free:
            before += passage.shape.words


def drop_before_headline(page: Page) -> None:
    """Short lines of a web page in front of its headline."""
    title = next((i for i, p in enumerate(page.passages) if p.kind is Kind.TITLE), 0)
    if not page.from_web:
        return
    for passage in page.within(range(title)):
        if passage.kind is None and not passage.shape.sentence:
            passage.reason = passage.suspicion or "before the headline"


def drop_after_text(page: Page) -> None:
    """Behind the last paragraph: suspected lines, links, and all short ones once a page ends."""
    if not page.from_web or not (body := page.body):
        return
    ended = False
    for passage in page.passages[body.stop :]:
        ended = ended or passage.reason in _CLOSING_SECTIONS
        if not passage.free:
            continue
        if passage.suspicion:
            passage.reason = passage.suspicion
        elif _is_link(passage.text):
            passage.reason = "link"
        elif ended and not passage.shape.sentence and passage.kind is None:
            passage.reason = "after the article"


def _is_link(text: str) -> bool:
    words = text.split(None, _MAX_LINK_WORDS)
    return len(words) <= _MAX_LINK_WORDS and _URL.search(text) is not None


def drop_suspects(page: Page) -> None:
    """Suspected lines of a web page in its header, or next to one that was dropped."""
    if not page.from_web:
        return
    header_end = page.body.start
    for order in (1, -1):
        dropped_before = False
        for i in range(len(page.passages))[::order]:
            passage = page.passages[i]
            if passage.free and passage.suspicion and (dropped_before or i < header_end):
                passage.reason = passage.suspicion
            dropped_before = bool(passage.reason)


def drop_related(page: Page) -> None:
    """The headlines listed under a heading such as ``Related stories``."""
    listing = False
    for i, passage in enumerate(page.passages):
        if passage.reason == "related stories":
            # "Read more: ..." is a whole reference and opens no list.
            listing = ":" not in passage.text.rstrip(" :")
        elif listing and passage.free:
            listing = not passage.shape.sentence and not _heads_prose(page, i)
            if listing:
                passage.reason = "related stories"


def _heads_prose(page: Page, index: int) -> bool:
    """Whether a line set off by blank lines stands directly in front of a paragraph."""
    following = page.passages[index + 1 : index + 2]
    return bool(page.passages[index].lines[0].blanks) and any(p.shape.prose for p in following)
