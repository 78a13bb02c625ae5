"""Every change of the catalog, and what full text is then told."""

import os
from pathlib import Path

import pytest
from storage.making import STAMP, catalog_in, found, ids_of, keep, read_file, store_all

from index.model import PartialDate
from index.storage.catalog import Catalog, CatalogError, FileStamp, changes, unseen
from index.storage.catalog.entities import listed

OTHER_STAMP = FileStamp(10, 20, 30)
EVERYTHING = (1_000, 1_000_000)


def pending(catalog: Catalog) -> list[int]:
    return unseen.pending(catalog, *EVERYTHING)


def settle(catalog: Catalog) -> None:
    """Pretend that full text has seen everything."""
    batch = unseen.articles(catalog, pending(catalog))
    changes.confirm(catalog, [(a.id, a.revision) for a in batch], unseen.tombstones(catalog), 1)


def test_a_stored_article_comes_back(tmp_path: Path) -> None:
    file = read_file("/a.md", "Kyiv asks for drones", "Olena Shevchenko said so.", published="2024")
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, file)
        summary = catalog.summary(1)
        assert summary is not None
        assert (summary.path, summary.title, summary.published, summary.revision) == (
            "/a.md",
            "Kyiv asks for drones",
            PartialDate(2024),
            1,
        )
        assert catalog.document(1) == (file.document, file.analysis)
        assert catalog.texts([1]) == {1: (file.document.text, file.document.body_start, None)}
        assert catalog.id_of(Path("/a.md")) == 1
        assert catalog.id_of(Path("/b.md")) is None
        known = catalog.known_files()[b"/a.md"]
        assert (known.id, known.stamp, known.hash, known.gone) == (1, STAMP, file.hash, False)
        assert not known.skipped


