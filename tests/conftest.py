"""What holds for every test."""

import time
from collections.abc import Iterator

import pytest
from screen.idle import CountedThreads, wait_for_idle


@pytest.fixture(autouse=True)
def away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep whatever a test starts out of the user's directories, time zone and colours."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("DATELINE_DATA", str(home / "dateline"))
        # The model takes seconds to load; its own tests ask for it.
        patch.setenv("DATELINE_RECOGNISER", "rules")
        for name in ("NO_COLOR", "DATELINE_CONFIG", "EDITOR", "VISUAL"):
            patch.delenv(name, raising=False)
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pilot go on as soon as the reader has done what a key causes."""
    monkeypatch.setattr("concurrent.futures.ThreadPoolExecutor", CountedThreads)
    for user in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{user}.wait_for_idle", wait_for_idle)
    # Nobody watches: what is to be painted need not wait for the next of sixty a second.
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 200)
