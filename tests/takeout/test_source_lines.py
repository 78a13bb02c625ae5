"""Which lines of a file a place in an article is from."""

import pytest

from index.model import Document, Kind
from index.readers.builder import DocumentBuilder
from index.readers.markdown import read_markdown
from tui.source_lines import line_at, lines_at

ARTICLE = read_markdown(
    """# Ferry

one
two and a few words more
three
four

| Ship | From |
|---|---|
| Aurora | Lisbon |
| Borealis | Velm |

```
first
second
```

last
""",
    "ferry.md",
)


@pytest.mark.parametrize(
    ("words", "lines", "line"),
    [
        pytest.param("Ferry", (1, 1), 1, id="heading"),
        pytest.param("one", (3, 6), 3, id="paragraph"),
        pytest.param("four", (3, 6), 6, id="end of a paragraph"),
        pytest.param("Ship", (8, 8), 8, id="table header"),
        pytest.param("Lisbon", (10, 10), 10, id="table row"),
        pytest.param("Velm", (11, 11), 11, id="last table row"),
        pytest.param("first", (14, 14), 14, id="fenced code"),
        pytest.param("second", (15, 15), 15, id="end of fenced code"),
        pytest.param("last", (18, 18), 18, id="line"),
    ],
)
def test_lines(words: str, lines: tuple[int, int], line: int) -> None:
    offset = ARTICLE.text.index(words)
    assert lines_at(ARTICLE, offset) == lines
    assert line_at(ARTICLE, offset) == line


def test_the_one_line_is_of_those_that_are_told_and_never_goes_back() -> None:
    offsets = range(len(ARTICLE.text))
    lines = [line_at(ARTICLE, offset) for offset in offsets]
    assert lines == sorted(lines)
    for offset, line in zip(offsets, lines, strict=True):
        told = lines_at(ARTICLE, offset)
        assert told is not None
        assert told[0] <= line <= told[1]


def test_what_stands_between_blocks_is_of_the_one_before() -> None:
    gap = ARTICLE.text.index("last") - 1
    assert lines_at(ARTICLE, gap) == (15, 15)


def test_no_line_is_known() -> None:
    builder = DocumentBuilder()
    builder.add(Kind.PARAGRAPH, "From a page")
    for document in (builder.build("x"), Document("", "", ())):
        assert lines_at(document, 0) is None
        assert line_at(document, 0) == 1


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        pytest.param([(3, 4), None, (8, 9)], 4, id="end of what is before"),
        pytest.param([None, None, (8, 9)], 8, id="beginning of what follows"),
    ],
)
def test_a_block_without_lines_has_those_near_it(
    sources: list[tuple[int, int] | None], line: int
) -> None:
    builder = DocumentBuilder()
    for source in sources:
        builder.add(Kind.PARAGRAPH, "some words", source=source)
    document = builder.build("x")
    offset = document.blocks[1].start
    assert lines_at(document, offset) is None
    assert line_at(document, offset) == line
