"""Markdown to tokens, whatever the Markdown is like."""

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_UNLIMITED = 1_000_000
_INLINE_NESTING = 20
"""markdown-it's own limit. Beyond it, markup inside a paragraph is left as it is written."""
_MAX_INLINE = 50_000
"""Code points of a paragraph in which markup is looked for; hostile ones take 30 µs for each."""
_STEPS_PER_LINE = 6
_FREE_STEPS = 20_000
"""How often the lines of a file may be looked at: nested quotes look at each line once a level."""

Env = MutableMapping[str, Any]
"""What markdown-it's rules know of a document: its link definitions and footnotes."""


class _Parser(MarkdownIt):
    """Keeps addresses as the source has them: nothing here is ever followed or rendered."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


class _TooManyStepsError(Exception):
    pass


_FAULTS = (_TooManyStepsError, RuntimeError, LookupError, ValueError)
"""What parsing hostile text may raise, recursion too deep and markdown-it's own bugs among them."""


def parse_blocks(text: str, env: Env) -> list[Token] | None:
    """Parse Markdown into block tokens whose inline content is yet unparsed.

    Two parsers, because one limit of nesting is for both levels: at the limit, blocks lose their
    text, and without it, hostile paragraphs take forever.

    Args:
        text: without front matter.
        env: empty; to be handed to `parse_inline`.

    Returns:
        None if the blocks nest too deep, or take too long, to be parsed.
    """
    env["steps"] = _FREE_STEPS + _STEPS_PER_LINE * text.count("\n")
    try:
        return _block_parser().parse(text, env)
    except _FAULTS:
        return None


def parse_inline(text: str, env: Env) -> list[Token]:
    """Parse the content of an inline token; markup that cannot be parsed is left as it is."""
    if len(text) <= _MAX_INLINE:
        tokens: list[Token] = []
        parser = _inline_parser()
        try:
            parser.inline.parse(text, parser, env, tokens)
        except _FAULTS:
            pass
        else:
            return tokens
    return [Token("text", "", 0, content=text)]


@cache
def _block_parser() -> MarkdownIt:
    parser = _parser(_UNLIMITED)
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.options["inline_definitions"] = True
    parser.block.ruler.before(
        "table", "steps", _count_step, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return parser


@cache
def _inline_parser() -> MarkdownIt:
    return _parser(_INLINE_NESTING)


def _parser(nesting: int) -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": nesting})
    footnote_plugin(parser, move_to_end=False)
    return parser.enable(["table", "strikethrough"])


def _count_step(state: StateBlock, _start: int, _end: int, _silent: bool) -> bool:
    state.env["steps"] -= 1
    if state.env["steps"] < 0:
        raise _TooManyStepsError
    return False
