"""Timers that run once."""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer


def once(node: MessagePump, seconds: float, callback: Callable[[], object]) -> Timer:
    """Call something later, when the node is still there.

    Textual's own timers skip a tick that is overdue when they come to look, and then a timer that
    runs once never does: of a short one on a busy machine that is lost now and then.
    """
    timer = node.set_timer(seconds, callback)
    timer._skip = False
    return timer
