"""What holds for every test."""

import time
from collections.abc import Iterator

import pytest
from screen.idle import CountedThreads, wait_for_idle
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation


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


_parse_rules = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def _parse_once(
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """The rules of a style sheet, which are the same for every application with this theme."""
    given = (css, read_from, is_default_rules, tie_breaker, scope)
    key = (given, frozenset(self._variables.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(self, *given)
    return _parsed[key]


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the pilot go on as soon as the reader has done what a key causes."""
    monkeypatch.setattr("concurrent.futures.ThreadPoolExecutor", CountedThreads)
    for user in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{user}.wait_for_idle", wait_for_idle)
    # Nobody watches: what is to be painted need not wait for the next of sixty a second.
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 1 / 200)
    # Hundreds of tests start the reader; a fifth of that would be to parse the same styles.
    monkeypatch.setattr(Stylesheet, "_parse_rules", _parse_once)
