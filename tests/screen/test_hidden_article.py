"""Opening an article while its pane is out of sight."""

import pytest
from screen.articles import HARBOUR, ORCHARD
from screen.conftest import Open


@pytest.mark.parametrize(
    ("size", "hide"),
    [
        pytest.param((80, 24), ("escape",), id="one pane"),
        pytest.param((120, 40), ("H", "1"), id="hidden pane"),
    ],
)
async def test_an_article_is_seen_when_its_pane_comes_back(
    reading: Open, size: tuple[int, int], hide: tuple[str, ...]
) -> None:
    async with reading(size) as reader:
        await reader.press("enter", *hide, "j", "enter", "escape", "k", "enter")
        assert reader.title == HARBOUR
        assert "Viktor Halloran called the loan" in reader.text


async def test_a_hit_is_seen_when_its_pane_comes_back(reading: Open) -> None:
    async with reading((80, 24)) as reader:
        await reader.press("enter", "escape")
        await reader.open('"row 55"')
        assert reader.title == ORCHARD
        assert "Row 55 held out" in reader.text
        assert "Row 40 held out" not in reader.text
