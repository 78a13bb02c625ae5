"""Looks for the names of articles again, with a recogniser that takes longer than the rules."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from index.analysis import RULES, NoRecogniser, Recogniser, chosen_model, load_recogniser
from index.analysis.worker import WorkerRecogniser
from index.model import RecogniserChoice
from index.refresh.progress import Progress
from index.storage.catalog import Catalog, Pending, analyses, unseen
from index.storage.keeper import FullTextKeeper
from index.storage.lock import LibraryBusy, writer_lock
from index.workers import cores, in_order, several

BATCH_ARTICLES = 32
BATCH_WORDS = 8_000
"""Articles, and words in them, that are looked at in one go: a second or so."""
SEVERAL_FROM = 100_000
"""Words for which several processes are worth the second or two, and the memory, that each takes
to load a model: ten seconds of one."""

Batch = list[Pending]

_log = logging.getLogger(__name__)


def recognise(
    catalog: Catalog,
    keeper: FullTextKeeper,
    lock: Path,
    choice: RecogniserChoice,
    progress: Progress,
    report: Callable[[Progress], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
) -> tuple[Progress, str]:
    """Have the chosen recogniser analyse what another one has, newest articles first.

    The writer's lock is taken only to store a batch, so that other writers can go first.

    Args:
        catalog: the library's catalog, with full text in step.
        keeper: of its full text, open.
        lock: the lock's file.
        choice: the recogniser; without a model, `auto` leaves everything as it is.
        progress: of the refresh so far.
        report: called after each batch with how far it is.
        stopping: asked between batches.

    Returns:
        how far it got, and why no recogniser could be had, as a sentence, or an empty string.
    """
    try:
        model = chosen_model(choice)
        if model is None and choice.kind != RULES:
            return progress, ""
        waiting = analyses.analysed_by_others(catalog, model.version if model else RULES)
        if not waiting or stopping():
            return progress, ""
        progress = replace(progress, to_recognise=len(waiting))
        report(progress)
        batches = (list(unseen.articles(catalog, ids)) for ids in _batches(waiting))
        with (
            _recognisers(choice, sum(words for _, words in waiting)) as recognisers,
            closing(in_order(recognisers, _analysed, batches)) as done,
        ):
            for batch, found in done:
                with writer_lock(lock, 0):
                    if not keeper.is_current():
                        break
                    analyses.replace(catalog, found)
                    keeper.catch_up()
                progress = replace(progress, recognised=progress.recognised + len(batch))
                report(progress)
                if stopping():
                    break
    except NoRecogniser as error:
        return progress, str(error)
    except LibraryBusy:
        pass  # that writer does this too, when it is done
    return progress, ""


@contextmanager
def _recognisers(choice: RecogniserChoice, words: int) -> Iterator[Sequence[Recogniser]]:
    """What is to look for names in so many words: one recogniser here, or several elsewhere."""
    if words < SEVERAL_FROM or cores() == 1:
        yield [load_recogniser(choice)]
        return
    with several(partial(WorkerRecogniser, choice), cores()) as workers:
        yield workers


def _batches(articles: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    batch: list[int] = []
    words = 0
    for identifier, length in articles:
        if batch and (len(batch) == BATCH_ARTICLES or words + length > BATCH_WORDS):
            yield batch
            batch, words = [], 0
        batch.append(identifier)
        words += length
    yield batch


def _analysed(recogniser: Recogniser, batch: Batch) -> Batch:
    """The articles with their new analyses, without those that cannot be analysed."""
    try:
        found = recogniser.analyse_all([(a.document.text, a.document.blocks) for a in batch])
    except NoRecogniser:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the others have names
        if len(batch) == 1:
            _log.exception("the names of article %d cannot be looked for", batch[0].id)
            return []
        return [one for article in batch for one in _analysed(recogniser, [article])]
    return [replace(a, analysis=analysis) for a, analysis in zip(batch, found, strict=True)]
