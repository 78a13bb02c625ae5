"""A recogniser in a process of its own."""

import sys
from collections.abc import Iterator
from contextlib import closing

import pytest

from index.analysis import RULES, SPACY, NoRecogniser, analyse
from index.analysis.worker import WorkerFailed, WorkerRecogniser
from index.model import RecogniserChoice

TEXTS = [("Harold Finch left Kyiv for Lisbon on Monday.", None), ("", None), ("\udcff 東京", None)]


@pytest.fixture
def worker() -> Iterator[WorkerRecogniser]:
    with closing(WorkerRecogniser(RecogniserChoice(RULES))) as worker:
        yield worker


def test_it_finds_what_is_found_here(worker: WorkerRecogniser) -> None:
    for _ in range(2):
        assert worker.analyse_all(TEXTS) == [analyse(text) for text, _ in TEXTS]


def test_what_goes_wrong_is_told_and_costs_nothing_else(worker: WorkerRecogniser) -> None:
    with pytest.raises(WorkerFailed, match="AttributeError"):
        worker.analyse_all([(5, None)])  # type: ignore[list-item]  # on purpose
    assert worker.analyse_all(TEXTS[:1]) == [analyse(TEXTS[0][0])]


def test_a_process_that_dies_is_started_again(worker: WorkerRecogniser) -> None:
    worker.analyse_all(TEXTS)
    assert worker._process is not None
    worker._process.kill()
    worker._process.wait()
    assert worker.analyse_all(TEXTS[:1]) == [analyse(TEXTS[0][0])]


def test_a_process_that_dies_of_a_text_is_told(worker: WorkerRecogniser) -> None:
    whole, worker._command = worker._command, (sys.executable, "-c", "input()")
    with pytest.raises(WorkerFailed, match="The process ended"):
        worker.analyse_all(TEXTS)
    worker._command = whole
    assert worker.analyse_all(TEXTS[:1]) == [analyse(TEXTS[0][0])]


def test_a_model_that_is_not_there() -> None:
    with (
        closing(WorkerRecogniser(RecogniserChoice(SPACY, "nosuch"))) as worker,
        pytest.raises(NoRecogniser, match="The model nosuch is not installed"),
    ):
        worker.analyse_all(TEXTS)
