"""Commands about one article."""

from collections.abc import Collection

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

    def _targets(self) -> list[int]:
        """The ids of the articles that a command is about: in the list all that are selected."""
        if self.pane == "search" and (selected := self.search_pane.results.selected):
            return list(selected)
        article = self._target()
        return [article.id] if article and article.id is not None else []

    def _changed(
        self, ids: Collection[int], *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        self.search_pane.results.update_hits(ids, read=read, starred=starred)
        shown = self.article_pane.article
        if shown is not None and shown.id in ids:
            self.article_pane.refresh_article(shown.marked(read=read, starred=starred))

    def action_mark_read(self, read: bool) -> None:
        """Mark articles as read or unread."""
        changed = self._set_read(self._targets(), read)
        if changed:
            several = f"{len(changed):,} articles marked" if len(changed) > 1 else "Marked"
            what = f"{several} as {'read' if read else 'unread'}"
            self._undo.push(what, lambda: self._set_read(changed, not read))
            self._say_of_several(changed, what)

    def _set_read(self, ids: Collection[int], read: bool) -> list[int]:
        changed = self.library.set_read(ids, read)
        self._changed(ids, read=read)
        return changed

    def action_star(self) -> None:
        """Give articles a star, or take it away if all of them have one."""
        targets, shown = self._targets(), self._is_shown_starred()
        starred = not shown
        changed = self._set_starred(targets, starred)
        if not changed and shown is None:
            starred = False
            changed = self._set_starred(targets, starred)
        if changed:
            several = f"{len(changed):,} stars" if len(changed) > 1 else "Star"
            what = f"{several} {'given' if starred else 'taken away'}"
            self._undo.push(what, lambda: self._set_starred(changed, not starred))
            self._say_of_several(changed, what)

    def _is_shown_starred(self) -> bool | None:
        """Whether the one article that a command is about has a star; None for those selected.

        It is what the screen shows: another program may have given or taken it meanwhile.
        """
        if self.pane == "search" and self.search_pane.results.selected:
            return None
        hit = self.search_pane.results.current if self.pane == "search" else None
        article = self.article_pane.article
        return hit.starred if hit else bool(article and article.starred)

    def _set_starred(self, ids: Collection[int], starred: bool) -> list[int]:
        changed = self.library.set_starred(ids, starred)
        self._changed(ids, starred=starred)
        return changed

    def _say_of_several(self, changed: Collection[int], what: str) -> None:
        # Of one it is seen.
        if len(changed) > 1:
            self._say(f"{what}. {keymap_of(self.app).says('undo', 'undoes it.')}".rstrip())

    def action_put_away(self) -> None:
        """Take articles out of sight; undo brings them back."""
        ids, reading = self._targets(), self.pane != "search"
        article = self._target()
        if not self._set_hidden(ids, True):
            return

        def bring_back() -> None:
            self._set_hidden(ids, False)
            if reading:
                self.open_article(ids[0], resume=True)

        if article is not None and len(ids) == 1:
            what, is_away, it = f"“{one_line(article.document.title)}”", "is put away", "it"
        else:
            what, is_away, it = f"{len(ids):,} articles", "are put away", "them"
        self._undo.push(f"{what} put away", bring_back)
        back = keymap_of(self.app).says("undo", f"brings {it} back.")
        self._say(f"{what} {is_away}. {back}".rstrip())

    def _set_hidden(self, ids: Collection[int], hidden: bool) -> list[int]:
        changed = self.library.set_hidden(ids, hidden)
        shown = self.article_pane.article
        if hidden and shown is not None and shown.id in ids:
            self._leaving_article()
            self.article_pane.close()
            self.entity_list.empty = NO_ARTICLE
            self.entity_list.show(())
            self.pane = "search"
        if hidden:
            self.search_pane.results.select(())
        self._ask(self._question, keep_cursor=True)
        return changed

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
