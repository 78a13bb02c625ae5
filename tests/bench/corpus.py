"""Articles and libraries to measure on, made when first asked for."""

import shutil
from collections.abc import Callable
from pathlib import Path

from generator import SHORT, Profile, long_article, write

from bench.writer import run_writer
from index.library import Library

SEED = 1_851
LONG_SIZES = {"5 KB": 5_000, "100 KB": 100_000, "1 MB": 1_000_000, "5 MB": 5_000_000}
"""The long articles, in bytes."""


class Corpus:
    """Folders of articles, and a data directory with a library of each."""

    def __init__(self, folder: Path, sizes: tuple[int, ...]) -> None:
        """Take a folder, which may hold what an earlier run left, and the sizes of libraries."""
        self.folder = folder
        self.sizes = sizes
        """Articles in each library, ascending."""
        self.data = folder / "data"

    def articles(self, count: int, profile: Profile = SHORT) -> Path:
        """A folder of so many articles."""
        name = f"articles-{count}-{profile.median}"
        return self._made(name, lambda folder: write(folder, count, SEED, profile))

    def long_articles(self) -> dict[str, Path]:
        """One article of each of the `LONG_SIZES`."""
        names = {size: f"{size.replace(' ', '-').lower()}.md" for size in LONG_SIZES}

        def make(folder: Path) -> None:
            folder.mkdir(parents=True)
            for size, name in names.items():
                (folder / name).write_text(long_article(LONG_SIZES[size], SEED), encoding="utf-8")

        folder = self._made("long", make)
        return {size: folder / name for size, name in names.items()}

    def library(self, articles: Path) -> Library:
        """The library of a folder of articles, brought up to date if it is new."""
        library = self._open(articles)
        if not library.counts().articles:
            run_writer(library)
        return library

    def empty_library(self, articles: Path) -> Library:
        """The library of a folder of articles, empty again."""
        library = self._open(articles)
        library.close()
        shutil.rmtree(library.directory)
        return self._open(articles)

    def _open(self, articles: Path) -> Library:
        library = Library.open(articles.name, data=self.data)
        library.add([articles])
        return library

    def _made(self, name: str, make: Callable[[Path], object]) -> Path:
        folder = self.folder / name
        if not folder.exists():
            partial = folder.with_suffix(".partial")
            make(partial)
            partial.rename(folder)
        return folder
