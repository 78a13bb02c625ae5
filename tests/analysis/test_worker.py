"""A recogniser in a process of its own."""

from contextlib import closing

import pytest

from index.analysis import RULES, SPACY, NoRecogniser, analyse
from index.analysis.worker import WorkerRecogniser
from index.model import RecogniserChoice

TEXTS = [("Harold Finch left Kyiv for Lisbon on Monday.", None), ("", None), ("\udcff 東京", None)]


def test_it_finds_what_is_found_here() -> None:
    with closing(WorkerRecogniser(RecogniserChoice(RULES))) as worker:
        for _ in range(2):
            assert worker.analyse_all(TEXTS) == [analyse(text) for text, _ in TEXTS]
        with pytest.raises(AttributeError):
            worker.analyse_all([(5, None)])  # type: ignore[list-item]  # on purpose
        assert worker.analyse_all(TEXTS[:1]) == [analyse(TEXTS[0][0])]


def test_a_model_that_is_not_there() -> None:
    with (
        closing(WorkerRecogniser(RecogniserChoice(SPACY, "nosuch"))) as worker,
        pytest.raises(NoRecogniser, match="The model nosuch is not installed"),
    ):
        worker.analyse_all(TEXTS)