def test_a_replaced_article_keeps_id_and_star_and_loses_its_old_entities(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One", "Olena Shevchenko said so in Kyiv."))
        changes.set_starred(catalog, [1], True)
        assert "person:olena-shevchenko" in [row.id for row in listed(catalog)]
        changes.store(catalog, read_file("/a", "Two", "Nobody said a word.", replaces=1))
        summary = catalog.summary(1)
        assert summary is not None
        assert (summary.title, summary.revision, summary.starred) == ("Two", 2, True)
        assert listed(catalog) == []
        assert ids_of(catalog) == [1]


def test_an_article_that_was_just_forgotten_is_stored_as_a_new_one(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One", replaces=5))
        assert ids_of(catalog) == [1]


def test_ids_are_never_used_again(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One"))
        settle(catalog)
        changes.mark_gone(catalog, [1])
        settle(catalog)
        assert changes.forget_gone(catalog) == 1
        changes.store(catalog, read_file("/a", "One"))
        assert ids_of(catalog) == [2]


def test_an_article_is_stored_whole_or_not_at_all(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        catalog.connection.execute(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON analyses"
            " BEGIN SELECT raise(ABORT, 'full'); END"
        )
        with pytest.raises(CatalogError, match="full"):
            changes.store(catalog, read_file("/a", "One"))
        assert ids_of(catalog) == []


def test_what_full_text_is_told(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file(f"/{n}", f"Title {n}") for n in range(3)])
        assert pending(catalog) == [1, 2, 3]
        assert unseen.tombstones(catalog) == []
        settle(catalog)
        assert pending(catalog) == []
        assert unseen.searchable(catalog) == (3, 0, 3)

        changes.store(catalog, read_file("/0", "Changed", replaces=1))
        changes.mark_gone(catalog, [2])
        changes.set_hidden(catalog, [3], True)
        assert pending(catalog) == [1]
        assert unseen.tombstones(catalog) == [2, 3]
        assert unseen.searchable(catalog) == (0, 3, None)
        assert catalog.counts().pending == 3
        settle(catalog)
        assert (pending(catalog), unseen.tombstones(catalog)) == ([], [])
        assert unseen.searchable(catalog) == (1, 0, 1)

        changes.set_hidden(catalog, [3], False)
        assert pending(catalog) == [3]


def test_an_article_is_taken_out_even_if_its_commit_was_never_confirmed(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One"))
        changes.set_hidden(catalog, [1], True)
        assert pending(catalog) == []
        assert unseen.tombstones(catalog) == [1]


def test_hidden_and_gone_do_not_undo_each_other(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One"))
        settle(catalog)
        changes.mark_gone(catalog, [1])
        changes.set_hidden(catalog, [1], True)
        changes.set_hidden(catalog, [1], False)
        assert unseen.tombstones(catalog) == [1]
        assert ids_of(catalog) == []


def test_pending_articles_come_in_bites(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file(f"/{n}", "One", "word " * 99) for n in range(5)])
        assert unseen.pending(catalog, 2, 1_000_000) == [1, 2]
        assert unseen.pending(catalog, 5, 150) == [1, 2]
        assert unseen.pending(catalog, 5, 1) == [1]
        assert unseen.listed_after(catalog, 2, 2, 1_000_000) == [3, 4]


def test_a_moved_article_keeps_everything_but_its_path(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One"))
        changes.set_starred(catalog, [1], True)
        settle(catalog)
        changes.move(catalog, [(1, b"/b", OTHER_STAMP)])
        summary = catalog.summary(1)
        assert summary is not None
        assert (summary.path, summary.starred, summary.revision) == ("/b", True, 1)
        assert catalog.known_files()[b"/b"].stamp == OTHER_STAMP
        assert pending(catalog) == []


def test_a_path_may_pass_from_an_article_that_is_gone_to_another(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file("/a", "One"), read_file("/b", "Two")])
        changes.set_starred(catalog, [2], True)
        changes.mark_gone(catalog, [2])
        changes.move(catalog, [(1, b"/b", STAMP)])
        assert catalog.id_of(Path("/b")) == 1
        assert catalog.known_files()[b"/b"].id == 1
        before = catalog.summary(2)
        assert before is not None
        assert (before.path, before.starred) == ("/b", True)


def test_skipped_files_hide_the_article_they_were(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        changes.store(catalog, read_file("/a", "One"))
        changes.skip(catalog, [(b"/a", STAMP, "empty"), (b"/c\xff", STAMP, "binary")], "v1")
        assert ids_of(catalog) == []
        assert catalog.skipped() == [
            (Path("/a"), "empty"),
            (Path(os.fsdecode(b"/c\xff")), "binary"),
        ]
        known = catalog.known_files()
        assert (known[b"/a"].id, known[b"/a"].skipped, known[b"/a"].gone) == (1, True, False)
        assert known[b"/c\xff"].id is None
        changes.store(catalog, read_file("/a", "One again", replaces=1))
        assert ids_of(catalog) == [1]
        assert [path for path, _ in catalog.skipped()] == [Path(os.fsdecode(b"/c\xff"))]
        changes.forget_skipped(catalog, [b"/c\xff"])
        assert catalog.skipped() == []


def test_only_articles_that_are_gone_from_everywhere_are_forgotten(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        store_all(catalog, [read_file(f"/{n}", "Olena Shevchenko spoke") for n in range(4)])
        settle(catalog)
        changes.set_starred(catalog, [2], True)
        changes.mark_gone(catalog, [1, 2])
        assert changes.forget_gone(catalog) == 0  # full text still holds them
        settle(catalog)
        changes.mark_gone(catalog, [3])
        assert changes.forget_gone(catalog) == 1
        assert catalog.summary(1) is None
        assert catalog.document(1) is None
        assert catalog.summary(2) is not None
        for table in ("bodies", "analyses"):
            rows = catalog.connection.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
            assert rows == [(2,), (3,), (4,)]
        left = catalog.connection.execute("SELECT DISTINCT document FROM occurrences").fetchall()
        assert sorted(left) == [(2,), (3,), (4,)]


def test_roots_are_kept_once_with_their_problem(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/odd\xff"))
    with catalog_in(tmp_path) as catalog:
        for path in (Path("/b"), Path("/a"), Path("/a"), odd):
            changes.add_root(catalog, path)
        changes.note_problems(catalog, {Path("/a"): "gone"})
        assert catalog.roots() == {Path("/a"): "gone", Path("/b"): "", odd: ""}
        assert changes.remove_root(catalog, Path("/a"))
        assert not changes.remove_root(catalog, Path("/a"))
        assert set(catalog.roots()) == {Path("/b"), odd}


def test_counts(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        files = [read_file(f"/{n}", "One", "Olena Shevchenko left Kyiv.") for n in range(5)]
        store_all(catalog, files)
        settle(catalog)
        changes.set_read(catalog, [1], True)
        changes.set_starred(catalog, [2], True)
        changes.set_hidden(catalog, [3], True)
        changes.mark_gone(catalog, [4])
        changes.skip(catalog, [(b"/x", STAMP, "binary")], "v1")
        counts = catalog.counts()
        listed = (counts.articles, counts.unread, counts.starred, counts.hidden, counts.gone)
        assert listed == (3, 2, 1, 1, 1)
        assert (counts.skipped, counts.pending) == (1, 2)
        assert (counts.entities, counts.mentions) == (2, 6)


def test_the_search_for_tombstones_uses_its_index(tmp_path: Path) -> None:
    with catalog_in(tmp_path) as catalog:
        asked: list[str] = []
        catalog.connection.set_trace_callback(asked.append)
        unseen.tombstones(catalog)
        unseen.pending(catalog, *EVERYTHING)
        catalog.newest(0, 10, oldest=True)
        catalog.connection.set_trace_callback(None)
        plans = [catalog.connection.execute(f"EXPLAIN QUERY PLAN {q}").fetchall() for q in asked]
        used = " ".join(row[3] for plan in plans for row in plan)
        for index in ("documents_unwanted", "documents_unseen", "documents_by_age"):
            assert index in used


def test_what_is_hidden_is_not_found_and_comes_back(tmp_path: Path) -> None:
    keep(tmp_path, [read_file("/a", "Drone one"), read_file("/b", "Drone two")])
    with catalog_in(tmp_path) as catalog:
        changes.set_hidden(catalog, [1], True)
        assert found(tmp_path, "drone") == ["Drone two"]  # before full text has heard of it
        keep(tmp_path)
        assert found(tmp_path, "drone") == ["Drone two"]
        changes.set_hidden(catalog, [1], False)
        keep(tmp_path)
    assert found(tmp_path, "drone") == ["Drone one", "Drone two"]
