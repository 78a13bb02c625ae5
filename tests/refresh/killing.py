"""Refreshes in a process of their own that are killed half-way."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from generator import Article
from refresh.libraries import Shelf

# The writer's own process, in small batches and telling of every file.
_WRITER = """
import sys
from index.processes import refresh as process
from index.refresh import refresh
from index.storage import keeper
refresh.BATCH_FILES = keeper.BATCH_FILES = int(sys.argv.pop())
process.REPORT_SECONDS = 0
process.main()
"""
_BATCH_FILES = 4
_PAUSE = 0.06
"""Seconds: as long as a small commit takes, so that some kills fall into one."""


def refresh_and_kill(shelf: Shelf, rng: Random, most: int) -> bool:
    """Start a refresh and kill it after at most `most` files; whether it was still at work."""
    arguments = [str(shelf.library), str(shelf.library / "log"), str(_BATCH_FILES)]
    command = [sys.executable, "-c", _WRITER, *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(rng.randint(1, most)):
            if not process.stdout.readline():
                break
        time.sleep(rng.random() * _PAUSE)  # the moment is meant to be any
        process.kill()
    return process.returncode != 0


class Press:
    """Writes, rewrites, moves and removes articles, the same for the same seed."""

    def __init__(self, folder: Path, articles: Iterator[Article], rng: Random) -> None:
        self._folder = folder
        self._articles = articles
        self._rng = rng
        self._names: list[str] = []
        self.kept: str | None = None
        """An article that is moved but never removed."""

    def publish(self, count: int) -> None:
        """Write new articles."""
        for _ in range(count):
            article = next(self._articles)
            name = Path(article.name).name
            (self._folder / name).write_text(article.text, encoding="utf-8")
            self._names.append(name)

    def edit(self) -> None:
        """A day's changes."""
        self.publish(4)
        rng = self._rng
        for name in rng.sample(self._names, 4):
            path = self._folder / name
            path.write_text(path.read_text("utf-8") + "\nCorrected once more.\n", "utf-8")
        for name in rng.sample(self._names, 2):
            renamed = f"{rng.randrange(10**9)}-{name[-40:]}"
            (self._folder / name).rename(self._folder / renamed)
            self._names[self._names.index(name)] = renamed
            if name == self.kept:
                self.kept = renamed
        for name in rng.sample(self._names, 2):
            if name != self.kept:
                (self._folder / name).unlink()
                self._names.remove(name)
        if self.kept is None:
            self.kept = rng.choice(self._names)
