"""What happens when the catalog is busy or damaged while the screen is open."""

from typing import Any

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from index.library import CatalogError
from index.model import one_line


class SaysCatalogErrors(MessagePump):
    """Says in a sentence that the catalog could not be used, and goes on.

    For what handles keys and messages: the app and the main screen.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except CatalogError as error:
            say_catalog_error(self.app, error)


def say_catalog_error(app: App[Any], error: CatalogError) -> None:
    """Say in a sentence that the catalog could not be used."""
    app.notify(one_line(str(error)), severity="error", markup=False)
