"""Only the newest question counts, whatever becomes of the processes."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from processes.fakes import Heard, asked, eventually, pids, use_fake_search

from index.processes import client as client_module
from index.processes.client import SearchClient
from index.processes.wire import RESERVE


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake_search(monkeypatch)


@asynccontextmanager
async def started(folder: Path) -> AsyncIterator[tuple[SearchClient, Heard]]:
    """A client of fake processes, the first of them started."""
    heard = Heard(folder)
    client = SearchClient(folder, folder / "log", heard)
    await client.start()
    try:
        yield client, heard
    finally:
        await client.close()


def limit(patch: pytest.MonkeyPatch, usual: float, waiting: float = 200.0) -> None:
    """Have a question be overdue after so many milliseconds, without grace."""
    patch.setattr(client_module, "LIMIT_MS", usual)
    patch.setattr(client_module, "WAITING_LIMIT_MS", waiting)
    patch.setattr(client_module, "GRACE_MS", 1.0)


def both_ready(client: SearchClient) -> bool:
    return all(one is not None and one.ready.is_set() for one in (client._active, client._spare))


async def test_a_question_is_answered(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        client.ask(asked("one"))
        await heard.until(1)
        assert heard.queries == ["one"]
        await eventually(lambda: both_ready(client))
        assert len(set(pids(client))) == 2


async def test_the_spare_starts_when_the_first_is_ready(tmp_path: Path) -> None:
    (tmp_path / "slow").touch()
    async with started(tmp_path) as (client, _):
        (active,) = pids(client)
        await asyncio.sleep(0.05)
        assert pids(client) == [active]
        (tmp_path / "may start").touch()
        await eventually(lambda: both_ready(client))
        first, spare = pids(client)
        assert first == active
        assert (tmp_path / f"{active} is").read_text() == ""
        assert (tmp_path / f"{spare} is").read_text() == RESERVE


async def test_a_question_asked_before_the_start_waits_for_it(tmp_path: Path) -> None:
    heard = Heard(tmp_path)
    client = SearchClient(tmp_path, tmp_path / "log", heard)
    client.ask(asked("early"))
    await client.start()
    await heard.until(1)
    await client.close()
    assert heard.queries == ["early"]


async def test_only_the_newest_waits_and_only_its_answer_is_heard(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        client.ask(asked("after go"))
        await heard.until_noted("after go 0")
        for query in ("d", "dr", "dro"):
            client.ask(asked(query))
        (tmp_path / "go").touch()
        await heard.until(1)
        assert heard.queries == ["dro"]
        assert [line for line in heard.noted() if line != "hurry"] == ["after go 0", "dro 0"]


async def test_a_search_is_told_once_that_a_newer_one_waits(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        client.ask(asked("hurried"))
        await heard.until_noted("hurried 0")
        client.ask(asked("d"))
        client.ask(asked("dr"))
        await heard.until(1)
        assert heard.noted() == ["hurried 0", "hurry", "dr 0"]


async def test_windows_of_the_current_list_are_all_answered(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        client.ask(asked("after go"))
        for offset in (50, 100, 50):
            client.ask(asked("after go", offset))
        (tmp_path / "go").touch()
        await heard.until(3)
        assert [answer.question.offset for answer in heard.answers] == [0, 50, 100]
        assert "hurry" not in heard.noted()


async def test_windows_of_an_older_list_are_dropped(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        client.ask(asked("after go"))
        await heard.until_noted("after go 0")
        client.ask(asked("after go", 50))
        client.ask(asked("new"))
        client.ask(asked("new", 50))
        (tmp_path / "go").touch()
        await heard.until(2)
        assert [(a.question.query, a.question.offset) for a in heard.answers] == [
            ("new", 0),
            ("new", 50),
        ]


async def test_an_overdue_process_is_replaced_by_the_spare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(monkeypatch, 1.0)
    async with started(tmp_path) as (client, heard):
        await eventually(lambda: both_ready(client))
        active, spare = pids(client)
        client.ask(asked("hang"))
        await heard.until(1)
        assert heard.queries == ["!hang"]
        assert "too long" in heard.answers[0].error
        assert pids(client)[0] == spare
        client.ask(asked("next"))
        await heard.until(2)
        assert heard.queries == ["!hang", "next"]
        await eventually(lambda: len(pids(client)) == 2)
        assert active not in pids(client)


async def test_a_newer_question_shortens_the_patience_and_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(monkeypatch, 1e6, waiting=1.0)
    async with started(tmp_path) as (client, heard):
        client.ask(asked("hang"))
        await heard.until_noted("hang 0")
        client.ask(asked("newer"))
        await heard.until(1)
        assert heard.queries == ["newer"]


async def test_an_overdue_process_lives_until_the_spare_is_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(monkeypatch, 1.0)
    async with started(tmp_path) as (client, heard):
        await eventually(lambda: both_ready(client))
        active, first_spare = pids(client)
        (tmp_path / "slow").touch()
        os.kill(first_spare, signal.SIGKILL)
        await eventually(lambda: len(pids(client)) == 2 and first_spare not in pids(client))
        _, spare = pids(client)
        client.ask(asked("hang"))
        await eventually(lambda: client._overdue)
        assert pids(client) == [active, spare]
        (tmp_path / "may start").touch()
        await heard.until(1)
        assert heard.queries == ["!hang"]
        assert pids(client)[0] == spare


async def test_a_process_that_starts_slowly_is_not_overdue_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(monkeypatch, 1.0)
    (tmp_path / "slow").touch()
    async with started(tmp_path) as (client, heard):
        (active,) = pids(client)
        client.ask(asked("first"))
        await asyncio.sleep(0.05)
        assert pids(client) == [active]
        monkeypatch.setattr(client_module, "LIMIT_MS", 1e6)
        (tmp_path / f"{active} may start").touch()
        await heard.until(1)
        assert heard.queries == ["first"]


async def test_a_slow_start_that_ends_in_a_hang_gives_way_to_a_newer_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(monkeypatch, 1e6, waiting=1.0)
    (tmp_path / "slow").touch()
    async with started(tmp_path) as (client, heard):
        client.ask(asked("hang"))
        client.ask(asked("newer"))
        (tmp_path / "may start").touch()
        await heard.until(1)
        assert heard.queries == ["newer"]


@pytest.mark.parametrize("which", [0, 1], ids=["the one that answers", "the spare"])
async def test_a_killed_process_is_replaced(tmp_path: Path, which: int) -> None:
    async with started(tmp_path) as (client, heard):
        # What is killed before it was ready is not started over until the next question.
        await eventually(lambda: both_ready(client))
        before = pids(client)
        os.kill(before[which], signal.SIGKILL)
        await eventually(lambda: len(pids(client)) == 2 and before[which] not in pids(client))
        client.ask(asked("next"))
        await heard.until(1)
        assert heard.queries == ["next"]


async def test_a_query_that_kills_its_process_is_not_asked_again(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        client.ask(asked("die"))
        await heard.until(1)
        assert heard.queries == ["!die"]
        assert "log file" in heard.answers[0].error
        client.ask(asked("next"))
        await heard.until(2)
        assert heard.queries == ["!die", "next"]
        assert heard.noted().count("die 0") == 1


async def test_processes_that_cannot_start_are_not_started_over_and_over(tmp_path: Path) -> None:
    (tmp_path / "broken").touch()
    async with started(tmp_path) as (client, heard):
        client.ask(asked("one"))
        await heard.until(1)
        assert heard.queries == ["!one"]
        await eventually(lambda: pids(client) == [])
        assert len(heard.noted()) <= 3
        (tmp_path / "broken").unlink()
        client.ask(asked("two"))
        await heard.until(2)
        assert heard.queries == ["!one", "two"]


async def test_closing_ends_both_processes(tmp_path: Path) -> None:
    async with started(tmp_path) as (client, heard):
        await eventually(lambda: both_ready(client))
        both = pids(client)
        client.ask(asked("hang"))
        await heard.until_noted("hang 0")
    for pid in both:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert heard.queries == []


async def test_closing_while_it_starts_leaves_nothing_behind(tmp_path: Path) -> None:
    client = SearchClient(tmp_path, tmp_path / "log", Heard(tmp_path))
    starting = asyncio.get_running_loop().create_task(client.start())
    await asyncio.sleep(0)
    await client.close()
    await starting
    await client.close()
    assert [searcher.alive for searcher in (client._active, client._spare) if searcher] == []
