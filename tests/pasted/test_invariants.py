"""What holds for any input: offsets, source lines, and that nothing vanishes."""

import re
import textwrap

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.model import SEPARATOR, Document, Kind, sanitise
from index.readers.pasted import read_pasted

EXAMPLES = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)

WORDS = {
    "latin": "stone river Anna walked under old bridge and the nine lamps burned all winter Velm",
    "german": "Brücke über Fluss größer Straße schön Anna ging unter der alten Lampe und fror",
    "cyrillic": "мост река Анна шла под старым мостом и девять ламп горели всю зиму",
    "greek": "γέφυρα ποτάμι Άννα περπατούσε κάτω από παλιά γέφυρα και λάμπες έκαιγαν",
    "arabic": "جسر نهر آنا مشت تحت الجسر القديم وتسعة مصابيح احترقت طوال الشتاء",
    "hebrew": "גשר נהר אנה הלכה מתחת לגשר הישן ותשעה פנסים דלקו כל החורף",
    "hindi": "पुल नदी अन्ना पुराने पुल के नीचे चली और नौ दीपक पूरी सर्दी जले",
    "chinese": "桥 河 安娜 走过 旧桥 下面 九盏 灯 整个 冬天 亮着",
}

LINES = st.sampled_from(
    [
        *("Home", "Menu", "Share", "Text Size", "bar_progress", "Advertisement", "Related stories"),
        *("By Ada Lind", "Ada Lind, Bo Marsh", "Velm Gazette", "Reuters", "14 March 2023", "본문"),
        *("Photo by Ada Lind", "© 2023 Velm Gazette. All rights reserved.", "https://velm.example"),
        *("- item", "2. item", "> quoted", "* * *", "a\tb", "Leave a reply", "3", "...", "?!", "♥"),
        *("date 2023-03-14 The barge that broke a bridge", "The barge that broke a bridge"),
        "The barge that broke a bridge Seen at noon. Photo by Ada Lind",
        "Ada Lind | Velm Gazette | 16 November 2024 | 3 min read",
        "The harbour was closed on Tuesday after a barge struck the bridge, officials said there.",
        "Officials: the harbour was closed after a barge hit the bridge,",
    ]
)
GAPS = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\n \n", "\n\n\n\n", "\n    "])


@st.composite
def pages(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.one_of(LINES, LINES, st.text(max_size=60)), max_size=25))
    return "".join(piece + draw(GAPS) for piece in pieces)


@st.composite
def prose(draw: st.DrawFn) -> str:
    words = WORDS[draw(st.sampled_from(sorted(WORDS)))].split()
    sentence = st.lists(st.sampled_from(words), min_size=3, max_size=40).map(
        lambda chosen: " ".join(chosen) + "."
    )
    paragraphs = draw(st.lists(sentence, min_size=1, max_size=8))
    return draw(st.sampled_from(["\n\n", "\n", "\n\n\n"])).join(paragraphs)


def check(text: str) -> Document:
    """Read a text and check what must hold for each document."""
    document = read_pasted(text, "fallback")
    lines = sanitise(text).split("\n")

    assert sanitise(document.text) == document.text
    assert SEPARATOR.join(document.text[b.start : b.end] for b in document.blocks) == document.text
    for block in document.blocks:
        assert (block.end > block.start) or block.kind is Kind.RULE
        assert block.source is not None
        first, last = block.source
        assert 1 <= first <= last <= len(lines)
        source = " ".join(" ".join(lines[first - 1 : last]).split())
        for word in document.text[block.start : block.end].split():
            assert word in source or "-" in word or not word.isascii()
    for dropped in document.dropped:
        assert dropped.reason
        assert "\n" not in dropped.text
        assert dropped.text.split()[0] in lines[dropped.line - 1]
    for value in (document.title, document.publisher, document.url, *document.bylines):
        assert value is None or (value == sanitise(value) and "\n" not in value)

    kept = squeeze(document.text) + squeeze(" ".join(d.text for d in document.dropped))
    rulers = {line for b in document.of_kind(Kind.RULE) if b.source for line in b.source}
    held = {n for b in document.blocks if b.source for n in range(b.source[0], b.source[1] + 1)}
    held |= {d.line for d in document.dropped}
    for number, line in enumerate(lines, 1):
        if number in rulers or not re.sub(r"^\s*(?:> ?)+", "", line).strip():
            continue
        assert number in held
        assert all(word in kept for word in re.findall(r"\w{2,}", line))
    return document


def squeeze(text: str) -> str:
    return " ".join(text.split()) + " "


@EXAMPLES
@given(pages())
def test_pages(text: str) -> None:
    check(text)


@EXAMPLES
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(text)


@EXAMPLES
@given(prose())
def test_prose_loses_nothing(text: str) -> None:
    document = check(text)

    assert document.dropped == ()
    assert "".join(document.text.split()) == "".join(text.split())


@EXAMPLES
@given(prose(), st.integers(45, 100))
def test_wrapped_prose_loses_nothing(text: str, width: int) -> None:
    paragraphs = [" ".join(p.split()) for p in text.split("\n") if p.strip()]
    wrapped = "\n\n".join(textwrap.fill(p, width, break_long_words=False) for p in paragraphs)

    document = check(wrapped)

    assert "".join(document.text.split()) == "".join(text.split())


HOSTILE = {
    "nothing": "",
    "white space": " \t\r\n\u3000\n\xa0",
    "controls": "\x00\x1b[31mred\x9b2J\u202eevil\u2028line\x85next\ufeff",
    "lone surrogate": "Title \ud800\n\nBody \udfff of the text.",
    "combining": "e" + "\u0301" * 5_000 + "\n\nbody",
    "one long line": "word " * 200_000,
    "one long word": "w" * 500_000,
    "many short lines": "Menu\n" * 50_000,
    "many dates": "14 March 2023\n" * 5_000,
    "many quotes": ">" * 100_000 + " text\n" + "> " * 50_000,
    "wide spaces": "a" + "\u3000" * 200_000 + "b | c",
    "tabs": "a\tb\n" * 20_000 + "\t" * 100_000 + "x",
    "separators": "a | " * 100_000,
    "brackets": "(" * 100_000 + "Photo by " * 10_000,
    "copyright": "© " * 50_000 + "copyright " * 20_000,
    "cookies": "we use " * 40 + "cookie " * 60,
    "lists": "- a\n" * 20_000,
    "digits": "2024-" * 50_000,
    "dots": "." * 300_000,
    "no end to the byline": "By " + "Ada Lind, " * 20_000,
    "title again and again": "The barge that broke a bridge\n" * 5_000,
    "directory": "\n".join(f"Name Surname {n}" for n in range(20_000)) + "\n" + "word " * 30 + ".",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read(text: str) -> None:
    document = read_pasted(text, "fallback")

    assert sanitise(document.text) == document.text
    assert document.title
    for dropped in document.dropped:
        assert sanitise(dropped.text) == dropped.text
