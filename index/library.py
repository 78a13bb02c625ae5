"""The library: everything a screen, a command line or a script needs, in one place.

from index.library import Library

library = Library.open("default")
library.add([Path("~/articles").expanduser()])
library.refresh()
for hit in library.search("drone supply").hits:
    print(hit.title, library.article(hit.id).entities[0].name)
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index import locations
from index.answers import Article, Explanation, Fetched, Health, LibraryEntity, Unread
from index.articles import Articles
from index.entity_pages import EntityOrder, EntityPage, EntityPages, MentionLine
from index.keepsakes import Keepsakes
from index.model import BY_RULES, RecogniserChoice
from index.name_decisions import DecisionsError, NameDecisions, NamePart, Suggested
from index.processes.log import log_to
from index.processes.wire import Answer, Question, SavedCount, Wanted
from index.refresh.progress import Progress
from index.search.highlight import HitFinder, HitReason, How
from index.search.parser import mistakes
from index.search.query import Sort
from index.search.syntax import SYNTAX
from index.search.typed import completed, is_completable, may_be_unfinished
from index.searching import Searching
from index.single import analyse, read, source
from index.storage import durable
from index.storage.catalog import Catalog, CatalogError, Counts
from index.storage.catalog import changes as _changes
from index.storage.catalog import unseen as _unseen
from index.storage.catalog.decisions import Change, Decision, DecisionKind
from index.storage.catalog.saved_searches import SavedSearch
from index.storage.lock import LibraryBusy

if TYPE_CHECKING:
    from index.analysis import (
        NoRecogniser,
        Recogniser,
        is_better_to_be_had,
        load_recogniser,
        recogniser_in_words,
    )
    from index.processes.client import RefreshClient, RefreshEnd, SearchClient
    from index.refresh.refresh import Outcome

__all__ = [
    "SYNTAX",
    "Answer",
    "Article",
    "CatalogError",
    "Change",
    "Counts",
    "Decision",
    "DecisionKind",
    "DecisionsError",
    "EntityOrder",
    "EntityPage",
    "Explanation",
    "Fetched",
    "Health",
    "HitFinder",
    "HitReason",
    "How",
    "Library",
    "LibraryBusy",
    "LibraryEntity",
    "MentionLine",
    "NamePart",
    "NoRecogniser",
    "Progress",
    "Question",
    "Recogniser",
    "RefreshClient",
    "RefreshEnd",
    "SavedCount",
    "SavedSearch",
    "SearchClient",
    "Sort",
    "Suggested",
    "Unread",
    "Wanted",
    "analyse",
    "completed",
    "config_file",
    "data_directory",
    "is_better_to_be_had",
    "is_completable",
    "libraries",
    "load_recogniser",
    "log_file",
    "log_to",
    "may_be_unfinished",
    "mistakes",
    "name_of_folders",
    "read",
    "recogniser_in_words",
    "source",
]

data_directory = locations.data_directory
name_of_folders = locations.library_of_folders
log_file = locations.log_file
config_file = locations.config_file


def __getattr__(name: str) -> object:
    """What most commands need not wait for; `asyncio` alone takes 60 ms."""
    if name in (
        "NoRecogniser",
        "Recogniser",
        "is_better_to_be_had",
        "load_recogniser",
        "recogniser_in_words",
    ):
        from index import analysis

        return getattr(analysis, name)
    if name in ("RefreshClient", "RefreshEnd", "SearchClient"):
        from index.processes import client

        return getattr(client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def libraries(data: Path) -> Sequence[str]:
    """The names of the libraries in a data directory, sorted."""
    folder = data / "libraries"
    if not folder.is_dir():
        return ()
    return sorted(p.name for p in folder.iterdir() if locations.catalog_file(p).is_file())


class Library(Articles, Searching, Keepsakes, EntityPages, NameDecisions):
    """An open library. For one thread; a second thread or process opens its own."""

    def __init__(self, directory: Path, log: Path) -> None:
        """Open the library in `directory`, or make an empty one there.

        Raises:
            CatalogError: if it cannot be opened or made; the message is a sentence.
        """
        self.directory = directory
        self.log = log
        self._catalog = Catalog.of(directory)

    @classmethod
    def open(cls, name: str = locations.DEFAULT_LIBRARY, *, data: Path | None = None) -> Self:
        """Open a library by its name.

        Args:
            name: letters, digits, ``_``, ``-`` and dots.
            data: the data directory; by default the environment's or the platform's.

        Raises:
            ValueError: for any other name.
            CatalogError: if it cannot be opened or made.
        """
        data = locations.data_directory(data)
        return cls(locations.library_directory(data, name), locations.log_file(data))

    @property
    def name(self) -> str:
        """The library's name."""
        return self.directory.name

    def close(self) -> None:
        """Let go of the files."""
        self._catalog.close()

    # What belongs to it

    def add(self, paths: Iterable[Path]) -> None:
        """Register folders or files; the next refresh reads them."""
        for path in paths:
            _changes.add_root(self._catalog, path.expanduser().resolve())

    def remove(self, paths: Iterable[Path]) -> list[Path]:
        """Unregister folders or files; return those that were not registered."""

        def unregister(path: Path) -> bool:
            forms = (path, path.expanduser().resolve())
            return any(_changes.remove_root(self._catalog, form) for form in forms)

        return [path for path in paths if not unregister(path)]

    def add_pasted(self, content: str | bytes) -> Path:
        """Keep a pasted article as a file of the library; return the file.

        It survives a loss of power then. Pasting the same text twice keeps one file.

        Args:
            content: bytes are kept as they are, in whatever encoding.

        Raises:
            CatalogError: if the file cannot be written.
        """
        folder = locations.pasted_directory(self.directory)
        data = content.encode("utf-8", "replace") if isinstance(content, str) else content
        path = folder / f"{hashlib.sha256(data).hexdigest()[:16]}.txt"
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            durable.write(path, data)
        except OSError as error:
            raise CatalogError(f"{path} cannot be written: {error.strerror}.") from error
        self.add([folder])
        return path

    def roots(self) -> dict[Path, str]:
        """The registered folders and files, each with what is wrong with it, or nothing."""
        return self._catalog.roots()

    def skipped(self) -> Sequence[tuple[Path, str]]:
        """Files that were not read, with the reason."""
        return self._catalog.skipped()

    def forget_gone(self) -> int:
        """Forget articles whose files are gone, save those on which the user made something.

        Returns:
            how many were forgotten.
        """
        return _changes.forget_gone(self._catalog)

    def counts(self) -> Counts:
        """How much the library holds."""
        return self._catalog.counts()

    @property
    def changes(self) -> int:
        """Grows whenever what can be found has changed, by whichever process."""
        return _unseen.commits(self._catalog)[0]

    def refresh(
        self,
        *,
        report: Callable[[Progress], None] = lambda _: None,
        stopping: Callable[[], bool] = lambda: False,
        recogniser: RecogniserChoice = BY_RULES,
    ) -> "Outcome":
        """Bring the library up to date with its folders, in this process.

        Args:
            report: called often with how far it is.
            stopping: asked often; True ends the refresh with what it has done so far.
            recogniser: what finds the names, once the rules have made the articles searchable.

        Raises:
            LibraryBusy: if another process is writing; the message names it.
        """
        from index.refresh.refresh import refresh

        return refresh(self.directory, report=report, stopping=stopping, recogniser=recogniser)

    # Its processes and its health

    def search_client(self, on_answer: Callable[[Answer], object]) -> "SearchClient":
        """A client for search processes of this library."""
        from index.processes.client import SearchClient

        return SearchClient(self.directory, self.log, on_answer)

    def refresh_client(self) -> "RefreshClient":
        """A client for refreshes in a process of their own."""
        from index.processes.client import RefreshClient

        return RefreshClient(self.directory, self.log)

    def health(self) -> Health:
        """Look the library over; changes nothing."""
        from index.storage import folders, keeper

        folder = folders.fulltext_folder(self.directory, self._catalog)
        if folder is not None:
            fault = keeper.check(folder, self._catalog)
        else:
            fault = "It is missing." if self._catalog.total() else ""
        return Health(
            self.name,
            self.directory,
            self._catalog.counts(),
            self._catalog.roots(),
            self.skipped(),
            fault,
        )
