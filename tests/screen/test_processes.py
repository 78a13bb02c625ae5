"""The processes behind the screen: none is left, and none holds the screen up."""

import asyncio
import os
import signal
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from screen.articles import HARBOUR, ORCHARD, TITLES
from screen.driving import Reader, opened

from index.library import Library
from index.processes import client
from tui.screens.main import MainScreen

start = client._spawn


def children() -> dict[int, str]:
    """Ids and states of this process's children; a zombie's state is ``Z``."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text()
        except OSError:
            continue
        state, parent = stat.rpartition(")")[2].split()[:2]
        if int(parent) == os.getpid():
            found[int(entry.name)] = state
    return found


pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="reads /proc")


@pytest.fixture(autouse=True)
async def none_left() -> AsyncIterator[None]:
    """Whatever a test starts has ended, and was waited for, when it is over."""
    before = set(children())
    yield
    assert set(children()) - before == set()


@asynccontextmanager
async def busy(data: Path) -> AsyncIterator[Reader]:
    """A reader whose processes have all been started."""
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.until(lambda: reader.main._search._spare)
        yield reader


def process_ids(reader: Reader) -> list[int]:
    """Of the search process and its spare."""
    search = reader.main._search
    return [s.process.pid for s in (search._active, search._spare) if s is not None]


async def test_quitting_ends_all_processes(data: Path) -> None:
    async with busy(data) as reader:
        assert set(process_ids(reader)) <= set(children())
        await reader.press("q")


async def test_quitting_at_once_leaves_nothing(data: Path) -> None:
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.press("q")


async def test_quitting_during_a_refresh_leaves_nothing(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshes = []
    async with opened(Library.open("default", data=data), data) as reader:

        async def start_and_quit(module: str, *paths: Path) -> Process:
            process = await start(module, *paths)
            if module.endswith("refresh"):
                refreshes.append(process)
                reader.app.exit()
            return process

        monkeypatch.setattr(client, "_spawn", start_and_quit)
        await reader.until(lambda: not reader.main.activity)
        if not refreshes:
            reader.main.action_refresh()
        await reader.until(lambda: refreshes)


async def test_no_refresh_begins_while_the_reader_closes(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing = asyncio.Event()
    refreshes: list[object] = []
    begin, close = client.SearchClient.start, client.SearchClient.close

    async def begin_late(search: client.SearchClient) -> None:
        await begin(search)
        await closing.wait()

    async def close_late(search: client.SearchClient) -> None:
        closing.set()
        await asyncio.sleep(0.3)
        await close(search)

    monkeypatch.setattr(client.SearchClient, "start", begin_late)
    monkeypatch.setattr(client.SearchClient, "close", close_late)
    monkeypatch.setattr(MainScreen, "action_refresh", lambda screen: refreshes.append(screen))
    async with busy(data) as reader:
        left = reader.main
        left.action_open_samples()
        await reader.until(lambda: not left.is_attached)
    assert closing.is_set()
    assert left not in refreshes


async def test_going_over_to_another_library_ends_the_processes_of_the_first(data: Path) -> None:
    async with busy(data) as reader:
        before = process_ids(reader)
        left = reader.main
        left.action_open_samples()
        await reader.until(lambda: not left.is_attached)
        await reader.until(lambda: not set(before) & set(children()))
        await reader.search("grain")
        await reader.until(lambda: reader.main._search._spare)


async def test_a_search_that_hangs_holds_nothing_up(data: Path) -> None:
    async with busy(data) as reader:
        hanging = process_ids(reader)
        for pid in hanging:
            os.kill(pid, signal.SIGSTOP)
        try:
            await reader.press("slash")
            await reader.type("frost")
            assert reader.main.search_pane.field.value == "frost"
            await reader.press("escape", "question_mark", "escape", "enter")
            assert reader.titles == TITLES
        finally:
            for pid in set(hanging) & set(children()):
                os.kill(pid, signal.SIGCONT)
        await reader.search("blossom")
        await reader.until(lambda: reader.titles == [ORCHARD])


async def test_a_refresh_that_hangs_holds_nothing_up(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging: list[Process] = []

    async def hang(module: str, *paths: Path) -> Process:
        process = await start(module, *paths)
        if module.endswith("refresh"):
            process.send_signal(signal.SIGSTOP)
            hanging.append(process)
        return process

    monkeypatch.setattr(client, "_spawn", hang)
    async with opened(Library.open("default", data=data), data) as reader:
        await reader.until(lambda: hanging)
        try:
            await reader.press("enter")
            assert reader.title == HARBOUR
            await reader.search("frost")
            await reader.until(lambda: reader.titles == [ORCHARD])
            assert reader.main.activity
        finally:
            hanging[0].send_signal(signal.SIGCONT)
        await reader.until(lambda: not reader.main.activity)


async def test_a_search_process_that_dies_is_replaced(data: Path) -> None:
    async with busy(data) as reader:
        first, _ = process_ids(reader)
        os.kill(first, signal.SIGKILL)
        await reader.until(lambda: first not in process_ids(reader))
        await reader.search("frost")
        await reader.until(lambda: reader.titles == [ORCHARD])
        # Quitting while another one is being started is tested elsewhere.
        await reader.until(lambda: len(process_ids(reader)) == 2)
