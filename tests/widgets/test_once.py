"""Timers that run once, however late anybody looks."""

import asyncio

import pytest
from textual.app import App

from tui.once import once


@pytest.mark.parametrize("seconds", [0.0, 1e-12, 0.001])
async def test_it_runs_once(seconds: float) -> None:
    app: App[None] = App()
    calls: list[int] = []
    async with app.run_test():
        once(app, seconds, lambda: calls.append(1))
        async with asyncio.timeout(5):
            while not calls:
                await asyncio.sleep(0.001)
        await asyncio.sleep(0.02)
    assert calls == [1]


async def test_it_can_be_stopped() -> None:
    app: App[None] = App()
    calls: list[int] = []
    async with app.run_test():
        once(app, 0.001, lambda: calls.append(1)).stop()
        await asyncio.sleep(0.02)
    assert calls == []
