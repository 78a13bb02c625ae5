"""Citing an article: what was quoted from it, and where that stands."""

from collections.abc import Callable, Mapping

from tui.citation.bibtex import bibtex
from tui.citation.csl_json import csl_json
from tui.citation.prose import markdown, plain
from tui.citation.source import Source

__all__ = ["FORMATS", "Source", "cite"]

FORMATS: Mapping[str, Callable[[Source, str], str]] = {
    "plain": plain,
    "markdown": markdown,
    "bibtex": bibtex,
    "csl-json": csl_json,
}
"""Each takes the source and the quoted text, which may be empty, and ends without a line end."""


def cite(form: str, source: Source, quote: str = "") -> str:
    """A citation in one of `FORMATS`."""
    return FORMATS[form](source, quote)
