"""Documents as Markdown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.documents import documents, texts
from readers.test_markdown_properties import articles

from index.model import Document, PartialDate
from index.readers.markdown import read_markdown
from tui.markdown import to_markdown


def described(document: Document) -> list[tuple[str, int, str, int, str]]:
    """The blocks, without where their source is."""
    return [
        (b.kind.value, b.level, b.marker, b.quoted, document.text[b.start : b.end])
        for b in document.blocks
    ]


def styled(document: Document) -> set[tuple[int, str]]:
    """Each code point that has a style, with the style: how ranges are cut is of no matter."""
    return {(at, r.style.value) for r in document.styles for at in range(r.start, r.end)}


def through_markdown(document: Document) -> Document:
    return read_markdown(to_markdown(document), document.title)


SAME = {
    "headings": "# Harbour\n\n## What was *rebuilt*\n\nText.\n",
    "lists": "# T\n\n- one\n- two\n  - inner\n    1. deep\n    2. deeper\n- three\n\n3. c\n4. d\n",
    "paragraphs in an item": "# T\n\n- one\n\n  more of it\n\n- two\n",
    "quotes": "# T\n\n> one\n>\n> two\n> > inner\n\ntext\n",
    "list in a quote": "# T\n\n> - one\n> - two\n",
    "table": "# T\n\n| a | b | c |\n| --- | :-: | --: |\n| 1 | x \\| y | `z` |\n|  |  | 3 |\n",
    "code": "# T\n\n```python\nif a:\n    b = '''`'''\n\nc()\n```\n",
    "code with fences": "# T\n\n````\n```\nx\n```\n````\n",
    "code in a list": "# T\n\n- one\n\n  ```\n  x\n   y\n  ```\n- two\n",
    "emphasis": "# T\n\nThe *first* and **second** and ~~third~~ and `fourth` one.\n",
    "nested emphasis": "# T\n\nThe ***both*** and **bold *and* more** and a**b**c.\n",
    "links": "# T\n\nSee [the *new* cranes](https://example.org/a_b?c=1&copy=2) and [x](<a (b>).\n",
    "footnotes": "# T\n\nA[^a] and b[^b].\n\n[^a]: First.\n\n    More of it.\n\n[^b]: Second.\n",
    "images": '# T\n\n![A crane](a.png "Seen from afar")\n\n[![Alt](a.png)](https://x.example)\n',
    "rule": "# T\n\none\n\n***\n\ntwo\n",
    "line breaks": "# T\n\none\\\ntwo\\\n\\- three\n",
    "looks like markup": (
        "# T\n\n\\# no heading\n\n1\\. no list\n\n\\- none\n\n"
        "\\*a\\* \\[b\\](c) \\<d> e\\_ \\`f\\` &amp;amp;"
        " \\\\ \\!\\[g\\](h)\n\n\\> no quote\n\n\\| a \\|\n\n\\~~~\n\n\\=\n"
    ),
    "front matter": (
        '---\nsubtitle: "A deck"\nauthor: ["Ada Brandt", "Jonas Weber"]\npublisher: "The Post"\n'
        'date: "2024-11"\nurl: "https://example.org/a"\nlang: "en"\n---\n\n# T\n\nText.\n'
    ),
    "nothing": "",
}


@pytest.mark.parametrize("source", SAME.values(), ids=SAME)
def test_reads_back_to_the_same_blocks(source: str) -> None:
    document = read_markdown(source, "Untitled")
    again = through_markdown(document)
    assert described(again) == described(document)
    assert set(again.links) == set(document.links)
    assert styled(again) == styled(document)
    assert (again.bylines, again.published, again.url) == (
        document.bylines,
        document.published,
        document.url,
    )


EXACT = ("lists", "table", "code", "emphasis", "footnotes", "line breaks", "front matter", "rule")


@pytest.mark.parametrize("name", EXACT)
def test_is_written_as_one_would(name: str) -> None:
    document = read_markdown(SAME[name], "Untitled")
    written = to_markdown(document)
    expected = SAME[name].replace("[^a]", "[^1]").replace("[^b]", "[^2]")
    assert written == expected


@settings(deadline=None)
@given(articles())
def test_articles_read_back_to_the_same_text(article: tuple[str, list[str], list[object]]) -> None:
    document = read_markdown(article[0], "Untitled")
    assert described(through_markdown(document)) == described(document)


PIECES = (
    "* ** _ ~~ ` `` [ ] ( ) < > ! # \\ --- &amp; & ^ = : a b。 é <b> </b> <em> [^1] [^1]: ![ ]("
    " http://x.y"
)
SPACED = ["- ", "1. ", "| ", "\n", "\n\n", "> ", "    ", "- - ", "+ ", " "]
MARKUP = st.lists(st.sampled_from([*PIECES.split(), *SPACED]), max_size=30).map("".join)


@settings(deadline=None)
@given(MARKUP | texts())
def test_any_markdown_reads_back_to_the_same_text(source: str) -> None:
    document = read_markdown("# T\n\n" + source, "Untitled")
    # White space at the ends of lines can only be kept by code, which some of it is from.
    assert through_markdown(document).text.split() == document.text.split()


@pytest.mark.parametrize(
    "source",
    ["One[^1]: two[^2].\n\n[^1]: A.\n\n[^2]: B.", "[^1]:^[^1]\n- *[^1]:"],
    ids=["before a colon", "in a note"],
)
def test_footnotes_keep_their_numbers_where_a_reference_cannot_be_written(source: str) -> None:
    document = read_markdown("# T\n\n" + source, "Untitled")
    assert through_markdown(document).text == document.text


@given(documents())
def test_any_document_can_be_written(document: Document) -> None:
    assert to_markdown(document).endswith("\n") or not document.blocks


def test_a_date_without_its_year_comes_back() -> None:
    document = read_markdown('---\ndate: "--11-09"\n---\n\n# T\n', "Untitled")
    assert document.published == PartialDate(None, 11, 9)
    assert through_markdown(document).published == document.published
