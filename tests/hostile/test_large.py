"""Large hostile files all the way once: refresh, search, articles, screen."""

from pathlib import Path

from hostile.checks import check_article
from hostile.corpus import LARGE
from hostile.looking import walk
from screen.driving import opened
from screen.fakes import InProcessLibrary

from index.library import source


async def test_large_files(tmp_path: Path) -> None:
    files, data = tmp_path / "files", tmp_path / "data"
    files.mkdir()
    for case in LARGE:
        case.write(files)
    library = InProcessLibrary.open("large", data=data)
    library.add([files])
    library.refresh()
    assert library.counts().articles == len(LARGE)
    for query in ("ferry", "word", '"one more line"', "漢"):
        assert library.search(query).total
    for identifier in range(1, len(LARGE) + 1):
        article = library.article(identifier)
        assert article is not None
        text = source(article.path)
        assert isinstance(text, str)
        check_article(article, text)
    async with opened(library, data, (80, 24)) as reader:
        await walk(reader, len(LARGE), "space", "G", "g", "3", "enter", "n")
