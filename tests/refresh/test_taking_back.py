"""Dropped lines that the user takes back, through refreshes and changes of the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Article, Library
from index.model import Dropped
from index.readers.read import read_content
from index.refresh import refresh as refresh_module

LEAD = (
    "The ferry to Velm stayed in the harbour on Monday because the ice had closed the channel, "
    "and the ferrymen said that nobody should try to cross on foot."
)
ASKED = "Was nobody in Kyiv told?"
PAGE = f"Menu\nShare\nFerry stays in harbour\n\n{LEAD}\n\nLeave a reply\n\n{ASKED}\nShare\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "other.txt").write_text(PAGE.replace("Monday", "Sunday"))
    (folder / "page.txt").write_text(PAGE)
    return folder / "page.txt"


@pytest.fixture
def library(tmp_path: Path, file: Path) -> Iterator[Library]:
    library = Library.open("news", data=tmp_path / "data")
    library.add([file.parent])
    library.refresh()
    yield library
    library.close()


def article(library: Library) -> Article:
    found = library.article(2)
    assert found is not None
    return found


def line(library: Library, text: str, number: int = 0) -> Dropped:
    return [d for d in article(library).document.dropped if d.text == text][number]


def updated(library: Library) -> int:
    progress = library.refresh().progress
    assert (progress.added, progress.moved, progress.removed) == (0, 0, 0)
    return progress.updated


def test_a_line_taken_back_is_read_found_and_analysed(library: Library) -> None:
    assert library.search("told").total == 0
    assert library.take_back(2, line(library, ASKED))
    assert updated(library) == 1
    after = article(library)
    assert after.document.kept == (Dropped(9, ASKED, "comment"),)
    assert [hit.id for hit in library.search("told").hits] == [2]
    assert library.articles_with("place:kyiv") == [2]
    assert updated(library) == 0


def test_giving_it_up_makes_the_same_article_again(library: Library) -> None:
    before = article(library)
    dropped = line(library, ASKED)
    library.take_back(2, dropped)
    library.refresh()
    assert article(library).document != before.document
    assert library.give_up(2, dropped)
    assert updated(library) == 1
    after = article(library)
    assert (after.document, after.analysis) == (before.document, before.analysis)
    assert library.search("told").total == 0


def test_giving_it_up_before_a_refresh_changes_nothing(library: Library) -> None:
    before = article(library)
    library.take_back(2, line(library, ASKED))
    library.give_up(2, line(library, ASKED))
    assert updated(library) == 0
    assert article(library) == before


def test_equal_lines_are_told_apart_one_after_the_other(library: Library) -> None:
    for number, expected in ((1, [10]), (0, [2, 10])):
        library.take_back(2, line(library, "Share", number))
        library.refresh()
        assert [kept.line for kept in article(library).document.kept] == expected
    library.give_up(2, article(library).document.kept[1])
    library.refresh()
    assert [kept.line for kept in article(library).document.kept] == [2]


@pytest.mark.parametrize("change", ["edited", "moved", "gone and back", "new rules"])
def test_it_stays_taken_back(
    library: Library, file: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.take_back(2, line(library, ASKED))
    library.refresh()
    if change == "edited":
        file.write_text("Sign in\n" + PAGE.replace("Monday", "Friday"))
    elif change == "moved":
        file.rename(file.with_name("elsewhere.txt"))
    elif change == "gone and back":
        file.rename(file.with_suffix(".away"))
        library.refresh()
        assert library.forget_gone() == 0
        file.with_suffix(".away").rename(file)
    else:
        monkeypatch.setattr(refresh_module, "VERSIONS", "other")
    library.refresh()
    assert [kept.text for kept in article(library).document.kept] == [ASKED]
    assert ASKED in article(library).document.text
    assert library.refresh().progress.total == 0


def test_a_line_is_kept_in_one_article_only(library: Library) -> None:
    library.take_back(2, line(library, ASKED))
    library.refresh()
    other = library.article(1)
    assert other is not None
    assert other.document.kept == ()


def test_a_line_taken_back_while_a_refresh_runs_is_read_by_the_next(
    library: Library, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped = line(library, ASKED)

    def fake_read_content(path: Path) -> object:
        if path == file:
            library.take_back(2, dropped)
        return read_content(path)

    file.write_text(PAGE.replace("Monday", "Friday"))
    with monkeypatch.context() as patch:
        patch.setattr(refresh_module, "read_content", fake_read_content)
        assert updated(library) == 1
    assert "Friday" in article(library).document.text
    assert updated(library) == 1
    assert [kept.text for kept in article(library).document.kept] == [ASKED]


def test_a_file_that_cannot_be_read_any_more_is_skipped_once(library: Library, file: Path) -> None:
    library.take_back(2, line(library, ASKED))
    library.refresh()
    file.write_bytes(b"")
    assert library.refresh().progress.skipped == 1
    assert library.refresh().progress.total == 0


@pytest.mark.parametrize(
    ("identifier", "dropped"),
    [
        (2, Dropped(9, ASKED, "other reason")),
        (2, Dropped(8, ASKED, "comment")),
        (10**30, Dropped(9, ASKED, "comment")),
        (99, Dropped(9, ASKED, "comment")),
    ],
    ids=["reason", "line", "too large", "unknown"],
)
def test_what_is_no_line_of_the_article(
    library: Library, identifier: int, dropped: Dropped
) -> None:
    article(library)
    assert not library.take_back(identifier, dropped)
    assert not library.give_up(identifier, dropped)
    assert updated(library) == 0
