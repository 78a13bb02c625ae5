"""Commands that narrow the results down."""

from dataclasses import replace

from index.library import Answer, Question, Sort, Wanted
from index.model import LIKE, Filter, one_line
from tui import screens
from tui.screens.article_commands import ArticleCommands

_VALUES = 300
"""Values of a field that are counted: those that nobody types to find are found by searching."""


class FacetCommands(ArticleCommands):
    """Counts what the results have in common, and narrows them down to a part of them."""

    _before_like: tuple[Filter, Question] | None = None
    """Which articles are looked for that are like one, and what was searched for before."""

    def action_facets(self) -> None:
        """Choose a value that the results are narrowed down to."""
        if not self.search_pane.results.count and not self._question.filters:
            self._say("There are no results to narrow down.")
            return
        # At once, for the keys that may be on their way behind this one.
        self.app.push_screen(screens.FacetsScreen(self._question.filters), self._toggle_filter)
        self._ask_facets()

    def _ask_facets(self) -> None:
        self._search.ask(replace(self._question, wanted=Wanted.FACETS, offset=0, limit=_VALUES))

    def _facets_counted(self, answer: Answer) -> None:
        """Show facets, if somebody still waits for them."""
        dialog = self.app.screen
        if not isinstance(dialog, screens.FacetsScreen) or not answer.question.same_list(
            self._question
        ):
            return
        if answer.error:
            dialog.say(answer.error)
        elif answer.facets is None:
            self._ask_facets()
        else:
            dialog.show(answer.facets, self.search_pane.results.count)

    def _toggle_filter(self, chosen: Filter | None) -> None:
        filters = self.search_pane.filters
        if chosen is None:
            return
        if chosen in filters:
            self.search_pane.filters = tuple(each for each in filters if each != chosen)
        else:
            self.search_pane.filters = (*filters, chosen)

    def action_more_like_this(self) -> None:
        """Find articles that are like this one, instead of what was searched for."""
        if (article := self._target()) is None or article.id is None:
            return
        title = one_line(article.document.title) or article.path.name
        like = Filter(LIKE, str(article.id), title)
        # A further step keeps the way back.
        before = self._before_like
        known = before is not None and before[0] in self.search_pane.filters
        self._before_like = (like, before[1] if before and known else self._question)
        self._show_search("", (like,), Sort.RELEVANCE)

    def _leave_like(self) -> bool:
        """Go back to what was searched for before articles like one were."""
        before, self._before_like = self._before_like, None
        if before is None or before[0] not in self.search_pane.filters:
            return False
        self._show_search(before[1].query, before[1].filters, before[1].sort)
        return True

    def action_remove_filter(self) -> None:
        """Take the filter that was chosen last away."""
        self.search_pane.filters = self.search_pane.filters[:-1]
