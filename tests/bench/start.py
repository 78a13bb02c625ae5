"""From the command to the first full frame, beside a bare Textual application."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench import bare_app
from bench.corpus import Corpus
from bench.figures import Budget, Figures, Peer, Row
from bench.reader import START_OF_TITLE
from bench.terminal import seconds_to

_TIMES = 9
_END_OF_FOOTER = "Palette"
_BUDGET = Budget(1.5, of_peer=True)


def measure(corpus: Corpus) -> Iterator[Row]:
    """Both by turns, so that a busy machine slows both."""
    program = str(Path(sys.executable).with_name("dateline"))
    for size in corpus.sizes:
        library = corpus.library(corpus.articles(size))
        newest = library.search("", limit=1).hits[0].title
        library.close()
        frame = (newest[:START_OF_TITLE].strip(), _END_OF_FOOTER)
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
