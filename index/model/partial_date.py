"""Dates of which only a part is known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import total_ordering
from typing import Self

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)-(\d\d)", re.ASCII)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""English month names, January first."""

_LEAP_YEAR = 2000


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day, or to the day without its year.

    Raises ``ValueError`` for a date that no calendar has.
    """

    year: int | None
    """1 to 9999, None when the source names only month and day."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""

    def __post_init__(self) -> None:
        if self.year is None and (self.month is None or self.day is None):
            raise ValueError("a date without a year needs its month and day")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"no such year: {self.year}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if self.day is not None and self.month is not None:
            last = monthrange(self.year or _LEAP_YEAR, self.month)[1]
            if not 1 <= self.day <= last:
                raise ValueError(f"no such day: {self.day}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2024``, ``2024-11``, ``2024-11-16`` or ``--11-09``.

        Raises:
            ValueError: for any other string, or a date that no calendar has.
        """
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date: {text!r}")
        year, month, day, month_only, day_only = (int(g) if g else None for g in match.groups())
        if year is None:
            return cls(None, month_only, day_only)
        return cls(year, month, day)

    @property
    def sort_key(self) -> tuple[int, int, int, int]:
        """Ascending by date, all dates without a year first: newest-first lists end on them."""
        return (0 if self.year is None else 1, self.year or 0, self.month or 0, self.day or 0)

    @property
    def number(self) -> int:
        """The date as ``yyyymmdd`` with 0 for what is not known."""
        return (self.year or 0) * 10_000 + (self.month or 0) * 100 + (self.day or 0)

    def __lt__(self, other: "PartialDate") -> bool:
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}"
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def spoken(self) -> str:
        """The date as a reader expects it: ``16 November 2024``, or less where less is known."""
        month = MONTHS[self.month - 1] if self.month else None
        parts = (self.day, month, self.year)
        return " ".join(str(part) for part in parts if part is not None)
