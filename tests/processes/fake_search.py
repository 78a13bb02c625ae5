"""A search process whose queries are orders: what to wait for before the answer."""

import os
import signal
import sys
import time
from pathlib import Path

from index.model import SearchResult
from index.processes.search import READY
from index.processes.wire import HURRY, Answer, dump_answer, load_question

folder = Path(sys.argv[1])


def note(what: str) -> None:
    with (folder / "notes").open("a") as notes:
        notes.write(f"{what}\n")


def wait_for(*names: str) -> None:
    while not any((folder / name).exists() for name in names):
        time.sleep(0.002)


(folder / f"{os.getpid()} is").write_text(" ".join(sys.argv[3:]))
if (folder / "broken").exists():
    note("broken")
    sys.exit(1)
if (folder / "slow").exists():
    wait_for("may start", f"{os.getpid()} may start")
sys.stdout.buffer.write(READY)
sys.stdout.buffer.flush()
for line in sys.stdin.buffer:
    if line == HURRY:
        note("hurry")
        continue
    question = load_question(line)
    note(f"{question.query} {question.offset}")
    order, _, name = question.query.partition(" ")
    if order == "after":
        wait_for(name)
    elif order == "hurried":
        assert sys.stdin.buffer.readline() == HURRY
        note("hurry")
    elif order == "hang":
        signal.pause()
    elif order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    result = SearchResult(question.query, 0, 0.0, partial=False, hits=(), offset=question.offset)
    sys.stdout.buffer.write(dump_answer(Answer(question, result)))
    sys.stdout.buffer.flush()
note("end of input")
