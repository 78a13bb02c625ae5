"""What the parts of a piece of program code are, found by Pygments."""

import re
from enum import StrEnum

LONGEST = 50_000
"""Code points of the longest code block that is looked at: it takes Pygments a second."""

_SHEBANG = re.compile(r"#!\s*\S*/(?:env\s+(?:-\S+\s+)*)?([a-z]+)", re.IGNORECASE)


class Token(StrEnum):
    """The few kinds that tokens of all languages are folded into."""

    KEYWORD = "keyword"
    NAME = "name"
    """What is defined or marked up: functions, classes, tags, decorators."""
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"


# Parts of Pygments' names of tokens, the more particular first.
_FOLDED = (
    ("Token.Comment.Preproc", Token.KEYWORD),
    ("Token.Comment", Token.COMMENT),
    ("Token.Literal.String.Doc", Token.COMMENT),
    ("Token.Literal.String", Token.STRING),
    ("Token.Literal.Number", Token.NUMBER),
    ("Token.Literal.Date", Token.NUMBER),
    ("Token.Keyword", Token.KEYWORD),
    ("Token.Operator.Word", Token.KEYWORD),
    ("Token.Name.Function", Token.NAME),
    ("Token.Name.Class", Token.NAME),
    ("Token.Name.Decorator", Token.NAME),
    ("Token.Name.Tag", Token.NAME),
    ("Token.Name.Attribute", Token.NAME),
    ("Token.Generic.Heading", Token.NAME),
    ("Token.Generic.Subheading", Token.NAME),
    ("Token.Generic.Inserted", Token.STRING),
    ("Token.Generic.Deleted", Token.COMMENT),
)


def language_of(marker: str, code: str) -> str:
    """The name of a language, or an empty string where none is told.

    Args:
        marker: what the source calls the language; may be empty.
        code: of which the first line may name an interpreter.
    """
    if marker:
        return marker.strip("{}.").lower()
    match = _SHEBANG.match(code)
    return match[1].lower() if match else ""


def tokens(code: str, language: str) -> list[tuple[int, int, Token]]:
    """The parts of a piece of code that are worth a look of their own.

    Loads Pygments, which takes some 50 ms the first time, so not for the thread that draws.

    Args:
        code: at most `LONGEST` of it are looked at.
        language: as Pygments calls it in any of its ways, or the suffix of its files.

    Returns:
        ranges of `code`, in order; nothing for an unknown language.
    """
    from pygments.lexers import LEXERS, find_lexer_class

    code = code[:LONGEST]
    pattern = f"*.{language}"
    # Not Pygments' own search by name, which also loads what other packages have registered.
    names = [name for _, name, aliases, _, _ in LEXERS.values() if language in aliases]
    names += [name for _, name, _, patterns, _ in LEXERS.values() if pattern in patterns]
    lexer = find_lexer_class(names[0]) if names else None
    if lexer is None:
        return []
    found: list[tuple[int, int, Token]] = []
    # A line's end closes what is open in many languages.
    for start, kind, value in lexer().get_tokens_unprocessed(code + "\n"):
        token = _fold(str(kind))
        end = min(start + len(value), len(code))
        if token is None or start >= end:
            continue
        if found and found[-1][1:] == (start, token):
            start, _, _ = found.pop()
        found.append((start, end, token))
    return found


def _fold(kind: str) -> Token | None:
    return next((token for beginning, token in _FOLDED if kind.startswith(beginning)), None)
