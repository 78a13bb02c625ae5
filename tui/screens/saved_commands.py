"""Commands about saved searches."""

from dataclasses import replace
from functools import partial

from index.library import Answer, Question, SavedSearch, Wanted
from index.model import one_line
from tui import screens
from tui.keymap import keymap_of
from tui.screens.reading_screen import ReadingScreen

_NAME = r".{0,60}"
"""What a name may be: it must fit into a line."""


class SavedCommands(ReadingScreen):
    """Keeps searches by name, counts what is new in them, and opens them again."""

    def action_save_search(self) -> None:
        """Keep what is searched for by a name."""
        if self._question.query.strip() or self._question.filters:
            # At once, for the keys that may be on their way behind this one.
            prompt = screens.PromptScreen("Name of this search:", restrict=_NAME)
            self.app.push_screen(prompt, partial(self._save_search, self._question))
        else:
            self._say("Search for something first.")

    def _save_search(self, asked: Question, given: str | None) -> None:
        name = " ".join((given or "").split())
        if not name:
            return
        before = self.library.save_search(name, asked.query, asked.filters, asked.sort)

        def undo() -> None:
            if before is None:
                self.library.forget_search(name)
            else:
                self.library.restore_search(before)

        self._undo.push(f"search “{one_line(name)}” saved", undo)
        opens = keymap_of(self.app).says("searches", "opens it again.")
        as_before = "" if before is None else ", in place of the one before"
        self._say(f"Saved as “{one_line(name)}”{as_before}. {opens}".rstrip())

    def action_searches(self) -> None:
        """Choose a saved search."""
        if searches := self.library.saved_searches():
            self.app.push_screen(
                screens.SavedScreen(searches, self._forget_search), self._open_chosen
            )
            self._count_saved(0)
        else:
            saves = keymap_of(self.app).says("save_search", "saves one.")
            self._say(f"There are no saved searches. {saves}".rstrip())

    def _open_chosen(self, search: SavedSearch | None) -> None:
        if search is not None:
            self.open_search(search)

    def _forget_search(self, search: SavedSearch) -> None:
        self.library.forget_search(search.name)
        name = one_line(search.name)
        self._undo.push(f"search “{name}” forgotten", lambda: self.library.restore_search(search))
        back = keymap_of(self.app).says("undo", "brings it back.")
        self._say(f"“{name}” is forgotten. {back}".rstrip())
        # They are counted by their places, and these are others now.
        self._count_saved(0)

    def _count_saved(self, first: int) -> None:
        self._search.ask(replace(self._question, wanted=Wanted.SAVED, offset=first))

    def _saved_counted(self, answer: Answer) -> None:
        """Show counts, if somebody still waits for them, and have the others counted."""
        dialog = self.app.screen
        if not isinstance(dialog, screens.SavedScreen):
            return
        if answer.error:
            self._say(answer.error, severity="error")
        elif answer.saved:
            dialog.show(answer.saved)
            self._count_saved(answer.question.offset + len(answer.saved))

    def open_search(self, search: SavedSearch) -> None:
        """Search for what was saved; what is new in it is seen then."""
        self.library.look_at_search(search.name)
        self._show_search(search.query, search.filters, search.sort)
