"""Collects blocks into a `Document`; every reader writes through it."""

from index.model import (
    SEPARATOR,
    Block,
    Document,
    Dropped,
    Kind,
    Link,
    PartialDate,
    Style,
    StyleRange,
    one_line,
    sanitise,
)
from index.model.safe import CONTEXT, sanitise_after
from index.readers.addresses import bare_links


class DocumentBuilder:
    """Appends blocks one after another and keeps all offsets right.

    Within a block: `begin`, any number of `write`, then `end`. Text is sanitised as it is
    written, because parsing can decode what was harmless before (``&#x202e;``).
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._position = 0
        self._start = 0
        self._open = False
        self._tail = ""
        self._blocks: list[Block] = []
        self._styles: list[StyleRange] = []
        self._links: list[Link] = []
        self.dropped: list[Dropped] = []

    @property
    def position(self) -> int:
        """The offset that the next written code point gets."""
        return self._position

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks ended so far."""
        return tuple(self._blocks)

    def begin(self) -> int:
        """Start a block and return its offset."""
        assert not self._open
        if self._blocks:
            self._append(SEPARATOR)
        self._start = self._position
        self._open = True
        return self._start

    def write(self, text: str) -> int:
        """Append text to the open block, sanitised; return how many code points it became."""
        assert self._open
        safe = sanitise_after(self._tail, text)
        self._append(safe)
        return len(safe)

    def style(self, start: int, end: int, style: Style) -> None:
        """Mark a written range, if it is not empty."""
        if end > start:
            self._styles.append(StyleRange(start, end, style))

    def link(self, start: int, end: int, url: str) -> None:
        """Mark a written range as a link, if it is not empty."""
        if end > start:
            self._links.append(Link(start, end, one_line(url)))

    def end(
        self,
        kind: Kind,
        *,
        level: int = 0,
        marker: str = "",
        quoted: int = 0,
        source: tuple[int, int] | None = None,
    ) -> None:
        """Close the open block. A block without text is kept only if it is a rule."""
        assert self._open
        self._open = False
        if self._position == self._start and kind is not Kind.RULE:
            if self._blocks:
                self._parts.pop()
                self._position -= len(SEPARATOR)
            return
        self._blocks.append(
            Block(
                kind,
                self._start,
                self._position,
                level,
                one_line(marker),
                quoted,
                source,
            )
        )

    def add(
        self,
        kind: Kind,
        text: str,
        *,
        level: int = 0,
        marker: str = "",
        quoted: int = 0,
        source: tuple[int, int] | None = None,
    ) -> None:
        """Append a whole block of plain text."""
        self.begin()
        self.write(text)
        self.end(kind, level=level, marker=marker, quoted=quoted, source=source)

    def drop(self, line: int, text: str, reason: str) -> None:
        """Record a line, or a part of one, that is left out."""
        self.dropped.append(Dropped(line, sanitise(text), reason))

    def build(
        self,
        title: str,
        *,
        bylines: tuple[str, ...] = (),
        publisher: str | None = None,
        published: PartialDate | None = None,
        url: str | None = None,
        language: str | None = None,
    ) -> Document:
        """The document of all blocks; metadata must already be sanitised."""
        text = "".join(self._parts)
        links = [*self._links, *bare_links(text, self._blocks, self._links)]
        return Document(
            title=title,
            text=text,
            blocks=tuple(self._blocks),
            styles=tuple(sorted(self._styles, key=lambda r: (r.start, r.end, r.style))),
            links=tuple(sorted(links, key=lambda link: link.start)),
            bylines=bylines,
            publisher=publisher,
            published=published,
            url=url,
            language=language,
            dropped=tuple(sorted(self.dropped, key=lambda d: d.line)),
        )

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._position += len(text)
            self._tail = (self._tail + text)[-CONTEXT:]
