"""Documents and analyses as compact JSON, and back.

What an article has many of is kept as rows of numbers, packed: to decode them as JSON takes several
times as long, and holds the interpreter's lock from beginning to end, while the screen waits.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from struct import Struct
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

_tuple = tuple.__new__
"""Makes a named tuple in half the time that its class takes, of as many values as it has names."""
_NO_SOURCE = (-1, -1)


def dump_structure(document: Document) -> str:
    """Everything of a document but its text."""
    return pack_structure(
        {
            "title": document.title,
            "bylines": document.bylines,
            "publisher": document.publisher,
            "published": str(document.published) if document.published else None,
            "url": document.url,
            "language": document.language,
            "blocks": [
                [b.kind, b.start, b.end, b.level, b.marker, b.quoted, *(b.source or ())]
                for b in document.blocks
            ],
            "styles": [[s.start, s.end, s.style] for s in document.styles],
            "links": [[link.start, link.end, link.url] for link in document.links],
            "dropped": [[d.line, d.text, d.reason] for d in document.dropped],
            "kept": [[d.line, d.text, d.reason] for d in document.kept],
        }
    )


def pack_structure(data: Mapping[str, Any]) -> str:
    """A document as JSON.

    Args:
        data: its parts, as dictionaries and lists.
    """
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    packed = {
        "blocks": [
            (number(kind), start, end, level, number(marker), quoted, *(source or _NO_SOURCE))
            for kind, start, end, level, marker, quoted, *source in data["blocks"]
        ],
        "styles": [(start, end, number(style)) for start, end, style in data["styles"]],
        "links": [(start, end, number(url)) for start, end, url in data["links"]],
    }
    rows = {name: _pack(name, rows) for name, rows in packed.items()}
    return _compact({**data, **rows, "words": list(words)})


def load_document(text: str, structure: str) -> Document:
    """The document that `dump_structure` took apart."""
    data = json.loads(structure)
    words: list[str] = data["words"]
    kind_of = {kind.value: kind for kind in Kind}
    kinds = {n: kind_of[word] for n, word in enumerate(words) if word in kind_of}
    published = data["published"]
    return Document(
        title=data["title"],
        text=text,
        blocks=tuple(
            _tuple(
                Block,
                (
                    kinds[kind],
                    start,
                    end,
                    level,
                    words[marker],
                    quoted,
                    None if first < 0 else (first, last),
                ),
            )
            for kind, start, end, level, marker, quoted, first, last in _rows("blocks", data)
        ),
        styles=tuple(
            StyleRange(start, end, Style(words[n])) for start, end, n in _rows("styles", data)
        ),
        links=tuple(Link(start, end, words[n]) for start, end, n in _rows("links", data)),
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
    return pack_mentions({"about": list(shared), "mentions": rows})


def pack_mentions(data: Mapping[str, Any]) -> str:
    """An analysis as JSON.

    Args:
        data: its parts, as lists.
    """
    return _compact({**data, "mentions": _pack("mentions", data["mentions"])})


def load_analysis(mentions: str, recogniser: str) -> Analysis:
    """The analysis that `dump_mentions` took apart."""
    data = json.loads(mentions)
    types = {kind.value: kind for kind in EntityType}
    about = [(types[kind], key, name, why) for kind, key, name, why in data["about"]]
    rows = _rows("mentions", data)
    return Analysis(
        tuple([_tuple(Mention, (start, end) + about[n]) for start, end, n in rows]), recogniser
    )


def ranges_of(mentions: str, keys: Collection[str]) -> list[tuple[int, int]]:
    """Where an analysis has mentions with some keys, without taking all of it apart."""
    data = json.loads(mentions)
    wanted = {number for number, (_, key, *_others) in enumerate(data["about"]) if key in keys}
    return [(start, end) for start, end, number in _rows("mentions", data) if number in wanted]


def dump_anchor(anchor: Anchor) -> str:
    """An anchor as a JSON list."""
    return json.dumps([anchor.start, anchor.end, anchor.exact, anchor.before, anchor.after])


def load_anchor(anchor: str) -> Anchor:
    """The anchor that `dump_anchor` took apart."""
    return Anchor(*json.loads(anchor))


_ROWS = {"blocks": Struct("<8i"), **dict.fromkeys(("styles", "links", "mentions"), Struct("<3i"))}
"""The numbers of a row; all offsets of a text fit into 31 bits."""


def _pack(name: str, rows: Iterable[Sequence[int]]) -> str:
    row = _ROWS[name]
    return b64encode(b"".join(row.pack(*numbers) for numbers in rows)).decode("ascii")


def _rows(name: str, data: Mapping[str, Any]) -> Iterator[tuple[int, ...]]:
    return _ROWS[name].iter_unpack(b64decode(data[name]))


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
