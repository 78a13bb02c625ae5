"""What is done while the user waits for nothing: collecting, and what the first article needs."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest
from screen.conftest import Open

from index.search import stemming


@pytest.fixture
def collections() -> Iterator[list[int]]:
    """The generation of each collection, as they come."""
    seen: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            seen.append(about["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


async def test_a_full_collection_in_each_pause(reading: Open, collections: list[int]) -> None:
    async with reading() as reader:
        for _ in range(3):
            await reader.press("j")
            collections.clear()
            await reader.until(lambda: 2 in collections)


async def test_collecting_is_left_until_the_first_paint(reading: Open) -> None:
    code = "import click, gc; from tui.cli.main import cli, READER"
    asked = f"{code}; cli.get_command(click.Context(cli), READER); print(gc.isenabled())"
    begun = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True)
    assert begun.stdout == b"False\n"
    gc.disable()
    try:
        async with reading() as reader:
            await reader.until(gc.isenabled)
    finally:
        gc.enable()


async def test_none_while_a_long_article_is_read(reading: Open, collections: list[int]) -> None:
    async with reading() as reader:
        collections.clear()
        gc.disable()
        try:
            await reader.press("j")
            await reader.pilot.pause(0.2)
        finally:
            gc.enable()
        assert collections == []


async def test_the_stemmer_is_there_before_the_first_article(reading: Open) -> None:
    stemming._stemmer.cache_clear()
    stemming.stem.cache_clear()
    async with reading() as reader:
        await reader.until(lambda: stemming._stemmer.cache_info().currsize)
        assert reader.title == ""
