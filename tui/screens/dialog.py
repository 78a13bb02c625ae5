"""What all dialogs have in common: keys that come too early or too late for them."""

from typing import TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

ResultT = TypeVar("ResultT")


class EndsOnce(Screen[ResultT]):
    """A screen that takes no other one away when it is told twice to end."""

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """End the screen with a result; does nothing if it has ended."""
        # Textual would take away the screen below.
        return super().dismiss(result) if self.is_current else AwaitComplete()


# Of several bases Textual gives a class the styles of the first.
class Dialog(ModalScreen[ResultT], EndsOnce[ResultT]):
    """A dialog that can be typed ahead of, and ends once."""

    async def on_event(self, event: events.Event) -> None:
        """Give keys that are not for this dialog back."""
        if isinstance(event, events.Key) and not self.is_current:
            self.app.post_message(events.Key(event.key, event.character))
        else:
            await super().on_event(event)

    def hand_on(self, event: events.Key, field: Input) -> None:
        """Hand a character that came before a field had the focus on to the field.

        Args:
            event: a key that came to the dialog: one that the field has got never does.
            field: what is typed into.
        """
        if event.is_printable:
            event.stop()
            field.post_message(events.Key(event.key, event.character))


class ShowsNames:
    """A screen that shows names, and can take back what was said of them."""

    def names_changed(self, entity: str) -> None:
        """Show them as they are now.

        Args:
            entity: the id of the one that was changed.
        """
        raise NotImplementedError


class LineDialog(Dialog[ResultT]):
    """A dialog that is one line at the bottom of the screen, and left by a click."""

    DEFAULT_CSS = """
    LineDialog { background: transparent; align: left bottom; }
    LineDialog > Static { height: 1; padding: 0 1; background: $boost; text-style: bold; }
    """

    def on_click(self, event: events.Click) -> None:
        """Cancel."""
        event.stop()
        self.dismiss(None)
