"""The full text on disk: packed blocks, and segments that are not read into memory."""

import tracemalloc
from pathlib import Path

import pytest
from generator import articles
from storage.making import entry

from index.search.parser import parse
from index.storage.fulltext import FullTextSearcher, FullTextWriter, codec
from index.storage.fulltext.writer import TIER


@pytest.fixture(params=[(1_024, 16), (4, 2), (3, 100)], ids=["usual", "packed", "plain"])
def blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of several sizes, packed or not."""
    block, packed_from = request.param
    monkeypatch.setattr(codec, "BLOCK", block)
    monkeypatch.setattr(codec, "PACKED_FROM", packed_from)


@pytest.mark.usefixtures("blocks")
def test_blocks_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Added, deleted whole blocks from the front, merged."""
    folder = tmp_path / "fulltext"
    writer = FullTextWriter(folder)
    texts = {n: f"drone {'strike ' * (n % 3)}on the port " + "drone " * (n % 2) for n in range(60)}
    step = len(texts) // TIER
    for start in range(0, len(texts), step):
        writer.commit([entry(n, texts[n]) for n in range(start, start + step)])
    searcher = FullTextSearcher(folder)

    def finds(query: str, words: str, gone: set[int]) -> None:
        expected = [n for n, text in texts.items() if words in text and n not in gone]
        assert sorted(searcher.search(parse(query)).ids) == expected

    finds("drone", "drone", set())
    finds('"strike strike"', "strike strike", set())
    gone = set(range(5, 23))
    writer.commit([], gone)
    searcher.refresh()
    assert writer.merge()
    for _ in range(2):
        finds("drone", "drone", gone)
        finds('"drone strike strike on"', "drone strike strike on", gone)
        finds('"port drone"', "port drone", gone)
        assert searcher.refresh() is (_ == 0)
    postings = searcher._index.postings("words", "drone")
    assert postings.frequencies.tolist() == [1 + n % 2 for n in texts if n not in gone]
    writer.close()


def test_opening_a_full_text_does_not_read_it_into_memory(tmp_path: Path) -> None:
    folder = tmp_path / "fulltext"
    writer = FullTextWriter(folder)
    writer.commit([entry(n, article.text) for n, article in enumerate(articles(300, seed=3))])
    writer.close()
    size = sum(file.stat().st_size for file in folder.glob("*.seg"))
    tracemalloc.start()
    searcher = FullTextSearcher(folder)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert searcher.count == 300
    assert peak < size / 2
