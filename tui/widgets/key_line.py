"""The last line of the screen: the keys of what can be done now."""

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
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
        for binding in self._for_showing():
            display = self.app.get_key_display(binding)
            actions.setdefault(binding.action, (binding.key, display, binding.description))
        return {key: (display, label) for key, display, label in actions.values()}

    def _for_showing(self) -> Iterator[Binding]:
        """The bindings for showing, as `Screen.active_bindings` would have them.

        That asks of each binding whether it may be used, five times as many as are to be shown.
        """
        chain = [
            (node, key, binding)
            for node, bindings in self.screen._modal_binding_chain
            for key, binding in bindings
        ]
        wanted = {key for _, key, binding in chain if binding.show}
        found: dict[str, tuple[Binding, bool]] = {}
        for node, key, binding in chain:
            if key not in wanted or (key in found and not binding.priority):
                continue
            state = self.app._check_action_state(binding.action, node)
            if state is not False and not (key in found and found[key][0].priority):
                found[key] = binding, bool(state)
        return (binding for binding, enabled in found.values() if binding.show and enabled)

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
