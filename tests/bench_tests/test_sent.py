"""What goes over a slow line."""

from pathlib import Path

from bench.article import Times, walk_hits
from bench.reader import reader
from generator import long_article

from index.library import Library

_FEW_BYTES = 1_000


async def test_a_next_hit_in_view_sends_few_bytes(tmp_path: Path) -> None:
    file = tmp_path / "articles" / "long.md"
    file.parent.mkdir()
    file.write_text(long_article(5_000, 1), encoding="utf-8")
    library = Library.open(data=tmp_path / "data")
    library.add([file.parent])
    library.refresh()
    article = library.article(1)
    assert article is not None
    times = Times()
    async with reader(library) as running:
        await walk_hits(running, article, times)
    library.close()
    assert times.sent
    assert max(times.sent) < _FEW_BYTES
