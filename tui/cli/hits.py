"""Hits in the formats that a search prints."""

import csv
import io
import os
import re
import sys
from collections.abc import Callable, Sequence

import click

from index.model import FieldValue, Hit, one_line, sanitise
from tui.article_json import dump
from tui.cli import contract

_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")
_NAMES = {
    "date": "dates",
    "lang": "languages",
    "by": "authors",
    "person": "people",
    "org": "organisations",
}
_BAR = 20
"""Cells of the longest bar of the chart over time."""


def as_text(hits: Sequence[Hit]) -> str:
    """A few lines for each hit, with its passage."""
    return "".join(map(_described, hits))


def as_jsonl(hits: Sequence[Hit]) -> str:
    """An object a line."""
    return "".join(f"{dump(contract.hit_json(hit))}\n" for hit in hits)


def as_csv(hits: Sequence[Hit]) -> str:
    """A table with a heading, quoted as in RFC 4180."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("id", "title", "publisher", "published", "path", "score"))
    for hit in hits:
        publisher, published = one_line(hit.publisher or ""), str(hit.published or "")
        named = (one_line(hit.title), publisher, published, one_line(hit.path))
        writer.writerow((hit.id, *named, hit.score))
    return table.getvalue()


def as_markdown(hits: Sequence[Hit]) -> str:
    """A list, the hits in bold."""
    items = []
    for hit in hits:
        about = ", ".join(_escaped(one_line(part)) for part in _about(hit))
        passage = _marked(hit, _escaped, lambda text: f"**{_escaped(text)}**")
        title = f"**{_escaped(one_line(hit.title))}**" + f" ({about})" * bool(about)
        items.append(f"- {title}  \n  {passage}\n")
    return "".join(items)


def print_paths(hits: Sequence[Hit]) -> None:
    """A path a line: exactly as it is for another program, safe to draw for a terminal."""
    for hit in hits:
        if sys.stdout.isatty():
            click.echo(one_line(hit.path))
        else:
            click.echo(os.fsencode(hit.path))


def facets_as_text(facets: dict[str, list[FieldValue]]) -> str:
    """A table for each field; months as bars over time."""
    lines = []
    for field, values in facets.items():
        shown = values
        if field == "date":
            # Months, or years where no month is known.
            shown = [v for v in values if len(v.value) > 4] or values
        most = max(value.articles for value in shown)
        lines.append(f"\n{_NAMES.get(field, f'{field}s')}")
        for value in shown:
            bar = ""
            if field == "date":
                bar = f"  {'▇' * max(1, round(_BAR * value.articles / most))}"
            lines.append(f"{value.articles:>8,}  {one_line(value.value)}{bar}")
    return "\n".join(lines) + "\n" * bool(lines)


def _about(hit: Hit) -> list[str]:
    published = hit.published.spoken() if hit.published else ""
    return [part for part in (hit.publisher, published) if part]


def _described(hit: Hit) -> str:
    about = " · ".join(one_line(part) for part in (*_about(hit), hit.path))
    marked = _marked(hit, sanitise, lambda t: click.style(sanitise(t), bold=True, underline=True))
    title = click.style(one_line(hit.title), bold=True)
    return f"{hit.id:>6}  {title}\n        {about}\n        {marked}\n"


def _marked(hit: Hit, plain: Callable[[str], str], marked: Callable[[str], str]) -> str:
    """The passage of a hit, with each part put through one function or the other."""
    text, written, position = hit.snippet.text, "", 0
    for start, end in hit.snippet.highlights:
        written += plain(text[position:start]) + marked(text[start:end])
        position = end
    return written + plain(text[position:])


def _escaped(text: str) -> str:
    """Text without a meaning in Markdown, on one line if it was."""
    return _MARKUP.sub(r"\\\1", sanitise(text))
