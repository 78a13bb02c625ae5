"""What all dialogs have in common on the screen."""

import pytest
from screen.conftest import Open


@pytest.mark.parametrize("key", ["?", "%", "|", "`"])
async def test_what_is_behind_a_dialog_is_seen(reading: Open, key: str) -> None:
    async with reading() as reader:
        await reader.open("frost")
        first = reader.lines[0]
        assert first.strip()
        await reader.press(key)
        assert reader.app.screen is not reader.main
        assert reader.lines[0] == first
