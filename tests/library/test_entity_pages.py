"""The context of a mention."""

import pytest

from index.entity_pages import _around

TEXT = "Harbour asks Marsh\n\nThen Marsh left."


@pytest.mark.parametrize(
    ("start", "before", "after"),
    [(0, "", " asks Marsh"), (13, "Harbour asks ", ""), (25, "Then ", " left.")],
)
def test_the_context_is_that_of_the_paragraph(start: int, before: str, after: str) -> None:
    end = TEXT.index(" ", start) if start == 0 else start + 5
    assert _around(TEXT, start, end) == (before, after)


def test_a_long_context_is_cut_between_words() -> None:
    text = " ".join(f"word{n}" for n in range(99))
    before, after = _around(text, text.index("word50"), text.index("word50") + 6)
    assert before.startswith("word")
    assert f" {after}".split()[-1] in text.split()
