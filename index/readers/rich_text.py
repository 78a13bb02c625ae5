"""Running text with styles and links, on its way into a block."""

import re
from dataclasses import dataclass
from unicodedata import east_asian_width

from index.model import Link, Style, StyleRange
from index.model.safe import CONTEXT, sanitise_after
from index.readers.builder import DocumentBuilder

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_TRIMMED = " \t\n"
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")


@dataclass(frozen=True, slots=True)
class RichText:
    """Safe text without space at its ends; ranges are of this text."""

    text: str = ""
    styles: tuple[StyleRange, ...] = ()
    links: tuple[Link, ...] = ()

    def write_to(self, builder: DocumentBuilder) -> None:
        """Append the text and its ranges to the open block."""
        start = builder.position
        builder.write(self.text)
        for range_ in self.styles:
            builder.style(start + range_.start, start + range_.end, range_.style)
        for link in self.links:
            builder.link(start + link.start, start + link.end, link.url)

    def in_cell(self) -> "RichText":
        """The same without line breaks and tabs, which divide the rows and cells of a table."""
        return RichText(self.text.replace("\n", " ").replace("\t", " "), self.styles, self.links)


class RichTextWriter:
    """Collects running text as markup languages mean it: runs of white space are one space."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tail = ""
        self._break = False
        self._open: dict[Style, list[int]] = {}
        self._open_links: list[tuple[int, str]] = []
        self._styles: list[StyleRange] = []
        self._links: list[Link] = []

    def text(self, text: str) -> None:
        """Append text."""
        text = _SPACES.sub(" ", text)
        if not self._tail or self._tail[-1] in _TRIMMED:
            text = text.lstrip(" ")
        self.verbatim(text)

    def verbatim(self, text: str) -> None:
        """Append text with its white space as it is."""
        if not text:
            return
        if self._break:
            self._break = False
            if self._tail[-1:] not in ("", *_TRIMMED) and not (
                _is_unspaced(self._tail[-1]) and _is_unspaced(text[0])
            ):
                text = " " + text.lstrip(" ")
        self._append(sanitise_after(self._tail, text))

    def soft_break(self) -> None:
        """A line end in the source: a space, but nothing between two ideographs or kana."""
        self._break = True

    def line_break(self) -> None:
        """Start a new line, unless the text is at the start of one."""
        self._break = False
        while self._parts and not self._parts[-1].rstrip(" "):
            self._length -= len(self._parts.pop())
        if self._parts and self._parts[-1][-1] != "\n":
            trimmed = self._parts[-1].rstrip(" ")
            self._length -= len(self._parts[-1]) - len(trimmed)
            self._parts[-1] = trimmed
            self._append("\n")

    def open_style(self, style: Style) -> None:
        """Begin a style; it may nest in itself."""
        self._open.setdefault(style, []).append(self._length)

    def close_style(self, style: Style) -> None:
        """End the style, if it is open."""
        starts = self._open.get(style)
        if starts and (start := starts.pop()) < self._length and not starts:
            self._styles.append(StyleRange(start, self._length, style))

    def open_link(self, url: str) -> None:
        """Begin a link; of nested ones only the outermost counts."""
        self._open_links.append((self._length, url))

    def close_link(self) -> None:
        """End the link, if one is open."""
        if self._open_links:
            start, url = self._open_links.pop()
            if url and not self._open_links and start < self._length:
                self._links.append(Link(start, self._length, url))

    def finish(self) -> RichText:
        """Close what is open and return what was collected, without space at its ends."""
        for style, starts in self._open.items():
            while starts:
                self.close_style(style)
        while self._open_links:
            self.close_link()
        text = "".join(self._parts).rstrip(_TRIMMED)
        end = len(text)
        styles = (StyleRange(r.start, min(r.end, end), r.style) for r in self._styles)
        links = (Link(link.start, min(link.end, end), link.url) for link in self._links)
        return RichText(
            text,
            tuple(range_ for range_ in styles if range_.start < range_.end),
            tuple(link for link in links if link.start < link.end),
        )

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._tail = (self._tail + text)[-CONTEXT:]


def _is_unspaced(character: str) -> bool:
    """Whether a script that puts no spaces between words has the character."""
    return east_asian_width(character) in "WF" and not _HANGUL.match(character)
