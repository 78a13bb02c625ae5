"""Hostile files through a library: refresh, search, articles, entities."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile.checks import check_article, unsafe
from hostile.corpus import NAMES, SMALL

from index.library import Library, source

QUERIES = (
    "ferry",
    "oslo",
    '"the ferry"',
    "漢字",
    "z\u0351",
    "\x1b[31m",
    "[/none]",
    "he*",
    "شلوم",
    "x",
)


@pytest.fixture
def library(small_home: Path) -> Iterator[Library]:
    opened = Library.open("hostile", data=small_home / "data")
    yield opened
    opened.close()


def test_every_file_is_an_article_or_is_skipped_with_a_reason(library: Library) -> None:
    counts = library.counts()
    skipped = library.skipped()
    assert all(reason and not unsafe(reason, allowed="") for _, reason in skipped)
    assert counts.skipped == len(skipped)
    names = {path.name for path, _ in skipped}
    assert names >= {"empty.txt", "blank.md", "binary.txt", "zeros.md", "image.txt", "pipe.txt"}
    assert counts.articles + len(names - {"pipe.txt", "huge.txt", "locked.txt"}) == (
        len(SMALL) + len(NAMES) + int("locked.txt" not in names)
    )
    assert counts.pending == 0
    assert library.health().fault == ""


@pytest.mark.parametrize("query", ["", *QUERIES], ids=ascii)
def test_search(library: Library, query: str) -> None:
    result = library.search(query, limit=100)
    assert len(result.hits) == min(result.total, 100)
    for hit in result.hits:
        snippet = hit.snippet
        assert not unsafe(hit.title + snippet.text, allowed="")
        end = 0
        for start, stop in snippet.highlights:
            assert end <= start < stop <= len(snippet.text)
            end = stop


def test_articles(library: Library) -> None:
    for hit in library.search("", limit=100).hits:
        article = library.article(hit.id)
        text = source(Path(hit.path))
        assert article is not None
        assert isinstance(text, str)
        check_article(article, text)


def test_entities(library: Library) -> None:
    for entity in library.entities():
        assert not unsafe("".join((entity.id, entity.name, *entity.aliases)), allowed="")
