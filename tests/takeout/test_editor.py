"""How editors are told the line."""

from pathlib import Path

import pytest

from tui.editor import at_line


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("/usr/bin/vim -R", "/usr/bin/vim -R +7 /a b.md"),
        ("nano", "nano +7 /a b.md"),
        ("emacsclient -t", "emacsclient -t +7 /a b.md"),
        ("/opt/micro", "/opt/micro +7 /a b.md"),
        ("hx", "hx /a b.md:7"),
        ("code --wait", "code --wait --goto /a b.md:7"),
        ("ed", "ed /a b.md"),
    ],
)
def test_at_line(command: str, expected: str) -> None:
    assert " ".join(at_line(command.split(), Path("/a b.md"), 7)) == expected
