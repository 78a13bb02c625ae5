"""Citations in each format."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout.documents import texts

from index.model import PartialDate, one_line
from index.readers.markdown import read_markdown
from tui.citation import FORMATS, Source, cite
from tui.citation.source import Name

SOURCE = Source(
    "Harbour reopens",
    ("Jonas Weber", "Ada van der Brandt"),
    "The Harbour Post",
    PartialDate(2024, 11, 16),
    "https://example.org/harbour",
    Path("/articles/harbour.md"),
    "en",
)
BARE = Source("Untitled note", path=Path("/articles/a note.md"))
HOSTILE = Source(
    r"100 % of \{$a_b} & #1 ~ ^ *[x](y)* <b>",
    ("{Lone", "Reuters Staff", "Smith and Sons"),
    "A & B_C",
    PartialDate(None, 11, 9),
    "https://example.org/{a}_(b)?c=1&copy;=2",
)
QUOTE = "Ships left.\n\nThey *were* full."

EXPECTED = {
    ("plain", "whole"): (
        SOURCE,
        QUOTE,
        "Ships left.\n\nThey *were* full.\n\n— Jonas Weber, Ada van der Brandt, “Harbour reopens”,"
        " The Harbour Post, 16 November 2024, https://example.org/harbour",
    ),
    ("plain", "bare"): (BARE, "", "“Untitled note”, /articles/a note.md"),
    ("markdown", "whole"): (
        SOURCE,
        QUOTE,
        "> Ships left.\n>\n> They \\*were\\* full.\n\n— Jonas Weber, Ada van der Brandt, [“Harbour"
        " reopens”](https://example.org/harbour), *The Harbour Post*, 16 November 2024",
    ),
    ("markdown", "bare"): (BARE, "", "“Untitled note”, `/articles/a note.md`"),
    ("markdown", "hostile"): (
        HOSTILE,
        "# no heading\nnor this",
        "> \\# no heading\\\n> nor this\n\n— {Lone, Reuters Staff, Smith and Sons, [“100 % of"
        " \\\\{$a_b} & #1 \\~ \\^ \\*\\[x\\](y)\\* \\<b>”](<https://example.org/{a}_(b)?c=1\\&copy;=2>),"
        " *A & B_C*, 9 November",
    ),
    ("bibtex", "whole"): (
        SOURCE,
        QUOTE,
        "@article{weber2024harbour,\n"
        "  author = {Weber, Jonas and van der Brandt, Ada},\n"
        "  title = {{Harbour reopens}},\n"
        "  journal = {The Harbour Post},\n"
        "  year = {2024},\n"
        "  month = nov,\n"
        "  day = {16},\n"
        "  url = {https://example.org/harbour},\n"
        "  annote = {Ships left. \\par They *were* full.},\n"
        "}",
    ),
    ("bibtex", "bare"): (
        BARE,
        "",
        "@misc{untitled,\n  title = {{Untitled note}},\n  url = {file:///articles/a%20note.md},\n}",
    ),
    ("bibtex", "hostile"): (
        HOSTILE,
        "",
        "@article{lone100,\n"
        "  author = {{\\textbraceleft{}Lone} and {Reuters Staff} and {Smith and Sons}},\n"
        "  title = {{100 \\% of \\textbackslash{}\\textbraceleft{}\\$a\\_b\\textbraceright{}"
        " \\& \\#1 \\textasciitilde{} \\textasciicircum{} *[x](y)* <b>}},\n"
        "  journal = {A \\& B\\_C},\n"
        "  month = nov,\n"
        "  day = {9},\n"
        "  url = {https://example.org/%7Ba%7D_(b)?c=1&copy;=2},\n"
        "}",
    ),
}


@pytest.mark.parametrize(
    ("form", "source", "quote", "expected"),
    [(form, *case) for (form, _), case in EXPECTED.items()],
    ids=["-".join(key) for key in EXPECTED],
)
def test_citations(form: str, source: Source, quote: str, expected: str) -> None:
    assert cite(form, source, quote) == expected


def test_csl_json() -> None:
    (item,) = json.loads(cite("csl-json", SOURCE, QUOTE))
    assert item == {
        "id": "weber2024harbour",
        "type": "article-newspaper",
        "title": "Harbour reopens",
        "author": [
            {"family": "Weber", "given": "Jonas"},
            {"family": "van der Brandt", "given": "Ada"},
        ],
        "container-title": "The Harbour Post",
        "issued": {"date-parts": [[2024, 11, 16]]},
        "URL": "https://example.org/harbour",
        "language": "en",
        "annote": QUOTE,
    }


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        (PartialDate(2024), {"date-parts": [[2024]]}),
        (PartialDate(2024, 11), {"date-parts": [[2024, 11]]}),
        (PartialDate(None, 11, 9), {"literal": "9 November"}),
    ],
    ids=str,
)
def test_dates_of_csl_json(date: PartialDate, issued: object) -> None:
    (item,) = json.loads(cite("csl-json", Source("T", published=date)))
    assert item["issued"] == issued


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Jonas Weber", Name("Weber", "Jonas")),
        ("Weber, Jonas", Name("Weber", "Jonas")),
        ("JONAS WEBER", Name("WEBER", "JONAS")),
        ("J. R. Weber", Name("Weber", "J. R.")),
        ("Ludwig von Mann", Name("von Mann", "Ludwig")),
        ("Martin Weber Jr.", Name("Weber", "Martin", "Jr.")),
        ("Martin Weber, Jr.", Name("Weber", "Martin", "Jr.")),
        ("Елена Марш", Name("Марш", "Елена")),
        ("王小明", Name("王小明")),
        ("Reuters", Name("Reuters")),
        ("Reuters Staff", Name("Reuters Staff")),
        ("BBC Verify", Name("BBC Verify")),
        ("The Editors", Name("The Editors")),
        ("Weber and Brandt", Name("Weber and Brandt")),
        ("desk@example.org Weber", Name("desk@example.org Weber")),
        ("", Name("")),
        (",", Name(",")),
    ],
)
def test_names(byline: str, name: Name) -> None:
    assert Name.of(byline) == name


LINES = texts(60).map(one_line) | st.text(r"\{}%$#_&~^\"@,", max_size=12) | st.text(max_size=9)
SOURCES = st.builds(
    Source,
    LINES.map(one_line),
    st.lists(LINES.map(one_line).filter(bool), max_size=3).map(tuple),
    st.none() | LINES.map(one_line),
    st.sampled_from([None, PartialDate(2024), PartialDate(2024, 2), PartialDate(None, 2, 29)]),
    st.none() | LINES.map(one_line),
)


@given(SOURCES, texts())
def test_braces_of_bibtex_are_balanced(source: Source, quote: str) -> None:
    entry = cite("bibtex", source, quote)
    depth = 0
    for character in entry:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    # Only the last brace closes the entry, and each field has a line of its own.
    lines = entry.split("\n")
    assert re.fullmatch(r"@(article|misc)\{[a-z0-9]+,", lines[0])
    assert all(re.fullmatch(r"  [a-z]+ = (\{.*\}|[a-z]{3}),", line) for line in lines[1:-1])
    assert lines[-1] == "}"


@given(SOURCES, texts())
def test_csl_json_is_one_item_of_the_schema(source: Source, quote: str) -> None:
    (item,) = json.loads(cite("csl-json", source, quote))
    assert {"id", "type"} <= item.keys()
    for author in item.get("author", ()):
        assert author.keys() <= {"family", "given", "suffix", "literal"}
        assert all(isinstance(part, str) and part for part in author.values())


@given(SOURCES, texts())
def test_the_title_in_markdown_is_text(source: Source, quote: str) -> None:
    read = read_markdown(cite("markdown", source, quote) + "\n", "Untitled")
    assert "".join(f"“{source.title}”".split()) in "".join(read.text.split())


@pytest.mark.parametrize("form", FORMATS)
def test_unicode_is_kept(form: str) -> None:
    assert "Český přístav" in cite(form, Source("Český přístav"))
