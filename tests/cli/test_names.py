"""The commands that carry decisions about names from one library to another."""

from contextlib import closing
from pathlib import Path

import pytest
from cli.running import Cli

from index.library import Library

FILE = '[same]\n"place:bergen" = "place:oslo"\n\n[hidden]\n"org:pwu" = true\n'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    Library.open("default", data=tmp_path).close()
    return tmp_path


def test_a_file_comes_in_and_goes_out(cli: Cli, data: Path, tmp_path: Path) -> None:
    file = tmp_path / "names.toml"
    file.write_text("\ufeff" + FILE, encoding="utf-8")
    outcome = cli("names", "import", file, "--data", data)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("2 new; 0 left out")
    exported = cli("names", "export", "--data", data)
    assert exported.status == 0
    with closing(Library.open("other", data=data)) as other:
        other.import_names(exported.out)
        assert other.export_names() == exported.out


@pytest.mark.parametrize(
    ("content", "status"), [(b"[same", 1), (b"\xff", 2), (b"[what]", 1), (None, 2)]
)
def test_what_is_no_such_file_is_said_in_a_line(
    cli: Cli, data: Path, tmp_path: Path, content: bytes | None, status: int
) -> None:
    file = tmp_path / "names.toml"
    if content is not None:
        file.write_bytes(content)
    outcome = cli("names", "import", file, "--data", data)
    assert (outcome.status, outcome.out) == (status, "")
    assert outcome.err.strip()
    assert "Traceback" not in outcome.err
