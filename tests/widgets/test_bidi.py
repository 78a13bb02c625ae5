"""Text from right to left stays in its place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.documents import documents
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder
from tui.layout.layout import Layout
from tui.widgets.article_marks import Span
from tui.widgets.article_painter import paint
from tui.widgets.bidi import Isolating

CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
LTR, RTL, FIRST, POP = "\u2066\u2067\u2068\u2069"
HEBREW = "שלום"


def drawn(document: Document, width: int, *spans: Span) -> list[str]:
    layout = Layout(document, width)
    layout.reach(lines=1000)
    return [
        paint(
            layout.line(number),
            document.text,
            spans,
            lambda components: Style(bold=bool(components)),
            left=1,
            measure=layout.width,
            width=width + 2,
        ).text
        for number in range(len(layout))
    ]


def one(kind: Kind, text: str, **options: str | int) -> Document:
    builder = DocumentBuilder()
    builder.add(kind, text, **options)  # type: ignore[arg-type]  # a test's own keywords
    return builder.build("Title")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (one(Kind.PARAGRAPH, f"{HEBREW} 12."), f"       {RTL}{HEBREW} 12.{POP} "),
        (one(Kind.PARAGRAPH, f"a {HEBREW}."), f" {LTR}a {HEBREW}.{POP}        "),
        (one(Kind.QUOTE, HEBREW, level=1), f" │         {RTL}{HEBREW}{POP} "),
        (one(Kind.LIST, HEBREW, marker="1."), f" 1. {RTL}{HEBREW}{POP}        "),
        (one(Kind.FOOTNOTE, "a", marker="א"), f" {FIRST}[א]{POP} a          "),
        (
            one(Kind.TABLE, f"{HEBREW}\t5\t{HEBREW}"),
            f" {FIRST}{HEBREW}{POP} │ 5  │ {FIRST}{HEBREW}{POP} ",
        ),
        (one(Kind.PARAGRAPH, "a, 12"), " a, 12         "),
    ],
    ids=["paragraph", "within", "quote", "item", "footnote", "table", "none"],
)
def test_each_piece_of_a_line_is_isolated(document: Document, expected: str) -> None:
    width = cell_len(CONTROLS.sub("", expected)) - 2
    assert drawn(document, width) == [expected]


def test_marks_do_not_divide_an_isolate() -> None:
    document = one(Kind.PARAGRAPH, f"{HEBREW} abc {HEBREW}.")
    line = drawn(document, 20, Span(5, 8, "article--hit"))[0]
    assert line.strip() == f"{RTL}{HEBREW} abc {HEBREW}.{POP}"


def test_an_isolate_that_is_cut_off_is_closed() -> None:
    document = one(Kind.PARAGRAPH, f"{HEBREW} {HEBREW}")
    layout = Layout(document, 8)
    layout.reach(lines=1)
    line = paint(
        layout.line(0), document.text, (), lambda _: Style(), left=0, measure=8, width=6
    ).text
    assert line == f"    {RTL}{HEBREW[:2]}{POP}"


@settings(deadline=None, max_examples=60)
@given(documents(), st.integers(8, 60))
def test_isolates_are_closed_on_their_line_and_have_no_width(
    document: Document, width: int
) -> None:
    for line in drawn(document, width):
        assert cell_len(line) == cell_len(CONTROLS.sub("", line)) == width + 2
        assert re.fullmatch(f"(?:[{LTR}{RTL}{FIRST}]{POP})*", "".join(CONTROLS.findall(line)))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (["é"], ["é"]),
        (["a ", f"  {HEBREW}  ", " b"], ["a ", f"  {FIRST}{HEBREW}{POP}  ", " b"]),
        (
            [HEBREW, " b ", HEBREW, "c"],
            [f"{FIRST}{HEBREW}", " b ", f"{HEBREW}{POP}", "c"],
        ),
        # What its painter has isolated stays as it is.
        ([f"{RTL}{HEBREW}{POP}", HEBREW], [f"{RTL}{HEBREW}{POP}", HEBREW]),
    ],
    ids=["ascii", "other letters", "one", "several", "isolated"],
)
def test_lines_of_other_widgets_are_isolated(texts: list[str], expected: list[str]) -> None:
    segments = [Segment(text) for text in texts]
    found = Isolating().apply(segments, Color.parse("black"))
    assert [segment.text for segment in found] == expected
