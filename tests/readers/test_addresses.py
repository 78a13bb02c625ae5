"""Web addresses that stand in a text as they are."""

import pytest

from index.model import Kind
from index.readers.builder import DocumentBuilder
from index.readers.markdown import read_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://example.org/a?b=1#c.", ["https://example.org/a?b=1#c"]),
        ("(https://example.org/a_(b)), then", ["https://example.org/a_(b)"]),
        ("“http://example.org/x”…", ["http://example.org/x"]),
        ("At www.example.org, or WWW.example.com/Y!", ["www.example.org", "WWW.example.com/Y"]),
        ("https://a.example https://b.example", ["https://a.example", "https://b.example"]),
        ("https://例え.example/道へ。", ["https://例え.example/道へ。"]),
        ("https:// www. awww.example.org me@www.example.org ftp://example.org", []),
        ("https://)", []),
        ("no address at all", []),
    ],
)
def test_where_an_address_ends(text: str, expected: list[str]) -> None:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, text)
    document = builder.build("Title")
    assert [text[link.start : link.end] for link in document.links] == expected
    urls = [one if "://" in one else f"http://{one}" for one in expected]
    assert [link.url for link in document.links] == urls


def test_what_is_a_link_or_code_already_is_left_alone() -> None:
    document = read_markdown(
        "# Title\n\n"
        "[https://shown.example/a b](https://real.example) and <https://angle.example>,\n"
        "then https://bare.example/x\n\n"
        "```\ncurl https://code.example\n```\n\n"
        "https://last.example\n",
        "Title",
    )
    urls = [link.url for link in document.links]
    assert urls == [
        "https://real.example",
        "https://angle.example",
        "https://bare.example/x",
        "https://last.example",
    ]
    starts = [link.start for link in document.links]
    assert starts == sorted(starts)
