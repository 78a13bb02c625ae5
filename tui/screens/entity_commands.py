"""Commands that lead to what the whole library knows of a name."""

from typing import TYPE_CHECKING

from textual import on

from index.library import LibraryEntity, SavedSearch, Sort
from index.model import Filter, one_line
from tui import screens
from tui.keymap import keymap_of
from tui.screens.name_commands import NameCommands
from tui.widgets.entity_rows import EntityRows
from tui.widgets.entity_styles import TYPES

if TYPE_CHECKING:
    from tui.screens.entity_screen import Asked, Doing

_SEEN = "entities"
"""Under which key the library keeps the highest id of an article at the last visit."""


class EntityCommands(NameCommands):
    """Opens the page of an entity, and the list of all of them."""

    def action_entity_page(self) -> None:
        """Show the page of the entity under the cursor, at the caret, or that is walked."""
        if key := self._entity_with_page():
            page = screens.EntityScreen(key, self._own_connection, self._doing)
            self.app.push_screen(page, self._entity_answered)

    def action_all_entities(self) -> None:
        """List all names of the library."""
        newest, seen = self.library.newest_id(), self.library.recall(_SEEN)
        self.library.remember(_SEEN, newest)
        # At the first visit nothing is new.
        seen = seen if isinstance(seen, int) else newest
        screen = screens.EntitiesScreen(self._own_connection, seen, self._doing)
        self.app.push_screen(screen, self._entity_answered)

    @property
    def _doing(self) -> "Doing":
        from tui.screens.entity_screen import Doing

        return Doing(self.correct, self._watch, self.action_undo)

    def action_watch(self) -> None:
        """Watch the entity under the cursor, at the caret, or that is walked; or no longer."""
        if key := self._entity_with_page():
            self._watch(key)

    def _watch(self, entity_id: str) -> None:
        entity = self.library.entity(entity_id)
        if entity is None:
            self._say("No article mentions it any more.")
            return
        name = one_line(entity.name)
        searches = self.library.saved_searches()
        kept = next((each for each in searches if self._watches(each) == entity.id), None)
        if kept is not None:
            self.library.forget_search(kept.name)
            self._undo.push(f"{name} no longer watched", lambda: self.library.restore_search(kept))
            self._say(f"{name} is not watched any more.")
            return
        titles = {each.name for each in searches}
        kind = TYPES[entity.type].singular
        numbered = (f"{name} ({kind} {number})" for number in range(2, len(titles) + 3))
        title = next(each for each in (name, f"{name} ({kind})", *numbered) if each not in titles)
        self.library.save_search(title, "", (_articles_of(entity),), Sort.NEWEST)
        self._undo.push(f"{name} watched", lambda: self.library.forget_search(title))
        news = keymap_of(self.app).says("searches", "says what is new.")
        self._say(f"{name} is watched. {news}".rstrip())

    def _watches(self, search: SavedSearch) -> str:
        """The id that the entity has now of which a search keeps the articles, or empty."""
        alone = not search.query and len(search.filters) == 1
        return self.library.decided(search.filters[0].key) if alone else ""

    @on(EntityRows.ArticlesWanted)
    def _articles_wanted(self, event: EntityRows.ArticlesWanted) -> None:
        event.stop()
        if entity := self.library.entity(event.entity):
            self._show_search("", (_articles_of(entity),), Sort.NEWEST)

    def _entity_answered(self, asked: "Asked | None") -> None:
        match asked:
            case Filter():
                self._show_search("", (asked,), Sort.NEWEST)
            case (key, article, start):
                self.open_article(article, at=start, then=lambda: self._walk_to(key, start))

    def _walk_to(self, key: str, offset: int) -> None:
        if entity := self._entity(key):
            self._walk_entity(entity, offset)


def _articles_of(entity: LibraryEntity) -> Filter:
    return Filter(entity.type.value, entity.id, entity.name)
