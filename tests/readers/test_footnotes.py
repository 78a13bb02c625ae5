"""References to footnotes lead there."""

from index.model import Kind
from index.readers.markdown import read_markdown
from tui.outline import fragment_offset

PAGE = """# Harbour

The tower[^built] fell, and rose again.[^again]

[^built]: Built in 1931.
[^again]: See above.[^built]
"""


def test_each_reference_is_a_link_to_its_note() -> None:
    document = read_markdown(PAGE, "Harbour")
    notes = document.of_kind(Kind.FOOTNOTE)
    starts = {note.marker: note.start for note in notes}
    links = [(document.text[link.start : link.end], link.url) for link in document.links]
    assert links == [("[1]", "#fn1"), ("[2]", "#fn2"), ("[1]", "#fn1")]
    for link in document.links:
        assert fragment_offset(document, link.url[1:]) == starts[link.url[3:]]
    assert fragment_offset(document, "fn3") is None


def test_a_heading_of_the_same_name_goes_first() -> None:
    document = read_markdown(f"{PAGE}\n## Fn1\n\nText.\n", "Harbour")
    (heading,) = document.of_kind(Kind.HEADING)
    assert fragment_offset(document, "fn1") == heading.start
