"""Functions in processes of their own."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from threading import Lock

import pytest

from index.workers import Worker, WorkerFailed, in_order


@pytest.fixture
def counter() -> Iterator[Worker[list[int], int]]:
    # `methodcaller` makes a function of its argument, as makers do.
    with closing(Worker[list[int], int]("operator:methodcaller", "__len__")) as worker:
        yield worker


def test_questions_are_answered(counter: Worker[list[int], int]) -> None:
    assert [counter.ask([0] * n) for n in (3, 0, 5)] == [3, 0, 5]


def test_what_is_raised_there_is_raised_here(counter: Worker[list[int], int]) -> None:
    with pytest.raises(AttributeError, match="__len__"):
        counter.ask(5)  # type: ignore[arg-type]  # on purpose
    assert counter.ask([1]) == 1
    with (
        closing(Worker[str, str]("operator:nothing")) as worker,
        pytest.raises(AttributeError, match="nothing"),
    ):
        worker.ask("")


def test_a_process_that_dies_is_started_again(counter: Worker[list[int], int]) -> None:
    counter.ask([])
    assert counter._process is not None
    counter._process.kill()
    counter._process.wait()
    assert counter.ask([1]) == 1
    counter.close()
    whole, counter._command = counter._command, (sys.executable, "-c", "open(0, 'rb').read(1)")
    with pytest.raises(WorkerFailed, match="The process ended"):
        counter.ask([])
    counter._command = whole
    assert counter.ask([1, 2]) == 2


@pytest.mark.parametrize("workers", [1, 3])
def test_answers_are_in_the_order_of_the_questions(workers: int) -> None:
    busy, lock, taken = set[int](), Lock(), list[int]()

    def slow(worker: int, question: int) -> int:
        with lock:
            assert worker not in busy
            busy.add(worker)
        time.sleep(0.001 * (question % 3))
        busy.remove(worker)
        return -question

    def questions() -> Iterator[int]:
        for number in range(30):
            taken.append(number)
            yield number

    with closing(in_order(range(workers), slow, questions())) as done:
        answers = []
        for question, answer in done:
            answers.append((question, answer))
            # Not all of them are in memory at once.
            assert len(taken) - len(answers) <= 2 * workers
    assert answers == [(n, -n) for n in range(30)]


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    begun: list[int] = []

    def slow(_: int, question: int) -> int:
        begun.append(question)
        time.sleep(0.01)
        return question

    with closing(in_order(range(2), slow, range(100))) as done:
        assert next(done) == (0, 0)
    assert len(begun) < 10


def test_an_error_ends_it() -> None:
    def fails(_: int, question: int) -> int:
        if question == 3:
            raise ValueError("three")
        return question

    with (
        closing(in_order(range(2), fails, range(10))) as done,
        pytest.raises(ValueError, match="three"),
    ):
        list(done)
