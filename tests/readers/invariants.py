"""What holds for every document, whatever was read."""

from index.model import SEPARATOR, Document, Kind, sanitise


def check_document(document: Document, source: str) -> None:
    """Assert the invariants of `Document` for what was read from `source`."""
    text = document.text
    assert sanitise(text) == text
    pieces = [text[block.start : block.end] for block in document.blocks]
    assert SEPARATOR.join(pieces) == text
    position = 0
    height = len(sanitise(source).split("\n"))
    for block, piece in zip(document.blocks, pieces, strict=True):
        assert block.start == position
        position = block.end + len(SEPARATOR)
        assert piece.strip() or block.kind is Kind.RULE
        assert block.marker == sanitise(block.marker)
        if block.source:
            assert 1 <= block.source[0] <= block.source[1] <= height
    for dropped in document.dropped:
        assert 1 <= dropped.line <= height
        assert sanitise(dropped.text) == dropped.text
    end = 0
    for link in document.links:
        assert end <= link.start < link.end <= len(text)
        assert link.url
        assert sanitise(link.url) == link.url
        end = link.end
    for range_ in document.styles:
        assert 0 <= range_.start < range_.end <= len(text)
    for name in (document.title, document.publisher, document.url, *document.bylines):
        assert name is None or (name == sanitise(name) and "\n" not in name)
