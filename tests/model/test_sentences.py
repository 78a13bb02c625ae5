"""Sentences of running text."""

import pytest
from hypothesis import given
from layout.documents import document, documents, texts

from index.model import Document, Kind, sentence_at
from index.model.sentences import sentences

CASES = {
    "two": ["The ship left.", "It was late."],
    "question and exclamation": ["Why now?", "Because!", "So it goes."],
    "title of a person": ["Dr. Marsh met Gen. Ruiz and Mrs. Weber.", "They agreed."],
    "initials": ["George W. Bush and J. A. Smith spoke.", "Nobody listened."],
    "acronym in the middle": ["The U.S. Senate voted.", "The U.N. did not."],
    "acronym at the end": ["He lives in the U.S.", "The others left."],
    "time of day": ["It began at 5 p.m. Monday.", "It ended at 6 p.m.", "Then all was quiet."],
    "company": ["Kranbau Ltd. Hamburg built it.", "It sold Acme Inc.", "This was in May."],
    "number": ["See No. 5 of the list.", "He said no.", "She left."],
    "month": ["On Nov. 12 it rained.", "On Jan. 3 it did not."],
    "decimal": ["It cost 3.5 million.", "Version 2.0 costs 4."],
    "address on the web": ["Look at example.org for more.", "Or do not."],
    "for example": ["Grains, e.g. Wheat and i.e. Barley, etc. are sold.", "All of it."],
    "lower case goes on": ["“Why?” she asked.", "“Never!” he cried and went."],
    "closing quotes": ["He said: “We go.”", "They went.", "(It was cold.)", "Nobody spoke."],
    "quote of two": ["“We go.", "We do not wait.”"],
    "ellipsis": ["And then … nothing came.", "He waited…", "She did not."],
    "dots": ["Well... maybe.", "Well...", "Maybe."],
    "several marks": ["What?!", "Yes."],
    "numbered item": ["3. The third point.", "It matters."],
    "saint": ["They met in St. Petersburg.", "It snowed on Main St.", "The end."],
    "no mark at the end": ["The last one.", "A headline without a stop"],
    "line break": ["One line\nand its rest.", "Another."],
    "russian": ["Корабль ушёл.", "Было поздно."],
    "german": ["Das gilt z.B. Weizen.", "Und bzw. Gerste."],
    "chinese": ["船开了。", "“太晚了！”", "谁知道？"],
    "japanese": ["彼は「行く。」", "終わり。"],
    "hindi": ["जहाज़ गया।", "देर थी।"],
    "arabic": ["متى؟", "غدا."],
    "nothing but marks": ["..."],
    "empty": [],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES)
def test_sentences(expected: list[str]) -> None:
    unspaced = "。" in "".join(expected)
    text = ("" if unspaced else " ").join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(texts())
def test_sentences_take_all_but_white_space(text: str) -> None:
    found = list(sentences(text))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    ends = [0, *(edge for pair in found for edge in pair), len(text)]
    assert ends == sorted(ends)
    between = zip(ends[::2], ends[1::2], strict=True)
    assert not "".join(text[start:end] for start, end in between).strip()


ARTICLE = document(
    (Kind.TITLE, "Grain goes. Nobody stays"),
    (Kind.PARAGRAPH, "One is here.  Two is there."),
    (Kind.TABLE, "Port\tTonnes\nLisbon\t12"),
    (Kind.CODE, "a = 1. B\nc = 2"),
    (Kind.RULE, ""),
)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("Grain", "Grain goes."),
        ("stays", "Nobody stays"),
        ("One", "One is here."),
        ("  Two", "One is here."),
        ("Two", "Two is there."),
        ("Lisbon", "Lisbon\t12"),
        ("= 1", "a = 1. B"),
    ],
)
def test_the_sentence_at_a_place(inside: str, expected: str) -> None:
    start, end = sentence_at(ARTICLE, ARTICLE.text.index(inside))
    assert ARTICLE.text[start:end] == expected


def test_between_blocks_it_is_the_last_one_before() -> None:
    start, end = sentence_at(ARTICLE, ARTICLE.text.index("\n\nPort"))
    assert ARTICLE.text[start:end] == "Two is there."


@given(documents())
def test_the_sentence_is_within_its_block(article: Document) -> None:
    for offset in range(0, len(article.text) + 1, 7):
        start, end = sentence_at(article, offset)
        if article.blocks:
            block = article.blocks[article.block_at(offset)]
            assert block.start <= start <= end <= block.end
        else:
            assert (start, end) == (0, 0)
