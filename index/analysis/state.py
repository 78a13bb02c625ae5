"""What the rules of the analyser work on: words, runs of capitalised words, and claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from index.analysis.segments import Segment, Style
from index.analysis.tables import WORD, common_words, given_names, word_set
from index.model import EntityType

JOINS = frozenset((" ", "-", " & "))
"""What may lie between two words of one name (after `plain`)."""

PARTICLES = word_set(
    "al bin da das de del della den der di dos du el ibn la le ten ter van von y zu"
)
"""Lower-case words inside personal names."""

_TOKENISED = {f" {mark} ": f"{mark} " for mark in ",.:;)'"} | {" ( ": " (", " 's ": "'s "}
"""What lies between words in text whose marks are parted by spaces, as data sets have it."""

_COMPOUND_ENDS = word_set(
    "aligned backed based born brokered controlled elect era held installed led like linked "
    "made occupied owned run sponsored style trained wide"
)
_LONGEST_SYLLABLE = 6
_LONGEST_RUN = 24
"""Words; beyond it nothing is a name, and no rule may take more time for a longer run."""
_OPENERS = frozenset('.!?:;…"“”‘«»•|')


class Run(NamedTuple):
    """Neighbouring capitalised words, by word index, half-open."""

    first: int
    last: int
    style: Style
    opens: bool
    """True when the first word opens a sentence, where any word has a capital."""


@dataclass(slots=True)
class Claim:
    """A range that a rule takes for a mention."""

    first: int
    last: int
    start: int
    end: int
    type: EntityType
    why: str
    entity: str
    """The name of what is mentioned; rules of identity set it to the fullest one."""


class State:
    """One text on its way through the rules.

    Words are known by their index in `words`; `starts` and `ends` are their offsets.
    """

    def __init__(self, plain: str, segments: list[Segment], *, english: bool) -> None:
        self.plain = plain
        """The text with plain apostrophes and spaces, and with everything masked that is no
        prose; same offsets as the text."""
        self.segments = segments
        """The stretches of the text that are read, in order."""
        self.english = english
        """Whether cues that are English words mean anything here."""
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.styles: list[Style] = []
        self.heads: set[int] = set()
        """Indices of the words that open a segment."""
        for segment in segments:
            self._split(segment)
        self.lower = frozenset(word for word in self.words if word.islower())
        """The words that the text itself writes in lower case."""
        self.runs: list[Run] = []
        self.capital: set[str] = set()
        """Words of the runs, but for those that any word would be, for they open a sentence."""
        self._owners: list[Claim | None] = [None] * len(self.words)

    def _split(self, segment: Segment) -> None:
        spans = [match.span() for match in WORD.finditer(self.plain, segment.start, segment.end)]
        self.heads.add(len(self.words))
        self.words += [self.plain[start:end] for start, end in spans]
        self.starts += [start for start, _ in spans]
        self.ends += [end for _, end in spans]
        self.styles += [segment.style] * len(spans)

    # Looking around

    def gap(self, index: int) -> str:
        """What lies between a word and the next one; empty after the last of a segment.

        Spaces before commas and the like, as in text cut into tokens, are left out.
        """
        if index < 0 or index + 1 >= len(self.words) or index + 1 in self.heads:
            return ""
        gap = self.plain[self.ends[index] : self.starts[index + 1]]
        return _TOKENISED.get(gap, gap)

    def before(self, index: int) -> str:
        """The word right before, in lower case; empty when anything but a space parts them."""
        return self.words[index - 1].lower() if self.gap(index - 1) == " " else ""

    def after(self, last: int) -> str:
        """The word right after a range of words, in lower case; empty as for `before`."""
        return self.words[last].lower() if self.gap(last - 1) == " " else ""

    def name(self, first: int, last: int) -> str:
        """The text of a range of words."""
        return self.plain[self.starts[first] : self.ends[last - 1]]

    def is_ordinary(self, index: int) -> bool:
        """Whether a word is an ordinary one, or the text itself writes it in lower case."""
        lower = self.words[index].lower()
        return lower in common_words().all or lower in self.lower

    def opens_sentence(self, index: int) -> bool:
        """Whether a word stands where any word has a capital."""
        if index in self.heads:
            return True
        gap = self.gap(index - 1)
        return len(gap) > 1 and not _OPENERS.isdisjoint(gap)

    def joined(self, first: int) -> int:
        """Where a word begins with what is joined before it: ``Per-Olof`` with its ``Per``."""
        before = first - 1
        joined = self.gap(before) == "-" and self.free(before, first)
        return before if joined and self.words[before][0].isupper() else first

    # Claims

    def owner(self, index: int) -> Claim | None:
        """The claim that holds a word."""
        return self._owners[index]

    def type_at(self, index: int) -> EntityType | None:
        """The type of the claim that holds a word; None for a free one, and beyond the last."""
        claim = self._owners[index] if index < len(self._owners) else None
        return claim.type if claim else None

    def free(self, first: int, last: int) -> bool:
        """Whether no claim holds any word of a range."""
        return not any(self._owners[first:last])

    def claims(self) -> list[Claim]:
        """All claims, in order."""
        claims: list[Claim] = []
        for claim in self._owners:
            if claim is not None and (not claims or claims[-1] is not claim):
                claims.append(claim)
        return claims

    def claim(
        self, first: int, last: int, type_: EntityType, why: str, entity: str = ""
    ) -> Claim | None:
        """Claim a range of words, unless a claim in the way is as long: the longest wins."""
        return self._place(
            Claim(
                first,
                last,
                self.starts[first],
                self.ends[last - 1],
                type_,
                why,
                entity or self.name(first, last),
            )
        )

    def claim_text(self, start: int, end: int, type_: EntityType, why: str) -> Claim | None:
        """Claim a range of the text that need not begin or end with a word: ``$5``, ``7%``."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end)
        if first >= last:
            return None
        return self._place(Claim(first, last, start, end, type_, why, self.plain[start:end]))

    def _place(self, claim: Claim) -> Claim | None:
        rivals = [rival for rival in self._owners[claim.first : claim.last] if rival is not None]
        if any(rival.end - rival.start >= claim.end - claim.start for rival in rivals):
            return None
        for rival in rivals:
            self.drop(rival)
        self._owners[claim.first : claim.last] = [claim] * (claim.last - claim.first)
        return claim

    def drop(self, claim: Claim) -> None:
        """Take a claim back."""
        self._owners[claim.first : claim.last] = [None] * (claim.last - claim.first)

    # Runs

    def find_runs(self) -> None:
        """Collect the runs of capitalised words that no claim holds yet."""
        function = common_words().function
        words = self.words
        first = -1
        position = 0
        while position < len(words):
            word = words[position]
            if (
                not word[0].isupper()
                or self._owners[position] is not None
                or (word.lower() in function and not self.is_acronym(position))
            ):
                position += 1
                continue
            first = position
            position = self._run_end(first, function)
            opens = self.opens_sentence(first)
            self.runs.append(Run(first, position, self.styles[first], opens))
            if self.styles[first] is Style.PROSE:
                self.capital.update(self.words[first + opens : position])

    def _run_end(self, first: int, function: frozenset[str]) -> int:
        last = first + 1
        end = min(len(self.words), first + _LONGEST_RUN)
        while last < end and self.gap(last - 1) in JOINS:
            word = self.words[last]
            if self._owners[last] is not None:
                break
            if word[0].isupper():
                if word.lower() in function and not self.is_acronym(last):
                    break
                last += 1
                continue
            step = self._particles(last) or self._syllable(first, last)
            if not step:
                break
            last += step
        return last

    def _particles(self, index: int) -> int:
        """How many words to add for ``von der Leyen``: particles and the name after them."""
        for count in (1, 2):
            if self.words[index + count - 1] not in PARTICLES or self.gap(
                index + count - 1
            ) not in (" ", "-"):
                return 0
            name = self.words[index + count]
            if name[0].isupper() and self._owners[index + count] is None:
                return count + 1
        return 0

    def _syllable(self, first: int, index: int) -> int:
        """1 for the ``un`` of ``Kim Jong-un``."""
        word = self.words[index]
        return int(
            index - first >= 2
            and self.gap(index - 1) == "-"
            and len(word) <= _LONGEST_SYLLABLE
            and word.isalpha()
            and word not in _COMPOUND_ENDS
            and self.words[first] in given_names()
        )

    def is_acronym(self, index: int) -> bool:
        """Whether a word is in capitals where others are not."""
        word = self.words[index]
        return len(word) > 1 and word.isupper() and self.styles[index] is not Style.CAPS

    def runs_in(self, *styles: Style) -> Iterator[Run]:
        """The runs of the given styles, in order."""
        return (run for run in self.runs if run.style in styles)
