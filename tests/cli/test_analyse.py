import json
import subprocess
from pathlib import Path

import pytest
from cli.running import DATELINE, SECONDS, Cli, execute
from cli.schema import check_mentions, load
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TEXT = (
    "\ufeffOn 9 November 2024,\r\nAda Lovelace  met Vodafone's chiefs\tin Paris\x1b[0m.\r\r\n"
    "\x00 Lovelace left France."
)


def test_offsets_fit_the_file_as_it_is(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(TEXT.encode())
    outcome = cli("analyse", path, "--json")
    found = load("analyse", outcome.out.removesuffix("\n"))
    check_mentions(found, TEXT)
    assert {"place:paris", "place:france"} <= {entity["id"] for entity in found["entities"]}
    assert outcome.status == 0


def test_offsets_fit_standard_input() -> None:
    encoding = {"PYTHONIOENCODING": "latin-1"}
    result = execute("analyse", "-", "--json", stdin=TEXT.encode(), environment=encoding)
    check_mentions(load("analyse", result.stdout.decode().removesuffix("\n")), TEXT)


def test_bytes_that_are_no_text_count_one_each() -> None:
    text = b"\xff\xfe A visit to Paris \x80 in \xe2\x82 France".decode("utf-8", "surrogateescape")
    result = execute("analyse", "-", "--json", stdin=text.encode("utf-8", "surrogateescape"))
    found = load("analyse", result.stdout.decode().removesuffix("\n"))
    check_mentions(found, text)
    assert found["entities"]


def test_plain(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Institute for the Study of War (ISW) said so in Paris. The ISW is in Paris.")
    lines = [line.split(maxsplit=2) for line in cli("analyse", path).out.splitlines()]
    assert ["2", "place", "Paris"] in lines
    assert ["3", "org", "Institute for the Study of War (also ISW)"] in lines


def test_nothing_found(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("nothing at all in here\n")
    outcome = cli("analyse", path, "--json")
    assert outcome.status == 1
    assert load("analyse", outcome.out.removesuffix("\n")) == {"entities": []}


def test_an_analysis_a_line(cli: Cli, tmp_path: Path) -> None:
    texts = ["Rain in Paris.", "", "Snow in\r\nOslo \ud800."]
    path = tmp_path / "texts.jsonl"
    path.write_text("\n\n".join(json.dumps({"text": t, "published": "2024"}) for t in texts) + "\n")
    outcome = cli("analyse", "--jsonl", path)
    lines = outcome.out.splitlines()
    assert (outcome.status, len(lines)) == (0, len(texts))
    for text, line in zip(texts, lines, strict=True):
        check_mentions(load("analyse", line), text)


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param("{", id="no json"),
        pytest.param('"text"', id="a string"),
        pytest.param("[1]", id="a list"),
        pytest.param("7", id="a number"),
        pytest.param('{"body": "x"}', id="no text"),
        pytest.param('{"text": null}', id="null"),
        pytest.param('{"text": ["x"]}', id="text in a list"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("\ufeff{}", id="byte order mark"),
    ],
)
def test_a_bad_line_ends_it_and_is_named(cli: Cli, tmp_path: Path, bad: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "Rain in Paris."}\n\n' + bad + '\n{"text": "Oslo"}\n')
    outcome = cli("analyse", "--jsonl", path)
    assert outcome.status == 1
    assert outcome.out.count("\n") == 1
    assert outcome.err == "dateline: Line 3 is no JSON object with a “text” in it.\n"


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters() | st.sampled_from("ParisLondonMr. \r\n\t\x1b\x85\u202e\u0301")))
def test_any_text(cli: Cli, tmp_path: Path, text: str) -> None:
    path = tmp_path / "text"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    read = path.read_bytes().decode("utf-8", "surrogateescape")
    outcome = cli("analyse", path, "--json")
    check_mentions(load("analyse", outcome.out.removesuffix("\n")), read)
    plain = cli("analyse", path)
    assert plain.out.replace("\n", "").isprintable()


# Which recogniser


UNKNOWN = "Later Osgood Thistlewick flew to Gdansk with his friends and slept."


def whys(out: str) -> set[str]:
    found = json.loads(out)["entities"]
    return {mention["why"] for entity in found for mention in entity["mentions"]}


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("DATELINE_CONFIG", str(path))
    return path


@pytest.mark.model
def test_a_model_when_asked_for_or_set(cli: Cli, tmp_path: Path, config: Path) -> None:
    path = tmp_path / "text"
    path.write_text(UNKNOWN)
    assert not any("model" in why for why in whys(cli("analyse", "--json", path).out))
    asked = cli("analyse", "--json", "--recogniser", "spacy", path).out
    assert any(why.startswith("model en_core_web_") for why in whys(asked))
    config.write_text('recogniser = "auto"')
    assert cli("analyse", "--json", path).out == asked
    rules = cli("analyse", "--json", "--recogniser", "rules", path).out
    assert not any("model" in why for why in whys(rules))


@pytest.mark.model
def test_many_lines_at_once_by_a_model(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    texts = [f"{UNKNOWN} {number}" for number in range(300)]
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    lines = cli("analyse", "--recogniser", "spacy", "--jsonl", path).out.splitlines()
    assert len(lines) == len(texts)
    for text, line in zip(texts, lines, strict=True):
        check_mentions(load("analyse", line), text)


def test_a_model_that_is_not_there_is_said(cli: Cli, tmp_path: Path, config: Path) -> None:
    path = tmp_path / "text"
    path.write_text(UNKNOWN)
    config.write_text('model = "xx_zarbo"')
    outcome = cli("analyse", "--recogniser", "spacy", path)
    assert outcome.status == 1
    assert outcome.err.startswith("dateline: The model xx_zarbo is not installed; “pipx install ")
    assert cli("analyse", path).status == 0


def test_lines_are_answered_as_they_come() -> None:
    with subprocess.Popen(
        [DATELINE, "analyse", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("Oslo", "Paris"):
            process.stdin.write(json.dumps({"text": f"Rain in {name}."}).encode() + b"\n")
            process.stdin.flush()
            assert name.encode() in process.stdout.readline()
        process.stdin.close()
        assert process.wait(SECONDS) == 0
