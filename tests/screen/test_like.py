"""More like this, on the screen."""

from screen.articles import HARBOUR, TRAINS
from screen.conftest import Open


async def test_more_like_this_and_back(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.search("lisbon")
        await reader.press("enter", "L")
        assert reader.main.pane == "search"
        assert reader.main.focused is reader.main.search_pane.results
        assert f"like {HARBOUR[:20]}" in reader.text
        assert reader.titles == [TRAINS]
        assert "Both say grain" in reader.text
        # Another step, and back past both.
        await reader.press("L")
        assert reader.titles[0] == HARBOUR
        await reader.press("escape")
        assert reader.main.search_pane.field.value == "lisbon"
        assert reader.main.search_pane.filters == ()
        assert reader.titles == [HARBOUR]
        # Without the chip there is nothing to go back from.
        await reader.press("L", "backspace")
        assert len(reader.titles) == 3
        await reader.press("slash")
        await reader.type("cello")
        await reader.press("enter", "escape")
        assert reader.main.search_pane.field.value == ""
