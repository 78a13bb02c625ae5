"""The application around the screen."""

import asyncio
import gc
import os
import select
import signal
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events, on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from index.library import CatalogError, Library
from index.model import one_line, sanitise
from tui import screens
from tui.browser import open_page
from tui.key_names import character_of, shown_key
from tui.keymap import Keymap
from tui.screens.catalog_errors import SaysCatalogErrors, say_catalog_error
from tui.screens.library_commands import LibraryCommands
from tui.screens.main import MainScreen
from tui.screens.selection_commands import SelectionCommands
from tui.settings import Settings
from tui.themes import FEW_COLOURS, THEMES, theme_of
from tui.widgets.bidi import Isolating
from tui.widgets.field import Field

_LOOK_SECONDS = 2.0
"""How often to look whether the terminal is still there."""
_PROBLEMS_SAID = 3
"""Sentences about the settings that there is room for on the smallest screen."""
_LAST_SECONDS = 3.0
"""How long the program may take to end after SIGTERM or SIGHUP."""
_PAUSE_SECONDS = 0.1
"""Without an event from the user for so long there is time for a full collection: a key held down
comes again after 0.03, and what a key or a resize causes has been painted."""
_ISOLATING = Isolating()


class DatelineApp(SaysCatalogErrors, App[None], inherit_bindings=False):
    """Opens the main screen on one library at a time."""

    TITLE = "Dateline"
    # The palette is a command of the main screen, with keys that the user can change.
    ENABLE_COMMAND_PALETTE = False
    # Of the main screen, which would have all styles parsed anew.
    CSS_PATH = Path(__file__).with_name("screens") / "main.tcss"
    # What has the cursor is told by nothing but colour otherwise.
    CSS = "OptionList:nocolor > .option-list--option-highlighted { text-style: reverse; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "Quit",
            show=False,
            priority=True,
            id="app.quit",
            tooltip="Quit, wherever you are",
        ),
        Binding("ctrl+c", "help_quit", show=False, id="app.interrupt", tooltip="Say how to quit"),
    ]

    def __init__(
        self, library: Library, data: Path | None = None, settings: Settings | None = None
    ) -> None:
        """Take what the reader works with.

        Args:
            library: open; the main screen closes it.
            data: the data directory given on the command line, if any.
            settings: as the user's file has them; by default the defaults.
        """
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.settings = settings or Settings()
        """What the user has set."""
        self.printed: list[str] = []
        """Paths to print when the reader is left."""
        self.keymap = Keymap(self.settings)
        """Which key does what."""
        self.keymap.rebind(self)
        self.use_command_palette = True
        self.usual_theme, self._theme_problem = theme_of(self.settings)
        """The theme for whoever chooses none on the screen."""
        self.theme = self.usual_theme
        if not self.settings.motion:
            self.animation_level = "none"
        self._library = library
        self._data = data
        self._handlers: dict[int, Any] = {}
        self._ending = False
        self._terminal = select.poll()
        self._pause: Timer | None = None
        """Runs until the user has done nothing for a while."""

    async def on_event(self, event: events.Event) -> None:
        """Make pasted text safe, since an input draws whatever it is given; keep keys in order."""
        if isinstance(event, events.Paste):
            event = events.Paste(sanitise(event.text))
        if self._pause and isinstance(event, events.InputEvent | events.Resize):
            self._pause.reset()
        if isinstance(event, events.Key) and not event.is_forwarded:
            if event.key.startswith("alt+"):
                # Textual leaves it the letter, which an input would type.
                event.character = None
            if isinstance(self.focused, Field) and not event.is_printable:
                # What it means may depend on what was typed before it.
                await self.focused.settle()
            if self._is_only_for_bindings(event):
                # At once: Textual sends it through the queues of all widgets around the focused
                # one first, and the next key may come to a dialog before that has been asked for.
                ran = await self._check_bindings(event.key, priority=True)
                ran = ran or await self._check_bindings(event.key)
                if not ran and isinstance(self.screen, MainScreen):
                    self.screen.say_why_not(event.key)
                return
        await super().on_event(event)

    def _collect(self) -> None:
        """Look for unreachable objects, 5 ms a time, which would come in the midst of a key."""
        assert self._pause is not None
        self._pause.pause()
        if gc.isenabled():
            gc.collect()

    def _handle_exception(self, error: Exception) -> None:
        # What dialogs answer is not dispatched as messages are.
        if isinstance(error, CatalogError):
            say_catalog_error(self, error)
        else:
            super()._handle_exception(error)

    def _is_only_for_bindings(self, key: events.Key) -> bool:
        """Whether no widget takes a key in a way of its own, as inputs do."""
        if self.focused is None or isinstance(self.focused, Input):
            return False
        handlers = ("on_key", *(f"key_{name}" for name in key.name_aliases))
        nodes = self.focused.ancestors_with_self
        return not any(hasattr(node, handler) for node in nodes for handler in handlers)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        # Of the keys that a focused input types Textual lets priority bindings take a few.
        focused = self.focused
        if priority and focused and focused.check_consume_key(key, character_of(key)):
            return False
        return await super()._check_bindings(key, priority)

    def _register_child(
        self, parent: DOMNode, child: Widget, before: int | None, after: int | None
    ) -> None:
        # The one place that every widget and screen passes, dialogs of Textual's included.
        self.keymap.rebind(child)
        if self.animation_level == "none" and isinstance(child, Input):
            child.cursor_blink = False
        super()._register_child(parent, child, before, after)

    def get_key_display(self, binding: Binding) -> str:
        """How a key is shown in the footer, the same as everywhere else."""
        return shown_key(binding.key)

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(screens.HelpScreen())

    def action_help_quit(self) -> None:
        """Say how to quit, to whoever takes Ctrl+C for that."""
        if key := self.keymap.shown("app.quit") or self.keymap.shown("quit"):
            self.notify(f"{key} quits.", markup=False)

    def watch_theme(self) -> None:
        """Where no colours are wanted, drop those of this theme."""
        if self.no_color:
            # Textual decides this once, for the theme that it starts with: an ansi theme that
            # comes later would be black on black.
            kept = [f for f in self._filters if not isinstance(f, Monochrome | NoColor)]
            self._filters = [*kept, NoColor() if self.native_ansi_color else Monochrome()]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and one that keeps text from right to left in its place."""
        return [*super().get_line_filters(), _ISOLATING]

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        # Textual takes the screen at the bottom for one that shows through, and paints twice when
        # the size of the terminal changes.
        stack = self._screen_stack
        return (
            [] if not stack or stack[-1].styles.background.a == 1 else super()._background_screens
        )

    @property
    def clipboard(self) -> str:
        """What was copied last, safe to be put into an input."""
        return sanitise(super().clipboard)

    def on_mount(self) -> None:
        """Show the library; leave the terminal in order when it or the session goes away."""
        sixteen = not self.is_headless and self.console.color_system == "standard"
        if sixteen and not self.settings.sets("theme"):
            self.theme = self.usual_theme = FEW_COLOURS.name
        # Pushed, because Textual can neither style nor switch its default screen.
        self.push_screen(MainScreen(self._library, self._data))
        self._say_problems()
        self._pause = self.set_interval(_PAUSE_SECONDS, self._collect, pause=True)
        self._event_loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            self._handlers[number] = signal.signal(number, self._end)
        if not self.is_headless:
            self._terminal.register(sys.__stdin__ or 0, 0)
            self.set_interval(_LOOK_SECONDS, self._look_for_terminal)

    def _say_problems(self) -> None:
        problems = [*self.settings.problems, *self.keymap.problems, self._theme_problem]
        said = [problem for problem in problems if problem]
        if (left := len(said) - _PROBLEMS_SAID) > 0:
            more = f"{left:,} more: “dateline config” names them all."
            said = [*said[:_PROBLEMS_SAID], more]
        for sentence in said:
            self.notify(one_line(sentence), severity="warning", markup=False)

    def on_unmount(self) -> None:
        """Give the signals back, once no terminal is left to put in order."""
        if not self._ending:
            for number, handler in self._handlers.items():
                signal.signal(number, handler)

    def _look_for_terminal(self) -> None:
        """End when the terminal is gone although no signal has said so."""
        if self._terminal.poll(0):
            self._end(signal.SIGHUP, None)

    def _end(self, number: int, _frame: object) -> None:
        self._ending = True
        # A hang-up brings SIGCONT along, on which Textual would start the terminal anew.
        signal.signal(signal.SIGCONT, signal.SIG_IGN)
        # Writing to a terminal that is gone can block for ever.
        last = threading.Timer(_LAST_SECONDS, os._exit, (128 + number,))
        last.daemon = True
        last.start()
        self._event_loop.call_soon_threadsafe(self.exit)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None of Textual's own: the palette is made from our registry of commands."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a web page in the user's browser, and say so if that fails.

        A browser that draws on the terminal gets it until it ends.
        """
        self._open_page(url)

    @work(thread=True, group="browser", exit_on_error=False, description="open a page")
    def _open_page(self, url: str) -> None:
        fault = open_page(url)
        if isinstance(fault, list):
            from tui.outside import run_outside  # imported late, with what it needs of the system

            fault = self.call_from_thread(run_outside, self, fault)
        if fault:
            sentence = f"{fault} The address is {one_line(url)}"
            self.call_from_thread(self.notify, sentence, severity="warning", markup=False)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """End the program, in a way that the next start can go on from."""
        self._keep_session()
        super().exit(result, return_code, message)

    def _keep_session(self) -> None:
        # Now: when the screen hears of its end, its widgets have gone.
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen) and screen.is_mounted:
                screen.keep_session()

    @on(SelectionCommands.PathsWanted)
    def _print_paths(self, event: SelectionCommands.PathsWanted) -> None:
        self.printed = event.paths
        self.exit()

    @on(LibraryCommands.LibraryChosen)
    def _open_library(self, event: LibraryCommands.LibraryChosen) -> None:
        self._keep_session()
        self.switch_screen(MainScreen(event.library, self._data))
