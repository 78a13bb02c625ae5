"""Generated Markdown with a known structure, against what is read from it."""

import textwrap
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from readers.invariants import check_document

from index.model import Document, Kind, sanitise
from index.readers.markdown import read_markdown

WORD = st.text(st.characters(categories=["L"]), min_size=1, max_size=9).filter(
    lambda word: sanitise(word) == word
)
WORDS = st.lists(WORD, min_size=1, max_size=12)


@dataclass(frozen=True)
class Part:
    """Markdown of one block, with the words that have to be in its text."""

    markdown: str
    words: list[str]
    kind: Kind


def _styled(draw: st.DrawFn, words: list[str]) -> str:
    forms = ("{}", "{}", "*{}*", "**{}**", "~~{}~~", "`{}`", "[{}](http://x.example)", "<b>{}</b>")
    joints = st.sampled_from([" ", " ", "\n", "  \n", " <br> "])
    pieces = [draw(st.sampled_from(forms)).format(word) + draw(joints) for word in words]
    return "".join(pieces).strip()


@st.composite
def parts(draw: st.DrawFn) -> Part:
    words = draw(WORDS)
    line = " ".join(words)
    styled = _styled(draw, words)
    return draw(
        st.sampled_from(
            [
                Part(styled, words, Kind.PARAGRAPH),
                Part(f"## {line}", words, Kind.HEADING),
                Part(textwrap.indent(styled, "> ", lambda _: True), words, Kind.QUOTE),
                Part("- " + styled.replace("\n", "\n  "), words, Kind.LIST),
                Part("1. " + styled.replace("\n", "\n   "), words, Kind.LIST),
                Part(f"- {words[0]}\n  - {line}\n\n    {line}", [words[0], *words * 2], Kind.LIST),
                Part(f"```\n{line}\n\n{line}\n```", words * 2, Kind.CODE),
                Part(f"|{'|'.join(words)}|\n|{'-|' * len(words)}\n|{words[0]}|", words, Kind.TABLE),
                Part(f"![{line}](image.png)", words, Kind.IMAGE),
                Part(f"<p>{line}</p>", words, Kind.PARAGRAPH),
            ]
        )
    )


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[str], list[Part]]:
    title = draw(WORDS)
    chosen = draw(st.lists(parts(), min_size=1, max_size=6))
    # A rule between blocks keeps lists apart and leaves no doubt where a block ends.
    body = "\n\n***\n\n".join(part.markdown for part in chosen)
    heading = " ".join(title)
    front = draw(st.booleans())
    text = f"---\ntitle: '{heading}'\n---\n{body}\n" if front else f"# {heading}\n\n{body}\n"
    return text, title, chosen


def _between_rules(document: Document) -> list[list[tuple[Kind, str]]]:
    groups: list[list[tuple[Kind, str]]] = [[]]
    for block in document.blocks:
        if block.kind is Kind.RULE:
            groups.append([])
        elif block.kind is not Kind.TITLE:
            groups[-1].append((block.kind, document.text[block.start : block.end]))
    return groups


@settings(deadline=None)
@given(articles())
def test_structure_and_words_survive(article: tuple[str, list[str], list[Part]]) -> None:
    text, title, chosen = article
    document = read_markdown(text, "fallback")
    check_document(document, text)
    assert document.title == " ".join(title)
    groups = _between_rules(document)
    assert len(groups) == len(chosen)
    for part, group in zip(chosen, groups, strict=True):
        assert {kind for kind, _ in group} == {part.kind}
        position = 0
        joined = "\n".join(content for _, content in group)
        for word in part.words:
            position = joined.index(word, position) + len(word)


@settings(deadline=None)
@given(articles())
def test_a_block_stands_on_the_lines_it_says(article: tuple[str, list[str], list[Part]]) -> None:
    text, _, _ = article
    lines = text.split("\n")
    document = read_markdown(text, "fallback")
    for block in document.blocks:
        assert block.source is not None
        source = "\n".join(lines[block.source[0] - 1 : block.source[1]])
        # Not word by word: two lines of ideographs make one word.
        assert set(document.text[block.start : block.end]) <= set(source) | {" ", "\n", "\t"}


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=8))
def test_plain_prose_stays_as_it_is(paragraphs: list[list[str]]) -> None:
    prose = [" ".join(words) for words in paragraphs]
    document = read_markdown("\n\n".join(prose), "fallback")
    assert document.text == "\n\n".join(prose)
    assert {block.kind for block in document.blocks} == {Kind.PARAGRAPH}
    assert not document.styles
    assert not document.links
    assert not document.dropped
