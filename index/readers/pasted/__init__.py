"""Text pasted from a web page: keeps the article, and each dropped line with its reason."""

from collections.abc import Callable

from index.model import Document, Kind, one_line, sanitise
from index.readers.builder import DocumentBuilder
from index.readers.pasted import (
    attribution,
    captions,
    dates,
    furniture,
    headline,
    structure,
    surroundings,
)
from index.readers.pasted.page import Page, Passage

RULES: tuple[Callable[[Page], None], ...] = (
    attribution.take_url,
    furniture.suspect_furniture,
    headline.take_page_title,
    attribution.take_credits,
    dates.take_dates,
    headline.take_headline,
    attribution.take_names,
    surroundings.drop_before_headline,
    surroundings.drop_suspects,
    surroundings.drop_comments,
    surroundings.drop_foreign,
    captions.cut_repeated_headline,
    captions.mark_captions,
    surroundings.drop_related,
    surroundings.drop_after_text,
    structure.mark_quotes,
    structure.mark_lists,
    structure.mark_rulers,
    structure.mark_dateline,
    headline.mark_deck,
    structure.mark_headings,
    attribution.take_copyright,
    dates.take_lead_date,
)
"""In order. Each claims, cuts or drops passages; what no rule claims is a paragraph."""


def read_pasted(text: str, fallback_title: str) -> Document:
    """Clean a plain text file, as copied from a web page or written by hand.

    Only a file that shows furniture of a web page loses lines; of any other file merely the
    lines that became metadata leave the text.

    Args:
        text: the decoded file, not yet sanitised, with any line ends.
        fallback_title: for a text without a headline.

    Returns:
        A document whose blocks and dropped lines together hold every line that is not blank.
    """
    page = Page.of(sanitise(text))
    for rule in RULES:
        rule(page)
    if all(passage.reason for passage in page.passages):
        page = Page.of(sanitise(text))
    return _document(page, fallback_title)


def _document(page: Page, fallback_title: str) -> Document:
    builder = DocumentBuilder()
    for passage in page.passages:
        if passage.reason:
            _drop(builder, passage)
        else:
            _write(builder, passage)
    builder.dropped += page.parts
    return builder.build(
        page.title or one_line(fallback_title),
        bylines=page.bylines,
        publisher=page.publisher,
        published=page.published,
        url=page.url,
    )


def _drop(builder: DocumentBuilder, passage: Passage) -> None:
    if passage.whole:
        for line in passage.lines:
            builder.drop(line.number, line.text, passage.reason)
    else:
        builder.drop(passage.number, passage.text, passage.reason)


def _write(builder: DocumentBuilder, passage: Passage) -> None:
    kind = passage.kind or Kind.PARAGRAPH
    builder.add(
        kind,
        "" if kind is Kind.RULE else passage.text,
        level=passage.level,
        marker=passage.marker,
        quoted=passage.lines[0].quote,
        source=(passage.number, passage.lines[-1].number),
    )
