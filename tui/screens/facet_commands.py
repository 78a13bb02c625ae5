"""Commands that narrow the results down."""

from dataclasses import replace

from textual import work

from index.library import Answer, Question, Sort, Wanted
from index.model import LIKE, Filter, one_line
from tui.screens.article_commands import ArticleCommands
from tui.screens.facets_screen import FacetsScreen

_VALUES = 100
"""Values of a field that are counted: those that nobody types to find are found by searching."""


class FacetCommands(ArticleCommands):
    """Counts what the results have in common, and narrows them down to a part of them."""

    _before_like: Question | None = None
    """What was searched for before articles like one were."""

    @work(group="dialog", exit_on_error=False)
    async def action_facets(self) -> None:
        """Choose a value that the results are narrowed down to."""
        if not self.search_pane.results.count and not self._question.filters:
            self._say("There are no results to narrow down.")
            return
        self._ask_facets()
        dialog = FacetsScreen(self._question.filters, self.search_pane.results.count)
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            self._toggle_filter(chosen)

    def _ask_facets(self) -> None:
        self._search.ask(replace(self._question, wanted=Wanted.FACETS, offset=0, limit=_VALUES))

    def _facets_counted(self, answer: Answer) -> None:
        """Show facets, if somebody still waits for them."""
        dialog = self.app.screen
        if not isinstance(dialog, FacetsScreen):
            return
        if answer.error:
            dialog.say(answer.error)
        elif answer.facets is None:
            self._ask_facets()
        else:
            dialog.show(answer.facets)

    def _toggle_filter(self, chosen: Filter) -> None:
        filters = self.search_pane.filters
        if chosen in filters:
            self.search_pane.filters = tuple(each for each in filters if each != chosen)
        else:
            self.search_pane.filters = (*filters, chosen)

    def action_more_like_this(self) -> None:
        """Find articles that are like this one, instead of what was searched for."""
        if (article := self._target()) is None or article.id is None:
            return
        title = one_line(article.document.title) or article.path.name
        asked = self._question
        if LIKE not in [each.field for each in asked.filters]:
            self._before_like = asked
        self._show_search("", (Filter(LIKE, str(article.id), title),), Sort.RELEVANCE)

    def _leave_like(self) -> bool:
        """Go back to what was searched for before articles like one were."""
        before, self._before_like = self._before_like, None
        if before is None or LIKE not in [each.field for each in self.search_pane.filters]:
            return False
        self._show_search(before.query, before.filters, before.sort)
        return True

    def action_remove_filter(self) -> None:
        """Take the filter that was chosen last away."""
        *kept, last = self.search_pane.filters
        self.search_pane.filters = tuple(kept)
        self._say(f"Not only {last.field} “{one_line(last.value)}” any more.")
