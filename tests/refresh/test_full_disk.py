"""A disk that is full, or may not be written, costs nothing but what did not fit on it."""

import gc
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from storage.making import entry

from index.storage.fulltext import FullTextSearcher, FullTextWriter

# Whoosh leaves files open that it could not write.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True)
def collect_what_was_left_open() -> Iterator[None]:
    yield
    gc.collect()


PRIVATE = ["unshare", "--map-root-user", "--mount"]
"""Linux lets anybody mount a disk that nobody else sees, unless it is told not to."""


def on_a_small_disk(what: str, tmp_path: Path) -> Any:  # noqa: ANN401 - JSON
    try:
        mount = ["mount", "-t", "tmpfs", "tmpfs", str(tmp_path)]
        subprocess.run([*PRIVATE, *mount], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk can be mounted here")
    command = [*PRIVATE, sys.executable, "-m", "refresh.small_disk", what, str(tmp_path)]
    tests = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=tests, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def test_a_disk_that_gets_full_at_any_moment(tmp_path: Path) -> None:
    outcomes = on_a_small_disk("full", tmp_path)
    catalog = [o for o in outcomes if "catalog" in o["said"] or "disk is full" in o["said"]]
    full_text = [o for o in outcomes if "No space left" in o["said"]]
    fitting = [o for o in outcomes if not o["said"]]
    assert len(catalog) + len(full_text) + len(fitting) == len(outcomes)
    # What is listed is what the catalog has committed; what is found, what full text has.
    assert all(2 <= o["then"][0] < 5 and o["then"][1:] == [2, ""] for o in catalog)
    assert [o["then"] for o in full_text] == [[5, 2, ""]] * len(full_text)
    assert min(map(len, (catalog, full_text, fitting))) > 1
    for outcome in outcomes:
        assert outcome["again"] == ""
        assert outcome["at last"] == [5, 5, ""]


def test_a_library_that_may_not_be_written_can_be_read(tmp_path: Path) -> None:
    outcome = on_a_small_disk("read-only", tmp_path)
    assert outcome["found"] == [2, 2, ""]
    assert outcome["title"] == "Drone 0"
    assert outcome["refresh"].endswith("cannot be written: Read-only file system.")
    assert outcome["star"] == "The library cannot be changed: its folder cannot be written."
    assert outcome["new"].endswith("cannot be made: Read-only file system.")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [0, 100, 3_000, 9_000])
def test_a_commit_that_does_not_fit_leaves_the_one_before(tmp_path: Path, size: int) -> None:
    writer = FullTextWriter(tmp_path)
    writer.commit([entry(1, "drone")])
    more = [entry(2, " ".join(f"word{n}" for n in range(500)))]
    with pytest.raises(OSError, match="File too large"), files_of_at_most(size):
        writer.commit(more)
    searcher = FullTextSearcher(tmp_path)
    assert (searcher.held(), searcher.damaged()) == ([(1, 1)], "")
    writer.commit(more)
    searcher.refresh()
    assert (searcher.held(), searcher.damaged()) == ([(1, 1), (2, 1)], "")
