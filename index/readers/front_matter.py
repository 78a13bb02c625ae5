"""The metadata that a Markdown file begins with, between two lines of dashes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from index.model import PartialDate, one_line
from index.readers.pasted.dates import find_dates
from index.readers.pasted.names import byline_names, listed_names

_MAX_LINES = 500
_MAX_CHARACTERS = 50_000
"""What opens with dashes and goes on for longer is text."""

_MAX_NESTING = 20
"""Levels of lists and mappings that any front matter may need."""
_BEFORE = 2
"""From a line within front matter, from 0, to the line in the file, from 1."""

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"\"?(?P<key>[^\W\d][\w .-]{0,60})\"?:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_MAX_DEPTH = 3
"""Lists within lists in which names are looked for."""

_NAMES = {
    "title": ("title", "headline"),
    "deck": ("subtitle", "deck", "standfirst", "description", "summary", "excerpt"),
    "byline": ("author", "authors", "byline", "by", "creator"),
    "date": (
        *("published", "date", "date_published", "published_at", "published_time"),
        *("publishedtime", "publish_date", "publishdate", "pubdate", "pub_date"),
    ),
    "publisher": (
        *("publisher", "publication", "site_name", "sitename", "site", "source", "newspaper"),
    ),
    "url": ("url", "canonical_url", "canonical", "source_url", "link", "permalink", "source"),
    "language": ("language", "lang", "locale"),
}
"""Each field's names in front matter, the more certain first: those of static site generators,
of web clippers, and of schema.org's Article."""

_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]\w+)*", re.IGNORECASE)
_URL = re.compile(r"[a-z][a-z0-9+.-]*://\S+|www\.\S+", re.IGNORECASE)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")


