"""Commands about marks: walking them, finding text, hiding them, and saying why they are there."""

from textual import on

from index.model import Entity, one_line
from tui import explain
from tui.screens.reading_screen import ReadingScreen
from tui.walk import Walk, WalkKind
from tui.widgets.article_marks import ShownMarks
from tui.widgets.article_pane import ArticlePane
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_list import EntityList

_SHOWN = {
    ShownMarks.ALL: "All marks are shown.",
    ShownMarks.HITS: "Only hits, found text and the walked entity are marked.",
    ShownMarks.NONE: "No marks are shown.",
}
_SECONDS_TO_READ = 12.0


class MarkCommands(ReadingScreen):
    """Walks hits, entities and found text, on into other articles where there is more."""

    # Entities.

    @on(EntityList.EntityHighlighted)
    def _entity_highlighted(self, event: EntityList.EntityHighlighted) -> None:
        if self.pane == "entities":
            self.article_pane.mark_entity(event.entity)

    @on(EntityList.Switched)
    def _type_switched(self) -> None:
        self.article_pane.types_off = self.entity_list.off

    @on(EntityList.EntityChosen)
    def _entity_chosen(self, event: EntityList.EntityChosen) -> None:
        self.article_pane.view.leave()
        self._walk_entity(event.entity, 0)
        if self.has_class("-narrow"):
            self.pane = "article"

    @on(ArticleView.MentionClicked)
    def _mention_clicked(self, event: ArticleView.MentionClicked) -> None:
        if entity := self._entity(event.mention.key):
            self.article_pane.view.leave()
            self._walk_entity(entity, event.mention.start)

    def _entity(self, key: str) -> Entity | None:
        article = self.article_pane.article
        entities = article.entities if article else ()
        return next((entity for entity in entities if entity.id == key), None)

    def _walk_entity(self, entity: Entity, offset: int) -> None:
        self.entity_list.select(entity.id)
        self.article_pane.go_to_mention(entity, offset)

    @on(ArticlePane.WalkChanged)
    def _walk_changed(self, event: ArticlePane.WalkChanged) -> None:
        walk = event.walk
        if walk is not self.article_pane.walk:
            return  # another one has begun meanwhile
        on_entity = walk is not None and walk.kind is WalkKind.ENTITY
        self.entity_list.progress = walk.progress if walk and on_entity else ""
        if not on_entity:
            self.entity_list.select(None)

    # Walking.

    def action_walk(self, direction: int) -> None:
        """Go to the next or the previous hit, mention or found text."""
        pane = self.article_pane
        walk = pane.walk
        if pane.step(direction):
            if self.has_class("-narrow"):
                self.pane = "article"
        elif walk is None and not self._searched:
            self._say("Nothing is marked: search for words, or choose an entity.")
        elif walk is None or walk.kind is WalkKind.HITS:
            self._walk_on_results(direction)
        elif walk.kind is WalkKind.FOUND:
            self._say(f"This is the {_end(direction)} {walk.label} in the article.")
        else:
            self._walk_on_articles(walk, direction)

    def _walk_on_results(self, direction: int) -> None:
        if self.article_pane.seeking_hits:
            return
        if not self.step_article(direction, lambda: self._tell_result(direction)):
            end = _end(direction)
            hit = "hit" if self.article_pane.walk else "article"
            self._say(f"This is the {end} {hit} of the {end} result.")

    def _tell_result(self, direction: int) -> None:
        pane = self.article_pane
        assert pane.article is not None
        if direction < 0:
            pane.go_to_last_hit()
        title = one_line(pane.article.document.title)
        place = f"{self._rank + 1:,} of {self.search_pane.results.count:,}"
        without = "" if pane.walk or pane.seeking_hits else ", no hit in its text"
        which = "Next" if direction > 0 else "Previous"
        self._say(f"{which} result: {title} ({place}){without}")

    def _walk_on_articles(self, walk: Walk, direction: int) -> None:
        article = self.article_pane.article
        assert article is not None
        identifiers = self.library.articles_with(walk.key)
        if article.id in identifiers:
            number = identifiers.index(article.id) + direction
        else:
            # Not listed: put away, or of a library that has changed.
            number = 0 if direction > 0 else len(identifiers) - 1
        if not 0 <= number < len(identifiers):
            self._say(_end_of_entity(walk, direction, len(identifiers)))
            return
        line = f"{number + 1:,} of {len(identifiers):,} articles that mention {walk.label}"
        self.open_article(
            identifiers[number], at=0, then=lambda: self._walk_on_entity(walk, direction, line)
        )

    def _walk_on_entity(self, walk: Walk, direction: int, line: str) -> None:
        if entity := self._entity(walk.key):
            last = entity.mentions[-1].start if direction < 0 else 0
            self._walk_entity(entity, last)
            self._say(line)

    # Finding.

    def action_find(self) -> None:
        """Find text in the article."""
        self.article_pane.open_find()
        # Behind it, so that the focus stays in the find bar.
        self.pane = "article"

    # Showing and explaining.

    def action_cycle_marks(self) -> None:
        """Show all marks, only hits, or none."""
        kinds = list(ShownMarks)
        pane = self.article_pane
        pane.shown_marks = kinds[(kinds.index(pane.shown_marks) + 1) % len(kinds)]
        self._say(_SHOWN[pane.shown_marks])

    def action_explain(self) -> None:
        """Say why the text at the caret, or the entity under the cursor, is marked."""
        article = self.article_pane.article
        entity = self.entity_list.current if self.pane == "entities" else None
        if article is not None and entity is not None:
            why = explain.of_entity(entity)
        else:
            why = "\n\n".join(reason.full for reason in self.article_pane.reasons())
        if not why:
            self._say("There is no mark at the caret: go to one, or click it.")
            return
        title = "Why is this marked?"
        self.notify(why, title=title, timeout=_SECONDS_TO_READ, markup=False)


def _end(direction: int) -> str:
    return "last" if direction > 0 else "first"


def _end_of_entity(walk: Walk, direction: int, articles: int) -> str:
    mention = f"This is the {_end(direction)} mention of {walk.label}"
    if articles > 1:
        return f"{mention} in the {_end(direction)} of {articles:,} articles that mention it."
    return f"{mention}; no other article mentions it."
