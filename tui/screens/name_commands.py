"""Commands that correct what is known of names."""

import asyncio
from collections.abc import Callable

from textual import work

from index.library import Article, CatalogError, Change, Decision, DecisionKind, Library, Suggested
from index.model import EntityType, Filter, one_line
from tui.keymap import keymap_of
from tui.screens.choose import ChooseScreen
from tui.screens.correct_screen import CorrectScreen, Said, Say
from tui.screens.entities_screen import EntitiesScreen
from tui.screens.mark_commands import MarkCommands
from tui.screens.name_lists import DecisionsScreen, SuggestionsScreen
from tui.screens.prompt import PromptScreen
from tui.screens.raw_commands import RawCommands
from tui.widgets.entity_styles import TYPES

_TYPES = [kind for kind in TYPES if kind not in (EntityType.DATE, EntityType.QUANTITY)]
_NAME = r".{0,100}"
_Asked = tuple[Callable[[Library], Change], str]
"""What is to be done, and what to say then."""


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

    @work(group="dialog", exit_on_error=False, description="correct a name")
    async def correct(
        self, entity_id: str, done: Callable[[str], object] = lambda _id: None
    ) -> None:
        """Ask what to say of an entity, and do it.

        Args:
            entity_id: of the entity.
            done: called with the id that it has then; empty if it is shown nowhere any more.
        """
        said = await self.app.push_screen_wait(CorrectScreen(entity_id, self._own_connection))
        asked = None if said is None else await self._asked(said)
        if asked is not None and await self._decide(*asked, entity_id):
            now = self.library.decided(entity_id)
            done(now if self.library.entity(now) else "")

    async def _asked(self, said: Said) -> _Asked | None:
        entity, name = said.entity, one_line(said.entity.name)
        other = one_line(said.name)
        match said.say:
            case Say.IS:
                return _merge(entity.id, said.key), f"{name} is {other} now."
            case Say.INCLUDES:
                return _merge(said.key, entity.id), f"{other} is {name} now."
            case Say.IS_SOME:
                picked = await self.app.push_screen_wait(
                    EntitiesScreen(self._own_connection, None, None, f"{name} is … ")
                )
                if isinstance(picked, Filter) and picked.key != entity.id:
                    now = f"{name} is {one_line(picked.value)} now."
                    return _merge(entity.id, picked.key), now
            case Say.NOT:
                sentence = f"{other} is a name of its own now."
                return (lambda library: library.split_entity(said.key, entity.id)), sentence
            case Say.CALLED:
                prompt = PromptScreen(f"Call {name}:", restrict=_NAME)
                given = await self.app.push_screen_wait(prompt)
                if given is not None:
                    new = one_line(" ".join(given.split()))
                    now = (
                        f"{name} is called {new} now." if new else f"{name} has its own name again."
                    )
                    return (lambda library: library.rename_entity(entity.id, new)), now
            case Say.TYPE:
                return await self._another_type(said)
            case Say.NOTHING:
                hide = f"{name} is shown nowhere any more."
                return (lambda library: library.hide_entity(entity.id)), hide
        return None

    async def _another_type(self, said: Said) -> _Asked | None:
        entity = said.entity
        kinds = [kind for kind in _TYPES if kind is not entity.type]
        title = f"{one_line(entity.name)} is a …"
        names = [TYPES[kind].singular for kind in kinds]
        chosen = await self.app.push_screen_wait(ChooseScreen(title, names))
        if chosen is None:
            return None
        kind = kinds[chosen]
        now = f"{one_line(entity.name)}: {names[chosen]} now."
        return (lambda library: library.retype_entity(entity.id, kind)), now

    # Lists

    def action_suggested_names(self) -> None:
        """List names that may be one."""
        self.app.push_screen(SuggestionsScreen(self._own_connection, self._answer_suggestion))

    def action_decided_names(self) -> None:
        """List what was decided about names."""
        decided = self.library.name_decisions()
        if not decided:
            corrects = keymap_of(self.app).says("correct_name", "corrects one.")
            self._say(f"Nothing was decided about names. {corrects}".rstrip())
            return
        words = [(each, _in_words(self.library, each)) for each in decided]
        self.app.push_screen(DecisionsScreen(words, self._drop))

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

    async def _decide(
        self, change: Callable[[Library], Change], sentence: str, entity_id: str = ""
    ) -> bool:
        """Change something in a thread; say what, and let it be undone."""
        done = await self._make(change)
        if done is None:
            return False
        if done == Change():
            self._say("That is so already.")
            return True
        self._undo.push(sentence.rstrip("."), lambda: self._take_back(done, entity_id))
        # A dialog has no key for it.
        back = (
            keymap_of(self.app).says("undo", "takes that back.") if self.app.screen is self else ""
        )
        self._say(f"{sentence} {back}".rstrip())
        self._names_changed(entity_id)
        return True

    async def _make(self, change: Callable[[Library], Change]) -> Change | None:
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


def _nothing(_entity_id: str) -> None:
    """Do nothing more."""


def _merge(entity_id: str, into: str) -> Callable[[Library], Change]:
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
