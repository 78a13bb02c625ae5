"""Names: their keys, their other forms, and how else they are spelled."""

from index.names.keys import canonical, fold, key_of, known_name
from index.names.spelling import distinction, spelling, surname
from index.names.table import Group, groups

__all__ = [
    "Group",
    "canonical",
    "distinction",
    "fold",
    "groups",
    "key_of",
    "known_name",
    "spelling",
    "surname",
]
