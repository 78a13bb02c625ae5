"""What `n` and `N` go through, and what can be undone."""

import pytest

from tui.undo import UndoStack
from tui.walk import Walk, WalkKind

RANGES = ((10, 15), (40, 45), (70, 75))


@pytest.mark.parametrize(
    ("index", "direction", "caret", "expected"),
    [
        pytest.param(None, 1, 0, 0, id="first step goes to the first range"),
        pytest.param(None, 1, 40, 1, id="first step takes the range at the caret"),
        pytest.param(None, -1, 60, 1, id="first step back goes to the range before the caret"),
        pytest.param(None, 1, 76, None, id="nothing behind the caret"),
        pytest.param(None, -1, 10, None, id="nothing before the caret"),
        pytest.param(0, 1, 10, 1, id="next"),
        pytest.param(1, -1, 44, 0, id="previous"),
        pytest.param(2, 1, 70, None, id="last"),
        pytest.param(0, -1, 10, None, id="first"),
        pytest.param(0, 1, 60, 2, id="next after scrolling down"),
        pytest.param(0, -1, 60, 1, id="previous after scrolling down"),
        pytest.param(2, 1, 15, 1, id="next after scrolling up"),
        pytest.param(2, 1, 90, None, id="last after scrolling down"),
        pytest.param(2, -1, 90, 2, id="back to the last after scrolling down"),
    ],
)
def test_step(index: int | None, direction: int, caret: int, expected: int | None) -> None:
    step = Walk(WalkKind.HITS, "word", RANGES, index).step(direction, caret)
    assert (step and step.index) == expected
    assert step is None or step.ranges == RANGES


@pytest.mark.parametrize(
    ("index", "progress", "current"),
    [
        pytest.param(None, "3", None, id="before the first step"),
        pytest.param(0, "1/3", (10, 15), id="first"),
        pytest.param(2, "3/3", (70, 75), id="last"),
    ],
)
def test_progress(index: int | None, progress: str, current: tuple[int, int] | None) -> None:
    walk = Walk(WalkKind.ENTITY, "name", RANGES, index)
    assert walk.progress == progress
    assert walk.current == current


def test_long_walks_are_counted_with_separators() -> None:
    ranges = tuple((start, start + 1) for start in range(0, 24_690, 2))
    assert Walk(WalkKind.HITS, "word", ranges, 1_233).progress == "1,234/12,345"


def test_changes_are_undone_last_first() -> None:
    done: list[str] = []
    undo = UndoStack()
    undo.push("One done", lambda: done.append("one"))
    undo.push("Two done", lambda: done.append("two"))
    assert [undo.undo(), undo.undo(), undo.undo()] == ["Two done", "One done", ""]
    assert done == ["two", "one"]


def test_what_cannot_be_undone_is_not_undone_and_not_tried_again() -> None:
    undo = UndoStack()
    undo.push("One done", lambda: None)
    undo.push("Two done", lambda: False)
    assert [undo.undo(), undo.undo()] == ["", "One done"]


def test_an_undo_that_fails_can_be_tried_again() -> None:
    tries: list[str] = []

    def take_back() -> None:
        tries.append("try")
        if len(tries) == 1:
            raise ValueError("busy")

    undo = UndoStack()
    undo.push("One done", take_back)
    with pytest.raises(ValueError, match="busy"):
        undo.undo()
    assert undo.undo() == "One done"
    assert not undo
