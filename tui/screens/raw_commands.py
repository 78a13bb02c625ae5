"""Commands of the raw view: open it, take dropped lines back."""

from collections.abc import Sequence

from textual import work

from index.library import Article, CatalogError, Progress
from index.model import Anchor, Dropped
from tui import screens
from tui.keymap import keymap_of
from tui.screens.article_commands import ArticleCommands
from tui.screens.library_commands import LibraryCommands


class RawCommands(ArticleCommands, LibraryCommands):
    """Shows the raw source, and has an article read anew when its dropped lines change."""

    _raw: "screens.RawScreen | None" = None
    """The raw view, while it is open."""
    _outdated: frozenset[int] = frozenset()
    """Articles of which lines were taken back or given up since they were read."""
    _reading_anew = False

    def action_raw(self) -> None:
        """Show the raw source beside its cleaned text."""
        article = self.article_pane.article
        if article is None:
            return
        if article.path.exists() and not self.library.is_current(article):
            anew = keymap_of(self.app).says("refresh", "reads it anew.")
            self._say(f"The file has changed since it was read. {anew}".rstrip(), "warning")

        def keep(lines: Sequence[Dropped], back: bool) -> bool:
            return self._keep_lines(article, lines, back=back)

        view = self.article_pane.view
        self._raw = screens.RawScreen(
            article, view.here, measure=view.measure, keep=keep, undo=self.action_undo
        )
        self.app.push_screen(self._raw, self._raw_closed)

    def _raw_closed(self, _: None) -> None:
        self._raw = None

    def _keep_lines(self, article: Article, lines: Sequence[Dropped], *, back: bool) -> bool:
        changed = self._change_lines(article, lines, back=back)
        if changed:
            what = "Line taken back" if back else "Line dropped again"
            self._undo.push(what, lambda: bool(self._change_lines(article, changed, back=not back)))
        return bool(changed)

    def _change_lines(
        self, article: Article, lines: Sequence[Dropped], *, back: bool
    ) -> Sequence[Dropped]:
        """Take lines back or give them up; returns the lines of which that could be done."""
        assert article.id is not None
        change = self.library.take_back if back else self.library.give_up
        changed: list[Dropped] = []
        try:
            changed.extend(line for line in lines if change(article.id, line))
        finally:
            if changed:
                self.read_anew(article.id)
        if len(changed) < len(lines):
            self._say("The file has changed, and this line with it.", severity="warning")
        return changed

    def read_anew(self, identifier: int) -> None:
        """Have the library read an article anew, and show it as it is then, if it is open."""
        self._outdated |= {identifier}
        if not self._reading_anew:
            self._reading_anew = True
            self._read_anew()

    async def _bring_up_to_date(self) -> None:
        """Refresh; if the open article was read anew, show it as it is then."""
        await super()._bring_up_to_date()
        self._follow_shown()

    def _progressed(self, progress: Progress) -> None:
        super()._progressed(progress)
        if progress.recognised:
            self._follow_shown()

    def _follow_shown(self) -> None:
        """If the open article was read or analysed anew, show it as it is now."""
        shown = self.article_pane.article
        if not self._reading_anew and shown and shown.id and self.library.is_outdated():
            self._fetch_anew(shown.id)

    @work(group="raw", exit_on_error=False)
    async def _read_anew(self) -> None:
        """Refresh until all changes are in their texts; what is open is shown as it is then."""
        try:
            while self._outdated:
                while self._refresh.running:
                    await self._refresh.settled()
                outdated, self._outdated = self._outdated, frozenset()
                await self._bring_up_to_date()
                shown = self.article_pane.article
                if shown is not None and shown.id in outdated and not self._outdated:
                    self._fetch_anew(shown.id)
        finally:
            self._reading_anew = False

    @work(
        thread=True,
        exclusive=True,
        group="raw article",
        exit_on_error=False,
        description="read an article",
    )
    def _fetch_anew(self, identifier: int) -> None:
        try:
            fetched = self._read_aside(identifier)
        except CatalogError as error:
            self.app.call_from_thread(self._say, str(error), "error")
            return
        if fetched is not None:
            self.app.call_from_thread(self._show_anew, fetched.article)

    def _show_anew(self, article: Article) -> None:
        """Show the open article as it was read anew, at the same place."""
        shown, view = self.article_pane.article, self.article_pane.view
        if shown is None or shown.id != article.id or article.revision < shown.revision:
            return  # what was read before, in a thread that could not be stopped

        def move(offset: int) -> int:
            found = Anchor.of(shown.document.text, offset, offset).find(article.document.text)
            return found[0] if found else offset

        at, seen = move(view.here), view.caret_seen
        self.library.showing(article)
        self._text_changed(article, move)
        self.article_pane.open(article, self._searched, self._hit_finder(), at=at)
        if not seen:
            view.put_at_top(at, caret=False)
        self.entity_list.show(article.entities, article.analysis.recogniser, article.known)
        if self._raw is not None:
            self._raw.show(article)
