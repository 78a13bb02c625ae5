"""What holds for any text at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import analyse
from index.model import Mention

GOLD = Path(__file__).parent / "gold" / "news.jsonl"
FLOOR = 0.95
"""Below the score of the first version on the gold paragraphs (0.98), above any broken rule."""

# Parted by single spaces, because the pieces hold line ends and tabs.
PIECES = (
    "President Maria Zarbo said the Institute for Snow (ISR) in Oslo Kyiv (Kiev) of and U.S. "
    "Reuters Inc Corp Russia's 3rd Assault Brigade May 2023 on 9 $5 mln dlrs 60,000 people al - "
    "– ’s 's , . : \" “ ” ( ) < > \n \n\n \t KIM Jong un von der Leyen \u0130 \u01c5 东京 Москва "
    "The Leeds v beat 2-1 2 5 3 1 was a village born Strait FC BBC Radio QZX Sons Abu Per "
    "é e\u0301 \U0001f600 \ud800 \0 \x1b[31m"
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES.split(" ")), max_size=60).map(" ".join)
)


def assert_sound(text: str, mentions: tuple[Mention, ...]) -> None:
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        surface = text[mention.start : mention.end]
        assert surface == surface.strip()
        assert mention.key.startswith(f"{mention.type}:")
        assert len(mention.key) > len(mention.type) + 1
        assert mention.name
        assert mention.why
    assert len({m.key for m in mentions}) == len({(m.key, m.name) for m in mentions})


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_mentions_are_sound(text: str) -> None:
    analysis = analyse(text)
    assert_sound(text, analysis.mentions)
    assert analyse(text) == analysis


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A" * 200_000, id="one-token"),
        pytest.param("Alpha " * 20_000, id="capitalised-words"),
        pytest.param("Bank of " * 15_000, id="heads-and-links"),
        pytest.param("Smith John Bank " * 8_000, id="one-run-of-names"),
        pytest.param("(Kyiv " * 15_000, id="open-parentheses"),
        pytest.param("\"'“" * 40_000, id="quotes"),
        pytest.param("10th and " * 12_000, id="ordinals"),
        pytest.param("1,000 " * 15_000, id="numbers"),
        pytest.param("a." * 50_000 + "@", id="addresses"),
        pytest.param("Foo Bar (FB) " * 7_000, id="acronyms"),
        pytest.param(" ".join(f"John {c}mith" for c in "ABCDE" * 3_000), id="surnames"),
        pytest.param("Al de la " * 10_000, id="particles"),
        pytest.param("a\n" * 50_000, id="lines"),
    ],
)
def test_hostile_texts_are_analysed(text: str) -> None:
    assert_sound(text, analyse(text).mentions)


def test_the_gold_paragraphs_are_found() -> None:
    right = found = wanted = 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold = {tuple(mention) for mention in record["mentions"]}
        ours = {(m.start, m.end, m.type.value) for m in analyse(record["text"]).mentions}
        right, found, wanted = right + len(gold & ours), found + len(ours), wanted + len(gold)
    assert 2 * right / (found + wanted) >= FLOOR
