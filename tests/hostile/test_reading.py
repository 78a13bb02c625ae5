"""Hostile files through reader and analysis."""

from pathlib import Path

import pytest
from hostile.checks import check_article, unsafe
from hostile.corpus import SMALL, Case, named, unreadable

from index.analysis import analyse
from index.library import Unread, read, source


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.name)
def test_an_article_or_a_reason(tmp_path: Path, case: Case) -> None:
    path = case.write(tmp_path)
    article, text = read(path), source(path)
    if isinstance(article, Unread):
        assert not unsafe(article.reason, allowed="")
        return
    assert isinstance(text, str)
    assert not unsafe(text, allowed="\n\t")
    check_article(article, text)


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.name)
def test_any_text_can_be_analysed_as_it_is(case: Case) -> None:
    text = case.make().decode("utf-8", "surrogateescape")
    analysis = analyse(text)
    end = 0
    for mention in analysis.mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    unreadable(tmp_path)
    for name in ("pipe.txt", "huge.txt", "nowhere.md", "loop.md", "folder.txt"):
        article = read(tmp_path / name)
        assert isinstance(article, Unread), name
        assert article.reason.endswith(".")


def test_odd_names(tmp_path: Path) -> None:
    for path in named(tmp_path):
        article = read(path)
        assert not isinstance(article, Unread)
        assert not unsafe(article.document.title, allowed="")
