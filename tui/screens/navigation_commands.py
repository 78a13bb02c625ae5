"""Commands that go to another place: a percentage, a mark, a heading, back and forward."""

from collections.abc import Callable
from pathlib import Path

from textual import on

from index.library import Article, Library
from tui import screens
from tui.history import History, Place
from tui.outline import sections
from tui.screens.reading_screen import ReadingScreen
from tui.widgets.article_view import ArticleView

_PER_CENT = "[0-9]{0,3}%?"
_BACK = "'`"
"""Letters that lead to where the last jump began, as in less and vi."""


class NavigationCommands(ReadingScreen):
    """Goes to places, and knows the ones to go back to."""

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__(library, data)
        self._history = History()

    @property
    def place(self) -> Place | None:
        """Where the reader is; None while no article of the library is open."""
        article = self.article_pane.article
        if article is None or article.id is None:
            return None
        view = self.article_pane.view
        return Place(article.id, view.here, not view.caret_seen)

    def open_article(
        self,
        identifier: int,
        *,
        at: int | None = None,
        resume: bool = False,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """As `ReadingScreen.open_article`; the place that is left can be gone back to."""
        origin = self.place

        def shown() -> None:
            self._jumped(origin)
            if then is not None:
                then()

        return super().open_article(identifier, at=at, resume=resume, then=shown)

    def jump(self, offset: int, *, to_top: bool = False) -> None:
        """Go to an offset of the open article; the place that is left can be gone back to.

        Args:
            offset: where to go.
            to_top: whether its line comes to the top of the view.
        """
        origin = self.place
        view = self.article_pane.view
        if to_top:
            view.put_at_top(offset)
        else:
            view.jump(offset)
        self.pane = "article"
        self._jumped(origin)

    def _jumped(self, origin: Place | None) -> None:
        self._history = self._history.jump(origin, self.place)

    def _text_changed(self, article: Article, move: Callable[[int], int]) -> None:
        """Places in it are to stay at the words they were at."""
        super()._text_changed(article, move)
        if article.id is not None:
            self._history = self._history.moved(article.id, move)

    @on(ArticleView.Leaving)
    def _leaving(self, event: ArticleView.Leaving) -> None:
        here = self.place
        if here is not None and not self.article_pane.view.shows(event.offset):
            self._jumped(Place(here.article, event.offset, event.at_top))

    def _return_to(self, place: Place, then: Callable[[], object] = lambda: None) -> None:
        def shown() -> None:
            if place.at_top:
                self.article_pane.view.put_at_top(place.offset, caret=False)
            then()

        here = self.place
        if here is None or here.article != place.article:
            super().open_article(place.article, at=place.offset, then=shown)
        else:
            self.article_pane.view.jump(place.offset)
            self.pane = "article"
            shown()

    # Back and forward.

    def action_history(self, direction: int) -> None:
        """Go back to where the reader was, or with 1 forward again."""
        step = self._history.step(direction, self.place)
        if step is None:
            way = "back" if direction < 0 else "forward"
            self._say(f"There is nothing to go {way} to.")
            return
        self._history, place = step
        self._return_to(place)

    # Percentage.

    def action_go_to_percent(self) -> None:
        """Ask for a percentage of the text and go there."""
        prompt = screens.PromptScreen("Go to per cent:", restrict=_PER_CENT)
        self.app.push_screen(prompt, self._go_to_percent)

    def _go_to_percent(self, answer: str | None) -> None:
        document = self.article_pane.view.document
        number = (answer or "").rstrip("%")
        if document is not None and number:
            self.jump((len(document.text) - 1) * min(int(number), 100) // 100)

    # Outline.

    def action_outline(self) -> None:
        """Show all headings and go to the one that is chosen."""
        view = self.article_pane.view
        found = sections(view.document) if view.document else []
        if not found:
            self._say("This article has no headings.")
            return
        self.app.push_screen(screens.OutlineScreen(found, view.here), self._go_to_section)

    def _go_to_section(self, offset: int | None) -> None:
        if offset is not None:
            self.jump(offset, to_top=True)

    # Marks.

    def action_set_mark(self) -> None:
        """Ask for a letter and mark the place with it."""
        self.app.push_screen(screens.LetterScreen("Set a mark: which letter?"), self._set_mark)

    def _set_mark(self, letter: str | None) -> None:
        place = self.place
        if letter is None or place is None:
            return
        if not letter.isalpha():
            self._say("A mark is set with a letter.", severity="warning")
            return
        self.library.set_mark(letter, place.article, place.offset)
        self._say(f"Mark “{letter}” is set.")

    def action_go_to_mark(self) -> None:
        """Ask for a letter and go to the mark, in whatever article it is."""
        question = "Go to a mark: which letter? ' goes to before the last jump"
        self.app.push_screen(screens.LetterScreen(question), self._go_to_mark)

    def _go_to_mark(self, letter: str | None) -> None:
        if letter is None:
            return
        if letter in _BACK:
            self._go(self._history.before, "Nothing has been jumped from yet.")
            return
        marks = self.library.marks()
        place = Place(*marks[letter]) if letter in marks else None
        known = f"Set are: {', '.join(sorted(marks))}." if marks else "None is set."
        self._go(place, f"There is no mark “{letter}”. {known}")

    def _go(self, place: Place | None, otherwise: str) -> None:
        if place is None:
            self._say(otherwise, severity="warning")
            return
        origin = self.place
        self._return_to(place, lambda: self._jumped(origin))
