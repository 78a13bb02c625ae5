import pytest
from layout.drawing import drawn

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder
from tui.layout.layout import Layout


def build(*blocks: tuple[Kind, str, dict[str, object]]) -> Document:
    builder = DocumentBuilder()
    for kind, text, options in blocks:
        builder.add(kind, text, **options)  # type: ignore[arg-type]  # a table of keywords
    return builder.build("Title")


P: dict[str, object] = {}
HEAD = [
    (Kind.TITLE, "Head", P),
    (Kind.DECK, "Deck", P),
    (Kind.BYLINE, "By One", P),
    (Kind.BYLINE, "By Two", P),
]
BODY = (Kind.PARAGRAPH, "Body", P)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (HEAD, "Head|Deck||By One|By Two|Meta||Body"),
        (HEAD[:1], "Head|Meta||Body"),
        (HEAD[:2], "Head|Deck||Meta||Body"),
        (HEAD[2:], "By One|By Two|Meta||Body"),
        ([], "Meta||Body"),
    ],
    ids=["all", "title", "title and deck", "bylines", "nothing"],
)
def test_metadata_follows_the_title_block(
    blocks: list[tuple[Kind, str, dict[str, object]]], expected: str
) -> None:
    assert drawn(build(*blocks, BODY), 40, "Meta") == expected.split("|")
    without = expected.replace("|Meta|", "|").replace("Meta||", "").replace("||||", "||")
    assert drawn(build(*blocks, BODY), 40) == without.replace("|||", "||").split("|")


def test_metadata_ends_a_document_of_nothing_else() -> None:
    document = build(*HEAD[:1])
    assert drawn(document, 40, "Meta · 3 min") == ["Head", "Meta · 3 min"]
    assert Layout(document, 40, "Meta").line_of(len(document.text)) == 0


def test_long_metadata_wraps() -> None:
    assert drawn(build(*HEAD[:1]), 12, "Weekly · 16 November 2024") == [
        "Head",
        "Weekly · 16",
        "November",
        "2024",
    ]


BULLET: dict[str, object] = {"level": 1, "marker": "•"}
ITEM = "one two three four"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            [
                (Kind.LIST, ITEM, {"level": 1, "marker": "•"}),
                (Kind.LIST, "b", {"level": 1, "marker": "•"}),
            ],
            "• one two three|  four|• b",
        ),
        (
            [
                (Kind.LIST, "a", {"level": 1, "marker": "10."}),
                (Kind.LIST, ITEM, {"level": 2, "marker": "•"}),
                (Kind.LIST, "b", {"level": 2}),
                (Kind.LIST, "c", {"level": 1}),
                (Kind.LIST, "d", {"level": 1, "marker": "11."}),
            ],
            "10. a|    • one two|      three four||      b||    c|11. d",
        ),
        (
            [
                (Kind.LIST, "a", {"level": 1, "marker": "•", "source": (1, 1)}),
                (Kind.LIST, "b", {"level": 1, "marker": "•", "source": (3, 3)}),
                (Kind.LIST, "c", {"level": 1, "marker": "•", "source": (4, 4)}),
            ],
            "• a||• b|• c",
        ),
        (
            [
                (Kind.LIST, "a", {"level": 2, "marker": "•"}),
                (Kind.LIST, "b", {"level": 2, "marker": "•"}),
                (Kind.PARAGRAPH, "c", P),
                (Kind.LIST, "d", BULLET),
            ],
            "  • a|  • b||c||• d",
        ),
        (
            [(Kind.LIST, "a", BULLET), (Kind.CODE, "x\n  y", {"level": 1})],
            "• a||  x|    y",
        ),
        ([(Kind.QUOTE, ITEM, {"level": 1})], "│ one two three|│ four"),
        (
            [
                (Kind.QUOTE, "a", {"level": 1, "quoted": 1}),
                (Kind.QUOTE, "b", {"level": 2, "quoted": 2}),
            ],
            "│ a|│|│ │ b",
        ),
        (
            [(Kind.LIST, ITEM, {"level": 1, "marker": "•", "quoted": 1})],
            "│ • one two|│   three four",
        ),
        ([(Kind.FOOTNOTE, ITEM, {"marker": "1"})], "[1] one two|    three four"),
        (
            [(Kind.IMAGE, ITEM, {"marker": "a.png"}), (Kind.CAPTION, "b", P)],
            "▣ one two three|  four|b",
        ),
        (
            [
                (Kind.FOOTNOTE, ITEM, {"marker": "12"}),
                (Kind.FOOTNOTE, "b", P),
                (Kind.FOOTNOTE, "c", {"marker": "13"}),
            ],
            "[12] one two|     three four|     b|[13] c",
        ),
        ([(Kind.PARAGRAPH, "שלום עולם 12 שלום", P)], "    שלום עולם 12|            שלום"),
        ([(Kind.QUOTE, "שלום", {"level": 1})], "│           שלום"),
        ([(Kind.LIST, "שלום", {"level": 1, "marker": "•"})], "• שלום"),
        ([(Kind.CODE, "שלום", P)], "שלום"),
        ([(Kind.PARAGRAPH, "one שלום", P)], "one שלום"),
        ([(Kind.CODE, "a\n\nb " + "c" * 20, {"marker": "py"})], "a||b cccccccccccccc|cccccc"),
        ([(Kind.RULE, "", P), BODY], "────────────────||Body"),
        ([(Kind.HEADING, ITEM, {"level": 3}), BODY], "one two three|four||Body"),
        ([(Kind.PARAGRAPH, "a\nb", P)], "a|b"),
        ([(Kind.LIST, "a", {"level": 1, "marker": "1234567890."})], "123456… a"),
        ([(Kind.QUOTE, "abcdefghij", {"level": 99})], "│ │ │ │ abcdefgh|│ │ │ │ ij"),
        ([(Kind.LIST, "abcdefghij", {"level": 99, "marker": "•"})], "      • abcdefgh|        ij"),
    ],
    ids=[
        "list",
        "nested list",
        "loose list",
        "list within an empty item",
        "code in a list",
        "quote",
        "nested quote",
        "list in a quote",
        "footnote",
        "image",
        "footnote of two paragraphs",
        "right to left",
        "quote from right to left",
        "item from right to left",
        "code from right to left",
        "right to left within",
        "code",
        "rule",
        "heading",
        "line breaks",
        "long marker",
        "deep quote",
        "deep list",
    ],
)
def test_blocks(blocks: list[tuple[Kind, str, dict[str, object]]], expected: str) -> None:
    assert drawn(build(*blocks), 16) == expected.split("|")
