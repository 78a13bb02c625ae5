"""Which script an article is written in."""

import re
from dataclasses import dataclass

from index.readers.pasted.page import Page

_SAMPLE = 20_000
"""Code points of the text that decide."""
_MIN_SHARE = 0.2
"""Of the letters of a line; names and quotations in other scripts are common."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script, or several that are written together."""

    letters: re.Pattern[str]

    def count(self, text: str) -> int:
        """How many of its letters a text has."""
        return len(self.letters.findall(text))

    def writes(self, text: str) -> bool:
        """Whether a line is written in it, or has no letters at all."""
        return self.count(text) >= _MIN_SHARE * sum(map(str.isalpha, text))


SCRIPTS = tuple(
    Script(re.compile(f"[{ranges}]"))
    for ranges in (
        "A-Za-z\u00aa-\u024f\u1e00-\u1eff",
        "\u0370-\u03ff\u1f00-\u1fff",
        "\u0400-\u052f",
        "\u0530-\u058f",
        "\u0590-\u05ff",
        "\u0600-\u077f\ufb50-\ufdff\ufe70-\ufeff",
        "\u0900-\u0dff",
        "\u0e00-\u0eff",
        "\u10a0-\u10ff",
        "\u1100-\u11ff\u3040-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff",
    )
)
"""Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Indic, Thai and Lao, Georgian, East Asian.
Ranges as Unicode's blocks."""


def main_script(page: Page) -> Script:
    """The script of the text, or of the whole page where nothing reads like text."""
    body = page.body or range(len(page.passages))
    sample: list[str] = []
    size = 0
    for passage in page.passages[body.start : body.stop]:
        if size > _SAMPLE:
            break
        sample.append(passage.text[:_SAMPLE])
        size += len(sample[-1])
    text = "\n".join(sample)
    return max(SCRIPTS, key=lambda script: script.count(text))
