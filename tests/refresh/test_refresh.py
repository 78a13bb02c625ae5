"""The library follows its folders."""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from refresh.libraries import Shelf, did

from index import locations
from index.library import Library
from index.model import Document, Keep
from index.readers import Unreadable, read_bytes
from index.readers.read import read_content
from index.refresh import making
from index.refresh import refresh as refresh_module
from index.refresh.progress import Progress
from index.refresh.refresh import refresh
from index.storage.catalog import Catalog, CatalogError, changes
from index.storage.fulltext import FullTextWriter
from index.storage.keeper import FullTextKeeper
from index.storage.lock import LibraryBusy, writer_lock
from index.storage.store import Searcher


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read, as they are read."""
    names: list[str] = []

    def counted(path: Path) -> bytes | Unreadable:
        names.append(path.name)
        return read_content(path)

    monkeypatch.setattr(refresh_module, "read_content", counted)
    return names


def test_added_updated_removed(shelf: Shelf, opened: list[str]) -> None:
    for name in ("one", "two", "three"):
        shelf.write(f"{name}.md")
    assert shelf.refresh() == {"added": 3}
    ids = shelf.ids()
    shelf.star("two")

    shelf.write("two.md", "two anew")
    (shelf.folder / "three.md").unlink()
    shelf.write("four.md")
    assert shelf.refresh() == {"added": 1, "updated": 1, "removed": 1}
    assert shelf.ids() == {"one": ids["one"], "two anew": ids["two"], "four": 4}
    assert shelf.starred() == ["two anew"]
    assert opened == ["one.md", "three.md", "two.md", "four.md", "two.md"]


def test_nothing_new_opens_no_file(shelf: Shelf, opened: list[str]) -> None:
    shelf.write("one.md")
    shelf.write("empty.md", body="").write_text("")
    assert shelf.refresh() == {"added": 1, "skipped": 1}
    opened.clear()
    assert shelf.refresh() == {}
    assert opened == []


def test_a_touched_file_is_looked_at_but_not_read_anew(
    shelf: Shelf, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.write("one.md")
    shelf.refresh()
    os.utime(path, (1, 1))
    monkeypatch.setattr(making, "analyse", None)
    assert shelf.refresh() == {}
    assert opened == ["one.md"] * 2
    assert shelf.refresh() == {}
    assert opened == ["one.md"] * 2


def test_a_change_that_keeps_size_and_time_is_seen(shelf: Shelf) -> None:
    path = shelf.write("one.md", "before")
    shelf.refresh()
    status = path.stat()
    shelf.write("one.md", "behind")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert shelf.refresh() == {"updated": 1}
    assert list(shelf.ids()) == ["behind"]


def test_a_moved_file_keeps_id_and_star(shelf: Shelf) -> None:
    path = shelf.write("one.md")
    shelf.refresh()
    shelf.star("one")
    (shelf.folder / "deep").mkdir()
    path.rename(shelf.folder / "deep" / "renamed.md")
    assert shelf.refresh() == {"moved": 1}
    assert shelf.ids() == {"one": 1}
    assert list(shelf.paths()) == ["deep/renamed.md"]
    assert shelf.starred() == ["one"]


def test_a_renamed_folder_keeps_everything_in_it(shelf: Shelf) -> None:
    for n in range(5):
        shelf.write(f"old/{n}.md")
    shelf.write("old/copy.md", "0")
    shelf.write("old/copy.md", "0").write_bytes((shelf.folder / "old" / "0.md").read_bytes())
    refresh(shelf.library)
    before = shelf.paths()
    (shelf.folder / "old").rename(shelf.folder / "new")
    assert did(refresh(shelf.library).progress) == {"moved": 6}
    assert shelf.paths() == {path.replace("old/", "new/"): t for path, t in before.items()}


def test_of_two_files_with_one_content_each_keeps_its_own_name_when_moved(shelf: Shelf) -> None:
    shelf.write("1/a.md", "same")
    shelf.write("2/b.md", "same")
    refresh(shelf.library)
    library = Library(shelf.library, shelf.library / "log")
    ids = [library.id_of(shelf.folder / name) for name in ("1/a.md", "2/b.md")]
    (shelf.folder / "1").rename(shelf.folder / "4")
    (shelf.folder / "2").rename(shelf.folder / "3")
    refresh(shelf.library)
    assert [library.id_of(shelf.folder / name) for name in ("4/a.md", "3/b.md")] == ids
    library.close()


def test_a_file_moved_to_where_one_was_long_ago(shelf: Shelf) -> None:
    shelf.write("one.md")
    two = shelf.write("two.md")
    shelf.refresh()
    shelf.star("one")
    shelf.star("two")
    two.unlink()
    assert shelf.refresh() == {"removed": 1}
    (shelf.folder / "one.md").rename(two)
    assert shelf.refresh() == {"moved": 1}
    assert shelf.ids() == {"one": 1}
    assert shelf.paths() == {"two.md": "one"}


def test_two_files_with_one_content_are_two_articles(shelf: Shelf) -> None:
    shelf.write("a.md", "same")
    shelf.write("b.md", "same")
    assert did(refresh(shelf.library).progress) == {"added": 2}
    assert shelf.paths() == {"a.md": "same", "b.md": "same"}
    (shelf.folder / "a.md").unlink()
    assert shelf.refresh() == {"removed": 1}
    assert shelf.paths() == {"b.md": "same"}


def test_a_file_that_comes_back_is_the_same_article(shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.write("one.md")
    shelf.refresh()
    shelf.star("one")
    path.rename(tmp_path / "away.md")
    assert shelf.refresh() == {"removed": 1}
    assert shelf.ids() == {}
    (tmp_path / "away.md").rename(path)
    assert shelf.refresh() == {"added": 1}
    assert (shelf.ids(), shelf.starred()) == ({"one": 1}, ["one"])
    path.unlink()
    shelf.refresh()
    shelf.write("one.md", "rewritten")
    assert shelf.refresh() == {"added": 1}
    assert (shelf.ids(), shelf.starred()) == ({"rewritten": 1}, ["rewritten"])


def test_a_missing_root_removes_nothing_and_is_reported(shelf: Shelf, tmp_path: Path) -> None:
    shelf.write("one.md")
    shelf.refresh()
    shelf.folder.rename(tmp_path / "unmounted")
    outcome = refresh(shelf.library)
    assert outcome.problems == {shelf.folder: f"No such file or directory: {shelf.folder}"}
    assert did(outcome.progress) == {}
    assert shelf.ids() == {"one": 1}
    (tmp_path / "unmounted").rename(shelf.folder)
    assert refresh(shelf.library).problems == {}
    assert shelf.refresh() == {}


def test_a_file_without_permission_is_skipped_until_it_may_be_read(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def guarded(path: Path) -> bytes | Unreadable:  # root may read everything
        allowed = path.stat().st_mode & 0o400
        return read_content(path) if allowed else Unreadable("Permission denied.")

    monkeypatch.setattr(refresh_module, "read_content", guarded)
    path = shelf.write("one.md")
    shelf.refresh()
    shelf.star("one")
    path.chmod(0)
    assert shelf.refresh() == {"skipped": 1}
    assert shelf.ids() == {}
    path.chmod(0o600)
    assert shelf.refresh() == {"added": 1}
    assert (shelf.ids(), shelf.starred(), shelf.skipped()) == ({"one": 1}, ["one"], {})


def test_skipped_files_are_listed_and_read_again_only_when_they_change(
    shelf: Shelf, opened: list[str]
) -> None:
    path = shelf.write("one.md")
    shelf.refresh()
    path.write_bytes(b"\0\1\2" * 1_000)
    (shelf.folder / "none.txt").write_bytes(b"")
    os.mkfifo(shelf.folder / "pipe.txt")
    assert shelf.refresh() == {"skipped": 3}
    assert set(shelf.skipped()) == {"one.md", "none.txt", "pipe.txt"}
    assert all(reason.endswith(".") for reason in shelf.skipped().values())
    assert shelf.ids() == {}
    opened.clear()
    assert shelf.refresh() == {}
    assert opened == []
    shelf.write("one.md", "mended")
    (shelf.folder / "pipe.txt").unlink()
    assert shelf.refresh() == {"added": 1}
    assert shelf.ids() == {"mended": 1}
    assert set(shelf.skipped()) == {"none.txt"}


def test_an_article_that_breaks_us_is_skipped(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fragile(data: bytes, name: str, *, keep: Collection[Keep] = ()) -> Document | Unreadable:
        if b"poison" in data:
            raise RecursionError
        return read_bytes(data, name, keep=keep)

    monkeypatch.setattr(making, "read_bytes", fragile)
    shelf.write("bad.md", "poison")
    shelf.write("good.md")
    assert shelf.refresh() == {"added": 1, "skipped": 1}
    assert shelf.skipped() == {"bad.md": "reading it failed (RecursionError)"}
    assert list(shelf.ids()) == ["good"]


def test_other_versions_read_everything_anew(
    shelf: Shelf, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("one.md")
    moved = shelf.write("two.md")
    (shelf.folder / "none.txt").write_bytes(b"")
    shelf.refresh()
    shelf.star("one")
    opened.clear()
    moved.rename(shelf.folder / "two-moved.md")
    monkeypatch.setattr(refresh_module, "VERSIONS", "other")
    assert shelf.refresh() == {"updated": 1, "moved": 1, "skipped": 1}
    assert sorted(opened) == ["none.txt", "one.md", "two-moved.md"]
    assert (shelf.ids(), shelf.starred()) == ({"one": 1, "two": 2}, ["one"])
    opened.clear()
    assert shelf.refresh() == {}
    assert opened == []


def test_a_file_becomes_a_folder_and_the_other_way_round(shelf: Shelf) -> None:
    shelf.write("a.md")
    shelf.write("b.md/inner.md")
    shelf.refresh()
    (shelf.folder / "a.md").unlink()
    shutil.rmtree(shelf.folder / "b.md")
    shelf.write("a.md/inner.md", "inner a")
    shelf.write("b.md", "outer b")
    assert shelf.refresh() == {"added": 2, "removed": 2}
    assert shelf.paths() == {"a.md/inner.md": "inner a", "b.md": "outer b"}


def test_names_that_are_not_unicode(shelf: Shelf) -> None:
    shelf.write(os.fsdecode(b"caf\xe9/d\xe9j\xe0.md"), "vu")
    (shelf.folder / os.fsdecode(b"leer\xff.txt")).write_bytes(b"")
    assert shelf.refresh() == {"added": 1, "skipped": 1}
    assert shelf.ids() == {"vu": 1}
    (shelf.folder / os.fsdecode(b"caf\xe9")).rename(shelf.folder / "café")
    assert shelf.refresh() == {"moved": 1}


def test_a_folder_that_is_no_longer_registered_takes_its_articles_along(
    shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.md").write_text("# elsewhere\n\nSome drones.\n")
    shelf.write("one.md")
    shelf.add(tmp_path / "other")
    assert shelf.refresh() == {"added": 2}
    shelf.star("elsewhere")
    shelf.remove(tmp_path / "other")
    assert shelf.refresh() == {"removed": 1}
    assert list(shelf.ids()) == ["one"]
    shelf.add(tmp_path / "other")
    assert shelf.refresh() == {"added": 1}
    assert shelf.starred() == ["elsewhere"]


def test_nested_roots_and_single_files(shelf: Shelf) -> None:
    path = shelf.write("deep/one.md")
    shelf.add(shelf.folder / "deep", path)
    assert shelf.refresh() == {"added": 1}
    shelf.remove(shelf.folder)
    shelf.remove(shelf.folder / "deep")
    assert shelf.refresh() == {}
    assert shelf.ids() == {"one": 1}


def test_progress_counts_what_is_new(shelf: Shelf) -> None:
    for n in range(4):
        shelf.write(f"{n}.md", body="one two three")
    reports: list[Progress] = []
    refresh(shelf.library, report=reports.append)
    assert [report.done for report in reports if report.total] == [0, 1, 2, 3, 4, 4]
    assert [report.searchable for report in reports if report.total] == [0, 0, 0, 0, 0, 4]
    assert {report.total for report in reports} == {4}
    assert reports[-1].added == 4
    assert reports[-1].words == 4 * 4
    shelf.write("4.md")
    reports.clear()
    refresh(shelf.library, report=reports.append)
    assert {report.total for report in reports} == {1}


def test_who_reads_need_not_wait_for_a_batch(shelf: Shelf) -> None:
    for n in range(4):
        shelf.write(f"{n}.md")
    listed: list[int] = []
    with closing(Catalog.of(shelf.library)) as catalog:

        def star_the_newest(progress: Progress) -> None:
            if progress.done:
                # Waits for 10 s if the refresh holds the catalog, and fails then.
                changes.set_starred(catalog, [progress.done], True)
                listed.append(catalog.counts().starred)

        refresh(shelf.library, report=star_the_newest)
    assert listed == [1, 2, 3, 4, 4]


def test_what_is_reported_as_searchable_is_found_before_full_text_is_merged(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.refresh.refresh.BATCH_FILES", 2)
    merging: list[bool] = []
    monkeypatch.setattr(FullTextKeeper, "merge", lambda _: merging.append(True))
    for n in range(5):
        shelf.write(f"{n}.md")
    catalog = Catalog.of(shelf.library)
    searcher = Searcher(shelf.library, catalog)
    seen: list[int] = []

    def report(progress: Progress) -> None:
        if progress.searchable not in (0, *seen):
            assert searcher.search("drones").total == progress.searchable
            assert not merging
            seen.append(progress.searchable)

    refresh(shelf.library, report=report)
    assert seen == [2, 4, 5]
    assert merging
    catalog.close()


def test_an_interrupted_refresh_keeps_what_it_read_and_is_resumed(
    shelf: Shelf, opened: list[str]
) -> None:
    for n in range(5):
        shelf.write(f"{n}.md")
    shelf.write("gone.md")
    shelf.refresh()
    (shelf.folder / "gone.md").unlink()
    for n in range(5, 10):
        shelf.write(f"{n}.md")
    opened.clear()
    asked: Iterator[bool] = iter([False, False, True])
    outcome = refresh(shelf.library, stopping=lambda: next(asked, True))
    assert outcome.interrupted
    assert outcome.progress.added == 2
    assert outcome.progress.removed == 0
    shelf.check()
    assert len(shelf.ids()) == 8
    assert shelf.refresh() == {"added": 3, "removed": 1}
    assert len(opened) == 5
    assert sorted(shelf.ids()) == [str(n) for n in range(10)]


def test_batches_that_end_early_leave_the_same_library(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh_module, "BATCH_FILES", 2)
    flushed: list[int] = []
    flush = refresh_module._Refresh._flush

    def counted(self: refresh_module._Refresh) -> None:
        flush(self)
        flushed.append(len(shelf.ids()))

    monkeypatch.setattr(refresh_module._Refresh, "_flush", counted)
    for n in range(30):
        shelf.write(f"{n}.md", body=f"Some words about drones, number{n}.")
    assert shelf.refresh() == {"added": 30}
    assert flushed == [*range(2, 31, 2), 30]
    segments = list(shelf.library.glob("fulltext-*/*.seg"))
    assert len(segments) < 15  # merged in the end


def test_a_broken_full_text_is_repaired_and_said(shelf: Shelf) -> None:
    shelf.write("one.md")
    shelf.refresh()
    (folder,) = shelf.library.glob("fulltext-*")
    shutil.rmtree(folder)
    assert refresh(shelf.library).repaired == "It was missing."
    shelf.check()


def test_rebuilding_can_be_interrupted(shelf: Shelf) -> None:
    shelf.write("one.md")
    shelf.refresh()
    (folder,) = shelf.library.glob("fulltext-*")
    shutil.rmtree(folder)
    assert refresh(shelf.library, stopping=lambda: True).interrupted
    assert shelf.refresh() == {}


def test_a_second_writer_is_told_who_is_at_work(shelf: Shelf) -> None:
    shelf.write("one.md")
    lock = locations.lock_file(shelf.library)
    with writer_lock(lock, 0), pytest.raises(LibraryBusy, match=f"process {os.getpid()},"):
        refresh(shelf.library, lock_timeout=0)
    assert shelf.refresh() == {"added": 1}


def test_a_writer_that_comes_between_does_not_spoil_what_was_done(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged: list[bool] = []

    def busy(self: FullTextKeeper) -> bool:
        merged.append(True)
        raise LibraryBusy

    shelf.write("one.md")
    monkeypatch.setattr(FullTextKeeper, "merge", busy)
    assert shelf.refresh() == {"added": 1}
    assert merged == [True]


def test_a_library_that_cannot_be_written_is_a_sentence(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    shelf.write("one.md")
    monkeypatch.setattr(FullTextWriter, "commit", full)
    with pytest.raises(CatalogError, match="cannot be written: No space left on device"):
        refresh(shelf.library)
    monkeypatch.undo()
    assert shelf.refresh() == {}
    assert shelf.ids() == {"one": 1}


def test_several_processes_make_the_same_library(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):
        shelf.write(f"{n}.md", body=f"Harold Finch {n} left Kyiv for Lisbon.")
    shelf.write("bad.md", body="").write_bytes(b"\0\1\2")
    here = shelf.refresh()
    rows = "SELECT path, title, mentions FROM documents JOIN analyses USING (id) ORDER BY path"
    with closing(Catalog.of(shelf.library)) as catalog:
        expected = catalog.rows(rows)
        catalog.connection.execute("UPDATE documents SET versions = 'old', title = ''")
        catalog.connection.execute("UPDATE skipped SET versions = 'old'")
        monkeypatch.setattr(making, "SEVERAL_FROM", 2)
        monkeypatch.setattr(making, "cores", lambda: 3)
        monkeypatch.setattr(making, "make", None)
        (shelf.folder / "3.md").rename(shelf.folder / "4th.md")
        assert shelf.refresh() == {"updated": 11, "moved": 1, "skipped": 1}
        moved = [(path.replace(b"/3.md", b"/4th.md"), *rest) for path, *rest in expected]
        assert sorted(catalog.rows(rows)) == sorted(moved)
    assert here == {"added": 12, "skipped": 1}
