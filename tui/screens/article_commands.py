"""Commands about one article."""

from dataclasses import replace

from index.library import Article
from index.model import one_line
from tui.keymap import keymap_of
from tui.screens.library_screen import NO_ARTICLE
from tui.screens.reading_screen import ReadingScreen

_WEB = ("http://", "https://")


class ArticleCommands(ReadingScreen):
    """Marks, opens and puts away the article under the cursor, or the open one."""

    def _target(self) -> Article | None:
        """The article that a command is about: in the list the one under the cursor."""
        hit = self.search_pane.results.current
        if self.pane == "search" and hit is not None:
            return self.library.article(hit.id)
        return self.article_pane.article

    def _changed(self, identifier: int, *, read: bool | None, starred: bool | None) -> None:
        self.search_pane.results.update_hit(identifier, read=read, starred=starred)
        shown = self.article_pane.article
        if shown is not None and shown.id == identifier:
            read = shown.read if read is None else read
            starred = shown.starred if starred is None else starred
            self.article_pane.refresh_article(replace(shown, read=read, starred=starred))

    def action_mark_read(self, read: bool) -> None:
        """Mark the article as read or unread."""
        if (article := self._target()) and article.id is not None:
            self._set_read(article.id, read)

    def _set_read(self, identifier: int, read: bool) -> None:
        self.library.set_read(identifier, read)
        self._changed(identifier, read=read, starred=None)

    def action_star(self) -> None:
        """Give the article a star, or take it away."""
        if (article := self._target()) and article.id is not None:
            identifier, starred = article.id, not article.starred
            self._set_starred(identifier, starred)
            what = "Star given" if starred else "Star taken away"
            self._undo.push(what, lambda: self._set_starred(identifier, not starred))

    def _set_starred(self, identifier: int, starred: bool) -> None:
        self.library.set_starred(identifier, starred)
        self._changed(identifier, read=None, starred=starred)

    def action_put_away(self) -> None:
        """Take the article out of sight; undo brings it back."""
        if (article := self._target()) and article.id is not None:
            identifier, reading = article.id, self.pane != "search"
            self._set_hidden(identifier, True)

            def bring_back() -> None:
                self._set_hidden(identifier, False)
                if reading:
                    self.open_article(identifier, resume=True)

            title = one_line(article.document.title)
            self._undo.push(f"“{title}” put away", bring_back)
            back = keymap_of(self.app).says("undo", "brings it back.")
            self._say(f"“{title}” is put away. {back}".rstrip())

    def _set_hidden(self, identifier: int, hidden: bool) -> None:
        self.library.set_hidden(identifier, hidden)
        shown = self.article_pane.article
        if hidden and shown is not None and shown.id == identifier:
            self._leaving_article()
            self.article_pane.close()
            self.entity_list.empty = NO_ARTICLE
            self.entity_list.show(())
            self.pane = "search"
        self._ask(self._question, keep_cursor=True)

    def action_undo(self) -> None:
        """Undo the last change."""
        if not self._undo:
            self._say("There is nothing to undo.")
        elif undone := self._undo.undo():
            self._say(f"Undone: {undone}.")

    def action_open_url(self) -> None:
        """Open the article's web page."""
        article = self._target()
        url = article.document.url if article else None
        if url is None or not url.lower().startswith(_WEB):
            self._say("This article has no web address.", severity="warning")
            return
        self._say(f"Opening {url}")
        self.app.open_url(url)
