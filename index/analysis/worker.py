"""A recogniser in a process of its own."""

from collections.abc import Callable, Sequence

from index.analysis.recogniser import Text, load_recogniser
from index.model import Analysis, RecogniserChoice
from index.workers import Worker


class WorkerRecogniser:
    """A `Recogniser` whose work another process does.

    Args:
        choice: what is loaded there, at the first call.
    """

    def __init__(self, choice: RecogniserChoice) -> None:
        self.name = str(choice.kind)
        made = f"{analyser.__module__}:{analyser.__name__}"
        self._worker: Worker[list[Text], list[Analysis]] = Worker(made, choice.kind, choice.model)

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        """Analyse texts; see `Recogniser`.

        Raises:
            NoRecogniser: if the recogniser cannot be loaded there.
            Exception: as `Worker.ask` does.
        """
        return self._worker.ask(list(texts))

    def close(self) -> None:
        """End the process, if there is one."""
        self._worker.close()


def analyser(kind: str, model: str) -> Callable[[list[Text]], list[Analysis]]:
    """What analyses texts by the recogniser that a choice leads to."""
    return load_recogniser(RecogniserChoice(kind, model)).analyse_all
