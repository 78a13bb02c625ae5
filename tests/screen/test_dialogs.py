"""What all dialogs have in common on the screen."""

from screen.conftest import Open


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
