"""The screens of the reader.

Dialogs are imported when they are first opened: all of them take as long as the first paint.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.choose import ChooseScreen
    from tui.screens.correct_screen import CorrectScreen
    from tui.screens.entities_screen import EntitiesScreen
    from tui.screens.entity_screen import EntityScreen
    from tui.screens.facets_screen import FacetsScreen
    from tui.screens.help import HelpScreen
    from tui.screens.hint_screen import HintScreen
    from tui.screens.letter import LetterScreen
    from tui.screens.name_lists import DecisionsScreen, SuggestionsScreen
    from tui.screens.outline_screen import OutlineScreen
    from tui.screens.pipe_prompt import PipePrompt
    from tui.screens.prompt import PromptScreen
    from tui.screens.raw import RawScreen
    from tui.screens.saved_screen import SavedScreen

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

__all__ = [
    "ChooseScreen",
    "CorrectScreen",
    "DecisionsScreen",
    "EntitiesScreen",
    "EntityScreen",
    "FacetsScreen",
    "HelpScreen",
    "HintScreen",
    "LetterScreen",
    "OutlineScreen",
    "PipePrompt",
    "PromptScreen",
    "RawScreen",
    "SavedScreen",
    "SuggestionsScreen",
]


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