@dataclass(frozen=True, slots=True)
class Field:
    """The values of one key, none of them empty, and the lines they stand on, from 1."""

    values: tuple[str, ...]
    lines: tuple[int, int]

    @property
    def text(self) -> str:
        """All values as one line of running text."""
        *first, last = self.values
        return f"{', '.join(first)} and {last}" if first else last


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields that an article's front matter gives, whatever their keys were called."""

    height: int = 0
    """Lines in the file, with both fences; 0 without front matter."""
    fields: dict[str, Field] = field(default_factory=dict)
    """By the keys of `_NAMES`."""
    valid: bool = True
    """False when it is no YAML, and was read line by line as far as that goes."""

    def text(self, name: str) -> str:
        """A field as one line, empty without it."""
        return one_line(self.fields[name].text) if name in self.fields else ""

    def reason(self, line: int) -> str:
        """Why a line is not in the text: the field that has it, or none."""
        for name, found in self.fields.items():
            if found.lines[0] <= line <= found.lines[1]:
                return name
        return "front matter" if self.valid else "front matter that is no valid YAML"

    @property
    def bylines(self) -> tuple[str, ...]:
        """The authors, one name each where the names can be told apart."""
        values = self.fields["byline"].values if "byline" in self.fields else ()
        lines = [one_line(value) for value in values]
        return tuple(
            name for line in lines for name in byline_names(line) or listed_names(line) or (line,)
        )

    @property
    def published(self) -> PartialDate | None:
        """The first date that the date field names."""
        text = self.text("date")
        try:
            return PartialDate.parse(text)
        except ValueError:
            return next((found.date for found in find_dates(text)), None)

    @property
    def language(self) -> str | None:
        """The ISO 639-1 code of ``en``, ``en-US`` and the like."""
        match = _LANGUAGE.fullmatch(self.text("language"))
        return match[1].lower() if match else None


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Find and read the front matter of a file.

    Only a block that has keys is front matter: a file may begin with a thematic break.

    Args:
        lines: the file's, sanitised.
    """
    height = _height(lines)
    inner = lines[1 : height - 1]
    if not any(_KEY.fullmatch(line) for line in inner):
        return FrontMatter()
    found = _yaml_fields(inner)
    fields = dict(_known(_lenient_fields(inner) if found is None else found))
    # Neither YAML nor a familiar key: a text with a colon in it.
    return FrontMatter(height, fields, found is not None) if fields or found else FrontMatter()


def has_front_matter(text: str) -> bool:
    """Whether a file begins with front matter, whatever its name says."""
    lines = text[: 2 * _MAX_CHARACTERS].splitlines()
    return bool(read_front_matter(lines).height)


def _height(lines: list[str]) -> int:
    if not lines or not _FENCE.fullmatch(lines[0]):
        return 0
    size = 0
    for number, line in enumerate(lines[1:_MAX_LINES], 2):
        size += len(line)
        if size > _MAX_CHARACTERS:
            return 0
        if _END.fullmatch(line):
            return number
    return 0


def _yaml_fields(lines: list[str]) -> dict[str, Field] | None:
    """The fields of YAML's node graph, None if the text is none or nests absurdly.

    Nothing is constructed from the graph: no alias is expanded, and a title ``No`` is no boolean.
    """
    text = "\n".join(lines)
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        # Composing recurses in C, where nothing guards the stack; parsing does not recurse.
        if _depth(yaml.parse(text, Loader=loader)) > _MAX_NESTING:
            return None
        root = yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    fields = {}
    for key, value in root.value:
        values = tuple(_scalars(value, _MAX_DEPTH))
        if isinstance(key, yaml.ScalarNode) and values:
            first, last = key.start_mark.line, value.end_mark.line
            # The end of a block is where the next one begins, behind blank lines.
            if value.end_mark.column == 0 and last > first:
                last -= 1
                while not lines[last].strip():
                    last -= 1
            fields[key.value] = Field(values, (first + _BEFORE, last + _BEFORE))
    return fields


def _depth(events: Iterator[yaml.Event]) -> int:
    deepest = depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
            if deepest > _MAX_NESTING:
                break
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return deepest


def _scalars(node: yaml.Node, depth: int) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        if node.value.strip() and node.value not in ("null", "~"):
            yield node.value
    elif isinstance(node, yaml.SequenceNode) and depth:
        for item in node.value:
            yield from _scalars(item, depth - 1)
    elif isinstance(node, yaml.MappingNode) and depth:
        for key, value in node.value:
            if key.value == "name":
                yield from _scalars(value, depth - 1)


_UNFINISHED = re.compile(r"\[[^\]]*$|\{[^}]*$|\"(?:[^\"\\]|\\.)*$")
"""A value whose bracket or quotation mark is never closed: nobody knows what it should be."""


def _lenient_fields(lines: list[str]) -> dict[str, Field]:
    """Fields of what is not quite YAML, such as a title with an unquoted colon."""
    fields: dict[str, Field] = {}
    listed = ""
    for number, line in enumerate(lines, _BEFORE):
        if match := _KEY.fullmatch(line):
            value = _unquoted(match["value"] or "")
            listed = "" if value else match["key"]
            if value and not _UNFINISHED.match(value):
                fields[match["key"]] = Field((value,), (number, number))
        elif listed and (item := _ITEM.fullmatch(line)) and (value := _unquoted(item["value"])):
            before = fields.get(listed, Field((), (number, number)))
            fields[listed] = Field((*before.values, value), (before.lines[0], number))
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return value.strip()


def _known(fields: dict[str, Field]) -> Iterator[tuple[str, Field]]:
    by_name = {re.sub(r"[\s-]", "_", key.strip().lower()): value for key, value in fields.items()}
    for name, keys in _NAMES.items():
        for key in keys:
            found = by_name.get(key)
            if found is None or (key == "source" and _is_url(found) != (name == "url")):
                continue
            values = (one_line(_WIKI_LINK.sub(r"\1", value)) for value in found.values)
            if kept := tuple(value for value in values if value):
                yield name, Field(kept, found.lines)
                break


def _is_url(found: Field) -> bool:
    return _URL.fullmatch(found.values[0].strip()) is not None
