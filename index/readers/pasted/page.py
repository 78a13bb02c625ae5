"""The state that the rules of the cleaner share: passages of a file, and what is known of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from index.model import Dropped, Kind, PartialDate
from index.readers.pasted.lines import Line, Shape, group, is_table, join, shape_of, split_lines

_HEADER_REACH = 4
"""A standfirst may be a whole paragraph: look this many passages past it for byline and date."""
_HEADER_SHORT_LINES = 8
"""Where a file has no prose at all, its header ends after so many passages."""
_MAX_HEADER = 300
"""Passages in front of the text; the longest menus have as many."""
_MAX_BRIEF = 700
METADATA = frozenset({"date", "publisher"})
"""Reasons to drop a line that stands in the document's metadata instead."""
_LEVELS = {Kind.HEADING: 2, Kind.LIST: 1}
"""Headings rank below the headline; nested lists are not told apart."""


@dataclass(slots=True)
class Passage:
    """Lines that belong together, and what the rules have made of them so far."""

    lines: tuple[Line, ...]
    text: str
    """What is left of it: rules may cut parts away."""
    shape: Shape
    whole: bool = True
    """False once a part of it was cut away."""
    kind: Kind | None = None
    """None until a rule claims it; then it is text."""
    marker: str = ""
    reason: str = ""
    """Why it is dropped, or empty."""
    suspicion: str = ""
    """What it would be dropped as where the page around it confirms it."""

    @classmethod
    def of(cls, lines: tuple[Line, ...]) -> "Passage":
        """The passage of a run of lines, before any rule."""
        text = join(lines)
        kind = Kind.TABLE if is_table(lines) else None
        marker = "l" * (lines[0].text.count("\t") + 1) if kind else ""
        return cls(lines, text, shape_of(text), kind=kind, marker=marker)

    @property
    def level(self) -> int:
        """As `Block.level`."""
        if self.kind is Kind.QUOTE:
            return self.lines[0].quote
        return _LEVELS.get(self.kind, 0) if self.kind else 0

    @property
    def free(self) -> bool:
        """No rule has claimed or dropped it."""
        return self.kind is None and not self.reason

    @property
    def open(self) -> bool:
        """Free, and nothing speaks for dropping it."""
        return self.free and not self.suspicion

    @property
    def brief(self) -> bool:
        """Short enough for the patterns of lines, some of which take the square of its length."""
        return len(self.text) <= _MAX_BRIEF

    @property
    def number(self) -> int:
        """Its first line."""
        return self.lines[0].number


@dataclass(slots=True)
class Page:
    """The state that the rules share."""

    passages: list[Passage]
    title: str | None = None
    bylines: tuple[str, ...] = ()
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    from_web: bool = False
    """Page furniture was found: the file was copied from a web page."""
    parts: list[Dropped] = field(default_factory=list)
    """Parts of lines that were cut away."""

    @classmethod
    def of(cls, text: str) -> "Page":
        """The page of a sanitised text."""
        return cls([Passage.of(lines) for lines in group(split_lines(text))])

    @property
    def body(self) -> range:
        """Indices from the first to the last passage that reads like an article's paragraph."""
        prose = [i for i, p in enumerate(self.passages) if p.open and p.shape.prose]
        return range(prose[0], prose[-1] + 1) if prose else range(0)

    @property
    def header(self) -> range:
        """Indices of the passages among which title, byline and date are looked for."""
        body = self.body
        end = body.start + _HEADER_REACH if body else _HEADER_SHORT_LINES
        return range(max(0, body.start - _MAX_HEADER), min(end, len(self.passages)))

    def within(self, indices: range) -> Iterator[Passage]:
        """The passages at `indices` that are still free."""
        return (p for p in self.passages[indices.start : indices.stop] if p.free)

    def cut(self, passage: Passage, start: int, end: int, reason: str) -> None:
        """Drop a part of a passage; all of it, if only white space remains."""
        rest = f"{passage.text[:start].rstrip()} {passage.text[end:].lstrip()}".strip()
        if not rest:
            passage.reason = reason
            return
        self.parts.append(Dropped(passage.number, passage.text[start:end].strip(), reason))
        passage.text = rest
        passage.whole = False
        passage.shape = shape_of(rest)

    def merge(self, index: int) -> None:
        """Append a passage to the one before it."""
        following = self.passages.pop(index)
        passage = self.passages[index - 1]
        passage.lines += following.lines
        passage.text = f"{passage.text} {following.text}"
        passage.shape = shape_of(passage.text)
        passage.whole = passage.whole and following.whole
