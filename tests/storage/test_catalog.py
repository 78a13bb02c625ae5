"""Opening a catalog, and what can be wrong with it."""

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from storage.making import catalog_in, ids_of, read_file, store_all

from index import locations
from index.model import (
    Block,
    Dropped,
    EntityType,
    Kind,
    Link,
    Mention,
    Style,
    StyleRange,
)
from index.storage.catalog import Catalog, CatalogError, changes, keepsakes
from index.storage.catalog import catalog as catalog_module
from index.storage.catalog.schema import MIGRATIONS

IS_ROOT = os.geteuid() == 0


def test_a_new_catalog_is_empty_and_has_the_newest_version(tmp_path: Path) -> None:
    with catalog_in(tmp_path / "new" / "library") as catalog:
        assert catalog.total() == 0
        assert catalog.roots() == {}
        (version,) = catalog.connection.execute("PRAGMA user_version").fetchone()
        assert version == len(MIGRATIONS)
    assert (tmp_path / "new" / "library").stat().st_mode & 0o077 == 0


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One")])
        library = catalog.meta("library")
    with catalog_in(tmp_path) as catalog:
        assert ids_of(catalog) == [1]
        assert catalog.meta("library") == library


def test_a_migration_is_applied_once_to_an_older_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One")])
    step = "CREATE TABLE later (x); ALTER TABLE documents ADD COLUMN later INTEGER DEFAULT 7;"
    monkeypatch.setattr(catalog_module, "MIGRATIONS", (*MIGRATIONS, step))
    for _ in range(2):
        with catalog_in(tmp_path) as catalog:
            assert catalog.connection.execute("SELECT later FROM documents").fetchall() == [(7,)]
            assert catalog.connection.execute("PRAGMA user_version").fetchone() == (
                len(MIGRATIONS) + 1,
            )


def test_a_catalog_of_the_first_version_keeps_all_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_module, "MIGRATIONS", MIGRATIONS[:1])
    file = read_file("/a", "One")
    known = replace(file.document, bylines=("Ada Lind",), language="en", url="https://example.org")
    file = replace(file, document=known)
    rows = changes._encode(file)
    for name in ("bylines", "language", "url"):
        del rows.document[name]
    with catalog_in(tmp_path) as catalog:
        with catalog.transaction(), monkeypatch.context() as old:
            insert = "INSERT INTO occurrences VALUES (1, ?, ?, ?, ?, ?)"
            old.setattr(changes, "_note_names", lambda db, _, rows: db.executemany(insert, rows))
            changes._store(catalog.connection, rows)
        changes.set_starred(catalog, [1], True)
        before = catalog.summary(1), catalog.document(1)
        (mentions,) = catalog.connection.execute("SELECT mentions FROM analyses").fetchone()
        as_list = json.dumps(list(json.loads(mentions).values()))
        catalog.connection.execute("UPDATE analyses SET mentions = ?", (as_list,))
    monkeypatch.undo()
    with catalog_in(tmp_path) as catalog:
        assert (catalog.summary(1), catalog.document(1)) == before
        assert keepsakes.marks(catalog) == {}
        (row,) = catalog.connection.execute("SELECT bylines, language, url FROM documents")
        assert row == ('["Ada Lind"]', "en", "https://example.org")


def test_rows_of_numbers_are_packed_in_a_catalog_from_before(tmp_path: Path) -> None:
    file = read_file("/a", "One")
    blocks = [
        ["title", 0, 3, 0, "", 0, 0, 1],
        ["list", 4, 9, 2, "•", 1],
        ["paragraph", 10, 14, 0, "", 0],
    ]
    structure: dict[str, object] = {
        "title": "One",
        "bylines": ["Ada Lind"],
        "publisher": None,
        "published": "2024-11",
        "url": None,
        "language": "en",
        "blocks": blocks[:2],
        "styles": [[4, 9, "strong"]],
        "links": [[10, 14, "https://example.org"]],
        "dropped": [[7, "Share", "button"]],
        "kept": [],
    }
    about = [["person", "person:ada lind", "Ada Lind", "rule"]]
    mentions = {"about": about, "mentions": [[4, 9, 0]]}
    as_lines = [
        "\n".join(map(json.dumps, (structure, {"blocks": blocks[2:]}))),
        "\n".join(map(json.dumps, (mentions, {"mentions": [[10, 14, 0]]}))),
    ]
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [file, read_file("/b", "Two")])
        as_it_was = catalog.document(2)
        db = catalog.connection
        db.execute("UPDATE bodies SET structure = ? WHERE id = 1", as_lines[:1])
        db.execute("UPDATE analyses SET mentions = ? WHERE id = 1", as_lines[1:])
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    for _ in range(2):
        with catalog_in(tmp_path) as catalog:
            found = catalog.document(1)
            assert found is not None
            document, analysis = found
            assert document.blocks == (
                Block(Kind.TITLE, 0, 3, source=(0, 1)),
                Block(Kind.LIST, 4, 9, 2, "•", 1),
                Block(Kind.PARAGRAPH, 10, 14),
            )
            assert document.styles == (StyleRange(4, 9, Style.STRONG),)
            assert document.links == (Link(10, 14, "https://example.org"),)
            assert document.dropped == (Dropped(7, "Share", "button"),)
            assert (document.title, document.bylines) == ("One", ("Ada Lind",))
            key, name = "person:ada lind", "Ada Lind"
            assert analysis.mentions == (
                Mention(4, 9, EntityType.PERSON, key, name, "rule"),
                Mention(10, 14, EntityType.PERSON, key, name, "rule"),
            )
            assert catalog.document(2) == as_it_was


