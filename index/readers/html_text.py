"""HTML inside of Markdown, reduced to its text in time linear in its length.

Not `html.parser`: before Python 3.13.6 it takes quadratic time on unclosed markup.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.model import Kind, Style
from index.readers.rich_text import RichText, RichTextWriter

STYLES = {
    **dict.fromkeys(("b", "strong"), Style.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Style.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), Style.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Style.CODE),
}
"""What an element's look says: HTML Living Standard, section 15.3, "Non-replaced elements"."""


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li"
    " main menu nav ol optgroup option p pre search section select summary table tbody tfoot thead"
    " title tr ul"
)
HIDDEN = _names("script style template noscript iframe noembed noframes")
"""Elements of which a reader without scripts sees nothing, or a copy."""
_INLINE = _names(
    "a abbr acronym area audio base basefont bdi bdo big br button canvas col colgroup data"
    " datalist embed font frame img input ins label link map mark meta meter nobr object output"
    " param picture portal progress q rb rp rt rtc ruby slot small source span sub sup svg td"
    " textarea th time track u video wbr"
)
_KNOWN = _BLOCKS | HIDDEN | _INLINE | STYLES.keys()
"""Names of elements, present and past. ``<name>`` for any other name is somebody's text."""

_KINDS = {
    **{f"h{rank}": (Kind.HEADING, rank) for rank in range(1, 7)},
    "figcaption": (Kind.CAPTION, 0),
    "caption": (Kind.CAPTION, 0),
    "pre": (Kind.CODE, 0),
}
_PARAGRAPH = (Kind.PARAGRAPH, 0)

# Nothing in it crosses a "<", so that a thousand unclosed tags cost a thousand short scans.
_TAG = re.compile(
    r"""<(?P<slash>/?)(?P<name>[a-z][a-z0-9:-]*)
    (?P<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*+|[^<>]*+)>""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""([a-z-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_ENCLOSED = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", r"\?>"), ("<!", ">"))
"""Comments and the like, and the expression that ends them. The text of one is kept."""


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag."""

    name: str
    """In lower case."""
    closing: bool
    attributes: str
    """As written."""

    def attribute(self, name: str) -> str:
        """The decoded value of an attribute, empty without one."""
        for match in _ATTRIBUTE.finditer(self.attributes):
            if match[1].lower() == name:
                return unescape(match[2] or match[3] or match[4] or "")
        return ""


def unescape(text: str) -> str:
    """Decode character references. Unlike the standard library's, it takes no huge number."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def lone_tag(source: str) -> Tag | None:
    """The tag that the whole of a string is, if it is one."""
    tag = _TAG.fullmatch(source)
    return _as_tag(tag) if tag else None


def scan(source: str) -> Iterator[str | Tag]:
    """Divide HTML into its tags and its text, decoded, without comments and scripts.

    What is never closed, such as a comment or a script, hides nothing.
    """
    position = 0
    unclosed: set[str] = set()
    while (start := source.find("<", position)) >= 0:
        if start > position:
            yield unescape(source[position:start])
        position = start
        if tag := _TAG.match(source, start):
            position = tag.end()
            piece = _as_tag(tag)
            if piece.name in HIDDEN and not piece.closing:
                position = _skip(source, position, rf"</{piece.name}\b[^<>]*+>", unclosed)
            elif piece.name in _KNOWN or "-" in piece.name or ":" in piece.name:
                yield piece
            else:
                yield unescape(tag[0])
            continue
        for opening, closing in _ENCLOSED:
            if source.startswith(opening, start):
                position = start + len(opening)
                end = _skip(source, position, closing, unclosed)
                if opening == "<![CDATA[":
                    yield source[position:end].removesuffix(closing)
                position = end
                break
        else:
            yield "<"
            position = start + 1
    yield unescape(source[position:])


def _as_tag(match: re.Match[str]) -> Tag:
    return Tag(match["name"].lower(), bool(match["slash"]), match["attributes"])


def _skip(source: str, position: int, closing: str, unclosed: set[str]) -> int:
    """Where to go on: behind `closing`, an expression, or at `position` if it never comes."""
    if closing in unclosed:
        return position
    match = re.compile(closing, re.IGNORECASE).search(source, position)
    if match is None:
        unclosed.add(closing)
        return position
    return match.end()


def write_tag(writer: RichTextWriter, tag: Tag) -> None:
    """Do in running text what a tag asks for."""
    if style := STYLES.get(tag.name):
        (writer.close_style if tag.closing else writer.open_style)(style)
    elif tag.name == "a":
        if tag.closing:
            writer.close_link()
        else:
            writer.open_link(tag.attribute("href"))
    elif tag.name == "br" or tag.name in _BLOCKS:
        writer.line_break()
    elif tag.name in ("td", "th"):
        writer.text(" ")
    elif tag.name == "img" and not tag.closing:
        writer.text(tag.attribute("alt"))


def html_blocks(source: str) -> Iterator[tuple[Kind, int, RichText]]:
    """The paragraphs, headings, captions and preformatted texts of HTML, each with its level."""
    writer = RichTextWriter()
    kind = _PARAGRAPH
    for piece in scan(source):
        if isinstance(piece, str):
            (writer.verbatim if kind[0] is Kind.CODE else writer.text)(piece)
            continue
        if piece.name in _BLOCKS:
            yield *kind, writer.finish()
            writer = RichTextWriter()
            kind = _PARAGRAPH if piece.closing else _KINDS.get(piece.name, kind)
        write_tag(writer, piece)
    yield *kind, writer.finish()
