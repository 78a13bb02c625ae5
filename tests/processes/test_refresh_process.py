"""The writer's process: progress, outcome, and every way in which it ends early."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from refresh.libraries import Shelf

from index.model import RecogniserChoice
from index.processes.client import RefreshClient, RefreshEnd
from index.refresh.progress import Progress


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def client_of(shelf: Shelf) -> RefreshClient:
    return RefreshClient(shelf.library, shelf.library / "log")


async def test_progress_and_outcome(shelf: Shelf, tmp_path: Path) -> None:
    for n in range(5):
        shelf.write(f"{n}.md")
    (shelf.folder / "none.txt").write_bytes(b"")
    shelf.add(tmp_path / "missing")
    client = client_of(shelf)
    heard: list[Progress] = []
    end = await client.run(heard.append)
    assert heard[0] == Progress(0, 6)
    assert [progress.done for progress in heard] == sorted(progress.done for progress in heard)
    assert (end.progress.done, end.progress.added, end.progress.skipped) == (6, 5, 1)
    assert end.problems == (f"No such file or directory: {tmp_path}/missing",)
    assert (end.error, end.repaired, end.interrupted) == ("", "", False)
    assert not client.running
    assert (await client.run(heard.append)).progress.total == 0
    shelf.check()


async def test_stopping_keeps_what_is_read(shelf: Shelf) -> None:
    for n in range(400):
        shelf.write(f"{n}.md", body=f"Some words about drones, {n}. " * 20)
    client = client_of(shelf)
    stopping: list[asyncio.Task[None]] = []

    def stop(progress: Progress) -> None:
        if not stopping and progress.done:
            stopping.append(asyncio.get_running_loop().create_task(client.stop()))

    end = await client.run(stop)
    await stopping[0]
    assert end.interrupted
    assert 0 < end.progress.added < 400
    assert len(shelf.ids()) == end.progress.added
    shelf.check()


async def test_a_catalog_that_cannot_be_opened_is_an_error(shelf: Shelf) -> None:
    for file in shelf.library.glob("catalog*"):
        file.write_bytes(b"nonsense " * 1_000)
    end = await client_of(shelf).run(lambda _: None)
    assert "cannot be opened" in end.error


async def test_a_killed_refresh_is_an_error_and_the_next_one_works(shelf: Shelf) -> None:
    for n in range(50):
        shelf.write(f"{n}.md")
    client = client_of(shelf)
    killed: list[int] = []

    def kill(_: Progress) -> None:
        if not killed and client._process is not None:
            killed.append(client._process.pid)
            os.kill(client._process.pid, signal.SIGKILL)

    end = await client.run(kill)
    assert end.error == "The refresh ended before its time."
    assert (await client.run(lambda _: None)).error == ""
    shelf.check()
    assert len(shelf.ids()) == 50


async def test_a_refresh_that_runs_says_so(shelf: Shelf) -> None:
    client = client_of(shelf)
    running: list[bool] = []
    assert not client.running
    await client.run(lambda _: running.append(client.running))
    assert all(running)
    await client.stop()


def command_for(shelf: Shelf) -> list[str]:
    arguments = [str(shelf.library), str(shelf.library / "log")]
    return [sys.executable, "-m", "index.processes.refresh", *arguments]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda s: s.name)
def test_a_signal_ends_it_in_order(shelf: Shelf, number: signal.Signals) -> None:
    for n in range(300):
        shelf.write(f"{n}.md", body=f"Some words about drones, {n}. " * 20)
    pipe = subprocess.PIPE
    with subprocess.Popen(command_for(shelf), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        output, errors = process.communicate()
    assert b'"interrupted": true' in output.splitlines()[-1]
    assert (errors, process.returncode) == (b"", 0)
    shelf.check()


def test_it_ends_well_while_its_input_stays_open(shelf: Shelf) -> None:
    shelf.write("one.md")
    pipe = subprocess.PIPE
    with subprocess.Popen(command_for(shelf), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stderr is not None
        assert process.wait() == 0
        assert process.stderr.read() == b""


def test_it_stops_when_nobody_listens_any_more(shelf: Shelf) -> None:
    for n in range(300):
        shelf.write(f"{n}.md", body=f"Some words about drones, {n}. " * 20)
    pipe = subprocess.PIPE
    with subprocess.Popen(command_for(shelf), stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait() == 0
    assert len(shelf.ids()) < 300
    shelf.check()


async def until_it_looks_for_names(client: RefreshClient) -> asyncio.Task[RefreshEnd]:
    """A refresh that has read all files, and loads the model or is at work with it."""
    looking = asyncio.Event()

    def hear(progress: Progress) -> None:
        if progress.to_recognise:
            looking.set()

    task = asyncio.get_running_loop().create_task(client.run(hear, RecogniserChoice("auto")))
    await asyncio.wait_for(looking.wait(), 60)
    return task


@pytest.mark.model
async def test_a_refresh_that_looks_for_names_gives_way_to_another(shelf: Shelf) -> None:
    for n in range(300):
        shelf.write(f"{n}.md", body="Barnaby Thistlewick saw drones over Gdansk. " * 40)
    client = client_of(shelf)
    first = await until_it_looks_for_names(client)
    assert not client.running
    await client.settled()
    assert len(shelf.ids()) == 300
    shelf.write("new.md")
    end = await client.run(lambda _: None)
    assert end.progress.added == 1
    assert (await first).progress.recognised < 300
    shelf.check()


@pytest.mark.model
async def test_stopping_does_not_wait_for_a_model(shelf: Shelf) -> None:
    shelf.write("a.md", body="Barnaby Thistlewick saw drones over Gdansk. ")
    client = client_of(shelf)
    task = await until_it_looks_for_names(client)
    await asyncio.wait_for(client.stop(), 1)
    await task
    assert (await client.run(lambda _: None, RecogniserChoice("auto"))).progress.recognised == 1
    shelf.check()
