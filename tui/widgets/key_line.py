"""The last line of the screen: the keys of what can be done now."""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget


class KeyLine(Widget):
    """Shows the bindings of the screen that are for showing; a click is as good as the key.

    Textual's own footer makes a widget for each key anew whenever the focus moves, which takes
    longer than opening an article.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--label"}
    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; background: $footer-background; }
    KeyLine > .key-line--key { color: $footer-key-foreground; text-style: bold; }
    KeyLine > .key-line--label { color: $footer-foreground; }
    """

    def on_mount(self) -> None:
        """Hear of every change."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def _shown(self) -> dict[str, tuple[str, str]]:
        """The keys of what can be done, each with how it is displayed and its label."""
        actions: dict[str, tuple[str, str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled:
                display = self.app.get_key_display(binding)
                actions.setdefault(binding.action, (binding.key, display, binding.description))
        return {key: (display, label) for key, display, label in actions.values()}

    def render_line(self, y: int) -> Strip:
        """Draw the keys that there is room for."""
        key_style = self.get_component_rich_style("key-line--key")
        label_style = self.get_component_rich_style("key-line--label")
        segments: list[Segment] = []
        room = self.size.width
        for display, label in self._shown().values():
            room -= cell_len(f" {display} {label} ")
            if room < 0:
                break
            segments += Segment(f" {display}", key_style), Segment(f" {label} ", label_style)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        end = 0
        for key, (display, label) in self._shown().items():
            end += cell_len(f" {display} {label} ")
            if event.x < end:
                event.stop()
                self.app.simulate_key(key)
                return