def test_one_damaged_article_does_not_keep_a_catalog_from_being_brought_up_to_date(
    tmp_path: Path,
) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One"), read_file("/b", "Two")])
        db = catalog.connection
        db.execute("UPDATE bodies SET structure = '{' WHERE id = 1")
        db.execute("UPDATE analyses SET mentions = '[]' WHERE id = 1")
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    with catalog_in(tmp_path) as catalog:
        assert catalog.document(2) is not None


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with catalog_in(tmp_path):
        pass
    monkeypatch.setattr(catalog_module, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE x (y); NO SQL;"))
    with pytest.raises(CatalogError):
        Catalog.of(tmp_path)
    monkeypatch.undo()
    with catalog_in(tmp_path) as catalog:
        names = catalog.connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert ("x",) not in names


def test_a_catalog_of_a_newer_dateline_is_refused(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        catalog.connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(CatalogError, match="newer Dateline"):
        Catalog.of(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"This is not a database at all. " * 100, id="text"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 8_000, id="garbage behind the right start"),
    ],
)
def test_a_file_that_is_no_catalog_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    locations.catalog_file(tmp_path).write_bytes(content)
    with pytest.raises(CatalogError, match="cannot be opened"):
        Catalog.of(tmp_path)


def test_damage_inside_is_a_sentence(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file(f"/{n}", "One", "word " * 500) for n in range(50)])
    file = locations.catalog_file(tmp_path)
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xaa" * (len(data) - 4096))
    with pytest.raises(CatalogError, match=r"\.$"), catalog_in(tmp_path) as catalog:
        catalog.newest(0, 10)


def test_a_catalog_in_place_of_its_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file")
    with pytest.raises(CatalogError, match="cannot be made"):
        Catalog.of(tmp_path / "library")
    locations.catalog_file(tmp_path).mkdir()
    with pytest.raises(CatalogError, match="cannot be opened"):
        Catalog.of(tmp_path)


@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(CatalogError, match="cannot be opened"):
            Catalog.of(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_is_a_sentence_and_changes_nothing(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One")])
        (pages,) = catalog.connection.execute("PRAGMA page_count").fetchone()
        catalog.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CatalogError, match="full"):
            store_all(catalog, [read_file("/b", "Two", "word " * 50_000)])
        assert ids_of(catalog) == [1]
        changes.set_read(catalog, [1], True)


def test_a_catalog_that_stays_locked_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_module, "BUSY_SECONDS", 0.01)
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One")])
        other = sqlite3.connect(locations.catalog_file(tmp_path), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogError, match="locked"):
            changes.set_starred(catalog, [1], True)
        assert ids_of(catalog) == [1]
        other.execute("ROLLBACK")
        other.close()
        changes.set_starred(catalog, [1], True)


def test_many_processes_may_make_a_catalog_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.storage.catalog import Catalog;"
        "print(Catalog.of(Path(sys.argv[1])).meta('library'))"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "library")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    printed = {process.communicate() for process in running}
    assert len(printed) == 1
    ((library, error),) = printed
    assert len(library.strip()) == 32
    assert error == ""


@pytest.mark.parametrize("identifier", [0, -1, 2**63, 10**30], ids=str)
def test_numbers_that_are_no_article(tmp_path: Path, identifier: int) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One")])
        assert catalog.summary(identifier) is None
        assert catalog.document(identifier) is None
        assert catalog.summaries([identifier, 1]).keys() == {1}
        assert catalog.texts([identifier, 1]).keys() == {1}
        assert catalog.newest(max(identifier, 5), 10) == []


def test_any_number_of_articles_can_be_asked_for(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One")])
        assert catalog.summaries(range(400_000)).keys() == {1}


@pytest.mark.parametrize(
    ("oldest", "expected"),
    [
        pytest.param(False, ["2024-11-16", "2024-11", "2024", "2019", "--11-09", None], id="new"),
        pytest.param(True, ["2019", "2024", "2024-11", "2024-11-16", None, "--11-09"], id="old"),
    ],
)
def test_dates_without_a_year_come_last(
    tmp_path: Path, oldest: bool, expected: list[str | None]
) -> None:
    dates = ["--11-09", "2024", "2019", None, "2024-11-16", "2024-11"]
    files = [read_file(f"/{n}", "One", published=date) for n, date in enumerate(dates)]
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, files)
        listed = [s.published for s in catalog.newest(0, 10, oldest=oldest)]
        assert [str(date) if date else None for date in listed] == expected
        for offset in range(6):
            window = catalog.newest(offset, 2, oldest=oldest)
            assert [s.published for s in window] == listed[offset : offset + 2]
