"""What the passages of the text are: captions, headings, lists, datelines, quotes."""

import re
from collections.abc import Iterator
from itertools import groupby

from index.model import Kind
from index.readers.pasted.lines import LIST_ITEM, shape_of
from index.readers.pasted.page import Page, Passage

_AGENCY = (
    r"(?:AP|AFP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty(?: Images)?|Yonhap|Shutterstock|Alamy|Xinhua"
    r"|TASS|dpa|ANSA|Kyodo|UPI|Bloomberg|NurPhoto|Unsplash|Wikimedia(?: Commons)?|iStock"
    r"|PA(?: Media)?)"
)
_CREDIT_WORD = (
    r"(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video|screenshot|map|credits?"
    r"|foto|bild|fotos|crédit photo|фото)"
)
_CREDIT = re.compile(
    rf"""(?:^|(?<=[.!?)"”’\]|/–—-])\s?|\s[(\[|/–—-]\s?|\s{{2,}}|[(\[])
        (?:(?:file\s)?{_CREDIT_WORD}\s*(?:(?:by|courtesy(?:\sof)?|from|via|source|credits?|caption)\b
           |[:/©]) | \(?(?:file|stock|handout|courtesy|archive)\s(?:photo|picture|image) )""",
    re.IGNORECASE | re.VERBOSE,
)
_AGENCY_CREDIT = re.compile(
    rf"""[(\[](?:{_AGENCY}|[^()\[\]]{{2,40}}/\s?{_AGENCY}|{_AGENCY}\s?(?:/|via|Photo)[^()\[\]]{{0,50}})
        [)\]]\.?$ | (?:/|©|\bvia\s)\s?{_AGENCY}\.?$ | ^{_AGENCY}\s?/\s?[^.]{{2,40}}$
        | ^(?:©\s?)?(?:Getty\ Images|Shutterstock|Alamy|AFP\ via\ Getty\ Images|AP\ Photo)$""",
    re.VERBOSE,
)
_RULER = re.compile(r"[\W_]+")
_FILE_PHOTO = re.compile(r"FILE\s?(?:PHOTO)?\s?[-–—:]\s")
_MAX_CAPTION_WORDS = 70
_MIN_REPEATED = 20

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [\w.' -]{2,30}){0,2}\s*(?:\([\w /.-]{2,30}\)\s*)?[-–—]{1,2}"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.' -]{2,30})?, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}"
    r" [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?(?: \([\w /.-]{2,30}\))?\s*[-–—]{0,2}"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.' -]{2,30})? \((?:AP|AFP|Reuters|REUTERS|UPI|dpa|TASS)\)"
)
_MAX_HEADING_WORDS = 16
_MAX_HEADING_CHARACTERS = 120
_MIN_HEADING_LETTERS = 0.6
_NOT_HEADING_ENDS = (".", ",", ";", ":", "-", "–", "—", "…", "。", "،")
_CLOSING_QUOTES = "\"'”’»)]"
_BULLETS = "•‣▪◦"


def cut_repeated_headline(page: Page) -> None:
    """The headline where it stands again: as a line of its own, or in front of a caption."""
    title = page.title
    if title is None or len(title) < _MIN_REPEATED:
        return
    seen = False
    for passage in page.passages:
        if passage.kind is Kind.TITLE:
            seen = True
        elif passage.free and passage.text == title and page.from_web:
            passage.reason = "repeated headline"
        elif seen and passage.free and passage.text.startswith(f"{title} "):
            rest = passage.text[len(title) + 1 :]
            if is_caption(rest) or (page.from_web and shape_of(rest).words > 1):
                page.cut(passage, 0, len(title), "repeated headline")
                if passage.shape.words <= _MAX_CAPTION_WORDS:
                    passage.kind = Kind.CAPTION


def is_caption(text: str) -> bool:
    """Whether a short passage carries a photo credit."""
    if len(text.split(None, _MAX_CAPTION_WORDS)) > _MAX_CAPTION_WORDS:
        return False
    return any(p.search(text) for p in (_CREDIT, _AGENCY_CREDIT)) or bool(_FILE_PHOTO.match(text))


def mark_captions(page: Page) -> None:
    """Passages with a photo credit."""
    for passage in page.passages:
        if passage.open and is_caption(passage.text):
            passage.kind = Kind.CAPTION


def mark_rulers(page: Page) -> None:
    """Lines of dashes and stars."""
    for passage in page.passages:
        if passage.free and _RULER.fullmatch(passage.text):
            passage.kind = Kind.RULE


def mark_dateline(page: Page) -> None:
    """Place and day of a wire story on a line of their own, in front of its text."""
    for passage in page.within(range(page.header.stop)):
        if _DATELINE.fullmatch(passage.text[:120]) and passage.kind is None:
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
    letters = sum(map(str.isalpha, text))
    return letters >= _MIN_HEADING_LETTERS * len(text)
