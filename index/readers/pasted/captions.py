"""Captions: told by their photo credit, or by the headline in front of them."""

import re

from index.model import Kind
from index.readers.pasted.lines import shape_of
from index.readers.pasted.page import Page

_AGENCY = (
    r"(?:AP|AFP|EPA|EPA-EFE|EFE|Reuters|REUTERS|Getty(?: Images)?|Yonhap|Shutterstock|Alamy|Xinhua"
    r"|TASS|dpa|ANSA|Kyodo|UPI|Bloomberg|NurPhoto|Unsplash|Wikimedia(?: Commons)?|iStock"
    r"|PA(?: Media)?)"
)
_AGENCY_CREDITS = tuple(
    re.compile(expression)
    for expression in (
        rf"[(\[]{_AGENCY}[)\]]\.?$",
        rf"[(\[][^()\[\]]{{2,40}}/ ?{_AGENCY}[)\]]\.?$",
        rf"[(\[]{_AGENCY} ?(?:/|via|Photo)[^()\[\]]{{0,50}}[)\]]\.?$",
        rf"(?:/|©|\bvia ) ?{_AGENCY}(?: via {_AGENCY})?\.?$",
        rf"^{_AGENCY} ?/ ?[^.]{{2,40}}$",
        r"^(?:© ?)?(?:Getty Images|Shutterstock|Alamy|AFP via Getty Images|AP Photo)$",
        r"^(?:[^.]{0,40}/)?(?:Getty Images|PA Media) [A-Z]",
        r"^FILE ?(?:PHOTO)? ?[-–—:] ",
    )
)
"""Case counts here: "AP" is an agency, "ap" is not."""
_CREDIT = re.compile(
    r"(?:^|(?<=[.!?)\"”’\]|/–—-]) ?|[(\[])"
    r"(?:(?:file )?(?:photo(?:graph)?s?|images?|pictures?|illustrations?|graphics?|video|screenshot"
    r"|map|credits?|camera|fotos?|bild|crédit photo|фото)"
    r" ?(?:(?:by|courtesy(?: of)?|via|source|credits?|caption)\b|[:/©])"
    r"|(?:file|stock|handout|courtesy|archive) (?:photo|picture|image))",
    re.IGNORECASE,
)
_MAX_CAPTION_WORDS = 70
_MAX_CREDIT_WORDS = 8
"""Behind ``Photo by``; more is a sentence about a photo."""
_MIN_REPEATED = 20
"""Code points of a headline long enough to be recognised where it stands again."""


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
            if (passage.brief and is_caption(rest)) or (page.from_web and shape_of(rest).words > 1):
                page.cut(passage, 0, len(title), "repeated headline")
                if passage.shape.words <= _MAX_CAPTION_WORDS:
                    passage.kind = Kind.CAPTION


def is_caption(text: str) -> bool:
    """Whether a short passage carries a photo credit."""
    if len(text.split(None, _MAX_CAPTION_WORDS)) > _MAX_CAPTION_WORDS:
        return False
    if any(credit.search(text) for credit in _AGENCY_CREDITS):
        return True
    credit = _CREDIT.search(text)
    if credit is None:
        return False
    return credit.start() == 0 or len(text[credit.end() :].split()) <= _MAX_CREDIT_WORDS


def mark_captions(page: Page) -> None:
    """Passages with a photo credit, and the same words again without it."""
    before = ""
    for passage in page.passages:
        if not passage.open or not passage.brief:
            continue
        # Pages print a caption twice: for the screen reader with its credit, then without.
        if is_caption(passage.text) or before.endswith(f" {passage.text}"):
            passage.kind = Kind.CAPTION
            before = passage.text
        else:
            before = ""
