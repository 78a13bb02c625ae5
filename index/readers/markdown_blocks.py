"""The block tokens of Markdown, written into a document."""

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from index.model import Kind, one_line
from index.readers.builder import DocumentBuilder
from index.readers.html_text import html_blocks
from index.readers.markdown_inline import lone_images, render
from index.readers.markdown_parser import Env, parse_inline
from index.readers.rich_text import RichText

_BULLET = "•"
_ALIGNMENTS = {"text-align:center": "c", "text-align:right": "r"}
_LEFT = "l"
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_BEFORE_TITLE = (Kind.IMAGE, Kind.CAPTION, Kind.RULE, Kind.DECK, Kind.BYLINE)
_CONTAINERS = {
    "blockquote_open": Kind.QUOTE,
    "bullet_list_open": Kind.LIST,
    "ordered_list_open": Kind.LIST,
}


class BlockWriter:
    """Writes block tokens in order and keeps track of the containers around them.

    Args:
        builder: takes the blocks.
        env: as `parse_blocks` left it.
        lines: of the whole file.
        offset: lines of the file in front of the first that was parsed.
        title: of the front matter, or empty: then `title_heading` gives the title.
        title_heading: the token that opens the heading; one that repeats `title` is dropped.
    """

    def __init__(
        self,
        builder: DocumentBuilder,
        env: Env,
        lines: Sequence[str],
        offset: int,
        title: str,
        title_heading: Token | None,
    ) -> None:
        self.title = title
        self._builder = builder
        self._env = env
        self._lines = lines
        self._offset = offset
        self._title_heading = title_heading
        self._containers: list[Kind] = []
        self._marker = ""
        self._source: tuple[int, int] | None = None
        self._leaf: Token | None = None
        self._rows: list[list[RichText]] | None = None
        self._alignment = ""

    def write(self, tokens: Sequence[Token]) -> None:
        """Write blocks; containers they open, they close."""
        for token in tokens:
            # That of an inline token leaves out the line under a heading.
            if token.map and token.type != "inline":
                first = self._offset + token.map[0] + 1
                last = min(self._offset + token.map[1], len(self._lines))
                self._source = (first, max(first, last))
            if rule := _RULES.get(token.type):
                rule(self, token)

    def write_note(self, number: int, tokens: Sequence[Token], inline: Sequence[Token]) -> None:
        """Write a footnote from its blocks, or from the inline tokens of one without blocks."""
        self._containers = [Kind.FOOTNOTE]
        self._marker = str(number)
        self._source = None
        self._put(render(inline))
        self.write(tokens)
        self._containers = []

    def _put(self, rich: RichText, kind: Kind | None = None, level: int = 0) -> None:
        """Write a block: of the given kind, or a paragraph as its container has it."""
        if not rich.text:
            return
        marker = ""
        if kind is None:
            kind = self._containers[-1] if self._containers else Kind.PARAGRAPH
            level = self._containers.count(kind) if kind is not Kind.FOOTNOTE else 0
            if kind in (Kind.LIST, Kind.FOOTNOTE):
                marker, self._marker = self._marker, ""
        self._builder.begin()
        rich.write_to(self._builder)
        self._end(kind, level, marker)

    def _end(self, kind: Kind, level: int, marker: str) -> None:
        quoted = self._containers.count(Kind.QUOTE)
        self._builder.end(kind, level=level, marker=marker, quoted=quoted, source=self._source)

    @property
    def _depth(self) -> int:
        return self._containers.count(Kind.LIST)

    def _drop_source(self, reason: str) -> None:
        if self._source:
            first, last = self._source
            for number in range(first, last + 1):
                if self._lines[number - 1].strip():
                    self._builder.drop(number, self._lines[number - 1], reason)

    # Containers
    def _open(self, token: Token) -> None:
        self._containers.append(_CONTAINERS[token.type])

    def _close(self, _: Token) -> None:
        self._containers.pop()

    def _item(self, token: Token) -> None:
        self._marker = token.info + token.markup if token.info else _BULLET

    def _item_close(self, _: Token) -> None:
        self._marker = ""

    # Running text
    def _open_leaf(self, token: Token) -> None:
        self._leaf = token

    def _inline(self, token: Token) -> None:
        children = parse_inline(token.content, self._env)
        if self._rows is not None:
            self._rows[-1].append(render(children).in_cell())
        elif self._leaf is not None and self._leaf.type == "heading_open":
            self._heading(render(children), self._leaf)
        elif images := lone_images(children):
            for image, description in images:
                self._image(image, description)
        else:
            self._put(render(children))

    def _heading(self, rich: RichText, token: Token) -> None:
        rank = int(token.tag[1:])
        if token is not self._title_heading:
            self._put(rich, Kind.HEADING, rank)
        elif not self.title:
            self.title = one_line(rich.text)
            leads = all(block.kind in _BEFORE_TITLE for block in self._builder.blocks)
            if rank == 1 or leads:
                self._put(rich, Kind.TITLE)
            else:
                self._put(rich, Kind.HEADING, rank)
        elif one_line(rich.text).casefold() == self.title.casefold():
            self._drop_source("the title again")
        else:
            self._put(rich, Kind.HEADING, rank)

    def _image(self, image: Token, description: RichText) -> None:
        title = one_line(str(image.attrs.get("title", "")))
        if not description.text and not title:
            self._drop_source("image without a description")
            return
        self._builder.begin()
        (description if description.text else RichText(title)).write_to(self._builder)
        self._end(Kind.IMAGE, self._depth, str(image.attrs["src"]))
        if description.text and title and title != description.text:
            self._put(RichText(title), Kind.CAPTION)

    # Other leaves
    def _code(self, token: Token) -> None:
        if token.content.strip():
            self._builder.begin()
            self._builder.write(token.content.rstrip("\n"))
            self._end(Kind.CODE, self._depth, token.info.strip().partition(" ")[0])
        else:
            self._drop_source("empty code block")

    def _rule(self, _: Token) -> None:
        self._builder.begin()
        self._end(Kind.RULE, self._depth, "")

    def _html(self, token: Token) -> None:
        before = self._builder.position
        for kind, level, rich in html_blocks(token.content):
            self._put(rich, None if kind is Kind.PARAGRAPH else kind, level)
        if self._builder.position == before:
            self._drop_source("markup without text")

    def _definition(self, _: Token) -> None:
        self._drop_source("link definition")

    # Tables
    def _table(self, token: Token) -> None:
        self._rows = []
        self._alignment = ""
        self._leaf = token

    def _row(self, _: Token) -> None:
        if self._rows is not None:
            self._rows.append([])

    def _header_cell(self, token: Token) -> None:
        self._alignment += _ALIGNMENTS.get(str(token.attrs.get("style", "")), _LEFT)

    def _row_close(self, _: Token) -> None:
        """Keep account of the cells that a table has no column for: they are in no token."""
        is_header = self._rows is not None and len(self._rows) == 1
        if self._source and not is_header:
            line = self._lines[self._source[0] - 1].lstrip("> \t").strip()
            cells = _CELL_BORDER.split(line.removeprefix("|").removesuffix("|"))
            if excess := " | ".join(cell.strip() for cell in cells[len(self._alignment) :]).strip():
                self._builder.drop(self._source[0], excess, "more cells than the table has columns")

    def _table_close(self, _: Token) -> None:
        rows, self._rows = self._rows or [], None
        if not any(cell.text for row in rows for cell in row):
            return
        if self._leaf and self._leaf.map:
            first, last = self._leaf.map
            self._source = (self._offset + first + 1, self._offset + last)
        self._builder.begin()
        for number, row in enumerate(rows):
            self._builder.write("\n" if number else "")
            for column, cell in enumerate(row):
                self._builder.write("\t" if column else "")
                cell.write_to(self._builder)
        self._end(Kind.TABLE, self._depth, self._alignment)


_RULES: dict[str, Callable[[BlockWriter, Token], None]] = {
    **dict.fromkeys(_CONTAINERS, BlockWriter._open),
    **dict.fromkeys(
        ("blockquote_close", "bullet_list_close", "ordered_list_close"), BlockWriter._close
    ),
    "list_item_open": BlockWriter._item,
    "list_item_close": BlockWriter._item_close,
    "paragraph_open": BlockWriter._open_leaf,
    "heading_open": BlockWriter._open_leaf,
    "inline": BlockWriter._inline,
    "fence": BlockWriter._code,
    "code_block": BlockWriter._code,
    "hr": BlockWriter._rule,
    "html_block": BlockWriter._html,
    "definition": BlockWriter._definition,
    "table_open": BlockWriter._table,
    "tr_open": BlockWriter._row,
    "th_open": BlockWriter._header_cell,
    "tr_close": BlockWriter._row_close,
    "table_close": BlockWriter._table_close,
}
