"""Functions in processes of their own, for the processor cores that one leaves idle."""

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from importlib import import_module
from queue import SimpleQueue
from typing import Generic, Protocol, TypeVar

MOST_PROCESSES = 4

QuestionT = TypeVar("QuestionT")
AnswerT = TypeVar("AnswerT")
WorkerT = TypeVar("WorkerT")


class Closable(Protocol):
    """What has to be closed."""

    def close(self) -> None:
        """Let go of it."""


ClosableT = TypeVar("ClosableT", bound=Closable)


class WorkerFailed(Exception):  # noqa: N818 - it tells of an error elsewhere
    """What another process was asked for could not be done there."""


class Worker(Generic[QuestionT, AnswerT]):
    """Asks a function that runs in another process; waiting for it leaves the interpreter free.

    A process that dies is started again by the next question. It ends by itself with this one.

    Args:
        maker: what makes the function there at the first question, as ``module:name``.
        arguments: of the maker.
    """

    def __init__(self, maker: str, *arguments: str) -> None:
        self._command: tuple[str, ...] = (sys.executable, "-m", "index.workers", maker, *arguments)
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, question: QuestionT) -> AnswerT:
        """What the function answers.

        Raises:
            WorkerFailed: if the process dies of it.
            Exception: what making the function, or the function, has raised.
        """
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(question, self._process.stdin)
            self._process.stdin.flush()
            error, answer = pickle.load(self._process.stdout)  # noqa: S301 - this very program
        except (OSError, EOFError) as gone:
            self.close()
            raise WorkerFailed("The process ended.") from gone
        if error is not None:
            raise error
        made: AnswerT = answer
        return made

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.communicate()


def cores() -> int:
    """Processor cores that are worth a process each."""
    affinity = getattr(os, "sched_getaffinity", None)  # Linux has it
    return min(MOST_PROCESSES, len(affinity(0)) if affinity else os.cpu_count() or 1)


@contextmanager
def several(start: Callable[[], ClosableT], count: int) -> Iterator[list[ClosableT]]:
    """So many workers, which are closed in the end."""
    with ExitStack() as opened:
        yield [opened.enter_context(closing(start())) for _ in range(count)]


def in_order(
    workers: Sequence[WorkerT],
    do: Callable[[WorkerT, QuestionT], AnswerT],
    questions: Iterable[QuestionT],
) -> Generator[tuple[QuestionT, AnswerT]]:
    """Each question with its answer, found by workers that work at once.

    To be closed by those who do not take all, before the workers are.

    Args:
        workers: what does it; one has no thread of its own.
        do: has a worker answer a question; called in threads. What it raises is raised here.
        questions: of which a few ahead are taken.
    """
    if len(workers) == 1:
        for question in questions:
            yield question, do(workers[0], question)
        return
    free: SimpleQueue[WorkerT] = SimpleQueue()
    for worker in workers:
        free.put(worker)

    def answered(question: QuestionT) -> AnswerT:
        worker = free.get()
        try:
            return do(worker, question)
        finally:
            free.put(worker)

    ahead: deque[tuple[QuestionT, Future[AnswerT]]] = deque()
    with ThreadPoolExecutor(len(workers)) as threads:
        try:
            for question in questions:
                ahead.append((question, threads.submit(answered, question)))
                if len(ahead) > 2 * len(workers):
                    yield ahead[0][0], ahead.popleft()[1].result()
            while ahead:
                yield ahead[0][0], ahead.popleft()[1].result()
        finally:
            for _, waiting in ahead:
                waiting.cancel()


def main() -> None:
    """Answer questions from standard input until it ends: arguments are those of a `Worker`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    maker, *arguments = sys.argv[1:]
    questions = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        function = None
        while True:
            try:
                question = pickle.load(questions)  # noqa: S301 - from this very program
            except EOFError:
                return
            try:
                function = function or _made(maker, arguments)
                answer = pickle.dumps((None, function(question)))
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                answer = pickle.dumps((error, None))
            try:
                answers.write(answer)
                answers.flush()
            except BrokenPipeError:
                return


def _made(maker: str, arguments: list[str]) -> Callable[[object], object]:
    module, _, name = maker.partition(":")
    made: Callable[[object], object] = getattr(import_module(module), name)(*arguments)
    return made


if __name__ == "__main__":
    main()
