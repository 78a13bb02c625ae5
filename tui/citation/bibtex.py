"""Citations for BibTeX and biblatex."""

import re
from urllib.parse import quote as percent_encode

from tui.citation.source import Name, Source

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_ESCAPES = str.maketrans(
    {
        **{character: f"\\{character}" for character in "&%$#_"},
        # Not ``\\{``: BibTeX counts braces before TeX sees the backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_URL_SAFE = "%/:?#[]@!$&'()*+,;=-._~"
_AND = re.compile(r"\band\b|,", re.IGNORECASE)


def bibtex(source: Source, quote: str) -> str:
    """An entry; the quoted text is its annotation, which no usual style prints."""
    fields = dict(_fields(source, quote))
    kind = "article" if "journal" in fields else "misc"
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{kind}{{{source.key},\n{lines}}}"


def _fields(source: Source, quote: str) -> list[tuple[str, str]]:
    fields = []
    if source.authors:
        fields.append(("author", f"{{{' and '.join(map(_author, source.authors))}}}"))
    # Inner braces keep the capitals as they are.
    fields.append(("title", f"{{{{{_escape(source.title)}}}}}"))
    if source.publisher:
        fields.append(("journal", f"{{{_escape(source.publisher)}}}"))
    if date := source.published:
        if date.year:
            fields.append(("year", f"{{{date.year}}}"))
        if date.month:
            fields.append(("month", _MONTHS[date.month - 1]))
        if date.day:
            fields.append(("day", f"{{{date.day}}}"))
    # Taken as it is, so that nothing may be escaped: what would end it is percent-encoded.
    fields.append(("url", f"{{{percent_encode(source.uri, safe=_URL_SAFE)}}}"))
    if quote:
        blocks = " \\par ".join(_escape(block) for block in quote.split("\n\n") if block.strip())
        fields.append(("annote", f"{{{blocks}}}"))
    return fields


def _author(byline: str) -> str:
    name = Name.of(byline)
    if not name.given:
        return f"{{{_escape(byline)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_part(part) for part in parts if part)


def _part(text: str) -> str:
    """A part of a name, held together where BibTeX would divide it."""
    return f"{{{_escape(text)}}}" if _AND.search(text) else _escape(text)


def _escape(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())
