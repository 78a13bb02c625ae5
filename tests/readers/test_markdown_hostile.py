"""Markdown made to break parsers: everything is read in seconds and nothing is lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.invariants import check_document

from index.model import Kind
from index.readers.markdown import read_markdown

NEST = 200


def lost_words(text: str) -> set[str]:
    document = read_markdown(text, "")
    check_document(document, text)
    kept = [document.text, *(dropped.text for dropped in document.dropped)]
    kept += [link.url for link in document.links]
    kept += [block.marker for block in document.blocks]
    return set(re.findall(r"[a-z]+\d*", text)) - set(re.findall(r"[a-z]+\d*", " ".join(kept)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("*" * 5000 + "a" + "*" * 5000, id="stars"),
        pytest.param("**a _b " * 3000, id="openers"),
        pytest.param("[" * 20_000 + "x", id="brackets"),
        pytest.param("[a](" * 8000 + "x", id="links"),
        pytest.param("![" * 10_000 + "x" + "](u)" * 10_000, id="images"),
        pytest.param("^[" * 8000 + "x" + "]" * 8000, id="inline notes"),
        pytest.param("".join("`" * n + " a " for n in range(1, 400)), id="backticks"),
        pytest.param("<" * 20_000 + "x", id="less than"),
        pytest.param("x <!-- y " * 3000, id="comments"),
        pytest.param("x <SCRIPT> y " * 3000 + "</STYLE>", id="scripts"),
        pytest.param("<!-- never closed\n\n" + "word\n\n" * 50, id="comment to the end"),
        pytest.param("> " * NEST + "deep", id="quotes"),
        pytest.param("> " * 5000 + "deep", id="quotes beyond any stack"),
        pytest.param("> " * 30 + "a\n" + "lazy\n" * 20_000, id="lazy quotes"),
        pytest.param("\n".join(f"{'  ' * n}- w{n}" for n in range(NEST)), id="lists"),
        pytest.param("- " * 5000 + "deep", id="lists beyond any stack"),
        pytest.param("\n".join(f"{'    ' * n}[^1]: w{n}" for n in range(60)), id="notes"),
        pytest.param("|a|b|\n|-|-|\n" + "".join(f"|r{n}|v|\n" for n in range(10_000)), id="table"),
        pytest.param("|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\nb|c|\n", id="wide table"),
        pytest.param("|a|b|\n|-|-|\n" + "|x\n" * 40_000, id="table of missing cells"),
        pytest.param(
            "".join(f"[r{n}]: http://x/{n}\n" for n in range(5000))
            + "\n"
            + "".join(f"[t{n}][r{n}] " for n in range(5000)),
            id="references",
        ),
        pytest.param("x" * 1_000_000, id="token"),
        pytest.param("漢字" * 200_000, id="ideographs"),
        pytest.param("word " * 200_000, id="line"),
        pytest.param("```\n" * 5001 + "x", id="fences"),
    ],
)
def test_hostile(text: str) -> None:
    assert lost_words(text) == set()


def test_depth_is_kept_far_beyond_the_limit_of_the_parser() -> None:
    [block] = read_markdown("> " * NEST + "deep", "").blocks
    assert (block.kind, block.level, block.quoted) == (Kind.QUOTE, NEST, NEST)


def test_what_cannot_be_parsed_is_plain_paragraphs() -> None:
    document = read_markdown("---\ntitle: T\n---\n\none\ntwo\n\n" + "> " * 5000 + "three\n", "")
    assert document.title == "T"
    assert [block.kind for block in document.blocks] == [Kind.TITLE, *[Kind.PARAGRAPH] * 2]
    assert [block.source for block in document.blocks] == [(2, 2), (5, 6), (8, 8)]
    assert document.text.endswith("> three")


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*"#>-*_~`[](){}<>!|:\\&;^1. \n\n\t\rab", "\n\n", "    ", "[^a]"])))
def test_any_markup(parts: list[str]) -> None:
    text = "".join(parts)
    check_document(read_markdown(text, "fallback"), text)


@settings(deadline=None)
@given(st.text())
def test_any_text(text: str) -> None:
    check_document(read_markdown(text, "fallback"), text)
