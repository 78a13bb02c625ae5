"""What the user may set, and how it is where nothing is set."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from index.model import RecogniserChoice, one_line

RECOGNISER = "DATELINE_RECOGNISER"
"""What the environment calls the recogniser for where the file names none."""
RECOGNISERS = ("auto", "rules", "spacy")
"""What can find the names; the first is usual."""

MEASURES = range(40, 121)
"""Cells that the longest line of an article may be set to have."""

_LONGEST = 300
"""Characters of a sentence about a setting; there is no limit to what a name may hold."""


def recogniser_of_environment() -> tuple[str, str]:
    """The recogniser that the environment names, or the usual one; and what is wrong, or empty."""
    named = os.environ.get(RECOGNISER) or RECOGNISERS[0]
    if named in RECOGNISERS:
        return named, ""
    choices = f"{', '.join(RECOGNISERS[:-1])} or {RECOGNISERS[-1]}"
    said = one_line(named)[:_LONGEST]
    return RECOGNISERS[0], f"{RECOGNISER} is “{said}”, and must be {choices}."


@dataclass(frozen=True, slots=True)
class Panes:
    """The panes beside the article, on a screen with room for three."""

    results: str = "28%"
    """Width of the results: cells, or per cent of the screen, as Textual's styles take it."""
    entities: str = "20%"
    """Width of the entities, likewise."""
    hidden: tuple[str, ...] = ()
    """Those of the two, `results` and `entities`, that are not shown."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; the program reads them once, when it starts, and never writes them."""

    theme: str = "textual-dark"
    """Name of a theme of Textual's or of ours; not yet checked, see `tui.themes.theme_of`."""
    measure: int = 76
    """Longest line of an article, in cells."""
    mouse: bool = True
    """Whether the program asks the terminal for the mouse."""
    motion: bool = True
    """Whether anything may move by itself: animation, a blinking cursor."""
    citation: str = "plain"
    """Format of a copied citation: `plain`, `markdown`, `bibtex` or `csl-json`."""
    recogniser: str = field(default_factory=lambda: recogniser_of_environment()[0])
    """What finds the names in articles: `auto`, `rules` or `spacy`."""
    model: str = ""
    """Name of the spaCy model that does; empty for the best that the extra `ner` brings along."""
    panes: Panes = Panes()
    """Widths and visibility of the panes."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Keys by the id of the binding they are for, as the user spells them; none unbinds."""

    path: Path = Path("config.toml")
    """The file they are from, whether it is there or not."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """The line of each setting in the file, by dotted name; 0 where it could not be told."""
    problems: tuple[str, ...] = ()
    """What is wrong with the file, a sentence each."""

    @property
    def recogniser_choice(self) -> RecogniserChoice:
        """What finds the names in articles."""
        return RecogniserChoice(self.recogniser, self.model)

    def sets(self, name: str) -> bool:
        """Whether the file sets a name, such as `theme` or `panes.results`.

        What it does not set may be as the user left it on the screen.
        """
        return name in self.lines

    def complaint(self, name: str, sentence: str) -> str:
        """A sentence about a setting, with the place where it is made."""
        line = f", line {self.lines[name]}" if self.lines.get(name) else ""
        shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
        return f"{self.path.name}{line}: {shown}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: what may have been meant, if anything."""
    from difflib import get_close_matches

    alike = get_close_matches(word, list(known), n=1)
    return f"; did you mean “{alike[0]}”?" if alike else "."
