"""Small libraries, and readers opened on them."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from screen.articles import ARTICLES, write_articles
from screen.driving import Reader, opened
from screen.fakes import InProcessLibrary

from index.library import Library
from tui.settings import Settings

Open = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the hand-made articles in ``articles`` and their library in ``data``."""
    home = tmp_path_factory.mktemp("indexed")
    write_articles(home / "articles", ARTICLES)
    library = Library.open("default", data=home / "data")
    library.add([home / "articles"])
    library.refresh()
    library.close()
    return home


@pytest.fixture
def data(indexed: Path, tmp_path: Path) -> Path:
    """A data directory of its own for a test, on the common articles, which stay as they are."""
    return Path(shutil.copytree(indexed / "data", tmp_path / "data"))


@pytest.fixture
def library(data: Path) -> Library:
    """The hand-made articles, searched and refreshed in the test's own process."""
    return InProcessLibrary.open("default", data=data)


@pytest.fixture
def reading(library: Library, data: Path) -> Open:
    """Opens a reader on the hand-made articles."""

    @asynccontextmanager
    async def open_reader(
        size: tuple[int, int] = (120, 40), settings: Settings | None = None
    ) -> AsyncIterator[Reader]:
        async with opened(library, data, size, settings) as reader:
            yield reader

    return open_reader
