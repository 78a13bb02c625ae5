"""Which files a library's folders hold."""

import os
from pathlib import Path

import pytest

from index.refresh.scan import Scan, scan

IS_ROOT = os.geteuid() == 0


def names(found: Scan, root: Path) -> set[str]:
    return {os.path.relpath(os.fsdecode(path), root) for path in found.files}


def touch(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")


def test_articles_are_found_at_any_depth_by_their_names(tmp_path: Path) -> None:
    wanted = ["a.md", "b.MARKDOWN", "c.Txt", "x/y/z/d.txt", "folder.md/e.txt"]
    touch(tmp_path, *wanted, "f.pdf", "txt", "g.txt.bak", ".h.txt", ".git/i.txt", "x/.j/k.txt")
    found = scan([tmp_path])
    assert names(found, tmp_path) == set(wanted)
    assert found.problems == {tmp_path: ""}
    assert names(scan([tmp_path], ("*.BAK",)), tmp_path) == {"g.txt.bak"}


def test_a_hidden_folder_that_is_registered_is_read(tmp_path: Path) -> None:
    touch(tmp_path, ".hidden/a.txt")
    assert names(scan([tmp_path / ".hidden"]), tmp_path) == {".hidden/a.txt"}


def test_a_registered_file_needs_no_particular_name(tmp_path: Path) -> None:
    touch(tmp_path, "README", "a.txt")
    assert names(scan([tmp_path / "README"]), tmp_path) == {"README"}


def test_links_are_followed_once(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.txt", "elsewhere/y.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "other").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a" / "file.txt").symlink_to(tmp_path / "elsewhere" / "y.txt")
    (tmp_path / "a" / "dead.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a" / "self.txt").symlink_to(tmp_path / "a" / "self.txt")
    found = scan([tmp_path / "a"])
    assert names(found, tmp_path / "a") == {"x.txt", "other/y.txt", "file.txt"}
    assert found.problems == {tmp_path / "a": ""}
    assert found.unreadable == []


def test_nested_roots_give_each_file_once(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.txt", "a/b/y.txt")
    roots = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "a" / "b" / "y.txt"]
    for order in (roots, roots[::-1]):
        assert names(scan(order), tmp_path) == {"a/x.txt", "a/b/y.txt"}


def test_a_missing_root_is_reported_and_nothing_is_known_of_it(tmp_path: Path) -> None:
    touch(tmp_path, "here/a.txt")
    gone = tmp_path / "gone\x1b\udcff"
    found = scan([tmp_path / "here", gone])
    assert names(found, tmp_path) == {"here/a.txt"}
    assert found.problems[gone].startswith("No such file or directory: ")
    assert found.problems[gone].isprintable()
    assert not found.knows_about(os.fsencode(gone))
    assert not found.knows_about(os.fsencode(gone / "x.txt"))
    assert found.knows_about(os.fsencode(f"{gone}x.txt"))
    assert found.knows_about(os.fsencode(tmp_path / "here" / "b.txt"))


def test_names_that_are_not_unicode(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    touch(tmp_path, name)
    assert names(scan([tmp_path]), tmp_path) == {name}


def test_what_may_not_be_looked_at_is_not_known_to_be_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "open/a.txt", "shut/b.txt")

    def guarded(folder: str) -> "os.ScandirIterator[str]":  # type: ignore[name-defined]
        if folder.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    real = os.scandir
    monkeypatch.setattr(os, "scandir", guarded)
    found = scan([tmp_path])
    assert names(found, tmp_path) == {"open/a.txt"}
    assert found.problems[tmp_path] == f"Permission denied: {tmp_path}/shut"
    assert not found.knows_about(os.fsencode(tmp_path / "shut" / "b.txt"))
    assert found.knows_about(os.fsencode(tmp_path / "open" / "b.txt"))


@pytest.mark.skipif(IS_ROOT, reason="root may look everywhere")
@pytest.mark.parametrize("mode", [0o000, 0o400], ids=["nothing", "names only"])
def test_a_folder_without_permission(tmp_path: Path, mode: int) -> None:
    touch(tmp_path, "shut/b.txt")
    (tmp_path / "shut").chmod(mode)
    try:
        found = scan([tmp_path])
        assert found.problems[tmp_path].startswith("Permission denied")
        assert not found.knows_about(os.fsencode(tmp_path / "shut" / "b.txt"))
    finally:
        (tmp_path / "shut").chmod(0o700)
