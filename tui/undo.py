"""What can be undone, last first."""

from collections.abc import Callable


class UndoStack:
    """Changes with what takes each back."""

    def __init__(self) -> None:
        self._changes: list[tuple[str, Callable[[], object]]] = []

    def __bool__(self) -> bool:
        return bool(self._changes)

    def push(self, what: str, undo: Callable[[], object]) -> None:
        """Remember a change: what it was, in a few words, and how to take it back."""
        self._changes.append((what, undo))

    def undo(self) -> str:
        """Take the last change back and return what it was; empty if there is none."""
        if not self._changes:
            return ""
        what, undo = self._changes.pop()
        undo()
        return what
