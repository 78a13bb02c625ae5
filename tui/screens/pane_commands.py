"""Going from pane to pane, and making room for one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from textual.getters import query_one
from textual.widgets import Input

from index.library import Library
from tui.arrangement import (
    NARROW,
    PANES,
    USUAL,
    WIDTH_CLASSES,
    Arrangement,
    Pane,
    Width,
    width_class,
)
from tui.keymap import keymap_of
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.key_line import KeyLine
from tui.widgets.panes import Panes

_STEP = 4
"""Cells by which a key moves a border."""
_NAMES: Mapping[Pane, str] = {"search": "results", "entities": "entities"}
"""Panes that can be set, by what the settings call them."""
_ONE_PANE = "There is room for one pane only here."
_LAST_PANE = "This is the only pane that is shown."


class PaneCommands(ReadingScreen):
    """Focuses, widens, hides and shows panes; an arrangement for each class of widths."""

    panes = query_one(Panes)
    """The three panes."""
    key_line = query_one(KeyLine)
    """The keys below them."""

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__(library, data)
        self._arrangements: dict[str, Arrangement] = {}
        self._width_class = ""
        """The class of widths that the panes are arranged for."""

    def arrangements(self) -> dict[str, Arrangement]:
        """The arrangement of each class of widths."""
        return self._arrangements | {self._width_class: self.panes.arrangement}

    def on_resize(self) -> None:
        """Arrange the panes as they were at this width before."""
        if self._width_class and width_class(self.app.size.width) != self._width_class:
            self._arrangements[self._width_class] = self.panes.arrangement
            self._arrange()

    def arrange_panes(self, remembered: Mapping[str, object]) -> None:
        """Arrange the panes: as the settings have it, else as was remembered, else as usual.

        Args:
            remembered: for a class of widths, what `Arrangement.as_json` gave.
        """
        usual, sets = self._usual(), self.settings.sets
        for _, name in WIDTH_CLASSES:
            found = usual.from_json(remembered.get(name))
            set_ = {pane for pane, setting in _NAMES.items() if sets(f"panes.{setting}")}
            given = {pane: width for pane, width in found.given.items() if pane not in set_}
            hidden = usual.hidden if sets("panes.hidden") else found.hidden
            self._arrangements[name] = replace(found, given=given, hidden=hidden)
        self._arrange()

    def _usual(self) -> Arrangement:
        settings = self.settings
        widths, hidden = dict(USUAL), set[Pane]()
        for pane, name in _NAMES.items():
            if settings.sets(f"panes.{name}"):
                widths[pane] = Width.parse(getattr(settings.panes, name))
            if name in settings.panes.hidden:
                hidden.add(pane)
        return Arrangement(widths, hidden=frozenset(hidden))

    def _arrange(self) -> None:
        self._width_class = width_class(self.app.size.width)
        self.panes.arrangement = self._arrangements[self._width_class]
        # What has the focus must be seen.
        self._bring(self.pane)
        self._show_pane()

    @property
    def _narrow(self) -> bool:
        return self._width_class == NARROW

    # Focus.

    def _watch_pane(self, now: Pane) -> None:
        if self.is_mounted:
            self._bring(now)
            self._show_pane()
            self._focus_pane(now)

    def _bring(self, pane: Pane) -> None:
        """Make sure that a pane is not hidden."""
        if pane in self.panes.arrangement.hidden:
            self.panes.arrangement = self.panes.arrangement.show(pane)
        if pane != "article":
            self._leave_alone()

    def _show_pane(self) -> None:
        # Each change of a class has a whole pane styled anew, and only a narrow screen heeds it.
        if self._narrow:
            for pane in PANES:
                self.query_one(f"#{pane}").set_class(pane == self.pane, "-current")

    def _focus_pane(self, pane: Pane) -> None:
        if pane == "search":
            if self.focused is not self.search_pane.field:
                self.set_focus(self.search_pane.results)
        elif pane == "article":
            if self.focused is not self.article_pane.bar.field:
                self.set_focus(self.article_pane.view)
        else:
            self.set_focus(self.entity_list.rows)

    def on_descendant_focus(self) -> None:
        """Know which pane has the focus, however it got there."""
        for pane in PANES:
            if self.focused and self.query_one(f"#{pane}") in self.focused.ancestors_with_self:
                self.pane = pane
        self.refresh_bindings()

    def action_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.pane = pane
        self._focus_pane(pane)

    def action_step_pane(self, step: int) -> None:
        """Complete the query, or go to the next or the previous pane."""
        is_typing = isinstance(self.focused, Input) and self.pane == "search" and step > 0
        if is_typing and self.search_pane.completes_soon():
            return
        if step > 0 and self.search_pane.completions.display:
            self.search_pane.complete()
            return
        if is_typing:
            self.set_focus(self.search_pane.results)
            return
        shown = PANES if self._narrow or self.panes.alone else self.panes.arrangement.shown()
        self.action_pane(shown[(shown.index(self.pane) + step) % len(shown)])

    # Room.

    def action_move_border(self, step: int) -> None:
        """Move the border of the pane that has the focus; of the article, the one on its left."""
        shown = self.panes.arrangement.shown()
        if self._stands_alone(shown):
            return
        # A border has the number of the pane on its right.
        border = max(1, shown.index(self.pane))
        self.panes.move_border(border - 1, step * _STEP)

    def _stands_alone(self, shown: Sequence[Pane]) -> bool:
        """Whether there is no pane beside the one with the focus, which the user is told."""
        if self._narrow:
            self._say(_ONE_PANE)
        elif self.panes.alone or len(shown) == 1:
            self._say(_LAST_PANE)
        else:
            return False
        return True

    def action_hide_pane(self) -> None:
        """Hide the pane that has the focus; going there shows it again."""
        shown = self.panes.arrangement.shown()
        if self._stands_alone(shown):
            return
        hidden = self.pane
        self.action_pane(
            "article"
            if hidden != "article" and "article" in shown
            else next(pane for pane in shown if pane != hidden)
        )
        self.panes.arrangement = self.panes.arrangement.hide(hidden)
        key = keymap_of(self.app).shown(f"pane_{PANES.index(hidden) + 1}")
        self._say(f"Hidden. “{key}” shows it again." if key else "Hidden.")

    def action_zen(self) -> None:
        """Show only the article, or everything again."""
        if self.panes.alone:
            self._leave_alone()
        else:
            self.action_pane("article")
            self._set_alone(True)

    def _leave_alone(self) -> bool:
        """Show the other panes again, if only the article is shown."""
        if not self.panes.alone:
            return False
        self._set_alone(False)
        return True

    def _set_alone(self, alone: bool) -> None:
        self.panes.alone = alone
        self.key_line.display = not alone
