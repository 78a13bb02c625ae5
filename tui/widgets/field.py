"""A line to type in."""

import asyncio

from textual import events
from textual.widgets import Input

_TURNS = 1_000
"""Of the event loop; in each a field takes a key or more."""


class Field(Input):
    """An input in which keys that edit stay behind what was typed before them.

    Textual's own lets them rise through all widgets around it before they do anything: of `abc`,
    Backspace and `d` that arrive at once, as over a slow line, Backspace takes the `d`.
    """

    async def settle(self) -> None:
        """Take all that was typed so far, unless the field has ended and takes nothing more."""
        for _ in range(_TURNS):
            if not self.message_queue_size:
                return
            await asyncio.sleep(0)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            return  # Textual's handler is next
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
