"""Running text as Markdown: escapes, emphasis, links, references to footnotes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from index.model import NOTE, Document, Link, Style

_SPECIAL = re.compile(r"[\\`*\[\]~^]|_|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[|$)")
_LINE_START = re.compile(r"(?m)^([ \t]*)(?:([-+=>#|:])|(\d{1,9})(?=[.)](?:\s|$)))")
_CLOSING_HASHES = re.compile(r"#+$")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PLAIN_ADDRESS = re.compile(r"[^\s<>()\\&*_`\[\]\"'!~^|]+")
_REFERENCE = re.compile(r"\[(\d+)\](?!:)")
_TICKS = re.compile(r"`+")

_MARKS = {Style.STRONG: "**", Style.EMPHASIS: "*", Style.STRIKE: "~~"}
_TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.STRIKE: "del",
    Style.CODE: "code",
}
_HARD_BREAK = "\\\n"
_QUOTE = '"'
_ORDER = (Style.STRONG, Style.EMPHASIS, Style.STRIKE, Style.CODE)
"""Outermost first."""


def escape(text: str) -> str:
    """Text that Markdown takes for nothing else, whatever line it begins."""
    return _at_line_starts(escape_inline(text))


def escape_inline(text: str) -> str:
    """As `escape`, for text that does not begin a line."""
    return _SPECIAL.sub(lambda match: _escaped(text, match), text)


def _at_line_starts(text: str) -> str:
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\", text)


def _escaped(text: str, match: re.Match[str]) -> str:
    inside = match[0] == "_" and all(
        0 <= at < len(text) and text[at].isalnum() for at in (match.start() - 1, match.end())
    )
    return match[0] if inside else "\\" + match[0]


def link(text: str, url: str, title: str = "") -> str:
    """A link whose text is Markdown already."""
    if not _PLAIN_ADDRESS.fullmatch(url):
        url = f"<{_quoted(url, '<>')}>"
    return f'[{text}]({url} "{_quoted(title, _QUOTE)}")' if title else f"[{text}]({url})"


def _quoted(text: str, ends: str) -> str:
    """Text in which nothing ends before it should, or is a character reference."""
    escaped = "".join(f"\\{c}" if c in ends or c == "\\" else c for c in text)
    return _ENTITY.sub(r"\\&", escaped)


def code(text: str) -> str:
    """A code span; line ends become spaces."""
    text = text.replace("\n", " ")
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    blank = text.strip(" ") == ""
    padded = not blank and (text[0] in " `" or text[-1] in " `")
    return f"{ticks} {text} {ticks}" if padded else f"{ticks}{text}{ticks}"


@dataclass(frozen=True, slots=True)
class _Run:
    """Text between two places where styles or links change."""

    text: str
    styles: tuple[Style, ...]
    """Outermost first."""
    url: str | None


class Inline:
    """Renders ranges of a document's text.

    Args:
        document: whose text, styles and links are rendered.
        notes: labels of the footnotes that ``[label]`` in plain text refers to.
    """

    def __init__(self, document: Document, notes: frozenset[str] = frozenset()) -> None:
        self._document = document
        self._notes = notes
        # Never decreasing, so that they can be searched: the furthest ends so far.
        self._style_reach = list(accumulate((s.end for s in document.styles), max))
        references = {(f"[{label}]", f"#{NOTE}{label}") for label in notes}
        self._links = [
            link
            for link in document.links
            if (document.text[link.start : link.end], link.url) not in references
        ]
        self._link_ends = [link.end for link in self._links]

    def render(self, start: int, end: int, *, line_break: str = _HARD_BREAK) -> str:
        """A range of the text, with its line ends replaced."""
        runs = [_Run("", (), None), *self._runs(start, end), _Run("", (), None)]
        parts: list[str] = []
        for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
            if run.url is not None and run.url != before.url:
                parts.append("[")
            parts.append(self._run(before, run, after))
            if run.url is not None and run.url != after.url:
                parts.append(link("", run.url).removeprefix("["))
        rendered = _at_line_starts("".join(parts))
        if line_break != _HARD_BREAK:
            rendered = _CLOSING_HASHES.sub(lambda match: "\\" + match[0], rendered)
        return rendered.replace("\n", line_break)

    def links(self, start: int, end: int) -> Sequence[Link]:
        """The links of which a part lies in a range."""
        first = bisect_right(self._link_ends, start)
        last = bisect_left(self._links, end, key=lambda link: link.start)
        return self._links[first:last]

    def _runs(self, start: int, end: int) -> Iterator[_Run]:
        document = self._document
        first = bisect_right(self._style_reach, start)
        last = bisect_left(document.styles, end, key=lambda style: style.start)
        styles = [style for style in document.styles[first:last] if style.end > start]
        links = self.links(start, end)
        changes = [(s.start, s.end) for s in styles] + [(k.start, k.end) for k in links]
        edges = {start, end, *(max(start, min(edge, end)) for pair in changes for edge in pair)}
        for first, last in pairwise(sorted(edges)):
            found = {s.style for s in styles if s.start <= first and last <= s.end}
            url = next((k.url for k in links if k.start <= first and last <= k.end), None)
            text = self._document.text[first:last]
            yield _Run(text, tuple(s for s in _ORDER if s in found), url)

    def _run(self, before: _Run, run: _Run, after: _Run) -> str:
        """One run: with marks where they cannot be mistaken, else with the tags of HTML."""
        if not run.styles:
            return self._plain(run.text) if run.url is None else escape_inline(run.text)
        alone = not before.styles and not after.styles
        outer = run.styles
        if outer[-1] is Style.CODE and alone and "\n" not in run.text:
            outer, inner = outer[:-1], code(run.text)
        else:
            inner = escape_inline(run.text)
        if len(outer) == 1 and alone and outer[0] in _MARKS and _flanks(before, run, after):
            return f"{_MARKS[outer[0]]}{inner}{_MARKS[outer[0]]}"
        for style in reversed(outer):
            inner = f"<{_TAGS[style]}>{inner}</{_TAGS[style]}>"
        return inner

    def _plain(self, text: str) -> str:
        """Escaped text, with the references to footnotes that it holds."""
        parts: list[str] = []
        end = 0
        for match in _REFERENCE.finditer(text):
            if match[1] in self._notes:
                parts += escape_inline(text[end : match.start()]), f"[^{match[1]}]"
                end = match.end()
        return "".join((*parts, escape_inline(text[end:])))


def references(text: str) -> list[str]:
    """The labels of what may be references to footnotes, in order, each once."""
    return list(dict.fromkeys(match[1] for match in _REFERENCE.finditer(text)))


def _flanks(before: _Run, run: _Run, after: _Run) -> bool:
    """Whether marks around a run open and close: CommonMark 0.31, 6.2, the safe half of it."""
    if run.text != run.text.strip():
        return False
    # What is in a link stands behind its bracket.
    left = before.text[-1:] if run.url == before.url else "["
    right = after.text[:1] if run.url == after.url else "]"
    opens = run.text[0].isalnum() or not left.strip() or left == "["
    closes = run.text[-1].isalnum() or not right.strip() or right == "]"
    return opens and closes
