"""The screens of the reader.

Dialogs are imported when they are first opened, so that the first paint need not wait for them.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.choose import ChooseScreen as ChooseScreen
    from tui.screens.correct_screen import CorrectScreen as CorrectScreen
    from tui.screens.entities_screen import EntitiesScreen as EntitiesScreen
    from tui.screens.entity_screen import EntityScreen as EntityScreen
    from tui.screens.facets_screen import FacetsScreen as FacetsScreen
    from tui.screens.help import HelpScreen as HelpScreen
    from tui.screens.hint_screen import HintScreen as HintScreen
    from tui.screens.letter import LetterScreen as LetterScreen
    from tui.screens.name_lists import DecisionsScreen as DecisionsScreen
    from tui.screens.name_lists import SuggestionsScreen as SuggestionsScreen
    from tui.screens.outline_screen import OutlineScreen as OutlineScreen
    from tui.screens.pipe_prompt import PipePrompt as PipePrompt
    from tui.screens.prompt import PromptScreen as PromptScreen
    from tui.screens.raw import RawScreen as RawScreen
    from tui.screens.saved_screen import SavedScreen as SavedScreen

_MODULES = {
    "ChooseScreen": "choose",
    "CorrectScreen": "correct_screen",
    "DecisionsScreen": "name_lists",
    "EntitiesScreen": "entities_screen",
    "EntityScreen": "entity_screen",
    "FacetsScreen": "facets_screen",
    "HelpScreen": "help",
    "HintScreen": "hint_screen",
    "LetterScreen": "letter",
    "OutlineScreen": "outline_screen",
    "PipePrompt": "pipe_prompt",
    "PromptScreen": "prompt",
    "RawScreen": "raw",
    "SavedScreen": "saved_screen",
    "SuggestionsScreen": "name_lists",
}
"""Every dialog and the module that holds it."""


def import_dialogs() -> None:
    """Import all dialogs now, for whoever wants to know the keys of all of them."""
    for name in _MODULES:
        __getattr__(name)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
