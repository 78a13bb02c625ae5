from pathlib import Path

import pytest
from readers.describe import describe

from index.model import Kind
from index.readers.markdown import read_markdown

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("source", sorted(GOLDEN.glob("*.md")), ids=lambda path: path.stem)
def test_golden(source: Path) -> None:
    document = read_markdown(source.read_text(encoding="utf-8"), "Fallback")
    assert describe(document) == source.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "title", "kinds"),
    [
        ("# One\n\ntext\n\n# Two", "One", "title paragraph heading"),
        ("## Section\n\n# Main\n\ntext", "Main", "heading title paragraph"),
        ("Lead.\n\n# Main", "Main", "paragraph title"),
        ("#\n\n# Main", "Main", "title"),
        ("### Only\n\ntext", "Only", "title paragraph"),
        ("![A quay](q.png)\n\n---\n\n## Only", "Only", "image rule title"),
        ("Lead.\n\n## Late", "Late", "paragraph heading"),
        ("> # Quoted\n\n- # Listed", "Fallback", "heading heading"),
        ("Just text.", "Fallback", "paragraph"),
        ("---\ntitle: Given\n---\n# Given\ntext", "Given", "title paragraph"),
        ("---\ntitle: Given\n---\ntext\n# given", "Given", "title paragraph"),
        ("---\ntitle: Given\n---\n# Other\ntext", "Given", "title heading paragraph"),
        ("---\nauthor: Ann Lee\n---\n# Main\ntext", "Main", "title byline paragraph"),
        ("---\nauthor: Ann Lee\n---\ntext\n# Main", "Main", "byline paragraph title"),
        ("---\ntitle: Given\n---\n", "Given", "title"),
    ],
)
def test_title(text: str, title: str, kinds: str) -> None:
    document = read_markdown(text, "Fallback")
    assert document.title == title
    assert " ".join(block.kind for block in document.blocks) == kinds
    for block in document.of_kind(Kind.TITLE):
        assert document.text[block.start : block.end] == title


def test_lines_are_those_of_the_file_whatever_ends_them() -> None:
    text = "---\ntitle: T\n---\n\none\ntwo\n\nthree\n"
    expected = [block.source for block in read_markdown(text, "").blocks]
    assert expected == [(2, 2), (5, 6), (8, 8)]
    for end in ("\r\n", "\r"):
        blocks = read_markdown(text.replace("\n", end), "").blocks
        assert [block.source for block in blocks] == expected


def test_what_is_decoded_while_parsing_is_sanitised() -> None:
    document = read_markdown(
        "# a&#x202e;b\n\nc `\x07` [d](<e\x9bf>)<b title='\x1b'>&#155;</b>\n", ""
    )
    assert document.title == "a\ufffdb"
    assert document.text == "a\ufffdb\n\nc ␇ d\ufffd"
    assert document.links[0].url == "e\ufffdf"


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("~~~ lonely", ["empty code block"]),
        ("![](x.png)", ["image without a description"]),
        ("[a]: b\n[c]:\n  d 'e'", ["link definition"] * 3),
        ("<hr>\n<!-- x -->", ["markup without text"] * 2),
        ("| a |\n|---|\n| b | c |", ["more cells than the table has columns"]),
        ("> - | a |\n>   |---|\n>   | b | c |", ["more cells than the table has columns"]),
        ("---\nlang: en\ntags: [x]\n---", ["language", "front matter"]),
        ("---\ntitle: a\n---\nA\n=", ["the title again"] * 2),
        ("```   \ncode\n```\n\n***\n\n| a |\n|---|", []),
    ],
)
def test_what_is_in_no_block_is_dropped_with_a_reason(text: str, dropped: list[str]) -> None:
    assert [line.reason for line in read_markdown(text, "").dropped] == dropped
