"""Following links: labels over them, where they lead, and going there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from index.library import Library
from index.model import Link, one_line
from tui import screens
from tui.outline import fragment_offset
from tui.screens.copying import Copying
from tui.screens.navigation_commands import NavigationCommands
from tui.widgets.article_view import ArticleView
from tui.widgets.link_bar import Destination, LinkBar

if TYPE_CHECKING:
    from tui.links import Relative, Target


class LinkCommands(NavigationCommands, Copying):
    """Shows where a link leads, and follows it when it is asked for again."""

    DEFAULT_CSS = "LinkCommands { layers: default bar; }"

    def __init__(self, library: Library, data: Path | None) -> None:
        """Take an open library, which the screen closes, and the data directory given, if any."""
        super().__init__(library, data)
        self._link_bar = LinkBar()

    def action_links(self) -> None:
        """Put a label over each link in view, to choose one by typing it."""
        self.pane = "article"
        if self.article_pane.view.lines_in_view:
            self._show_hints()
        else:
            # It has no lines while another pane hides it.
            self.call_after_refresh(self._show_hints)

    def _show_hints(self) -> None:
        view = self.article_pane.view
        if view.has_link_in_view:
            self.app.push_screen(screens.HintScreen(view), self._hint_typed)
        else:
            self._say("There is no link in view.")

    def _hint_typed(self, answer: tuple[Link, bool] | None) -> None:
        if answer is None:
            return
        link, copying = answer
        if copying:
            self._copy(self._destination(link).address, "The address of the link")
        else:
            self._choose_link(link)

    @on(ArticleView.FollowLink)
    def _link_asked_for(self, event: ArticleView.FollowLink) -> None:
        if event.link == self.article_pane.view.chosen_link:
            self._follow_link()
        else:
            self._choose_link(event.link)

    def _choose_link(self, link: Link) -> None:
        self.article_pane.view.choose_link(link)
        if not self._link_bar.is_attached:
            self.mount(self._link_bar)
        self._link_bar.show(self._destination(link))

    @on(LinkBar.Clicked)
    def _follow_link(self) -> None:
        destination = self._link_bar.destination
        self.article_pane.view.let_go_of_link()
        if destination is not None:
            destination.go()

    @on(ArticleView.LinkLeft)
    def _link_left(self) -> None:
        if self.article_pane.view.chosen_link is None:
            self._link_bar.show(None)

    # Where links lead.

    def _destination(self, link: Link) -> Destination:
        from tui.links import Relative, target_of

        article = self.article_pane.article
        target = target_of(link.url, article.document.url if article else None)
        if isinstance(target, Relative):
            return self._destination_of_file(target)
        return self._destination_elsewhere(target)

    def _destination_elsewhere(self, target: "Target") -> Destination:
        from tui.links import Heading, Mail, Refused, Relative, Web

        match target:
            case Web(url, host):
                return Destination(host, url, "opens it in the browser", partial(self._open, url))
            case Mail(url, to):
                return Destination(f"Mail to {to}", url, "writes it", partial(self._open, url))
            case Heading(fragment):
                place = f"“{fragment}” in this article"
                go = partial(self._go_to_fragment, fragment)
                return Destination(place, f"#{fragment}", "goes there", go)
            case Refused(url, reason):
                refusal = f"Not opened: {reason}."
            case Relative(path):
                url = one_line(path)
                refusal = "Not opened: no article of this library is there."
        say = partial(self._say, refusal, severity="warning")
        return Destination(refusal, url, "does nothing", say)

    def _destination_of_file(self, target: "Relative") -> Destination:
        article = self.article_pane.article
        file = article.path.parent / target.path if article else Path(target.path)
        try:
            identifier = self.library.id_of(file)
        except (OSError, RuntimeError, ValueError):  # no path, or one that goes in circles
            identifier = None
        if identifier is not None:
            go = partial(self._open_in_place, identifier, target.fragment)
            place = f"“{file.name}”, an article of this library"
            return Destination(place, one_line(str(file)), "opens it here", go)
        return self._destination_elsewhere(target.web or target)

    # Going there.

    def _open(self, url: str) -> None:
        self._say("Opening the link.")
        self.app.open_url(url)

    def _open_in_place(self, identifier: int, fragment: str) -> None:
        def go_to_heading() -> None:
            # A part of opening it, and so nothing to go back to.
            if (offset := self._offset_of(fragment)) is not None:
                self.article_pane.view.put_at_top(offset)

        self.open_article(identifier, then=go_to_heading if fragment else None)

    def _go_to_fragment(self, fragment: str) -> None:
        if (offset := self._offset_of(fragment)) is not None:
            self.jump(offset, to_top=True)

    def _offset_of(self, fragment: str) -> int | None:
        document = self.article_pane.view.document
        offset = fragment_offset(document, fragment) if document else None
        if offset is None:
            self._say(f"No heading is named “{one_line(fragment)}”.", severity="warning")
        return offset
