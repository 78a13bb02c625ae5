"""Citations for Zotero, pandoc and all that reads CSL-JSON."""

import json
from typing import Any

from index.model import PartialDate
from tui.citation.source import Name, Source


def csl_json(source: Source, quote: str) -> str:
    """A list of one item, by the schema of CSL 1.0.2; the quoted text is its annotation."""
    item: dict[str, Any] = {
        "id": source.key,
        "type": "article-newspaper",
        "title": source.title,
        "author": [_author(Name.of(byline)) for byline in source.authors],
        "container-title": source.publisher,
        "issued": _issued(source.published) if source.published else None,
        "URL": source.uri,
        "language": source.language,
        "annote": quote,
    }
    filled = {key: value for key, value in item.items() if value}
    return json.dumps([filled], ensure_ascii=False, indent=2)


def _author(name: Name) -> dict[str, str]:
    if not name.given:
        return {"literal": name.family}
    person = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in person.items() if value}


def _issued(date: PartialDate) -> dict[str, Any]:
    if date.year is None:
        # The parts of a date begin with its year.
        return {"literal": date.spoken()}
    parts = (date.year, date.month, date.day)
    return {"date-parts": [[part for part in parts if part]]}
