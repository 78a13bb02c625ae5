"""A hundred thousand articles."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from generator import write

from index.library import Library

_REFRESH = """
import json, sys, threading
from pathlib import Path
from index.library import Library

done = threading.Event()
peak = 0

def watch():
    global peak
    while not done.wait(0.05):
        # Not the resident size: that holds pages of the index, which the system may drop.
        status = Path("/proc/self/status").read_text()
        peak = max(peak, int(status.partition("RssAnon:")[2].split()[0]) * 1024)

watching = threading.Thread(target=watch)
watching.start()
library = Library(Path(sys.argv[1]), Path(sys.argv[1], "log"))
library.add([Path(sys.argv[2])])
added = library.refresh().progress.added
done.set()
watching.join()
print(json.dumps([added, peak]))
"""
_GROWTH = 1_000
"""Bytes of memory for each further article: its path, stamp and hash, nothing of its text."""


def refresh(library: Path, folder: Path) -> tuple[int, int]:
    """Refresh in a process of its own; how many articles were added, peak memory in bytes."""
    command = [sys.executable, "-c", _REFRESH, str(library), str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    added, peak = json.loads(done.stdout)
    return added, peak


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what memory is our own")
def test_memory_stays_flat_and_search_works(tmp_path: Path) -> None:
    write(tmp_path / "small", 20_000, seed=1)
    write(tmp_path / "large", 100_000, seed=1)
    added, small = refresh(tmp_path / "small-library", tmp_path / "small")
    assert added == 20_000
    added, large = refresh(tmp_path / "large-library", tmp_path / "large")
    assert added == 100_000
    print(f"peak memory: {small / 1e6:.0f} MB at 20,000 articles, {large / 1e6:.0f} MB at 100,000")
    assert large - small < 80_000 * _GROWTH
    library = Library(tmp_path / "large-library", tmp_path / "log")
    assert library.health().fault == ""
    assert library.counts().pending == 0
    result = library.search("said", limit=50)
    assert result.total > 10_000
    assert len({hit.id for hit in result.hits}) == 50
    assert library.refresh().progress.total == 0
    library.close()
