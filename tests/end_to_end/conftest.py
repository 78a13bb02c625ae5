"""A terminal, and articles to read in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.terminal import Terminal
from screen.articles import ARTICLES, write_articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_articles(tmp_path / "articles", ARTICLES)
    return tmp_path / "articles"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SHELL", "/bin/sh")
    # Whoever runs the tests may be in a terminal of another size.
    for name in ("TMUX", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal(120, 40)
    yield terminal
    terminal.close()
