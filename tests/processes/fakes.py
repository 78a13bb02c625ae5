"""Search processes that do as they are told, and what a client hears of them."""

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.processes.client import SearchClient
from index.processes.wire import Answer, Question

FAKE_SEARCH = Path(__file__).with_name("fake_search.py")
"""Stands in for `index.processes.search`; its queries are orders."""


class Heard:
    """Answers as they come, and the lines that the fake processes noted."""

    def __init__(self, folder: Path) -> None:
        self.answers: list[Answer] = []
        self._news = asyncio.Condition()
        self.notes = folder / "notes"

    def __call__(self, answer: Answer) -> None:
        self.answers.append(answer)
        task = asyncio.get_running_loop().create_task(self._tell())
        task.add_done_callback(lambda _: None)

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    @property
    def queries(self) -> list[str]:
        """What was answered, with ``!`` for an error."""
        return [("!" if a.error else "") + a.question.query for a in self.answers]

    async def until(self, count: int) -> None:
        """Wait for so many answers."""
        async with asyncio.timeout(60), self._news:
            await self._news.wait_for(lambda: len(self.answers) >= count)

    async def until_noted(self, line: str) -> None:
        """Wait until a fake process has noted something."""
        async with asyncio.timeout(60):
            while line not in self.noted():
                await asyncio.sleep(0.005)

    def noted(self) -> list[str]:
        """What the fake processes noted, in order."""
        return self.notes.read_text().splitlines() if self.notes.exists() else []


def use_fake_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let search clients start the fake."""
    real = asyncio.create_subprocess_exec

    async def start(program: str, *arguments: str, **more: object) -> asyncio.subprocess.Process:
        assert (program, *arguments[:2]) == (sys.executable, "-m", "index.processes.search")
        return await real(program, str(FAKE_SEARCH), *arguments[2:], **more)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", start)


def pids(client: SearchClient) -> list[int]:
    """The processes in use: the one that answers, and the spare."""
    both = (client._active, client._spare)
    return [searcher.process.pid for searcher in both if searcher is not None]


async def eventually(condition: Callable[[], bool]) -> None:
    """Wait until something has become true."""
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.005)


def asked(query: str, offset: int = 0) -> Question:
    return Question(query, typing=True, offset=offset)
