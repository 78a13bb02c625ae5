"""Commands that lead to what the whole library knows of a name."""

from index.library import Sort
from index.model import Filter
from tui.screens.entities_screen import EntitiesScreen
from tui.screens.entity_screen import Asked, EntityScreen
from tui.screens.name_commands import NameCommands

_SEEN = "entities"
"""Under which key the library keeps the highest id of an article at the last visit."""


class EntityCommands(NameCommands):
    """Opens the page of an entity, and the list of all of them."""

    def action_entity_page(self) -> None:
        """Show the page of the entity under the cursor, at the caret, or that is walked."""
        if key := self._entity_with_page():
            page = EntityScreen(key, self._own_connection, self.correct)
            self.app.push_screen(page, self._entity_answered)

    def action_all_entities(self) -> None:
        """List all names of the library."""
        newest, seen = self.library.newest_id(), self.library.recall(_SEEN)
        self.library.remember(_SEEN, newest)
        # At the first visit nothing is new.
        seen = seen if isinstance(seen, int) else newest
        screen = EntitiesScreen(self._own_connection, seen, self.correct)
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
