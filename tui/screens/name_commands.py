"""Commands that correct what is known of names."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from index.library import (
    Article,
    CatalogError,
    Change,
    Decision,
    DecisionKind,
    Library,
    LibraryEntity,
    Suggested,
)
from index.model import EntityType, Filter, one_line
from tui import screens
from tui.keymap import keymap_of
from tui.screens.dialog import ShowsNames
from tui.screens.mark_commands import MarkCommands
from tui.screens.raw_commands import RawCommands
from tui.widgets.entity_styles import TYPES

if TYPE_CHECKING:
    from tui.screens.correct_screen import Said

_TYPES = [kind for kind in TYPES if kind not in (EntityType.DATE, EntityType.QUANTITY)]
_NAME = r".{0,100}"
_Making = Callable[[Library], Change]
"""Makes and drops decisions."""


class NameCommands(MarkCommands, RawCommands):
    """Lets the user say what a name is, and takes that back."""

    _changed_name = ""
    """The id of the entity that the cursor is to be on when the open article is shown anew."""

    def _entity_with_page(self) -> str:
        """The id of the entity that is meant; empty if there is none, which the user is told."""
        key = self._entity_meant()
        if not key:
            every = keymap_of(self.app).says("all_entities", "lists all names.")
            self._say(f"There is no name here. {every}".rstrip())
        elif key.partition(":")[0] in (EntityType.DATE, EntityType.QUANTITY):
            self._say("Dates and quantities have no page.")
            return ""
        return key

    def _entity_meant(self) -> str:
        if self.pane == "entities":
            entity = self.entity_list.current
            return entity.id if entity else ""
        view, walk = self.article_pane.view, self.article_pane.walk
        if self.pane == "article" and view.caret_seen and (m := view.mention_at(view.caret)):
            return m.key
        return walk.key if walk and walk.key else ""

    def action_correct_name(self) -> None:
        """Ask what to say of the name under the cursor, at the caret, or that is walked."""
        if key := self._entity_with_page():
            self.correct(key)

    def correct(self, entity_id: str, done: Callable[[str], object] = lambda _id: None) -> None:
        """Ask what to say of an entity, and do it.

        Args:
            entity_id: of the entity.
            done: called with the id that it has then; empty if it is shown nowhere any more.
        """

        def say(said: "Said | None") -> None:
            if said is not None:
                self._ask_on(said, partial(self._correct, entity_id, done))

        # At once, like those that follow, for the keys that may be on their way.
        self.app.push_screen(screens.CorrectScreen(entity_id, self._own_connection), say)

    @work(group="names", exit_on_error=False, description="correct a name")
    async def _correct(
        self, entity_id: str, done: Callable[[str], object], change: _Making, sentence: str
    ) -> None:
        if await self._decide(change, sentence, entity_id):
            now = self.library.decided(entity_id)
            done(now if self.library.entity(now) else "")

    def _ask_on(self, said: "Said", decide: Callable[[_Making, str], object]) -> None:
        """Ask for what is still to be known, then decide."""
        from tui.screens.correct_screen import Say

        entity, name, other = said.entity, one_line(said.entity.name), one_line(said.name)
        match said.say:
            case Say.IS:
                decide(_merge(entity.id, said.key), f"{name} is {other} now.")
            case Say.INCLUDES:
                decide(_merge(said.key, entity.id), f"{other} is {name} now.")
            case Say.IS_SOME:
                self._ask_for_another(entity, decide)
            case Say.NOT:
                sentence = f"{other} is a name of its own now."
                decide(lambda library: library.split_entity(said.key, entity.id), sentence)
            case Say.CALLED:
                self._ask_for_name(entity, decide)
            case Say.TYPE:
                self._ask_for_type(entity, decide)
            case Say.NOTHING:
                hide = f"{name} is shown nowhere any more."
                decide(lambda library: library.hide_entity(entity.id), hide)

    def _ask_for_another(
        self, entity: LibraryEntity, decide: Callable[[_Making, str], object]
    ) -> None:
        name = one_line(entity.name)

        def picked(other: object) -> None:
            if isinstance(other, Filter) and other.key != entity.id:
                decide(_merge(entity.id, other.key), f"{name} is {one_line(other.value)} now.")

        screen = screens.EntitiesScreen(self._own_connection, None, None, f"{name} is … ")
        self.app.push_screen(screen, picked)

    def _ask_for_name(
        self, entity: LibraryEntity, decide: Callable[[_Making, str], object]
    ) -> None:
        name = one_line(entity.name)

        def given(line: str | None) -> None:
            if line is not None:
                new = one_line(" ".join(line.split()))
                now = f"is called {new} now" if new else "has its own name again"
                decide(lambda library: library.rename_entity(entity.id, new), f"{name} {now}.")

        self.app.push_screen(screens.PromptScreen(f"Call {name}:", restrict=_NAME), given)

    def _ask_for_type(
        self, entity: LibraryEntity, decide: Callable[[_Making, str], object]
    ) -> None:
        kinds = [kind for kind in _TYPES if kind is not entity.type]
        names = [TYPES[kind].singular for kind in kinds]

        def chosen(number: int | None) -> None:
            if number is not None:
                kind = kinds[number]
                now = f"{one_line(entity.name)}: {names[number]} now."
                decide(lambda library: library.retype_entity(entity.id, kind), now)

        self.app.push_screen(screens.ChooseScreen(f"{one_line(entity.name)} is a …", names), chosen)

    # Lists

    def action_suggested_names(self) -> None:
        """List names that may be one."""
        self.app.push_screen(
            screens.SuggestionsScreen(self._own_connection, self._answer_suggestion)
        )

    def action_decided_names(self) -> None:
        """List what was decided about names."""
        decided = self.library.name_decisions()
        if not decided:
            corrects = keymap_of(self.app).says("correct_name", "corrects one.")
            self._say(f"Nothing was decided about names. {corrects}".rstrip())
            return
        words = [(each, _in_words(self.library, each)) for each in decided]
        self.app.push_screen(screens.DecisionsScreen(words, self._drop))

    @work(group="names", exit_on_error=False, description="answer a suggestion")
    async def _answer_suggestion(self, pair: Suggested, same: bool) -> None:
        one, other = pair.entity, pair.other
        names = one_line(one.name), one_line(other.name)
        if same:
            await self._decide(_merge(one.id, other.id), f"{names[0]} is {names[1]} now.")
        else:
            await self._decide(
                lambda library: library.keep_apart(one.id, other.id),
                f"{names[0]} and {names[1]} stay apart.",
            )

    @work(group="names", exit_on_error=False, description="take a decision back")
    async def _drop(self, decision: Decision, words: str) -> None:
        change = Change(dropped=(decision,))
        await self._decide(lambda library: library.change_names(change), f"No longer: {words}.")

    # Changing

    async def _decide(self, change: _Making, sentence: str, entity_id: str = "") -> bool:
        """Change something in a thread; say what, and let it be undone."""
        done = await self._make(change)
        if done is None:
            return False
        if done == Change():
            self._say("That is so already.")
            return True
        self._undo.push(sentence.rstrip("."), lambda: self._take_back(done, entity_id))
        # A dialog has no key for it.
        has_key = self.app.screen is self or isinstance(self.app.screen, ShowsNames)
        back = keymap_of(self.app).says("undo", "takes that back.") if has_key else ""
        self._say(f"{sentence} {back}".rstrip())
        self._names_changed(entity_id)
        return True

    async def _make(self, change: _Making) -> Change | None:
        """Change something in a thread: a name that all articles have takes a second."""

        def decide() -> Change:
            with self._own_connection() as library:
                return change(library)

        try:
            return await asyncio.to_thread(decide)
        except CatalogError as error:
            self._say(str(error), severity="error")
            return None

    @work(group="names", exit_on_error=False, description="take a change of names back")
    async def _take_back(self, change: Change, entity_id: str) -> None:
        if await self._make(lambda library: library.change_names(change.reverse)):
            self._names_changed(entity_id)
            if isinstance(self.app.screen, ShowsNames):
                self.app.screen.names_changed(entity_id)

    def _names_changed(self, entity_id: str) -> None:
        """Show what is open, and the results, as they are now."""
        self._changed_name = self.library.decided(entity_id)
        article = self.article_pane.article
        if article is not None and article.id is not None:
            self._fetch_anew(article.id)
        self._ask(self._question, keep_cursor=True)

    def _show_anew(self, article: Article) -> None:
        row = self.entity_list.rows.cursor
        super()._show_anew(article)
        if self._changed_name:
            self.entity_list.go_to(self._changed_name, row)
            self._changed_name = ""


def _merge(entity_id: str, into: str) -> _Making:
    return lambda library: library.merge_entities(entity_id, into)


def _in_words(library: Library, decision: Decision) -> str:
    name = library.name_of(decision.key)
    match decision.kind:
        case DecisionKind.SAME:
            kinds = [EntityType(key.partition(":")[0]) for key in (decision.key, decision.value)]
            kind = "" if kinds[0] is kinds[1] else f", the {TYPES[kinds[1]].singular}"
            return f"{name} is {library.name_of(decision.value)}{kind}"
        case DecisionKind.APART:
            return f"{name} is not {library.name_of(decision.value)}"
        case DecisionKind.CALLED:
            return f"{name} is called {decision.value}"
    return f"{name} is no name"
