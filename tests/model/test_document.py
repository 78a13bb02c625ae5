"""What a document knows of its text."""

import pytest

from index.model import Kind
from index.readers.builder import DocumentBuilder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The port’s first ship", 4),
        ("東京の港", 4),
        ("Tokyo（東京）reports", 4),
        ("세 척의 배", 3),
        ("ｶﾅ 𠮷", 3),
    ],
)
def test_words_of_scripts_with_and_without_spaces(text: str, words: int) -> None:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, text)
    assert builder.build("Title").words == words
