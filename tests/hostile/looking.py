"""Looks at articles on the screen."""

from hostile.checks import unsafe
from layout.drawing import without_isolates
from screen.driving import Reader


def check_screen(reader: Reader) -> None:
    """Assert that what the terminal is handed is harmless and as wide as the terminal."""
    screen = reader.app.screen
    for strip in screen._compositor.render_strips():
        assert not unsafe(without_isolates(strip.text), allowed="")
        assert strip.cell_length == screen.size.width
        for segment in strip:
            assert segment.control is None
            assert not unsafe((segment.style and segment.style.link) or "", allowed="")


async def walk(reader: Reader, count: int, *places: str) -> None:
    """Open each article in turn, and look at it there and wherever each key leads."""
    await reader.press("enter")
    seen = set()
    for number in range(count):
        article = reader.main.article_pane.article
        assert article is not None
        seen.add(article.id)
        check_screen(reader)
        for key in places:
            await reader.press(key)
            check_screen(reader)
        if number + 1 < count:
            await _step(reader)
    assert len(seen) == count


async def _step(reader: Reader) -> None:
    before = reader.main.article_pane.article
    await reader.press("J")
    await reader.until(lambda: reader.main.article_pane.article is not before)
