"""What all dialogs have in common on the screen."""

from pathlib import Path

from screen.conftest import Open
from screen.driving import FakeDesktop
from textual.widgets._toast import ToastRack

from index.library import Library


async def test_what_is_behind_a_dialog_is_seen(reading: Open) -> None:
    async with reading() as reader:
        await reader.open("frost")
        first = reader.lines[0]
        assert first.strip()
        for key in ("?", "%", "|", "`"):
            await reader.press(key)
            assert reader.app.screen is not reader.main, key
            assert reader.lines[0] == first, key
            await reader.press("escape")
            assert reader.app.screen is reader.main, key


async def test_a_message_is_not_shown_twice_below_a_dialog(library: Library, data: Path) -> None:
    app = FakeDesktop(library, data)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.notify("Something happened.", markup=False)
        await pilot.pause()
        below = app.screen.get_child_by_type(ToastRack)
        assert below.display
        await pilot.press("f1")
        await pilot.pause()
        above = app.screen.get_child_by_type(ToastRack)
        assert above is not below
        assert (above.display, below.display) == (True, False)
        await pilot.press("escape")
        await pilot.pause()
        assert below.display
