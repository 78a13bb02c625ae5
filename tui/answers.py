"""What is said about the answer to a query."""

from index.model import Widened, one_line

_SAID = 2
"""Forms of a name that there is room for."""


def said_of(widened: Widened, *, briefly: bool = False) -> str:
    """Which other forms of a name were looked for, and how not to."""
    forms = [one_line(form) for form in widened.forms[:_SAID]]
    if more := len(widened.forms) - len(forms):
        forms.append(f"{more} more")
    *others, last = forms
    also = f"{', '.join(others)} and {last}" if others else last
    written, exactly = one_line(widened.written), one_line(widened.exactly)
    if briefly:
        return f"{exactly} leaves out {also}"
    return f"{written} also as {also} · write {exactly} for exactly this"
