"""`python -m bench.curve DIR`: how the cost of a search grows with the library, as a picture."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from generator import queries

from bench.__main__ import environment
from bench.chart import Line, chart
from bench.corpus import SEED, Corpus
from bench.figures import Figures
from bench.search import Peers, seconds

SIZES = (1_000, 4_000, 14_000, 100_000)
"""Articles."""
FILE = "cost-curve.svg"
_QUERIES = 50


def main() -> None:
    """Measure, print the figures, and write the picture into a folder."""
    parser = argparse.ArgumentParser(prog="bench.curve", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the picture goes")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep articles and libraries")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as temporary:
        measured = figures(Corpus(options.keep or Path(temporary), SIZES))
    print(environment(), "", *table(measured), sep="\n")
    (options.folder / FILE).write_text(picture(measured), encoding="utf-8")


def figures(corpus: Corpus) -> dict[str, dict[int, Figures]]:
    """Milliseconds of CPU for each query, by engine and number of articles.

    Each engine runs in one thread of this process, so that CPU time is what a search takes on a
    machine with nothing else to do.
    """
    found: dict[str, dict[int, Figures]] = {}
    asked = queries(_QUERIES, SEED)
    for size in corpus.sizes:
        print(f"{size:,} articles …", file=sys.stderr)
        library = corpus.library(corpus.articles(size))
        peers = Peers.of(corpus, library)
        ours = Figures.milliseconds(seconds(library.search, asked, process_time))
        found.setdefault("Dateline", {})[size] = ours
        for peer in peers.measured(asked, process_time):
            found.setdefault(peer.name, {})[size] = peer.figures
        peers.close()
        library.close()
    return found


def table(measured: dict[str, dict[int, Figures]]) -> Iterator[str]:
    """The figures as lines of a Markdown table: median and 95th percentile."""
    sizes = list(next(iter(measured.values())))
    yield f"| ms of CPU, p50 / p95 | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield "|---|" + "---|" * len(sizes)
    for name, by_size in measured.items():
        cells = (f"{f.middle:.2f} / {f.at(0.95):.2f}" for f in by_size.values())
        yield f"| {name} | {' | '.join(cells)} |"


def picture(measured: dict[str, dict[int, Figures]]) -> str:
    """The curves as SVG: medians as lines, 95th percentiles dashed."""
    lines = []
    for name, by_size in measured.items():
        lines.append(Line(name, {n: f.middle for n, f in by_size.items()}))
        lines.append(Line(name, {n: f.at(0.95) for n, f in by_size.items()}, dashed=True))
    return chart("A search: the best 20 articles, with snippets", "articles", "ms", lines)


if __name__ == "__main__":
    main()
