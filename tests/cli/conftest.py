from pathlib import Path

import pytest
from cli.articles import write
from cli.running import Cli

from index.library import Library


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    return Cli(capfdbinary)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, in no library."""
    return write(tmp_path / "articles")


@pytest.fixture
def library(folder: Path) -> Path:
    """The same three in the default library; returns their folder."""
    opened = Library.open()
    opened.add([folder])
    opened.refresh()
    opened.close()
    return folder
