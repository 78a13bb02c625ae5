"""Keys that are typed ahead of a dialog."""

from textual import events
from textual.widgets import Input


def hand_on(event: events.Key, field: Input) -> None:
    """Hand a character that came before its field had the focus on to the field.

    Args:
        event: a key that came to the screen around the field: one that the field has got is never
            seen there.
        field: what is typed into.
    """
    if event.is_printable:
        event.stop()
        field.post_message(events.Key(event.key, event.character))
