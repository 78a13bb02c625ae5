"""The scenes of the tour: what is opened, what is pressed, and on which screens it is seen."""

from dataclasses import dataclass
from pathlib import Path

from tui.samples_folder import samples_folder

Size = tuple[int, int]

SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (250, 70)
DARK, LIGHT = "textual-dark", "textual-light"

SHOWCASE = Path(__file__).parent / "showcase.md"
"""An article with one of everything that an article can hold."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the screen that is worth a picture."""

    name: str
    says: str
    """A sentence for under the picture."""
    keys: tuple[str, ...]
    """Keys from the start of the program on; what is longer than a key's name is typed."""
    screens: tuple[tuple[Size, str], ...]
    """Sizes and themes."""
    source: Path
    """Folder or file that is read."""


_SEARCH = ("slash", "type:supply routes", "enter", "enter")
_EVERY = tuple((size, theme) for size in (SMALL, MIDDLE, LARGE) for theme in (DARK, LIGHT))

TOUR: tuple[Scene, ...] = (
    Scene(
        "reading",
        "Results, the article at its first hit, and who and what is in it.",
        _SEARCH,
        _EVERY,
        samples_folder(),
    ),
    Scene(
        "typography",
        "Deck, list, quotation, table, code, picture and footnote, each in its own look.",
        ("enter", "z"),
        ((MIDDLE, DARK),),
        SHOWCASE,
    ),
    Scene(
        "entity",
        "An entity as cursor: “n” walks its mentions, here and in the next article that has it.",
        (*_SEARCH, "3", "down", "enter", "n"),
        ((MIDDLE, LIGHT),),
        samples_folder(),
    ),
    Scene(
        "page",
        "An entity’s page: its forms, what it is mentioned with, every mention in its context.",
        (*_SEARCH, "3", "down", "e"),
        ((MIDDLE, DARK), (SMALL, LIGHT)),
        samples_folder(),
    ),
    Scene(
        "names",
        "All names of the library.",
        ("E",),
        ((MIDDLE, LIGHT),),
        samples_folder(),
    ),
    Scene(
        "correct",
        "What can be said of a name that is wrong: “C”.",
        ("E", "type:united states", "enter", "C"),
        ((MIDDLE, LIGHT), (SMALL, DARK)),
        samples_folder(),
    ),
    Scene(
        "find",
        "Find in the article, while typing.",
        ("enter", "ctrl+f", "type:russia"),
        ((SMALL, DARK),),
        samples_folder(),
    ),
    Scene(
        "outline",
        "The outline.",
        ("enter", "o"),
        ((SMALL, LIGHT),),
        samples_folder(),
    ),
    Scene(
        "hints",
        "Every visible link has a hint.",
        ("enter", "z", "f"),
        ((MIDDLE, DARK),),
        samples_folder(),
    ),
    Scene(
        "select",
        "Text selected by keys.",
        ("enter", "right_curly_bracket", "right_curly_bracket", "V", "j", "j", "w", "w"),
        ((SMALL, DARK),),
        samples_folder(),
    ),
    Scene(
        "raw",
        "The file beside the text: what was left out, and why.",
        ("j", "enter", "v"),
        ((MIDDLE, LIGHT),),
        samples_folder(),
    ),
    Scene(
        "legend",
        "Help: every key, and what each mark means.",
        ("enter", "question_mark", "type:marks"),
        ((MIDDLE, DARK),),
        samples_folder(),
    ),
)
