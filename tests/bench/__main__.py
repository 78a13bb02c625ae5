"""`python -m bench`: measure and print the table."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from sqlite3 import sqlite_version

from bench.corpus import Corpus
from bench.figures import Row
from bench.table import render
from tui.cli.reader import FRAMES

SIZES = (1_000, 14_000)
LONG_SIZES = (1_000, 100_000)
GROUPS = ("refresh", "names", "start", "search", "process", "keys", "article")
"""Modules of this package, in the order that they are run: the first needs a small process."""
_PACKAGES = ("textual", "whoosh-reloaded", "tantivy")
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | dict([FRAMES])

Measure = Callable[[Corpus], Iterator[Row]]


def main() -> None:
    """Run the groups that were asked for, and print a table of all."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="only the smallest library")
    size.add_argument("--long", action="store_true", help="the largest library: an hour")
    parser.add_argument("--only", choices=GROUPS, action="append", help="one group of measurements")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep articles and libraries")
    options = parser.parse_args()
    sizes = LONG_SIZES if options.long else SIZES[:1] if options.quick else SIZES
    os.environ.update(_TERMINAL)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as temporary:
        corpus = Corpus(options.keep or Path(temporary), sizes)
        rows = list(_measure(corpus, options.only or GROUPS))
    print(environment(), render(rows), sep="\n\n")


def _measure(corpus: Corpus, groups: list[str] | tuple[str, ...]) -> Iterator[Row]:
    for group in groups:
        print(f"{group} …", file=sys.stderr)
        measure: Measure = import_module(f"bench.{group}").measure
        yield from measure(corpus)


def environment() -> str:
    """What the figures depend on, in a line."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs,"
        f" load {os.getloadavg()[0]:.1f}; Python {platform.python_version()},"
        f" {packages}, SQLite {sqlite_version}"
    )


if __name__ == "__main__":
    main()
