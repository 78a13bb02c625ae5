"""A search for a name finds its other forms."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index.library import Library
from index.model import Widened
from index.storage.catalog import Catalog

ARTICLES = {
    "full.md": "# Full\n\nThe Port Workers Union (PWU) met in Burma on Friday.\n",
    "short.md": "# Short\n\nThe PWU called a strike, it said.\n",
    "long.md": "# Long\n\nThe Port Workers Union wants higher wages in Myanmar.\n",
    "words.md": "# Words\n\nWorkers at the port form a union.\n",
}


@contextmanager
def library_in(home: Path) -> Iterator[Library]:
    """A library of the articles above, which are in the folder ``articles``."""
    folder = home / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with closing(Library.open("default", data=home / "data")) as library:
        library.add([folder])
        library.refresh()
        yield library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """What most tests share, which stays as it is."""
    with library_in(tmp_path_factory.mktemp("names")) as library:
        yield library


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """The same for a test that changes it."""
    with library_in(tmp_path) as library:
        yield library


def found(library: Library, query: str) -> set[str]:
    return {hit.title for hit in library.search(query).hits}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        pytest.param("PWU", {"Full", "Short", "Long"}, id="short form"),
        pytest.param('"Port Workers Union"', {"Full", "Short", "Long"}, id="full name"),
        pytest.param("Port Workers Union", {"Full", "Short", "Long", "Words"}, id="its words"),
        pytest.param("org:PWU", {"Full", "Short", "Long"}, id="entity"),
        pytest.param("=PWU", {"Full", "Short"}, id="exactly"),
        pytest.param("Burma", {"Full", "Long"}, id="table"),
        pytest.param("wages Burma", {"Long"}, id="with another word"),
        pytest.param("=place:Burma", {"Full"}, id="exactly this entity"),
        pytest.param("union -PWU", {"Long", "Words"}, id="excluded"),
    ],
)
def test_names_widen_a_query(library: Library, query: str, titles: set[str]) -> None:
    assert found(library, query) == titles


def test_the_result_says_which_forms_were_looked_for(library: Library) -> None:
    assert library.search("Myanmar").widened == (Widened("Myanmar", ("Burma",), "=Myanmar"),)
    # No article has the other forms of this one.
    assert library.search("Kiev").widened == ()


def test_other_forms_are_hits_in_a_text(library: Library) -> None:
    text = "The Port Workers Union and the PWU, in Burma."
    spans = library.hit_finder("PWU Myanmar").find(text)
    assert [text[start:end] for start, end in spans] == ["Port Workers Union", "PWU", "Burma"]


def test_names_of_articles_that_change_or_go_are_forgotten(own: Library, tmp_path: Path) -> None:
    full = tmp_path / "articles" / "full.md"
    full.write_text("# Full\n\nThe Pilots Without Uniforms (PWU) met in Burma.\n")
    own.refresh()
    assert own.search("=org:PWU").total == 2
    assert [w.forms for w in own.search("PWU").widened] == [("Pilots Without Uniforms",)]
    full.unlink()
    own.refresh()
    own.forget_gone()
    assert own.search("PWU").widened == ()


def test_a_library_from_before_learns_the_names_it_has(
    own: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = Catalog.of(own.directory)
    later = catalog.rows("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    tables = ("other_names", "saved_searches", "links", "names", "entities", "decisions")
    for kind, name in (*later, *(("table", table) for table in tables)):
        catalog.connection.execute(f"DROP {kind} {name}")
    catalog.connection.execute("DROP INDEX occurrences_by_entity")
    catalog.connection.execute("ALTER TABLE occurrences DROP COLUMN entity")
    catalog.connection.execute("PRAGMA user_version = 3")
    catalog.close()
    with closing(Library.open("default", data=tmp_path / "data")) as again:
        assert found(again, "PWU") == {"Full", "Short", "Long"}
