"""The screen's side of its processes, over `asyncio` pipes."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path

from index.processes.wire import (
    HURRY,
    LIMIT_MS,
    WAITING_LIMIT_MS,
    Answer,
    Question,
    dump_question,
    load_answer,
)
from index.refresh.progress import Progress

GRACE_MS = 250.0
"""A search process that is so late past its own limit is killed, if a spare is ready."""
_LINE_LIMIT = 1 << 26
"""Bytes of the longest line: a window of long titles and snippets is far below."""
_TOO_SLOW = "The search took too long and was stopped."
_ENDED = "The search process ended; the log file says more."


async def _spawn(module: str, library: Path, log: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        str(library),
        str(log),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        # Not inherited: whatever a child might print would land on the screen.
        stderr=asyncio.subprocess.DEVNULL,
        limit=_LINE_LIMIT,
        # Ctrl+C in the terminal is a key of the screen, not the end of its children.
        start_new_session=True,
    )


class _Searcher:
    """One search process, ready once it has said so."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.ready = asyncio.Event()

    @property
    def alive(self) -> bool:
        return self.process.returncode is None

    def end(self) -> None:
        if self.alive:
            self.process.kill()


class SearchClient:
    """Asks the search process: a question goes out at once, or waits as the only one.

    While one question runs, a newer query takes the place of the one that waits, and the process
    is told to come to an end. Answers to questions that are no longer the newest are dropped.
    """

    def __init__(self, library: Path, log: Path, on_answer: Callable[[Answer], object]) -> None:
        """Take the library's directory, the log file, and who hears the answers."""
        self._library, self._log = library, log
        self._on_answer = on_answer
        self._active: _Searcher | None = None
        self._spare: _Searcher | None = None
        self._running: Question | None = None
        self._waiting: list[Question] = []
        self._newest: Question | None = None
        self._watchdog: asyncio.TimerHandle | None = None
        self._asked_at = 0.0
        self._hurried = False
        self._overdue = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._starting = False
        self._broken = False
        self._closed = False

    async def start(self) -> None:
        """Start the process that answers, then the one kept in reserve; whichever is missing.

        Goes on when the caller is cancelled: a process half started could not be ended.
        """
        await asyncio.shield(self._in_background(self._start()))

    async def _start(self) -> None:
        self._broken = False
        if self._starting:
            return
        self._starting = True
        try:
            while not self._broken and None in (self._active, self._spare):
                process = await _spawn("index.processes.search", self._library, self._log)
                searcher = _Searcher(process)
                self._in_background(self._listen(searcher))
                if self._closed:
                    searcher.end()
                    break
                if self._active is None:
                    self._active = searcher
                    self._next()
                else:
                    self._spare = searcher
        finally:
            self._starting = False

    def _in_background(self, work: Coroutine[object, object, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def ask(self, question: Question) -> None:
        """Send a question, now or as soon as the running one is answered."""
        is_window = self._newest is not None and question.same_list(self._newest)
        if not is_window:
            self._newest = question
            self._waiting = [question]
        elif question not in self._waiting:
            self._waiting.append(question)
        if self._running is None:
            self._next()
        elif not is_window and not self._hurried:
            self._hurried = True
            self._write(HURRY)
            self._watch(WAITING_LIMIT_MS)
        if self._broken:
            self._in_background(self._start())

    def _next(self) -> None:
        if self._active is None or not self._active.alive or not self._waiting:
            return
        self._running = self._waiting.pop(0)
        self._hurried = self._overdue = False
        self._asked_at = asyncio.get_running_loop().time()
        self._write(dump_question(self._running))
        self._watch(LIMIT_MS)

    def _write(self, line: bytes) -> None:
        assert self._active is not None
        stdin = self._active.process.stdin
        assert stdin is not None
        stdin.write(line)

    def _watch(self, limit_ms: float) -> None:
        """Set the time at which the running question is overdue, once the process has started."""
        self._unwatch()
        if self._active is None or not self._active.ready.is_set():
            return
        loop = asyncio.get_running_loop()
        due = max(self._asked_at + limit_ms / 1_000, loop.time()) + GRACE_MS / 1_000
        self._watchdog = loop.call_at(due, self._replace)

    def _unwatch(self) -> None:
        if self._watchdog:
            self._watchdog.cancel()

    def _replace(self) -> None:
        """Kill the process that does not answer, as soon as another can take its place."""
        self._overdue = True
        if self._active is not None and self._spare is not None and self._spare.ready.is_set():
            self._active.end()

    async def _listen(self, searcher: _Searcher) -> None:
        stdout = searcher.process.stdout
        assert stdout is not None
        while line := await stdout.readline():
            if not searcher.ready.is_set():
                searcher.ready.set()
                if self._overdue and searcher is self._spare:
                    self._replace()
                elif searcher is self._active and self._running is not None:
                    self._asked_at = asyncio.get_running_loop().time()
                    self._watch(WAITING_LIMIT_MS if self._hurried else LIMIT_MS)
            elif searcher is self._active:
                self._answered(load_answer(line))
        await searcher.process.wait()
        if not self._closed:
            await self._lost(searcher)

    def _answered(self, answer: Answer) -> None:
        self._running = None
        self._overdue = False
        self._unwatch()
        self._next()
        if self._newest is not None and answer.question.same_list(self._newest):
            self._on_answer(answer)

    async def _lost(self, searcher: _Searcher) -> None:
        """A process ended: the spare takes over; what it was asked is not asked again."""
        # What ends before it is ready would do so again; the next question starts it anew.
        self._broken = not searcher.ready.is_set()
        if searcher is self._spare:
            self._spare = None
        elif searcher is self._active:
            self._active, self._spare = self._spare, None
            unanswered, self._running = self._running, None
            self._unwatch()
            if self._active is None and self._broken and self._waiting:
                unanswered, self._waiting = self._waiting[0], []
            if unanswered is not None and not self._waiting:
                self._on_answer(Answer(unanswered, None, _TOO_SLOW if self._overdue else _ENDED))
            self._overdue = False
            self._next()
        if not self._broken:
            await self._start()

    async def close(self) -> None:
        """End both processes and wait for them."""
        self._closed = True
        self._unwatch()
        for searcher in (self._active, self._spare):
            if searcher is not None:
                searcher.end()
        # A process that is being started now is listened to until its end, too.
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)


@dataclass(frozen=True, slots=True)
class RefreshEnd:
    """How a refresh in the writer's process ended."""

    progress: Progress
    problems: tuple[str, ...] = ()
    repaired: str = ""
    interrupted: bool = False
    error: str = ""
    """A sentence if it failed, else empty."""


class RefreshClient:
    """Runs refreshes of one library in a process of their own, one at a time."""

    def __init__(self, library: Path, log: Path) -> None:
        """Take the library's directory and the log file."""
        self._library, self._log = library, log
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[RefreshEnd] | None = None
        self._stopping = False

    @property
    def running(self) -> bool:
        """Whether a refresh is under way."""
        return self._task is not None

    async def run(self, on_progress: Callable[[Progress], None]) -> RefreshEnd:
        """Refresh, and return how that ended; meanwhile `on_progress` hears how far it is.

        Goes on when the caller is cancelled, until `stop`.
        """
        assert self._task is None
        self._stopping = False
        self._task = asyncio.get_running_loop().create_task(self._run(on_progress))
        return await asyncio.shield(self._task)

    async def _run(self, on_progress: Callable[[Progress], None]) -> RefreshEnd:
        try:
            return await self._follow(on_progress)
        finally:
            self._task = self._process = None

    async def _follow(self, on_progress: Callable[[Progress], None]) -> RefreshEnd:
        process = self._process = await _spawn("index.processes.refresh", self._library, self._log)
        if self._stopping:
            self._ask_to_end(process)
        progress = Progress(0, 0)
        end: RefreshEnd | None = None
        assert process.stdout is not None
        while line := await process.stdout.readline():
            message = json.loads(line)
            if "error" in message:
                end = RefreshEnd(progress, error=message["error"])
                continue
            progress = Progress(**message.pop("progress"))
            if message:
                end = RefreshEnd(progress, tuple(message.pop("problems")), **message)
            elif not self._stopping:
                on_progress(progress)
        await process.wait()
        return end or RefreshEnd(progress, error="The refresh ended before its time.")

    async def settled(self) -> None:
        """Wait for the end of a refresh that is under way, if there is one."""
        if self._task is not None:
            await asyncio.wait([self._task])

    async def stop(self) -> None:
        """Ask a running refresh to end after the article in hand, and wait for it."""
        self._stopping = True
        if self._process is not None:
            self._ask_to_end(self._process)
        if self._task is not None:
            await asyncio.gather(self._task, return_exceptions=True)

    def _ask_to_end(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        process.stdin.close()
