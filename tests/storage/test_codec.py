"""Documents and analyses survive being stored."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.model import Analysis, Document, EntityType, Kind, Mention, PartialDate, Style, sanitise
from index.readers.builder import DocumentBuilder
from index.storage.catalog.codec import dump_mentions, dump_structure, load_analysis, load_document

TEXT = st.text(max_size=20)
SAFE = TEXT.map(sanitise)
DATES = st.sampled_from(
    [None, *map(PartialDate.parse, ("2024", "2024-11", "2024-11-16", "--11-09"))]
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    builder = DocumentBuilder()
    for _ in range(draw(st.integers(0, 6))):
        start = builder.begin()
        written = builder.write(draw(TEXT))
        builder.style(start, start + written // 2, draw(st.sampled_from(Style)))
        builder.link(start + written // 2, start + written, draw(TEXT))
        source = draw(st.none() | st.tuples(st.integers(1, 9), st.integers(9, 99)))
        builder.end(
            draw(st.sampled_from(Kind)),
            level=draw(st.integers(0, 6)),
            marker=draw(TEXT),
            quoted=draw(st.integers(0, 2)),
            source=source,
        )
    for line in draw(st.lists(st.integers(1, 99), max_size=3)):
        builder.drop(line, draw(TEXT), "web page furniture")
    document = builder.build(
        draw(SAFE),
        bylines=tuple(draw(st.lists(SAFE, max_size=3))),
        publisher=draw(st.none() | SAFE),
        published=draw(DATES),
        url=draw(st.none() | SAFE),
        language=draw(st.none() | st.just("en")),
    )
    return replace(document, kept=document.dropped[1:], dropped=document.dropped[:1])


@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert load_document(document.text, dump_structure(document)) == document


MENTIONS = st.builds(
    Mention,
    st.integers(0, 99),
    st.integers(100, 199),
    st.sampled_from(EntityType),
    SAFE,
    SAFE,
    st.sampled_from(["title", "gazetteer"]),
)


def test_what_grows_with_an_article_is_decoded_a_short_line_at_a_time() -> None:
    builder = DocumentBuilder()
    for number in range(1000):
        builder.begin()
        builder.write(f"A line {number}\u2028with another kind of line end.\n")
        builder.end(Kind.PARAGRAPH)
        builder.drop(number, f"Share {number}", "web page furniture")
    document = builder.build("")
    structure = dump_structure(document)
    assert load_document(document.text, structure) == document
    analysis = Analysis(
        tuple(Mention(i, i + 1, EntityType.PLACE, "place:a", "A", "") for i in range(1000)), ""
    )
    mentions = dump_mentions(analysis)
    assert load_analysis(mentions, "") == analysis
    assert max(len(line) for text in (structure, mentions) for line in text.split("\n")) < 30_000


@given(st.lists(MENTIONS, max_size=8))
def test_an_analysis_comes_back_as_it_was(mentions: list[Mention]) -> None:
    analysis = Analysis(tuple(mentions), "rules")
    assert load_analysis(dump_mentions(analysis), "rules") == analysis
