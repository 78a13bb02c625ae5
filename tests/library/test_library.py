"""The façade, as a script uses it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import library as library_module
from index.library import Article, CatalogError, Library, Sort, Unread, analyse, libraries, read
from index.model import EntityType

STORY = "# Kyiv asks for drones\n\nOlena Shevchenko asked for {n} drones in Kyiv, Ukraine.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.md").write_text(STORY.format(n=n + 100))
    return folder


@pytest.fixture
def library(tmp_path: Path, articles: Path) -> Iterator[Library]:
    library = Library.open("news", data=tmp_path / "data")
    library.add([articles])
    library.refresh()
    yield library
    library.close()


def test_from_folder_to_entities(library: Library, articles: Path) -> None:
    result = library.search("drone", sort=Sort.OLDEST, limit=2)
    assert (result.total, len(result.hits)) == (3, 2)
    article = library.article(result.hits[0].id)
    assert article is not None
    assert article.path.parent == articles
    assert article.document.title == "Kyiv asks for drones"
    assert {e.name for e in article.entities} >= {"Olena Shevchenko", "Kyiv", "Ukraine"}
    assert library.id_of(article.path) == article.id
    assert library.name == "news"
    assert library.roots() == {articles: ""}


def test_a_library_is_there_the_next_time(library: Library, tmp_path: Path) -> None:
    library.set_starred([2], True)
    library.set_read([2], True)
    again = Library.open("news", data=tmp_path / "data")
    article = again.article(2)
    assert article is not None
    assert (article.starred, article.read) == (True, True)
    again.close()
    assert libraries(tmp_path / "data") == ["news"]
    assert libraries(tmp_path / "nothing") == ()


def test_the_environment_names_the_data_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "named"))
    library = Library.open()
    library.close()
    assert library.directory == tmp_path / "named" / "libraries" / "default"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", ".hidden", "a\0b", "x" * 101, "é"], ids=repr
)
def test_names_that_no_library_has(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="made of letters"):
        Library.open(name, data=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_hidden_articles_are_out_of_sight(library: Library) -> None:
    library.set_hidden([2], True)
    assert library.search("drone").total == 2
    assert library.search("").total == 2
    assert library.counts().hidden == 1
    assert library.article(2) is not None
    library.refresh()
    library.set_hidden([2], False)
    library.refresh()
    assert library.search("drone").total == 3


def test_entities_of_the_library(library: Library) -> None:
    found = {entity.name: entity for entity in library.entities()}
    person = found["Olena Shevchenko"]
    assert (person.type, person.articles, person.mentions) == (EntityType.PERSON, 3, 3)
    assert found["Kyiv"].mentions == 6
    assert {entity.type for entity in library.entities(EntityType.PLACE)} == {EntityType.PLACE}
    assert EntityType.QUANTITY not in {entity.type for entity in library.entities()}


def test_removing_and_forgetting(library: Library, articles: Path) -> None:
    library.set_starred([1], True)
    assert library.remove([articles, articles / "never"]) == [articles / "never"]
    library.refresh()
    assert library.search("drone").total == 0
    assert library.forget_gone() == 2
    assert [library.article(n) is None for n in (1, 2, 3)] == [False, True, True]


@pytest.mark.parametrize("content", [STORY, STORY.encode("utf-16")], ids=["text", "bytes"])
def test_pasted_articles_are_kept_once(library: Library, content: str | bytes) -> None:
    path = library.add_pasted(content)
    assert library.add_pasted(content) == path
    library.refresh()
    assert library.search("drone").total == 4
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_pasting_where_nothing_can_be_written_is_a_sentence(library: Library) -> None:
    (library.directory / "pasted").write_text("a file in the way")
    with pytest.raises(CatalogError, match="cannot be written"):
        library.add_pasted("text")


@pytest.mark.parametrize("identifier", [0, -5, 99, 10**30], ids=str)
def test_numbers_that_are_no_article(library: Library, identifier: int) -> None:
    assert library.article(identifier) is None


def test_health(library: Library, articles: Path) -> None:
    health = library.health()
    assert (health.name, health.directory, health.fault) == ("news", library.directory, "")
    assert (health.counts.articles, health.counts.pending) == (3, 0)
    (articles / "none.txt").write_bytes(b"")
    library.refresh()
    assert [path for path, _ in library.health().skipped] == [articles / "none.txt"]
    (folder,) = library.directory.glob("fulltext-*")
    folder.rename(folder.with_name("elsewhere"))
    assert library.health().fault == "It is missing."
    with pytest.raises(CatalogError, match="dateline refresh"):
        library.search("drone")
    library.refresh()
    assert library.health().fault == ""
    assert library.search("drone").total == 3


def test_damage_is_a_sentence(library: Library) -> None:
    (folder,) = library.directory.glob("fulltext-*")
    for file in folder.glob("*.toc"):
        file.unlink()
    with pytest.raises(CatalogError, match="dateline refresh"):
        library.search("drone")
    assert library.health().fault.startswith("It cannot be opened")


def test_reading_without_a_library(articles: Path, tmp_path: Path) -> None:
    article = read(articles / "1.md")
    assert isinstance(article, Article)
    assert article.id is None
    assert "Kyiv" in [entity.name for entity in article.entities]
    assert read(tmp_path / "nothing") == Unread(tmp_path / "nothing", "The file does not exist.")


def test_any_text_is_analysed_as_it_is() -> None:
    text = "\x1b Olena Shevchenko\r\nleft Kyiv."
    for mention in analyse(text).mentions:
        assert text[mention.start : mention.end].strip() != ""
    assert "Kyiv" in [text[m.start : m.end] for m in analyse(text).mentions]


def test_folders_have_a_library_of_their_own_whatever_their_order(tmp_path: Path) -> None:
    one, two = tmp_path / "Städte & Länder", tmp_path / os.fsdecode(b"caf\xe9")
    names = {library_module.name_of_folders(folders) for folders in ([one, two], [two, one])}
    assert len(names) == 1
    assert names != {library_module.name_of_folders([one])}
    (tmp_path / "link").symlink_to(one)
    assert library_module.name_of_folders([tmp_path / "link"]) == library_module.name_of_folders(
        [one]
    )
    for name in (*names, library_module.name_of_folders([Path("/")])):
        Library.open(name, data=tmp_path).close()


def test_importing_the_library_brings_neither_screen_nor_search_engine() -> None:
    code = "import sys, index.library; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"textual", "click", "whoosh", "markdown_it", "tui", "asyncio"}
