"""Commands about the library."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.message import Message

from index.library import CatalogError, Library, Progress, data_directory, libraries
from tui import screens
from tui.keymap import keymap_of
from tui.samples_folder import samples_folder
from tui.screens.reading_screen import ReadingScreen

_LOOK_SECONDS = 2.0
"""Between two looks at whether another process has changed what is found."""


class LibraryCommands(ReadingScreen):
    """Refreshes the library, changes its folders, opens another one."""

    @dataclass
    class LibraryChosen(Message):
        """Another library is to be read."""

        library: Library
        """Open; whoever shows it closes it."""

    _searchable = 0
    """Files of the refresh under way whose changes the list shows, or has been asked for."""

    _changes = 0
    """Those of the library that the list shows, or has been asked for."""

    def follow_others(self) -> None:
        """Show what another process has changed; looks again in a while, as long as it is open."""
        self._changes = self.library.changes
        self.set_interval(_LOOK_SECONDS, self._follow_others)

    def _follow_others(self) -> None:
        before = self._changes
        with suppress(CatalogError):  # told when something is done with it
            self._changes = self.library.changes
        if self._changes != before and not self._refresh.running:
            self._ask(self._question, keep_cursor=True)
            self._show_empty_state()

    def action_refresh(self) -> None:
        """Bring the library up to date, in the writer's process."""
        if self._refresh.running:
            self._say("The library is being brought up to date already.")
            return
        self._run_refresh()

    @work(group="refresh", exit_on_error=False)
    async def _run_refresh(self) -> None:
        await self._bring_up_to_date()

    async def _bring_up_to_date(self) -> None:
        """Refresh, saying how far it is; none may be under way."""
        self.activity = "Looking for new articles…"
        self._show_empty_state()
        self._searchable = 0
        try:
            end = await self._refresh.run(self._progressed, self.settings.recogniser_choice)
        finally:
            self.activity = ""
        # Whatever the files are: another Dateline on this library changes stars and read marks.
        self._ask(self._question, keep_cursor=True)
        self._show_empty_state()
        repaired = f"The full text was rebuilt. {end.repaired}" if end.repaired else ""
        for sentence in (end.error, repaired, end.recogniser_fault, *end.problems):
            if sentence:
                self._say(sentence, severity="warning")
        if end.progress.skipped:
            self._say(f"{end.progress.skipped:,} files skipped; “dateline doctor” says why.")

    def _progressed(self, progress: Progress) -> None:
        if progress.searchable > self._searchable:
            # Not only at the end: before that come later batches, and merging.
            self._searchable = progress.searchable
            self._ask(self._question, keep_cursor=True)
        if progress.to_recognise:
            done, total = progress.recognised, progress.to_recognise
            self.activity = f"Looking for more names: {done:,} of {total:,}…"
        elif progress.total:
            self.activity = f"Reading {progress.done:,} of {progress.total:,}…"
            self._show_empty_state()

    @work(group="dialog", exit_on_error=False)
    async def action_remove_folder(self) -> None:
        """Take a folder out of the library; undo puts it back."""
        roots = list(self.library.roots())
        if not roots:
            self._say("This library has no folders.")
            return
        chosen = await self.app.push_screen_wait(
            screens.ChooseScreen("Take out of the library", [str(root) for root in roots])
        )
        if chosen is not None:
            root = roots[chosen]
            self.library.remove([root])
            self._undo.push(f"{root} taken out", lambda: self._add_again(root))
            back = keymap_of(self.app).says("undo", "puts it back.")
            self._say(f"{root} is taken out. {back}".rstrip())
            self.action_refresh()

    def _add_again(self, root: Path) -> None:
        self.library.add([root])
        self.action_refresh()

    @work(group="dialog", exit_on_error=False)
    async def action_switch_library(self) -> None:
        """Open another library."""
        names = [n for n in libraries(data_directory(self._data)) if n != self.library.name]
        if not names:
            self._say("There is no other library.")
            return
        chosen = await self.app.push_screen_wait(screens.ChooseScreen("Open the library", names))
        if chosen is not None:
            self._switch(names[chosen])

    def action_open_samples(self) -> None:
        """Open the articles that come with the program, in a library of their own."""
        self._switch("samples", samples_folder())

    def _switch(self, name: str, *folders: Path) -> None:
        try:
            library = Library.open(name, data=self._data)
            library.add(folders)
        except (CatalogError, ValueError) as error:
            self._say(str(error), severity="error")
            return
        self.post_message(self.LibraryChosen(library))
