"""What stands inside a paragraph of Markdown, as rich text."""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from index.model import NOTE, Style
from index.readers.html_text import HIDDEN, Tag, lone_tag, scan, write_tag
from index.readers.rich_text import RichText, RichTextWriter


def render(tokens: Sequence[Token]) -> RichText:
    """Reduce inline tokens to their text."""
    writer = RichTextWriter()
    _write(writer, tokens)
    return writer.finish()


def lone_images(tokens: Sequence[Token]) -> list[tuple[Token, RichText]]:
    """The images of a paragraph that holds nothing else, each with its description as text.

    A link around an image becomes a link of the description.
    """
    images = []
    link: list[Token] = []
    for token in tokens:
        if token.type == "image":
            images.append((token, render([*link, token])))
        elif token.type == "link_open":
            link = [token]
        elif token.type == "link_close":
            link = []
        elif token.type not in ("softbreak", "hardbreak") and token.content.strip():
            return []
    return images


def note_number(reference: Token) -> int:
    """The number of the footnote that a reference refers to, from 1."""
    return int(reference.meta["id"]) + 1


def _write(writer: RichTextWriter, tokens: Sequence[Token]) -> None:
    hidden = _hidden(tokens)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if index in hidden:
            index = hidden[index]
        elif rule := _RULES.get(token.type):
            rule(writer, token)
        index += 1


def _hidden(tokens: Sequence[Token]) -> dict[int, int]:
    """Where scripts and the like begin, each with where it ends; what never ends is not among."""
    found = {}
    ends: dict[str, int] = {}
    for index in range(len(tokens) - 1, -1, -1):
        tag = lone_tag(tokens[index].content) if tokens[index].type == "html_inline" else None
        if tag and tag.name in HIDDEN:
            if tag.closing:
                ends[tag.name] = index
            elif tag.name in ends:
                found[index] = ends[tag.name]
    return found


def _html(writer: RichTextWriter, token: Token) -> None:
    for piece in scan(token.content):
        if isinstance(piece, Tag):
            write_tag(writer, piece)
        else:
            writer.text(piece)


def _code(writer: RichTextWriter, token: Token) -> None:
    writer.open_style(Style.CODE)
    writer.verbatim(token.content)
    writer.close_style(Style.CODE)


def _note(writer: RichTextWriter, token: Token) -> None:
    number = note_number(token)
    writer.open_link(f"#{NOTE}{number}")
    writer.text(f"[{number}]")
    writer.close_link()


def _image(writer: RichTextWriter, token: Token) -> None:
    _write(writer, token.children or [])


def _opens(style: Style) -> "_Rule":
    return lambda writer, _: writer.open_style(style)


def _closes(style: Style) -> "_Rule":
    return lambda writer, _: writer.close_style(style)


_Rule = Callable[[RichTextWriter, Token], None]

_RULES: dict[str, _Rule] = {
    "text": lambda writer, token: writer.text(token.content),
    # Escaped characters and entities.
    "text_special": lambda writer, token: writer.text(token.content),
    "softbreak": lambda writer, _: writer.soft_break(),
    "hardbreak": lambda writer, _: writer.line_break(),
    "code_inline": _code,
    "em_open": _opens(Style.EMPHASIS),
    "em_close": _closes(Style.EMPHASIS),
    "strong_open": _opens(Style.STRONG),
    "strong_close": _closes(Style.STRONG),
    "s_open": _opens(Style.STRIKE),
    "s_close": _closes(Style.STRIKE),
    "link_open": lambda writer, token: writer.open_link(str(token.attrs["href"])),
    "link_close": lambda writer, _: writer.close_link(),
    "image": _image,
    "footnote_ref": _note,
    "html_inline": _html,
}
