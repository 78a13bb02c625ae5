"""From the command to the first full frame, beside a bare Textual application."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench import bare_app
from bench.corpus import Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.terminal import seconds_to

_TIMES = 9
_BUDGET = Budget(1.5, of_peer=True)


def measure(corpus: Corpus) -> Iterator[Row]:
    """Both by turns, so that a busy machine slows both."""
    program = str(Path(sys.executable).with_name("dateline"))
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        library.close()
        # The list's count and the footer: the frame is whole.
        frame = (f"{size:,} articles", "Palette")
        command = (program, "--library", library.name, "--data", str(corpus.data))
        bare = (sys.executable, bare_app.__file__)
        ours, theirs = [], []
        for _ in range(_TIMES):
            ours.append(seconds_to(command, frame))
            theirs.append(seconds_to(bare, (bare_app.DRAWN,)))
        yield Row(
            f"command to first paint, {size:,} articles",
            Figures.milliseconds(ours),
            _BUDGET,
            Peer("bare Textual", Figures.milliseconds(theirs)),
        )
