"""Documents and analyses as compact JSON, and back.

What grows with an article is written as lines of bounded length: decoding JSON holds the
interpreter's lock from beginning to end, and the screen waits for it while an article opens.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from index.model import (
    Analysis,
    Anchor,
    Block,
    Document,
    Dropped,
    EntityType,
    Kind,
    Link,
    Mention,
    PartialDate,
    Style,
    StyleRange,
)

_ROWS_PER_LINE = 256
_tuple = tuple.__new__
"""Makes a named tuple in half the time that its class takes, of as many values as it has names."""


def dump_structure(document: Document) -> str:
    """Everything of a document but its text."""
    about = {
        "title": document.title,
        "bylines": document.bylines,
        "publisher": document.publisher,
        "published": str(document.published) if document.published else None,
        "url": document.url,
        "language": document.language,
    }
    lists: dict[str, Sequence[object]] = {
        "blocks": [
            [b.kind, b.start, b.end, b.level, b.marker, b.quoted, *(b.source or ())]
            for b in document.blocks
        ],
        "styles": [[s.start, s.end, s.style] for s in document.styles],
        "links": [[link.start, link.end, link.url] for link in document.links],
        "dropped": [[d.line, d.text, d.reason] for d in document.dropped],
        "kept": [[d.line, d.text, d.reason] for d in document.kept],
    }
    return _dump_lines(about, lists)


def load_document(text: str, structure: str) -> Document:
    """The document that `dump_structure` took apart."""
    data = _load_lines(structure)
    kinds = {kind.value: kind for kind in Kind}
    published = data["published"]
    return Document(
        title=data["title"],
        text=text,
        blocks=tuple(
            _tuple(Block, (kinds[kind], start, end, level, marker, quoted, tuple(source) or None))
            for kind, start, end, level, marker, quoted, *source in data["blocks"]
        ),
        styles=tuple(StyleRange(start, end, Style(style)) for start, end, style in data["styles"]),
        links=tuple(Link(*link) for link in data["links"]),
        bylines=tuple(data["bylines"]),
        publisher=data["publisher"],
        published=PartialDate.parse(published) if published else None,
        url=data["url"],
        language=data["language"],
        dropped=tuple(Dropped(*dropped) for dropped in data["dropped"]),
        kept=tuple(Dropped(*kept) for kept in data.get("kept", ())),
    )


def dump_mentions(analysis: Analysis) -> str:
    """An analysis, with what its mentions share written once."""
    shared: dict[tuple[str, str, str, str], int] = {}
    rows = []
    for m in analysis.mentions:
        number = shared.setdefault((m.type, m.key, m.name, m.why), len(shared))
        rows.append((m.start, m.end, number))
    return _dump_lines({}, {"about": list(shared), "mentions": rows})


def load_analysis(lines: str, recogniser: str) -> Analysis:
    """The analysis that `dump_mentions` took apart."""
    data = _load_lines(lines)
    types = {kind.value: kind for kind in EntityType}
    about = [(types[kind], key, name, why) for kind, key, name, why in data["about"]]
    rows = data["mentions"]
    mentions = [_tuple(Mention, (start, end, *about[n])) for start, end, n in rows]
    return Analysis(tuple(mentions), recogniser)


def ranges_of(lines: str, keys: Collection[str]) -> list[tuple[int, int]]:
    """Where an analysis has mentions with some keys, without taking all of it apart."""
    data = _load_lines(lines)
    wanted = {number for number, (_, key, *_others) in enumerate(data["about"]) if key in keys}
    return [(start, end) for start, end, number in data["mentions"] if number in wanted]


def dump_anchor(anchor: Anchor) -> str:
    """An anchor as a JSON list."""
    return json.dumps([anchor.start, anchor.end, anchor.exact, anchor.before, anchor.after])


def load_anchor(anchor: str) -> Anchor:
    """The anchor that `dump_anchor` took apart."""
    return Anchor(*json.loads(anchor))


def _dump_lines(about: Mapping[str, object], lists: Mapping[str, Sequence[object]]) -> str:
    """One JSON object a line; the lists of the first go on in the others, one in each."""

    def lines() -> Iterator[dict[str, object]]:
        yield {**about, **{name: rows[:_ROWS_PER_LINE] for name, rows in lists.items()}}
        for name, rows in lists.items():
            for start in range(_ROWS_PER_LINE, len(rows), _ROWS_PER_LINE):
                yield {name: rows[start : start + _ROWS_PER_LINE]}

    return "\n".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines()
    )


def _load_lines(text: str) -> dict[str, Any]:
    """What `_dump_lines` wrote."""
    first, *others = text.split("\n")
    data: dict[str, Any] = json.loads(first)
    for line in others:
        for name, rows in json.loads(line).items():
            data[name] += rows
    return data
