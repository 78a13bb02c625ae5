"""The line in which one types what to find in the article."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from tui.find import Pattern
from tui.keymap import keymap_of
from tui.widgets.field import Field

_OPEN = "-open"


class FindBar(Horizontal):
    """Posts each pattern as it is typed, and shows what came of it."""

    DEFAULT_CSS = """
    FindBar { display: none; height: 1; background: $boost; }
    FindBar.-open { display: block; }
    FindBar > Static { width: auto; padding: 0 1; }
    FindBar > .kind { text-style: bold; }
    FindBar > .answer {
        max-width: 60%; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    FindBar > Input { width: 1fr; background: $boost; }
    FindBar > Input:focus { background: $primary 30%; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next", show=False, id="find.next", tooltip="Next found text"),
        Binding(
            "up",
            "step(-1)",
            "Previous",
            show=False,
            id="find.previous",
            tooltip="Previous found text",
        ),
        Binding(
            "alt+r",
            "switch",
            "Expression",
            show=False,
            id="find.expression",
            tooltip="Find a regular expression, or again the text as it is",
        ),
        Binding(
            "escape",
            "leave",
            "Leave",
            show=False,
            id="find.leave",
            tooltip="Go back to where finding began",
        ),
    ]

    field = query_one(Input)
    """What is typed."""
    kind = query_one(".kind", Static)
    """Whether it is text or an expression."""
    answer = query_one(".answer", Static)
    """How much was found."""

    @dataclass
    class PatternChanged(Message):
        """There is another pattern to find."""

        pattern: Pattern
        """It may be empty."""

    @dataclass
    class Stepped(Message):
        """The reader wants to see the next or the previous place."""

        direction: int
        """1 or -1."""

    class Kept(Message):
        """The reader wants to read on from the place that was found."""

    class Left(Message):
        """The reader wants to be where finding began."""

    def __init__(self) -> None:
        super().__init__()
        self._expression = False

    def compose(self) -> ComposeResult:
        """What is found, the pattern, what came of it."""
        yield Static("Find", classes="kind", markup=False)
        yield Field(compact=True, select_on_focus=False)
        yield Static(classes="answer", markup=False)

    def on_mount(self) -> None:
        """Say what else can be found."""
        says = keymap_of(self.app).says
        self.field.placeholder = says("find.expression", "finds a regular expression")

    @property
    def pattern(self) -> Pattern:
        """What to find."""
        return Pattern(self.field.value, self._expression)

    @property
    def is_open(self) -> bool:
        """Whether the bar is seen."""
        return self.has_class(_OPEN)

    def open(self) -> None:
        """Show the bar with what it held last, selected, and give it the focus."""
        self.add_class(_OPEN)
        # Now and not later, for the letters that may be on their way behind the key.
        self.screen.set_focus(self.field)
        self.field.select_all()
        self._post()

    def close(self) -> None:
        """Hide the bar."""
        self.remove_class(_OPEN)
        self.answer.update("")

    def show(self, answer: str) -> None:
        """Say what came of the pattern."""
        self.answer.update(answer)

    def _post(self) -> None:
        self.post_message(self.PatternChanged(self.pattern))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._post()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept())

    def action_step(self, direction: int) -> None:
        """Go to the next or the previous place."""
        self.post_message(self.Stepped(direction))

    def action_switch(self) -> None:
        """Take what is typed as an expression, or as text."""
        self._expression = not self._expression
        self.kind.update("Find regex" if self._expression else "Find")
        self._post()

    def action_leave(self) -> None:
        """Ask to be where finding began."""
        self.post_message(self.Left())
