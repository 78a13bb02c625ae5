"""Commands about several results."""

from dataclasses import dataclass, replace

from textual import on
from textual.message import Message

from index.library import Answer, Wanted
from tui.screens.article_commands import ArticleCommands
from tui.widgets.result_list import ResultList


class SelectionCommands(ArticleCommands):
    """Selects all results, and hands out where they are."""

    @dataclass
    class PathsWanted(Message):
        """The reader is to be left, and to print paths then."""

        paths: list[str]

    @on(ResultList.AllWanted)
    def _all_wanted(self) -> None:
        self._search.ask(replace(self._question, wanted=Wanted.IDS, offset=0))

    def _all_found(self, answer: Answer) -> None:
        """Select all results, now that it is known which they are."""
        if answer.error:
            self._say(answer.error, severity="error")
        elif answer.question.same_list(self._question):
            self.search_pane.results.select_all(answer.ids or ())

    def action_print_paths(self) -> None:
        """Leave the reader, and have it print the paths of the files behind itself."""
        paths = self.library.paths(self._targets()).values()
        self.post_message(self.PathsWanted(list(map(str, paths))))
