"""A document as lines that a person can check."""

from collections.abc import Iterator

from index.model import Document


def describe(document: Document) -> str:
    """Metadata, blocks with their styles and links, and what was dropped, a line each."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    text = document.text
    yield f"title {document.title!r}"
    for name in ("bylines", "publisher", "published", "url", "language"):
        if value := getattr(document, name):
            yield f"{name} {value if isinstance(value, tuple) else str(value)!r}"
    for block in document.blocks:
        level = block.level or ""
        quoted = f" >{block.quoted}" if block.quoted else ""
        marker = f" [{block.marker}]" if block.marker else ""
        source = f"{block.source[0]}-{block.source[1]}" if block.source else "?"
        kind = f"{block.kind}{level}{quoted}{marker}"
        yield f"{source:>6}  {kind}  {text[block.start : block.end]!r}"
        for range_ in document.styles:
            if block.start <= range_.start < block.end:
                yield f"          {range_.style} {text[range_.start : range_.end]!r}"
        for link in document.links:
            if block.start <= link.start < block.end:
                yield f"          link {text[link.start : link.end]!r} {link.url}"
    for dropped in document.dropped:
        yield f"{dropped.line:>6}  dropped ({dropped.reason}) {dropped.text!r}"
