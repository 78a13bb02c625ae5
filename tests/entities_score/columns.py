"""Reads marked text: a token a line with its tag, blank lines between sentences."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

TYPES = {
    **dict.fromkeys(("PER", "PERSON"), "person"),
    **dict.fromkeys(("ORG", "ORGANISATION", "ORGANIZATION"), "org"),
    **dict.fromkeys(("LOC", "LOCATION", "PLACE", "GPE", "FAC"), "place"),
}
"""Labels, in capitals, and the types that they are; others are not counted."""

_NEW_TEXT = "-DOCSTART-"

Span = tuple[int, int, str]
"""A half-open range of a text, and its type."""


class Marked(NamedTuple):
    """A text and what is marked in it."""

    text: str
    spans: frozenset[Span]


def read_columns(lines: Iterable[str]) -> Iterator[Marked]:
    """Put the texts together again.

    Tokens are parted by a space and sentences by a line end. A text ends where the next one
    starts (`-DOCSTART-`); without such lines every sentence is one, for nothing tells which
    belong together.

    Args:
        lines: the token in the first column and its tag, BIO or IO, in the last.
    """
    sentences: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    one_each = True
    for line in (*lines, ""):
        columns = line.split()
        if columns and columns[0] != _NEW_TEXT:
            sentence.append((columns[0], columns[-1]))
            continue
        if sentence:
            sentences.append(sentence)
            sentence = []
        if columns:
            one_each = False
        if sentences and (columns or one_each):
            yield _marked(sentences)
            sentences = []
    if sentences:
        yield _marked(sentences)


def _marked(sentences: Iterable[Iterable[tuple[str, str]]]) -> Marked:
    text = ""
    spans: set[Span] = set()
    for sentence in sentences:
        text += "\n" if text else ""
        start, current = 0, ""
        end = len(text)
        for number, (token, tag) in enumerate(sentence):
            part, _, label = tag.rpartition("-")
            label = "" if tag == "O" else label.upper()
            text += " " if number else ""
            if label != current or part == "B":
                _add(spans, start, end, current)
                start, current = len(text), label
            text += token
            end = len(text)
        _add(spans, start, end, current)
    return Marked(text, frozenset(spans))


def _add(spans: set[Span], start: int, end: int, label: str) -> None:
    if label in TYPES:
        spans.add((start, end, TYPES[label]))
