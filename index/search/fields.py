"""Fields of a query: which there are, and what their values mean."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from index.model import EntityType, PartialDate
from index.search.terms import terms

ENTITY_TYPES: Mapping[str, EntityType] = {
    kind.value: kind for kind in EntityType if kind not in (EntityType.DATE, EntityType.QUANTITY)
}
"""Types of entities that articles can be found by, by the names of their fields."""

STATES = ("read", "starred", "unread")
"""What ``is:`` can ask for."""

_CHOICES = {"is": STATES, "has": ("url",)}
FIELDS = ("by", "date", "has", "is", "lang", "path", "source", "title", *ENTITY_TYPES)
"""All fields."""

STARRED = ("by", "source", "title")
"""Fields whose last word may be the beginning of a longer one, with ``*`` behind it."""

_DATE = "2024, 2024-11, 2024-11..2025-02, >=2024-11-16, 11-09, yesterday or “last 3 months”"
_RANGE = re.compile(r"(?P<first>[^.]*)\.\.(?P<last>[^.]*)")
_COMPARED = re.compile(r"(?P<sign>[<>]=?)(?P<date>.+)")
_LAST = re.compile(
    r"last(?: (?P<count>[1-9]\d{0,3}))? (?P<unit>day|week|month|year)s?", re.IGNORECASE
)
_ANNIVERSARY = re.compile(r"(?:--)?(\d\d-\d\d)", re.ASCII)

FIRST, LAST = 10_000, 99_991_231
"""As `PartialDate.number`: the first and the last day of all."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a date of a query means, as numbers ``yyyymmdd``."""

    first: int = FIRST
    last: int = LAST


@dataclass(frozen=True, slots=True)
class Anniversary:
    """One day of every year, as a number ``mmdd``."""

    number: int


def fault(name: str, value: str) -> str:
    """Why a field cannot have a value, as a sentence; empty if it can."""
    if name not in FIELDS:
        return f"There is no field “{name}”; there are {', '.join(FIELDS)}."
    if choices := _CHOICES.get(name):
        known = value.lower() in choices
        return "" if known else f"“{name}:” is followed by {' or '.join(choices)}."
    if name == "date":
        with suppress(ValueError):
            days = days_of(value, today())
            is_empty = isinstance(days, Days) and days.first > days.last
            return f"“{value}” ends before it begins." if is_empty else ""
        return f"“{value}” is no date such as {_DATE}."
    return "" if terms(value) else f"“{name}:” needs something behind it."


def days_of(value: str, now: date) -> Days | Anniversary:
    """The days that a value of ``date:`` means.

    Args:
        value: a date, known to the year, the month or the day; two with ``..`` between them, of
            which one may be left out; one behind ``<``, ``<=``, ``>`` or ``>=``; month and day;
            ``today``, ``yesterday``, ``last 3 months``.
        now: today, to count from.

    Raises:
        ValueError: for anything else.
    """
    value = " ".join(value.split())
    if match := _LAST.fullmatch(value):
        return Days(_before(now, int(match["count"] or 1), match["unit"].lower()), _number(now))
    if value.lower() in ("today", "yesterday"):
        day = now - timedelta(days=value.lower() == "yesterday")
        return Days(_number(day), _number(day))
    if match := _ANNIVERSARY.fullmatch(value):
        return Anniversary(PartialDate.parse(f"--{match[1]}").number)
    if match := _RANGE.fullmatch(value):
        if not (match["first"] or match["last"]):
            raise ValueError("a range needs an end")
        first = _days(match["first"]).first if match["first"] else FIRST
        return Days(first, _days(match["last"]).last if match["last"] else LAST)
    if match := _COMPARED.fullmatch(value):
        days = _days(match["date"])
        match match["sign"]:
            case ">":
                return Days(days.last + 1)
            case ">=":
                return Days(days.first)
            case "<":
                return Days(last=days.first - 1)
        return Days(last=days.last)
    return _days(value)


def today() -> date:
    """The day where the user is."""
    return datetime.now().astimezone().date()


def last_day(number: int) -> int:
    """The last day that a date, as `PartialDate.number`, may be."""
    if number % 10_000 == 0:
        return number + 1_231
    return number + 31 if number % 100 == 0 else number


def _days(text: str) -> Days:
    found = PartialDate.parse(text.strip())
    if found.year is None:
        raise ValueError("no year")
    return Days(found.number, last_day(found.number))


def _before(today: date, count: int, unit: str) -> int:
    if unit in ("day", "week"):
        days = count * (7 if unit == "week" else 1)
        return _number(today - timedelta(days=min(days, today.toordinal() - 1)))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(max(months, 12), 12)
    return year * 10_000 + (month + 1) * 100 + today.day


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
