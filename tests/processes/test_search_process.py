"""The search process itself, over a small library."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes.fakes import Heard, asked, eventually, pids
from storage.damage import DAMAGE, fulltext
from storage.making import keep, read_file

from index import locations
from index.processes.client import SearchClient
from index.processes.search import READY
from index.processes.wire import (
    HURRY,
    RESERVE,
    Answer,
    Question,
    Wanted,
    dump_question,
    load_answer,
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    keep(folder, [read_file(f"/{n}", f"Drone {n}") for n in range(3)])
    return folder


@pytest.fixture
def process(library: Path) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-m", "index.processes.search", str(library), str(library / "log")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as started:
        yield started
        started.kill()


def ask(process: "subprocess.Popen[bytes]", question: Question) -> Answer:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(dump_question(question))
    process.stdin.flush()
    while (line := process.stdout.readline()) == READY:
        pass
    return load_answer(line)


def titles(answer: Answer) -> list[str]:
    assert answer.result is not None
    return [hit.title for hit in answer.result.hits]


def test_it_answers_until_its_input_ends(process: "subprocess.Popen[bytes]") -> None:
    assert titles(ask(process, Question("drone"))) == ["Drone 0", "Drone 1", "Drone 2"]
    assert titles(ask(process, Question("dro", typing=True, offset=1, limit=1))) == ["Drone 1"]
    output, errors = process.communicate()
    assert (output, errors, process.returncode) == (b"", b"", 0)


def test_being_hurried_is_over_with_the_next_question(process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None
    process.stdin.write(HURRY)
    answer = ask(process, Question("drone"))
    assert answer.result is not None
    assert not answer.result.partial


def test_facets_are_counted_for_all_that_is_found(process: "subprocess.Popen[bytes]") -> None:
    answer = ask(process, Question("drone", limit=5, wanted=Wanted.FACETS))
    assert answer.result is None
    assert answer.facets == {}


def test_one_in_reserve_answers_as_any_other(library: Path) -> None:
    command = [sys.executable, "-m", "index.processes.search", str(library), str(library / "log")]
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, RESERVE], stdin=pipe, stdout=pipe) as process:
        for _ in range(2):
            assert ask(process, Question("drone", limit=5, wanted=Wanted.FACETS)).facets == {}
            assert ask(process, Question("source:x", typing=True)).result is not None
            assert len(titles(ask(process, Question("drone")))) == 3
        process.kill()


def test_ids_are_those_of_all_that_is_found(process: "subprocess.Popen[bytes]") -> None:
    for query in ("drone", ""):
        answer = ask(process, Question(query, limit=1, wanted=Wanted.IDS))
        assert (answer.result, answer.ids) == (None, (1, 2, 3))


def test_it_follows_the_writer(process: "subprocess.Popen[bytes]", library: Path) -> None:
    assert titles(ask(process, Question("new"))) == []
    keep(library, [read_file("/new", "New drone")])
    assert titles(ask(process, Question("new"))) == ["New drone"]


def test_damage_is_answered_in_a_sentence_until_it_is_repaired(
    process: "subprocess.Popen[bytes]", library: Path
) -> None:
    DAMAGE["empty"](fulltext(library))
    answer = ask(process, Question("drone"))
    assert "dateline refresh" in answer.error
    assert answer.damaged
    assert titles(ask(process, Question(""))) == ["Drone 0", "Drone 1", "Drone 2"]
    keep(library)
    assert len(titles(ask(process, Question("drone")))) == 3


def test_a_catalog_that_cannot_be_opened_is_answered_in_a_sentence(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    locations.catalog_file(library).write_bytes(b"nonsense " * 1_000)
    command = [sys.executable, "-m", "index.processes.search", str(library), str(tmp_path / "log")]
    question = dump_question(Question("drone"))
    # The input ends only after the answer is out: what runs at its end serves nobody.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == READY
        process.stdin.write(question)
        process.stdin.flush()
        assert "cannot be opened" in load_answer(process.stdout.readline()).error


async def test_a_client_and_its_processes(library: Path, tmp_path: Path) -> None:
    heard = Heard(tmp_path)
    client = SearchClient(library, tmp_path / "log", heard)
    await client.start()
    await eventually(lambda: len(pids(client)) == 2)
    client.ask(asked("dro"))
    await heard.until(1)
    assert titles(heard.answers[0]) == ["Drone 0", "Drone 1", "Drone 2"]
    await client.close()
