"""The sections of an article: to choose from, and to find by the fragment of a link."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from index.model import NOTE, Document, Kind, one_line


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or the title."""

    title: str
    """On one line."""
    offset: int
    depth: int
    """0 for the title, or without one for the highest headings."""


def sections(document: Document) -> list[Section]:
    """The title, if it is in the text, and all headings, in order; nothing without headings."""
    headings = list(document.of_kind(Kind.HEADING))
    if not headings:
        return []
    titles = list(document.of_kind(Kind.TITLE))[:1]
    highest = min(heading.level for heading in headings)
    top = len(titles)
    found = [(block, 0) for block in titles]
    found += [(heading, top + heading.level - highest) for heading in headings]
    return [
        Section(one_line(document.text[block.start : block.end]), block.start, depth)
        for block, depth in found
    ]


def section_at(found: Sequence[Section], offset: int) -> int:
    """Index of the section that an offset is in, 0 before the first."""
    return max(0, bisect_right(found, offset, key=lambda section: section.offset) - 1)


def fitting(titles: Sequence[str], pattern: str) -> list[int]:
    """Indexes of the titles that contain all words of a pattern, in any order."""
    words = pattern.split()
    return [n for n, title in enumerate(titles) if all(word in title for word in words)]


def fragment_offset(document: Document, fragment: str) -> int | None:
    """Where the heading or footnote is that the fragment of a link names; None if there is none.

    Args:
        document: whose headings are meant.
        fragment: what stands behind the ``#``, percent-encoded.
    """
    notes = {
        f"{NOTE}{block.marker}": block.start
        for block in document.of_kind(Kind.FOOTNOTE)
        if block.marker
    }
    return (notes | _slugs(document)).get(_slug(unquote(fragment)))


def _slugs(document: Document) -> dict[str, int]:
    """Offsets of the headings by the names that GitHub and most others give them."""
    slugs: dict[str, int] = {}
    for section in sections(document):
        slug = base = _slug(section.title)
        number = 0
        while slug in slugs:
            number += 1
            slug = f"{base}-{number}"
        slugs[slug] = section.offset
    return slugs


def _slug(title: str) -> str:
    kept = (c for c in title.casefold() if c.isalnum() or c in " -_")
    return "".join(kept).strip().replace(" ", "-")
