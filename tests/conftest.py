"""What holds for every test."""

import time
from collections.abc import Iterator

import pytest

_LOOK_SECONDS = 0.01
"""Longer than the time between two paints."""


@pytest.fixture(autouse=True)
def away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep whatever a test starts out of the user's directories, time zone and colours."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        patch.setenv("DATELINE_DATA", str(home / "dateline"))
        for name in ("NO_COLOR", "DATELINE_CONFIG", "EDITOR", "VISUAL"):
            patch.delenv(name, raising=False)
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pilot look more often than every 20 ms whether the process still works.

    It looks twice for each key: most of what the tests of the screen take would be that.
    """
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", _LOOK_SECONDS)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", _LOOK_SECONDS / 20)
