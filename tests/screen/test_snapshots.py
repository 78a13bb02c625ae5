"""Pictures of the main screen; after a change on purpose, take them anew: --snapshot-update."""

from collections.abc import Callable
from pathlib import Path

import pytest
from screen.driving import FakeDesktop, Reader
from textual.pilot import Pilot

from index.library import Library


@pytest.mark.parametrize(
    ("size", "theme"),
    [
        pytest.param((80, 24), "textual-dark", id="80x24"),
        pytest.param((120, 40), "textual-dark", id="120x40"),
        pytest.param((120, 40), "contrast-light", id="120x40-contrast-light"),
        pytest.param((250, 70), "textual-dark", id="250x70"),
    ],
)
def test_main_screen(
    library: Library,
    data: Path,
    size: tuple[int, int],
    theme: str,
    snap_compare: Callable[..., bool],
) -> None:
    app = FakeDesktop(library, data)
    app.animation_level = "none"

    async def read(pilot: Pilot[None]) -> None:
        reader = Reader(app, pilot)
        # The first list has the focus once it is there.
        await reader.until(lambda: app.focused)
        app.theme = theme
        await reader.open("grain")
        await reader.press("m", "n", "3", "j", "enter")
        assert reader.marked == "Viktor Halloran"

    assert snap_compare(app, terminal_size=size, run_before=read)
