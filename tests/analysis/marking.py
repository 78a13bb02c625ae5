"""What is marked in a text, as tests compare it."""

from index.analysis import analyse


def marks(text: str, *kinds: str) -> list[str]:
    """``person Maria Zarbo`` for every mention, or only for those of some types."""
    found = (m for m in analyse(text).mentions if not kinds or m.type in kinds)
    return [f"{m.type} {text[m.start : m.end]}" for m in found]
