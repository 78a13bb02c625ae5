"""What the library keeps for the user and the screen."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import locations
from index.library import CatalogError, Library
from index.storage.catalog import catalog as catalog_module

OPENING = "The lamp on the pier went out. Nobody saw who did it. "
BODY = "Bo Marsh walked home from Velm in the dark and counted the steps. "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n, day in enumerate(("2024-03-01", "2024-05-01", "2024-05-01", "2023-01-01")):
        head = f"---\ntitle: Lamp {n}\ndate: {day}\n---\n"
        (folder / f"{n}.md").write_text(f"{head}\n{OPENING * 5}\n\n{BODY}{n}.\n")
    return folder


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    library = Library.open("news", data=tmp_path / "data")
    library.add([folder])
    library.refresh()
    yield library
    library.close()


@pytest.fixture
def second(tmp_path: Path, library: Library) -> Iterator[Library]:
    """The same library, open in another Dateline."""
    second = Library.open("news", data=tmp_path / "data")
    yield second
    second.close()


def offset_of_body(library: Library, identifier: int) -> int:
    article = library.article(identifier)
    assert article is not None
    library.showing(article)
    return article.document.text.index("Bo Marsh")


def put_in_front(folder: Path, number: int, paragraph: str) -> None:
    file = folder / f"{number}.md"
    file.write_text(file.read_text().replace(OPENING, f"{paragraph}\n\n{OPENING}", 1))


def test_a_place_is_there_the_next_time(library: Library, second: Library) -> None:
    assert library.place(1) is None
    library.set_place(1, 40)
    library.set_place(1, 70)
    assert (library.place(1), second.place(1), second.place(2)) == (70, 70, None)


def test_of_two_the_last_place_counts(library: Library, second: Library) -> None:
    library.set_place(1, 40)
    second.set_place(1, 50)
    library.set_place(2, 60)
    assert [one.place(n) for one in (library, second) for n in (1, 2)] == [50, 60, 50, 60]


def test_places_and_marks_move_with_their_text(library: Library, folder: Path) -> None:
    before = offset_of_body(library, 1)
    library.set_place(1, before)
    library.set_mark("a", 1, before)
    put_in_front(folder, 0, "A new paragraph stands here.")
    library.refresh()
    after = offset_of_body(library, 1)
    assert after > before
    assert library.place(1) == after
    assert library.marks() == {"a": (1, after)}


def test_an_offset_is_one_of_the_text_that_was_shown(
    library: Library, second: Library, folder: Path
) -> None:
    before = offset_of_body(library, 1)
    put_in_front(folder, 0, "A new paragraph stands here.")
    second.refresh()
    library.set_place(1, before)
    assert library.place(1) == offset_of_body(second, 1)


def test_an_article_that_another_connection_has_read(
    library: Library, second: Library, folder: Path
) -> None:
    article = second.article(1)
    assert article is not None
    put_in_front(folder, 0, "A new paragraph stands here.")
    second.refresh()
    library.showing(article)
    library.set_place(1, article.document.text.index("Bo Marsh"))
    assert library.place(1) == offset_of_body(second, 1)


def test_a_place_whose_words_are_gone_is_none_and_a_mark_is_left_out(
    library: Library, folder: Path
) -> None:
    library.set_place(1, 60)
    library.set_mark("a", 1, 60)
    (folder / "0.md").write_text("# Other\n\nQuite another story.\n")
    library.refresh()
    assert library.place(1) is None
    assert library.marks() == {}


def test_marks_are_replaced_letter_by_letter(library: Library, second: Library) -> None:
    library.set_mark("b", 2, 10)
    second.set_mark("a", 1, 30)
    library.set_mark("b", 3, 20)
    assert list(second.marks().items()) == [("a", (1, 30)), ("b", (3, 20))]


@pytest.mark.parametrize("identifier", [0, 99, -1, 10**30], ids=str)
def test_numbers_that_are_no_article_keep_nothing(library: Library, identifier: int) -> None:
    library.set_place(identifier, 5)
    library.set_mark("a", identifier, 5)
    assert library.place(identifier) is None
    assert library.marks() == {}


@pytest.mark.parametrize(("offset", "expected"), [(-5, 0), (10**9, None)], ids=["low", "high"])
def test_offsets_beyond_the_text(library: Library, offset: int, expected: int | None) -> None:
    article = library.article(1)
    assert article is not None
    library.set_place(1, offset)
    assert library.place(1) == (len(article.document.text) if expected is None else expected)


@pytest.mark.parametrize(
    "value",
    [None, True, 1.5, "“Ünïcode” \ud800", [1, [2]], {"width": 30, "panes": {"a": None}}],
    ids=str,
)
def test_any_json_value_is_remembered(library: Library, second: Library, value: object) -> None:
    library.remember("screen", "before")
    library.remember("screen", value)
    assert second.recall("screen") == value
    assert second.recall("other") is None


def test_what_is_no_json_changes_nothing(library: Library) -> None:
    library.remember("screen", 1)
    with pytest.raises(TypeError):
        library.remember("screen", object())
    assert library.recall("screen") == 1


def test_articles_of_an_entity_are_listed_as_without_a_query(library: Library) -> None:
    assert library.articles_with("person:bo-marsh") == [2, 3, 1, 4]
    assert library.articles_with("person:bo-marsh") == [h.id for h in library.search("").hits]
    library.set_hidden([3], True)
    assert library.articles_with("person:bo-marsh") == [2, 1, 4]
    assert library.articles_with("person:nobody") == []


def test_what_the_user_made_something_on_is_not_forgotten(library: Library, folder: Path) -> None:
    library.set_starred([1], True)
    library.set_mark("a", 2, 10)
    library.set_place(3, 10)
    library.remove([folder])
    library.refresh()
    assert library.forget_gone() == 2
    assert [library.article(n) is None for n in (1, 2, 3, 4)] == [False, False, True, True]
    assert library.marks() == {"a": (2, 10)}
    assert library.place(3) is None


def test_a_library_that_stays_busy_is_a_sentence(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_module, "BUSY_SECONDS", 0.01)
    impatient = Library.open("news", data=tmp_path / "data")
    other = sqlite3.connect(locations.catalog_file(library.directory), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CatalogError, match=r"locked\.$"):
        impatient.set_place(1, 3)
    with pytest.raises(CatalogError, match=r"locked\.$"):
        impatient.set_mark("a", 1, 3)
    with pytest.raises(CatalogError, match=r"locked\.$"):
        impatient.remember("screen", 1)
    assert (impatient.place(1), impatient.marks(), impatient.recall("screen")) == (None, {}, None)
    other.execute("ROLLBACK")
    other.close()
    impatient.set_place(1, 3)
    assert library.place(1) == 3
    impatient.close()
