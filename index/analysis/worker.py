"""A recogniser in a process of its own, for the processor cores that one leaves idle."""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Sequence

from index.analysis.recogniser import NoRecogniser, Text, load_recogniser
from index.model import Analysis, RecogniserChoice


class WorkerFailed(Exception):  # noqa: N818 - it tells of an error elsewhere
    """The recogniser in the other process could not do what was asked."""


class WorkerRecogniser:
    """A `Recogniser` whose work another process does; waiting for it leaves the interpreter free.

    A process that dies is started again by the next call. It ends by itself with this one.

    Args:
        choice: what is loaded there, at the first call.
    """

    def __init__(self, choice: RecogniserChoice) -> None:
        self.name = str(choice.kind)
        what = ("index.analysis.worker", choice.kind, choice.model)
        self._command: tuple[str, ...] = (sys.executable, "-m", *what)
        self._process: subprocess.Popen[bytes] | None = None

    def analyse_all(self, texts: Sequence[Text]) -> list[Analysis]:
        """Analyse texts; see `Recogniser`.

        Raises:
            WorkerFailed: with the reason, if that fails there, or the process dies of it.
            NoRecogniser: if the recogniser cannot be loaded there.
        """
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(  # noqa: S603 - this very program
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(list(texts), self._process.stdin)
            self._process.stdin.flush()
            answer = pickle.load(self._process.stdout)  # noqa: S301 - from this very program
        except (OSError, EOFError) as error:
            self.close()
            raise WorkerFailed("The process ended.") from error
        if isinstance(answer, str):
            raise WorkerFailed(answer)
        if isinstance(answer, NoRecogniser):
            raise answer
        found: list[Analysis] = answer
        return found

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.communicate()


def main() -> None:
    """Answer lists of texts with lists of analyses, or why there are none, until the input ends.

    Arguments are the kind and the model of the recogniser's choice.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    questions = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        recogniser = None
        while True:
            try:
                texts = pickle.load(questions)  # noqa: S301 - from this very program
            except EOFError:
                return
            answer: list[Analysis] | NoRecogniser | str
            try:
                recogniser = recogniser or load_recogniser(RecogniserChoice(*sys.argv[1:3]))
                answer = recogniser.analyse_all(texts)
            except NoRecogniser as error:
                answer = error
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                answer = repr(error)
            try:
                pickle.dump(answer, answers)
                answers.flush()
            except BrokenPipeError:
                return


if __name__ == "__main__":
    main()
