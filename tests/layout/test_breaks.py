from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout.documents import texts

from tui.layout.breaks import chop, wrap
from tui.layout.cells import width_of

Breaker = Callable[[str, int, int, int], Iterator[tuple[int, int]]]


def lines(text: str, width: int) -> list[str]:
    return [text[start:stop] for start, stop in wrap(text, 0, len(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one   two", 5, ["one", "two"]),
        ("one two      ", 7, ["one two"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("one\n", 10, ["one"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("      abcdef", 4, ["    ", "  ab", "cdef"]),
        ("a\u00a0b c", 4, ["a\u00a0b", "c"]),
        ("well-known word", 8, ["well-", "known", "word"]),
        ("the T-72 tank", 6, ["the", "T-72", "tank"]),
        ("said — and left", 7, ["said —", "and", "left"]),
        ("said—and left", 7, ["said—", "and", "left"]),
        ("in 1914–18 it", 8, ["in", "1914–18", "it"]),
        ("he said “yes—” no", 13, ["he said", "“yes—” no"]),
        ("c'est vrai !", 10, ["c'est", "vrai !"]),
        ("il dit « oui » là", 9, ["il dit", "« oui »", "là"]),
        ("the .NET one", 5, ["the", ".NET", "one"]),
        ("日本語の文章", 4, ["日本", "語の", "文章"]),
        ("日本語。文章", 6, ["日本", "語。文", "章"]),
        ("日本「語」文", 6, ["日本", "「語」", "文"]),
        ("ハッピー", 6, ["ハッ", "ピー"]),
        ("日本NATO語", 6, ["日本", "NATO語"]),
        ("한국어 단어", 7, ["한국어", "단어"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("🙂🙂🙂", 4, ["🙂🙂", "🙂"]),
        ("。。。。。", 4, ["。。", "。。", "。"]),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_lines_break_where_readers_expect(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@settings(deadline=None)
# The widest code point is a tab, of 4 cells.
@given(texts(), st.integers(4, 80), st.sampled_from([wrap, chop]))
def test_lines_fit_and_leave_out_only_white_space(text: str, width: int, how: Breaker) -> None:
    end = 0
    for start, stop in how(text, 0, len(text), width):
        assert not text[end:start].strip()
        assert stop >= start
        assert width_of(text, start, stop) <= width
        end = stop
    assert not text[end:].strip()


def test_code_keeps_its_spaces() -> None:
    text = "if x:\n    return  y\n"
    ranges = list(chop(text, 0, len(text), 8))
    assert [text[a:z] for a, z in ranges] == ["if x:", "    retu", "rn  y"]
