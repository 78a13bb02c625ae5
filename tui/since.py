"""How long ago something was, as one says it."""

from datetime import datetime

from index.model import MONTHS

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def since(then: datetime, now: datetime) -> str:
    """A time on the same day, a day of the last week, or a date.

    Args:
        then: in the time zone in which it is to be said, as `now`.
        now: what it is counted from.
    """
    days = (now.date() - then.date()).days
    if days <= 0:
        return f"{then:%H:%M}"
    if days == 1:
        return "yesterday"
    if days < len(_DAYS):
        return _DAYS[then.weekday()]
    year = "" if then.year == now.year else f" {then.year}"
    return f"{then.day} {MONTHS[then.month - 1]}{year}"
