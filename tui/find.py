"""Finding a pattern in the text of an article: the engine behind the find bar."""

import re
import unicodedata
from dataclasses import dataclass

from tui.ranges import Range

MAX_FOUND = 10_000
"""Places that are marked; what has more of them is not a help to a reader."""
SECONDS = 0.5
"""How long one search may take; ordinary patterns take some ms in a text of 5 MB."""
MAX_LENGTH = 500
"""Code points of a pattern."""
_MAX_SIZE = 20_000
"""Nodes of a compiled expression: making them holds the interpreter, some ms for so many."""

_ALIKE = (
    "'’‘‚‛ʼ′`´＇",
    '"“”„‟″«»＂',
    "-‐‑‒–—―−﹣－",
)
"""Quotes, apostrophes and dashes that match each other where a pattern is taken literally."""

_TOKEN = re.compile(
    r"(?P<atom>\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\])"
    r"|(?P<open>\(\??)"
    r"|(?P<close>\))"
    r"|(?P<repeat>[*+?]|\{\s*(?P<least>\d*)\s*(?:,\s*\d*\s*)?\})"
    r"|.",
    re.DOTALL,
)
_UNSUPPORTED = re.compile(r"\(\?(?:[a-zA-Z0-9-]*[xV]|R|&|P>|[+-]?\d|#)")
"""Recursion takes memory without a limit; comments and verbose expressions hide repeats."""
_NAMES = re.compile(r"\\(?:N\{[^}]*\}|.)|\(\?P?<\w+>", re.DOTALL)
"""Parts of an expression whose letters are not letters to look for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to find."""

    text: str
    """As typed. An upper-case letter makes a difference between cases."""
    expression: bool = False
    """True for a regular expression in the syntax of the package ``regex``."""

    @property
    def label(self) -> str:
        """The pattern as it is shown: in quotes, or between slashes."""
        return f"/{self.text}/" if self.expression else f"“{self.text}”"

    @property
    def cased(self) -> bool:
        """Whether an upper-case letter is looked for."""
        letters = _NAMES.sub("", self.text) if self.expression else self.text
        return any(letter.isupper() for letter in letters)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern was found."""

    ranges: tuple[Range, ...] = ()
    """In order, not overlapping, none empty."""
    message: str = ""
    """A short sentence when the pattern is wrong or there may be more, else empty."""


def find(text: str, pattern: Pattern, *, limit: int = MAX_FOUND, seconds: float = SECONDS) -> Found:
    """Find a pattern everywhere in a text. Raises nothing.

    The interpreter is free for other threads for most of the time.

    Args:
        text: any text.
        pattern: what to find. Literally, white space stands for any white space, also for the
            blank line between two blocks, and quotes, apostrophes and dashes for each other.
        limit: most ranges to return.
        seconds: after which the search is cut off.
    """
    # On the way to the first article nobody needs it.
    import regex

    if not pattern.text.strip():
        return Found()
    if fault := _fault(pattern):
        return Found(message=fault)
    source = pattern.text if pattern.expression else _literal(pattern.text)
    flags = regex.VERSION0 | regex.MULTILINE | (0 if pattern.cased else regex.IGNORECASE)
    try:
        compiled = regex.compile(source, flags)
    except regex.error as error:
        return Found(message=f"Not a regex: {error.msg}.")
    except Exception:  # noqa: BLE001 - whatever it is, it comes from what was typed
        return Found(message="Not a regular expression.")
    ranges: list[Range] = []
    try:
        for match in compiled.finditer(text, timeout=seconds, concurrent=True):
            start, end = match.span()
            if start == end:
                continue
            if len(ranges) == limit:
                return Found(tuple(ranges), "there are more")
            ranges.append((start, end))
    except TimeoutError:
        return Found(tuple(ranges), f"Cut off after {seconds:g} s.")
    except Exception:  # noqa: BLE001 - likewise
        return Found(message="Cannot be searched for.")
    return Found(tuple(ranges))


def _fault(pattern: Pattern) -> str:
    """Why a pattern is not even tried, or an empty string."""
    if len(pattern.text) > MAX_LENGTH:
        return f"Longer than {MAX_LENGTH} letters."
    if not pattern.expression:
        return ""
    if _UNSUPPORTED.search(pattern.text):
        return "Recursion, comments, x and V are not supported."
    return "Repeats too much." if _size(pattern.text) > _MAX_SIZE else ""


def _literal(text: str) -> str:
    """The expression for a text that is meant as it is."""
    pieces = re.split(r"(\s+)", unicodedata.normalize("NFC", text))
    return "".join(r"\s+" if p.isspace() else "".join(map(_letter, p)) for p in pieces)


def _letter(letter: str) -> str:
    for alike in _ALIKE:
        if letter in alike:
            return f"[{re.escape(alike)}]"
    # An article may hold a letter and its accent as one code point or as two.
    parts = unicodedata.normalize("NFD", letter)
    return re.escape(letter) if parts == letter else f"(?:{letter}|{parts})"


def _size(expression: str) -> int:
    """About how many nodes an expression is compiled to; at least that many when it is large.

    A part that is repeated at least n times stands there n + 1 times, and so on in repeated groups:
    thirty letters can ask for all memory there is.
    """
    # Of each open group: the nodes so far, and those of the last part, which a repeat is about.
    groups = [[0, 0]]
    for token in _TOKEN.finditer(expression):
        total, last = groups[-1]
        if token["open"]:
            groups.append([1, 0])
        elif token["close"]:
            size = sum(groups.pop()) if len(groups) > 1 else 0
            total, last = groups[-1]
            groups[-1] = [total + last, size] if size else [0, total + last]
        elif token["repeat"]:
            least = 1 if token["repeat"] == "+" else int(token["least"] or 0)
            groups[-1] = [total, last * (least + 1)]
        else:
            groups[-1] = [total + last, 1]
    return sum(map(sum, groups))
