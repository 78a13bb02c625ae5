import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import one_line, sanitise
from index.model.safe import sanitise_after

JOINER = "\u200d"
NON_JOINER = "\u200c"
ACUTE = "\u0301"

# Everything the sanitiser looks at, often enough to meet itself.
TRICKY = st.text(
    st.sampled_from(
        "aé\n\t\r \x00\x1b\x7f\x85\x9b\u202e\u2066\ud800\ufeff\u00ad\u200b\u2028\ufe0f\u0489\u0951"
        f"{JOINER}{NON_JOINER}{ACUTE}क\u094d👩🏽❤␛漢"
    )
    | st.characters(),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain\ttext\nlines", "plain\ttext\nlines"),
        ("dos\r\nmac\rend", "dos\nmac\nend"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x00\x07\x08\x7f", "␀␇␈␡"),
        ("\x9b31m\x90q", "\ufffd31m\ufffdq"),
        ("next\x85line\u2028and\u2029on", "next line and on"),
        ("in\u202evisible\u2066order", "in\ufffdvisible\ufffdorder"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("soft\u00adhyphen\ufeff\u200b", "softhyphen"),
        ("Ma" + ACUTE * 9 + "ry", "Ma" + ACUTE * 4 + "ry"),
        ("ש" + "\u05b8" * 7, "ש" + "\u05b8" * 4),
        ("👩\u200d👩\u200d👧", "👩👩👧"),
        ("👍🏽 ❤\ufe0f", "👍 ❤"),
        ("क्\u200dष", "क्\u200dष"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("naïve – “quoted” 漢字 Київ", "naïve – “quoted” 漢字 Київ"),
    ],
)
def test_sanitise(text: str, safe: str) -> None:
    assert sanitise(text) == safe


@given(TRICKY)
def test_nothing_unsafe_survives(text: str) -> None:
    safe = sanitise(text)
    assert sanitise(safe) == safe
    categories = {unicodedata.category(c) for c in safe if c not in ("\n", "\t")}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.bidirectional(c) in BIDI_CONTROLS for c in safe)


BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.lists(TRICKY, max_size=5))
def test_pieces_are_as_safe_as_the_whole(pieces: list[str]) -> None:
    text = ""
    for piece in pieces:
        text += sanitise_after(text, piece)
    assert sanitise(text) == text


@given(st.text(st.characters(categories=["L", "N", "P"], max_codepoint=0x4FF)))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert sanitise(text.replace("\u00ad", "")) == text.replace("\u00ad", "")


@given(TRICKY)
def test_one_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == line.strip()
    assert one_line(line) == line
