"""Test collections in a folder: documents, topics and judgments in the forms that are usual."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

_KINDS = {
    "documents": ("document", "docs", "corpus", "collection"),
    "topics": ("topic", "quer"),
    "judgments": ("qrel", "judg"),
}
"""What the names of files and folders contain, in lower case."""
_TITLES = ("title", "headline", "head", "ti", "hl")
_SKIPPED = ("docno", "docid", *_TITLES)
_DOCUMENT = re.compile(r"<doc>(.*?)</doc>", re.IGNORECASE | re.DOTALL)
_TOPIC = re.compile(r"<top>(.*?)</top>", re.IGNORECASE | re.DOTALL)
_ELEMENT = re.compile(r"<(\w+)[^<>]*>(.*?)</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
# Tags of topics have no end in the older collections: the next one ends them.
_TOPIC_PART = re.compile(r"<(\w+)>\s*(?:(?:Number|Topic|Description|Narrative):)?([^<]*)", re.I)
_ID_KEYS = ("_id", "id", "docno", "doc_id", "query_id", "num")
_TEXT_KEYS = ("text", "contents", "body", "query")


class CollectionError(Exception):
    """Something that is not a test collection; the message is a line that says what and where."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a collection."""

    id: str
    title: str
    """In one line; empty without one."""
    text: str
    """Without markup and title."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A test collection."""

    documents: list[Document]
    topics: dict[str, str]
    """What is asked for, in one line, by the number of the topic."""
    judgments: dict[str, dict[str, int]]
    """Topic → document → how relevant it is, for all topics that have a relevant document."""


def load(folder: Path) -> Collection:
    """Read the collection in a folder.

    What its files are is told by their names, or those of the folders that they are in: documents
    by “document”, “docs”, “corpus” or “collection”, topics by “topic” or “quer”, judgments by
    “qrel” or “judg”. Each may be packed by gzip.

    Raises:
        CollectionError: if a part is missing, or is in none of the known forms.
    """
    if not folder.is_dir():
        raise CollectionError(f"There is no folder “{folder}”.")
    files = _files(folder)
    try:
        judgments = _judgments(files["judgments"])
        topics = {t.id: t.title or t.text for t in _read(files["topics"], _sgml_topics)}
        documents = list(_read(files["documents"], _sgml_documents))
    except (OSError, EOFError) as error:
        raise CollectionError(f"The collection cannot be read: {error}.") from error
    relevant = {topic: grades for topic, grades in judgments.items() if max(grades.values()) > 0}
    if missing := sorted(relevant.keys() - topics.keys()):
        raise CollectionError(f"The judgments are about topic “{missing[0]}”, which has no text.")
    if not relevant:
        raise CollectionError("The judgments name no relevant document.")
    _check(documents, relevant)
    return Collection(documents, topics, relevant)


def _check(documents: list[Document], judgments: dict[str, dict[str, int]]) -> None:
    known = {document.id for document in documents}
    if len(known) < len(documents):
        raise CollectionError("Two documents have the same number.")
    if not any(known & grades.keys() for grades in judgments.values()):
        raise CollectionError("The judgments are about none of the documents.")


def _files(folder: Path) -> dict[str, list[Path]]:
    """The files of each kind: what a folder's name says holds for all that is in it."""
    files: dict[str, list[Path]] = {kind: [] for kind in _KINDS}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            for part in path.relative_to(folder).parts:
                kinds = [k for k, names in _KINDS.items() if any(n in part.lower() for n in names)]
                if kinds:
                    files[kinds[-1]].append(path)
                    break
    for kind, found in files.items():
        if not found:
            names = " or ".join(f"“{name}”" for name in _KINDS[kind])
            raise CollectionError(f"“{folder}” has no {kind}: no file or folder named {names}.")
    return files


def _text(path: Path) -> str:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # the older collections


def _read(files: list[Path], sgml: Callable[[str], Iterable[Document]]) -> Iterator[Document]:
    """What is in files of documents or topics, whichever of the forms they have."""
    for path in files:
        text = _text(path)
        try:
            if text.lstrip().startswith("<"):
                found = list(sgml(text))
            elif text.lstrip().startswith("{"):
                found = list(map(_json, _lines(text)))
            else:
                found = list(map(_tabbed, _lines(text)))
        except CollectionError as error:
            raise CollectionError(f"{path}: {error}") from error
        if not found:
            raise CollectionError(f"{path}: There is nothing in it.")
        yield from found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not empty, numbered from 1."""
    return ((n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip())


def _sgml_documents(text: str) -> Iterator[Document]:
    for number, match in enumerate(_DOCUMENT.finditer(text), 1):
        parts: dict[str, list[str]] = {}
        for element in _ELEMENT.finditer(match[1]):
            parts.setdefault(element[1].lower(), []).append(element[2])
        if "docno" not in parts:
            raise CollectionError(f"Document {number} has no <DOCNO>.")
        titles = [_plain(text) for name in _TITLES for text in parts.get(name, ())]
        bodies = parts.get("text") or [
            text for name, texts in parts.items() if name not in _SKIPPED for text in texts
        ]
        body = "\n\n".join(filter(None, map(_plain, bodies)))
        yield Document(_one_line(parts["docno"][0]), _one_line(next(iter(titles), "")), body)


def _sgml_topics(text: str) -> Iterator[Document]:
    for number, match in enumerate(_TOPIC.finditer(text), 1):
        parts = {p[1].lower(): _one_line(unescape(p[2])) for p in _TOPIC_PART.finditer(match[1])}
        if not parts.get("num"):
            raise CollectionError(f"Topic {number} has no <num>.")
        if not (parts.get("title") or parts.get("desc")):
            raise CollectionError(f"Topic {parts['num']} has neither <title> nor <desc>.")
        yield Document(parts["num"], parts.get("title", ""), parts.get("desc", ""))


def _plain(text: str) -> str:
    return unescape(_TAG.sub(" ", text)).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _json(numbered: tuple[int, str]) -> Document:
    number, line = numbered
    try:
        value = json.loads(line)
    except ValueError as error:
        raise CollectionError(f"Line {number} is no JSON.") from error
    if not isinstance(value, dict):
        raise CollectionError(f"Line {number} is no JSON object.")
    identifier = next((str(value[key]) for key in _ID_KEYS if key in value), "")
    text = next((str(value[key]) for key in _TEXT_KEYS if value.get(key)), "")
    if not identifier:
        raise CollectionError(f"Line {number} has no “{_ID_KEYS[0]}”.")
    return Document(identifier, _one_line(str(value.get("title") or "")), text.strip())


def _tabbed(numbered: tuple[int, str]) -> Document:
    number, line = numbered
    identifier, tab, text = line.rstrip("\r").partition("\t")
    if not tab:
        raise CollectionError(
            f"Line {number} is neither SGML, JSON nor a number, a tab and a text."
        )
    return Document(identifier.strip(), "", _one_line(text))


def _judgments(files: list[Path]) -> dict[str, dict[str, int]]:
    """Lines of topic, iteration, document, grade; the iteration may be missing, as BEIR has it."""
    judgments: dict[str, dict[str, int]] = {}
    for path in files:
        for number, line in _lines(_text(path)):
            columns = line.split()
            if number == 1 and columns[0] == "query-id":
                continue
            try:
                topic, *_, document, grade = columns
                judgments.setdefault(topic, {})[document] = int(grade)
            except ValueError as error:
                message = "is not topic, iteration, document and a whole number"
                raise CollectionError(f"{path}: Line {number} {message}.") from error
    return judgments
