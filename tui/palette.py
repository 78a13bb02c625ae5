"""The palette: commands and saved searches by their names."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from index.library import Library, SavedSearch
from index.model import one_line
from tui.commands import COMMANDS, Command
from tui.key_names import shown_keys
from tui.keymap import keymap_of

if TYPE_CHECKING:
    from tui.screens.saved_commands import SavedCommands


class CommandProvider(Provider):
    """The palette's entries: every command that can be used now."""

    _searches: Sequence[SavedSearch] = ()

    async def startup(self) -> None:
        """Get the saved searches, which are found by their names as well."""
        library = getattr(self.screen, "library", None)
        if isinstance(library, Library):
            self._searches = library.saved_searches()

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command in self._available():
            label = Content(command.label)
            yield DiscoveryHit(
                self._with_keys(label, command),
                partial(self._run, command),
                help=command.help,
                text=command.label,
            )

    async def search(self, query: str) -> Hits:
        """Those whose label or help match what is typed."""
        matcher = self.matcher(query)
        for command in self._available():
            label = f"{command.label}: {command.help}"
            if score := matcher.match(label):
                shown = self._with_keys(matcher.highlight(label), command)
                yield Hit(score, shown, partial(self._run, command), text=label)
        for saved in self._searches:
            # Not highlighted: Textual would read markup in it.
            label = f"Saved search: {one_line(saved.name)}"
            if score := matcher.match(label):
                yield Hit(score, Content(label), partial(self._open, saved), text=label)

    def _with_keys(self, label: Content, command: Command) -> Content:
        keys = shown_keys(keymap_of(self.app).keys(command.id))
        return label.append_text(f"  {keys}", "$text-accent") if keys else label

    def _available(self) -> Iterator[Command]:
        for command in COMMANDS:
            name = command.action.partition("(")[0]
            if self.screen.check_action(name, ()) is not False and command.id != "palette":
                yield command

    async def _open(self, search: SavedSearch) -> None:
        cast("SavedCommands", self.screen).open_search(search)

    async def _run(self, command: Command) -> None:
        await cast("App[None]", self.app).run_action(command.action, self.screen)
