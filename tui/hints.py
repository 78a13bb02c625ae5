"""Labels that are typed to choose one of the links in view, as browsers for the keyboard have."""

from collections.abc import Sequence

LETTERS = "asdfghjkl"
"""The home row."""


def labels(count: int, letters: str = LETTERS) -> list[str]:
    """So many labels, none the beginning of another, and together as short as can be.

    Args:
        count: how many.
        letters: what they are made of, at least two different ones.
    """
    made = [""]
    first = 0
    # The shortest one gives way to those that begin with it, until there are enough.
    while len(made) - first < count or not first:
        made += [made[first] + letter for letter in letters]
        first += 1
    return made[first : first + count]


def apart(columns: Sequence[int], widths: Sequence[int], room: int) -> list[int]:
    """Move labels of one line apart, so that none covers another.

    Args:
        columns: where each should begin, in order.
        widths: cells of each.
        room: cells of the line; labels pushed over its end are moved back.
    """
    moved: list[int] = []
    free = 0
    for column, width in zip(columns, widths, strict=True):
        moved.append(max(column, free))
        free = moved[-1] + width
    end = room
    for index in reversed(range(len(moved))):
        moved[index] = max(0, min(moved[index], end - widths[index]))
        end = moved[index]
    return moved
