"""The screen's side of its processes, over `asyncio` pipes."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path

from index.model import BY_RULES, RecogniserChoice
from index.processes.wire import (
    HURRY,
    LIMIT_MS,
    RESERVE,
    WAITING_LIMIT_MS,
    Answer,
    Question,
    dump_question,
    load_answer,
)
from index.refresh.progress import Progress

GRACE_MS = 250.0
"""A search process that is so late past its own limit is killed, if a spare is ready; so is what
only looks for more names so long after it was asked to end."""
_LINE_LIMIT = 1 << 26
"""Bytes of the longest line: a window of long titles and snippets is far below."""
_TOO_SLOW = "The search took too long and was stopped."
_ENDED = "The search process ended; the log file says more."


async def _spawn(module: str, *arguments: str | Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module),
        *map(str, arguments),
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
        """Start the process that answers; as soon as it is ready, the one kept in reserve.

        Goes on when the caller is cancelled: a process half started could not be ended.
        """
        await asyncio.shield(self._in_background(self._start()))

    async def _start(self) -> None:
        self._broken = False
        if self._starting:
            return
        self._starting = True
        try:
            while self._is_one_missing():
                reserve = [RESERVE] if self._active else []
                process = await _spawn("index.processes.search", self._library, self._log, *reserve)
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

    def _is_one_missing(self) -> bool:
        """Whether to start a process: not both at once, for which the screen would have to wait."""
        if self._broken or self._closed:
            return False
        active = self._active
        return active is None or (self._spare is None and active.ready.is_set())

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
                self._in_background(self._start())
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
    recogniser_fault: str = ""
    """Why the chosen recogniser found no names, as a sentence, or empty."""
    error: str = ""
    """A sentence if it failed, else empty."""


class RefreshClient:
    """Runs refreshes of one library in a process of their own, one at a time."""

    def __init__(self, library: Path, log: Path) -> None:
        """Take the library's directory and the log file."""
        self._library, self._log = library, log
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[RefreshEnd] | None = None
        self._has_read = asyncio.Event()
        self._stopping = False

    @property
    def running(self) -> bool:
        """Whether a refresh is reading files; while it looks for more names, another may begin."""
        return self._task is not None and not self._has_read.is_set()

    async def run(
        self, on_progress: Callable[[Progress], None], recogniser: RecogniserChoice = BY_RULES
    ) -> RefreshEnd:
        """Refresh, and return how that ended; meanwhile `on_progress` hears how far it is.

        Goes on when the caller is cancelled, until `stop`. One that only looks for more names
        ends first.
        """
        assert not self.running
        await self.stop()
        self._stopping = False
        self._has_read.clear()
        self._task = asyncio.get_running_loop().create_task(self._run(on_progress, recogniser))
        return await asyncio.shield(self._task)

    async def _run(
        self, on_progress: Callable[[Progress], None], recogniser: RecogniserChoice
    ) -> RefreshEnd:
        try:
            return await self._follow(on_progress, recogniser)
        finally:
            self._task = self._process = None
            self._has_read.set()

    async def _follow(
        self, on_progress: Callable[[Progress], None], recogniser: RecogniserChoice
    ) -> RefreshEnd:
        process = self._process = await _spawn(
            "index.processes.refresh", self._library, self._log, recogniser.kind, recogniser.model
        )
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
            if progress.to_recognise:
                self._has_read.set()
        await process.wait()
        return end or RefreshEnd(progress, error="The refresh ended before its time.")

    async def settled(self) -> None:
        """Wait until no refresh is reading files."""
        if self._task is not None:
            await self._has_read.wait()

    async def stop(self) -> None:
        """Ask a running refresh to end after the article in hand, and wait for it.

        One that looks for more names has little time: the names of a batch can be looked for again.
        """
        self._stopping = True
        task, process = self._task, self._process
        if process is not None:
            self._ask_to_end(process)
        if task is None:
            return
        if not self.running and process is not None:
            await asyncio.wait([task], timeout=GRACE_MS / 1_000)
            if process.returncode is None:
                process.kill()
        await asyncio.gather(task, return_exceptions=True)

    def _ask_to_end(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        process.stdin.close()
