"""Queries to go back to."""

from tui.query_history import QueryHistory


def test_back_and_forward() -> None:
    history = QueryHistory(["a", "b"])
    assert [history.older("draft"), history.older("b"), history.older("a")] == ["b", "a", None]
    assert [history.newer(), history.newer(), history.newer()] == ["b", "draft", None]


def test_a_query_is_kept_once_as_the_newest() -> None:
    history = QueryHistory(["a", "b"])
    history.add("a")
    history.add(" ")
    assert history.queries == ("b", "a")


def test_what_is_shown_is_skipped() -> None:
    assert QueryHistory(["a", "b"]).older("b") == "a"


def test_typing_leaves_the_history() -> None:
    history = QueryHistory(["a", "b"])
    history.older("")
    history.older("b")
    history.leave()
    assert history.older("ax") == "b"


def test_only_so_many_are_kept() -> None:
    history = QueryHistory(map(str, range(200)))
    history.add("new")
    assert len(history.queries) == 100
    assert history.queries[-2:] == ("199", "new")
