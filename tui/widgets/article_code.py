"""The looks of program code in an article, found when it is first drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from index.model import Block, Document, Kind
from tui.layout.code import language_of, tokens
from tui.widgets.article_marks import Span, SpanSet
from tui.widgets.article_scroll import ArticleScroll

_NOTHING = SpanSet()


class ArticleCode(ArticleScroll, can_focus=True, inherit_bindings=False):
    """Looks at code in a thread, block by block as they come into view."""

    @dataclass
    class CodeRead(Message):
        """What the parts of a code block are is known."""

        document: Document
        """What the code is in."""
        block: Block
        """The code."""
        spans: Sequence[tuple[int, int, str]]
        """Ranges of the text with their component classes."""

    # By the offset where the block begins; empty ones are being looked at.
    _code: dict[int, SpanSet]

    # For subclasses to fill in.

    def _repaint(self) -> None:
        """Draw what has changed."""
        raise NotImplementedError

    # For subclasses to use.

    def forget_code(self) -> None:
        """Another document is shown."""
        self._code = {}

    def code_spans(self, block: Block | None, start: int, stop: int) -> Iterator[Span]:
        """The spans of a block's code of which a part lies in a range, as far as they are known."""
        if block is None or block.kind is not Kind.CODE or self._document is None:
            return
        known = self._code.get(block.start)
        if known is None:
            known = self._code[block.start] = _NOTHING
            code = self._document.text[block.start : block.end]
            if language := language_of(block.marker, code):
                self._read(self._document, block, language)
        yield from known.overlapping(start, stop)

    @on(CodeRead)
    def _draw_code(self, message: CodeRead) -> None:
        message.stop()
        if self._document is message.document:
            self._code[message.block.start] = SpanSet(message.spans)
            self._repaint()

    @work(thread=True, group="code", exit_on_error=False, description="read code")
    def _read(self, document: Document, block: Block, language: str) -> None:
        code = document.text[block.start : block.end]
        spans = [
            (block.start + start, block.start + stop, f"article--code-{token}")
            for start, stop, token in tokens(code, language)
        ]
        self.post_message(self.CodeRead(document, block, spans))
