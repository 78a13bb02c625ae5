"""The engine behind the find bar."""

import threading
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.find import MAX_FOUND, MAX_LENGTH, Found, Pattern, find

TEXT = """The harbour's gates

“Nobody rows here”, said the pilot – twice.\tThe end
The café closes; the CAFE\u0301 opens. a.b aXb"""

SECONDS = 0.02
"""A limit that the patterns below reach at once."""


def found(pattern: str, *, expression: bool = False, text: str = TEXT) -> list[str]:
    """The texts that a pattern finds."""
    answer = find(text, Pattern(pattern, expression))
    assert answer.message == ""
    return [text[start:end] for start, end in answer.ranges]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("the", ["The", "the", "The", "The", "the"], id="without case"),
        pytest.param("The", ["The", "The", "The"], id="with case"),
        pytest.param("gates nobody", [], id="the quote is between them"),
        pytest.param('gates "nobody', ["gates\n\n“Nobody"], id="across blocks"),
        pytest.param('gates   "', ["gates\n\n“"], id="any white space is as good"),
        pytest.param("twice. the", ["twice.\tThe"], id="tab"),
        pytest.param("end the", ["end\nThe"], id="line end"),
        pytest.param("harbour’s", ["harbour's"], id="curly for straight"),
        pytest.param('"nobody rows here"', ["“Nobody rows here”"], id="straight for curly"),
        pytest.param("pilot - twice", ["pilot – twice"], id="dash"),
        pytest.param("café", ["café", "CAFE\u0301"], id="accent in one or two code points"),
        pytest.param("cafe\u0301", ["café", "CAFE\u0301"], id="typed in two code points"),
        pytest.param("a.b", ["a.b"], id="no expression"),
        pytest.param("[", [], id="no fault"),
        pytest.param("", [], id="nothing"),
        pytest.param("  ", [], id="white space alone"),
    ],
)
def test_literally(pattern: str, expected: list[str]) -> None:
    assert found(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("a.b", ["arb", "a.b", "aXb"], id="dot"),
        pytest.param(r"\bT\w+", ["The", "The", "The"], id="with case"),
        pytest.param(r"^the\W", ["The ", "The "], id="an escape is not upper case"),
        pytest.param(r"\p{Lu}{2,}", ["CAFE"], id="property"),
        pytest.param("x*", ["X"], id="never empty"),
        pytest.param("(?<quote>“).*?”", ["“Nobody rows here”"], id="group"),
        pytest.param("end$", ["end"], id="end of a line"),
        pytest.param("[)(]", [], id="set"),
    ],
)
def test_expressions(pattern: str, expected: list[str]) -> None:
    assert found(pattern, expression=True) == expected


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        pytest.param("(", "Not a regex: missing ).", id="group"),
        pytest.param("*", "Not a regex: nothing to repeat.", id="repeat"),
        pytest.param("(?au)x", "Not a regular expression.", id="flags"),
        pytest.param("(" * 500, "Not a regular expression.", id="deep"),
        pytest.param("a" * (MAX_LENGTH + 1), "Longer than 500 letters.", id="long"),
        pytest.param("((a{1000}){1000}){1000}", "Repeats too much.", id="repeats"),
        pytest.param("(a+" * 60 + ")+" * 60, "Repeats too much.", id="nested repeats"),
        pytest.param("(a{1000}[(]){1000}", "Repeats too much.", id="behind a set"),
        pytest.param("(?R)?b", "Recursion, comments, x and V are not supported.", id="recursion"),
        pytest.param("(?x)a", "Recursion, comments, x and V are not supported.", id="verbose"),
    ],
)
def test_wrong_expressions_are_a_sentence(pattern: str, message: str) -> None:
    assert find(TEXT, Pattern(pattern, expression=True)) == Found(message=message)


def test_a_pathological_expression_is_cut_off() -> None:
    text = "b" + ("a" * 60 + "b ") * 1_000
    answer = find(text, Pattern("b|(a+)+$", expression=True), seconds=SECONDS)
    assert answer.ranges[:2] == ((0, 1), (61, 62))
    assert answer.message == "Cut off after 0.02 s."


def test_other_threads_go_on_beside_a_pathological_expression() -> None:
    text = ("a" * 60 + "b ") * 16_000
    ended: list[float] = []

    def search() -> None:
        find(text, Pattern("(a+)+$", expression=True), seconds=0.3)
        ended.append(time.monotonic())

    thread = threading.Thread(target=search)
    thread.start()
    turns = 0
    while not ended:
        time.sleep(0.001)
        turns += 1
    thread.join()
    # Held, the interpreter would give this thread a turn or two.
    assert turns > 20


def test_too_many_are_cut_and_said_so() -> None:
    answer = find("a " * (MAX_FOUND + 1), Pattern("a"))
    assert len(answer.ranges) == MAX_FOUND
    assert answer.message == "there are more"
    assert find("a " * MAX_FOUND, Pattern("a")).message == ""


_ARTICLES = st.text(alphabet=st.sampled_from("abAB éE\u0301'’“-–\n\t.*+([ß"), max_size=60)


@given(_ARTICLES, st.text(alphabet=st.sampled_from("ab(é)[]*+?{2},|\\.^$w-’"), max_size=12))
def test_ranges_are_in_order_and_never_empty(text: str, pattern: str) -> None:
    for expression in (False, True):
        answer = find(text, Pattern(pattern, expression), seconds=SECONDS)
        end = 0
        for start, stop in answer.ranges:
            assert end <= start < stop <= len(text)
            end = stop


@given(_ARTICLES, st.data())
def test_a_part_of_a_text_is_found_in_it_without_case(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))].lower()
    if part.strip() and not unicodedata.combining(part[0]):
        assert find(text, Pattern(part)).ranges


@pytest.mark.parametrize(
    ("pattern", "label"),
    [
        pytest.param(Pattern("word"), "“word”", id="literal"),
        pytest.param(Pattern("w.rd", expression=True), "/w.rd/", id="expression"),
    ],
)
def test_label(pattern: Pattern, label: str) -> None:
    assert pattern.label == label
