"""What can be undone, last first."""

from collections.abc import Callable


class UndoStack:
    """Changes with what takes each back."""

    def __init__(self) -> None:
        self._changes: list[tuple[str, Callable[[], object]]] = []

    def __bool__(self) -> bool:
        return bool(self._changes)

    def push(self, what: str, undo: Callable[[], object]) -> None:
        """Remember a change.

        Args:
            what: it was, in a few words.
            undo: takes it back; returns False, and says why, if that cannot be done any more.
        """
        self._changes.append((what, undo))

    def undo(self) -> str:
        """Take the last change back.

        Returns:
            what it was; empty if there is none, or it cannot be taken back any more.

        Raises:
            what taking it back raises; it can be tried again then.
        """
        if not self._changes:
            return ""
        what, undo = self._changes[-1]
        done = undo()
        self._changes.pop()
        return "" if done is False else what
