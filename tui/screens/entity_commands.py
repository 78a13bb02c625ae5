"""Commands that lead to what the whole library knows of a name."""

from index.library import Sort
from index.model import EntityType, Filter
from tui.keymap import keymap_of
from tui.screens.entities_screen import EntitiesScreen
from tui.screens.entity_screen import Asked, EntityScreen
from tui.screens.mark_commands import MarkCommands

_SEEN = "entities"
"""Under which key the library keeps the highest id of an article at the last visit."""


class EntityCommands(MarkCommands):
    """Opens the page of an entity, and the list of all of them."""

    def action_entity_page(self) -> None:
        """Show the page of the entity under the cursor, at the caret, or that is walked."""
        key = self._entity_meant()
        if not key:
            every = keymap_of(self.app).says("all_entities", "lists all names.")
            self._say(f"There is no name here. {every}".rstrip())
        elif key.partition(":")[0] in (EntityType.DATE, EntityType.QUANTITY):
            self._say("Dates and quantities have no page.")
        else:
            page = EntityScreen(key, self._own_connection)
            self.app.push_screen(page, self._entity_answered)

    def _entity_meant(self) -> str:
        if self.pane == "entities":
            entity = self.entity_list.current
            return entity.id if entity else ""
        view, walk = self.article_pane.view, self.article_pane.walk
        if self.pane == "article" and view.caret_seen and (m := view.mention_at(view.caret)):
            return m.key
        return walk.key if walk and walk.key else ""

    def action_all_entities(self) -> None:
        """List all names of the library."""
        newest, seen = self.library.newest_id(), self.library.recall(_SEEN)
        self.library.remember(_SEEN, newest)
        # At the first visit nothing is new.
        screen = EntitiesScreen(self._own_connection, seen if isinstance(seen, int) else newest)
        self.app.push_screen(screen, self._entity_answered)

    def _entity_answered(self, asked: Asked | None) -> None:
        match asked:
            case Filter():
                self._show_search("", (asked,), Sort.NEWEST)
            case (key, article, start):
                self.open_article(article, at=start, then=lambda: self._walk_to(key, start))

    def _walk_to(self, key: str, offset: int) -> None:
        if entity := self._entity(key):
            self._walk_entity(entity, offset)
