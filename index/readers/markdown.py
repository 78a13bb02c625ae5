"""Articles kept as Markdown."""

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from index.model import Document, Kind, sanitise
from index.readers.builder import DocumentBuilder
from index.readers.front_matter import FrontMatter, read_front_matter
from index.readers.markdown_blocks import BlockWriter
from index.readers.markdown_parser import Env, parse_blocks

_FRONT_BLOCKS = (("title", Kind.TITLE), ("deck", Kind.DECK), ("byline", Kind.BYLINE))
_HEADING_TOKENS = 3
"""A heading opens, has its content, and closes."""


def read_markdown(text: str, fallback_title: str) -> Document:
    """Read CommonMark with tables, strikethrough, footnotes and front matter.

    The title is the front matter's, or else the first top-level heading, of rank 1 if there is
    one. A line that is in no block is among `Document.dropped`. Markdown whose blocks nest beyond
    reason is taken as plain paragraphs, markup and all.

    Args:
        text: the decoded file.
        fallback_title: for a text that names none.
    """
    lines = sanitise(text).split("\n")
    front = read_front_matter(lines)
    builder = DocumentBuilder()
    env: Env = {}
    tokens = parse_blocks("\n".join(lines[front.height :]), env)
    if tokens is None:
        _write_front(builder, front, lines)
        _write_plain(builder, lines, front.height)
        title = front.text("title")
    else:
        body, notes = _take_notes(tokens)
        heading = _title_heading(body, ranks=("h1",))
        if heading is None and not front.text("title"):
            heading = _title_heading(body, ranks=("h2", "h3", "h4", "h5", "h6"))
        writer = BlockWriter(builder, env, lines, front.height, front.text("title"), heading)
        # A heading that leads the text stands above the deck and byline of the front matter.
        leading = _HEADING_TOKENS if body and body[0] is heading and not writer.title else 0
        writer.write(body[:leading])
        _write_front(builder, front, lines)
        writer.write(body[leading:])
        _write_notes(writer, env, notes)
        title = writer.title
    return builder.build(
        title or fallback_title,
        bylines=front.bylines,
        publisher=front.text("publisher") or None,
        published=front.published,
        url=front.text("url") or None,
        language=front.language,
    )


def _write_front(builder: DocumentBuilder, front: FrontMatter, lines: Sequence[str]) -> None:
    """Write the blocks of the front matter, and account for its other lines."""
    shown: set[int] = set()
    for name, kind in _FRONT_BLOCKS:
        if name in front.fields:
            first, last = front.fields[name].lines
            builder.add(kind, front.text(name), source=(first, last))
            shown.update(range(first, last + 1))
    for number, line in enumerate(lines[: front.height], 1):
        if 1 < number < front.height and number not in shown and line.strip():
            builder.drop(number, line, front.reason(number))


def _write_plain(builder: DocumentBuilder, lines: Sequence[str], start: int) -> None:
    """Write lines as paragraphs, divided by the blank ones."""
    first = start
    for number in range(start, len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            if number > first:
                text = "\n".join(lines[first:number])
                builder.add(Kind.PARAGRAPH, text, source=(first + 1, number))
            first = number + 1


def _title_heading(tokens: Sequence[Token], ranks: Sequence[str]) -> Token | None:
    """The token that opens the first heading with a text, in no list or quote."""
    for token, content in pairwise(tokens):
        is_heading = token.type == "heading_open" and token.level == 0 and token.tag in ranks
        if is_heading and content.content.strip():
            return token
    return None


def _take_notes(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Divide the definitions of footnotes, by label, from everything else."""
    body: list[Token] = []
    notes: dict[str, list[Token]] = {}
    around: list[list[Token]] = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            around.append(notes.setdefault(token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            around.pop()
        else:
            around[-1].append(token)
    return body, notes


def _write_notes(writer: BlockWriter, env: Env, notes: dict[str, list[Token]]) -> None:
    """Write the footnotes in order of their first reference, then those without any."""
    referred = env.get("footnotes", {}).get("list", {})
    count = 0
    # It grows while it is read: footnotes refer to footnotes.
    while count in referred:
        note = referred[count]
        count += 1
        writer.write_note(count, notes.pop(note.get("label"), []), note.get("tokens", []))
    for number, tokens in enumerate(notes.values(), count + 1):
        writer.write_note(number, tokens, [])
