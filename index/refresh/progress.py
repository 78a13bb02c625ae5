"""How far a refresh is; apart, so that the screen need not import what a refresh needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is."""

    done: int
    """Files looked at."""
    total: int
    added: int = 0
    updated: int = 0
    moved: int = 0
    removed: int = 0
    skipped: int = 0
    words: int = 0
    searchable: int = 0
    """Files of `done` whose changes a search sees by now."""
    recognised: int = 0
    """Articles whose names a model has looked for, behind all of that."""
    to_recognise: int = 0
    """Articles whose names it has to look for, those included."""
