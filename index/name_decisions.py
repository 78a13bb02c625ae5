"""What the user decides about names; `index.library.Library` is one of these."""

from dataclasses import dataclass

from index.answers import LibraryEntity
from index.model import EntityType, one_line
from index.names import fold, key_of
from index.storage.catalog import Catalog, decisions, entities
from index.storage.catalog.decisions import Change, Decision, DecisionKind

_HEAD = "# What was decided about names in Dateline.\n"


@dataclass(frozen=True, slots=True)
class NamePart:
    """A name that articles have for an entity, beside the one that it is known by."""

    key: str
    name: str
    articles: int
    """That mention the entity by it."""
    why: str
    """It is taken for the entity."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """An entity that may be another one."""

    entity: LibraryEntity
    other: LibraryEntity
    why: str


class DecisionsError(ValueError):
    """A file does not hold decisions about names; the message is a sentence."""


class NameDecisions:
    """Merges, splits, renames, retypes and hides entities.

    Each of these returns what it changed; `change_names` with its reverse takes that back.
    """

    _catalog: Catalog

    def name_decisions(self) -> list[Decision]:
        """All decisions, by kind and name."""
        return decisions.decisions(self._catalog)

    def change_names(self, change: Change) -> Change:
        """Make and drop decisions; return what of that was new.

        Raises:
            CatalogError: if the catalog cannot be written; nothing has changed then.
        """
        return decisions.apply(self._catalog, change)

    def merge_entities(self, entity_id: str, into: str) -> Change:
        """Make an entity, with all its names, another one."""
        return self.change_names(self._merged(entity_id, into))

    def split_entity(self, key: str, entity_id: str) -> Change:
        """Take a name out of an entity, and let nothing but a decision put it there again."""
        linked = self._catalog.rows("SELECT DISTINCT entity FROM links WHERE key = ?", key)
        made = tuple(
            Decision(DecisionKind.APART, key, entity)
            for (entity,) in linked
            if self.decided(entity) == entity_id
        )
        dropped = tuple(each for each in self._of(DecisionKind.SAME) if each.key == key)
        return self.change_names(Change(made, dropped))

    def rename_entity(self, entity_id: str, name: str) -> Change:
        """Show an entity by another name; without one by what articles call it."""
        called = [each for each in self._of(DecisionKind.CALLED) if each.key == entity_id]
        new = (Decision(DecisionKind.CALLED, entity_id, name),) if name else ()
        return self.change_names(Change(new, tuple(each for each in called if each not in new)))

    def retype_entity(self, entity_id: str, kind: EntityType) -> Change:
        """Make an entity one of another type, or the one of that type with its name."""
        row = entities.entity(self._catalog, entity_id)
        target = key_of(kind, row.name if row else entity_id.partition(":")[2])
        change = self._merged(entity_id, target)
        called = [each for each in self._of(DecisionKind.CALLED) if each.key == entity_id]
        moved = tuple(each._replace(key=target) for each in called)
        hidden = Decision(DecisionKind.HIDDEN, target)
        return self.change_names(Change((*change.made, *moved), (*change.dropped, *called, hidden)))

    def hide_entity(self, entity_id: str) -> Change:
        """Show an entity nowhere any more: it is no name."""
        return self.change_names(Change((Decision(DecisionKind.HIDDEN, entity_id),)))

    def keep_apart(self, entity_id: str, other: str) -> Change:
        """Never take an entity for another one, nor suggest it."""
        return self.change_names(Change((Decision(DecisionKind.APART, entity_id, other),)))

    def entity(self, entity_id: str) -> LibraryEntity | None:
        """An entity without its aliases; None if no listed article mentions it."""
        row = entities.entity(self._catalog, entity_id)
        return LibraryEntity.of(row) if row else None

    def decided(self, entity_id: str) -> str:
        """The entity that another one was decided to be, or itself."""
        return decisions.resolve(self._catalog.connection, entity_id)

    def name_of(self, key: str) -> str:
        """How the library shows a key, whether or not an entity has it."""
        return entities.name_of(self._catalog, key)

    def names_of(self, entity_id: str) -> list[NamePart]:
        """The names that links and decisions made an entity's, those in most articles first."""
        return [NamePart(*row) for row in entities.parts(self._catalog, entity_id)]

    def suggestions(self, entity_id: str | None = None, limit: int = 200) -> list[Suggested]:
        """Entities that may be one.

        Args:
            entity_id: what one of each pair is; None for all entities.
            limit: how many at most.
        """
        from index.storage.catalog import suggestions  # late, for rapidfuzz

        found = (
            suggestions.suggestions(self._catalog, limit)
            if entity_id is None
            else suggestions.suggestions_for(self._catalog, entity_id)[:limit]
        )
        return [
            Suggested(LibraryEntity.of(one), LibraryEntity.of(other), why)
            for one, other, why in found
        ]

    # As a file

    def export_names(self) -> str:
        """All decisions as TOML."""
        import tomli_w

        tables: dict[str, dict[str, object]] = {}
        for kind, key, value in self.name_decisions():
            table = tables.setdefault(kind, {})
            if kind is DecisionKind.APART:
                table[key] = [*_list(table.get(key)), value]
            else:
                table[key] = value or True
        return _HEAD + ("\n" + tomli_w.dumps(tables) if tables else "")

    def import_names(self, text: str) -> tuple[int, int]:
        """Take up the decisions of a file, but for those that contradict others made here.

        Args:
            text: as `export_names` gives it.

        Returns:
            how many were new, and how many were left out.

        Raises:
            DecisionsError: if the text is nothing like it; nothing has changed then.
            CatalogError: if the catalog cannot be written; nothing has changed then.
        """
        own = set(self.name_decisions())
        answered = {
            each[:2] for each in own if each.kind in (DecisionKind.SAME, DecisionKind.CALLED)
        }
        apart = {frozenset(each[1:]) for each in own if each.kind is DecisionKind.APART}
        new = [each for each in _parse(text) if each not in own]
        fitting = [
            each
            for each in new
            if each[:2] not in answered
            and not (each.kind is DecisionKind.SAME and frozenset(each[1:]) in apart)
        ]
        taken = self.change_names(Change(tuple(fitting))).made
        return len(taken), len(new) - len(taken)

    def _of(self, kind: DecisionKind) -> list[Decision]:
        return [each for each in self.name_decisions() if each.kind is kind]

    def _merged(self, entity_id: str, into: str) -> Change:
        """What makes an entity another one, which may have been decided to be this one."""
        entity = self.decided(entity_id)
        if into == entity:
            return Change()
        dropped: tuple[Decision, ...] = ()
        if self.decided(into) == entity:
            dropped = tuple(each for each in self._of(DecisionKind.SAME) if each.key == into)
        return Change((Decision(DecisionKind.SAME, entity, into),), dropped)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _parse(text: str) -> list[Decision]:
    import tomllib

    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise DecisionsError(f"This is not TOML: {one_line(str(error))}.") from error
    found: dict[Decision, None] = {}
    for name, table in tables.items():
        if name not in list(DecisionKind) or not isinstance(table, dict):
            raise DecisionsError(f"Nothing about names is called “{one_line(name)}”.")
        kind = DecisionKind(name)
        for key, value in table.items():
            several = kind is DecisionKind.APART and isinstance(value, list)
            for each in value if several else [value]:
                found[_decision(kind, key, each)] = None
    return list(found)


def _decision(kind: DecisionKind, key: str, value: object) -> Decision:
    """One decision of a file.

    Raises:
        DecisionsError: if it is none.
    """
    names_entities = kind in (DecisionKind.SAME, DecisionKind.APART)
    text = one_line(value).strip() if isinstance(value, str) else ""
    fits = value is True if kind is DecisionKind.HIDDEN else bool(text)
    if not fits or not _is_key(key) or (names_entities and not _is_key(text)):
        raise DecisionsError(f"“{kind}” does not say what it should of “{one_line(key)}”.")
    return Decision(kind, key, text)


def _is_key(text: str) -> bool:
    kind, _, name = text.partition(":")
    named = kind in list(EntityType) and kind not in (EntityType.DATE, EntityType.QUANTITY)
    return named and bool(name) and fold(name) == name
