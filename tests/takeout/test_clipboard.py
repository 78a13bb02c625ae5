"""Which ways a copied text takes."""

import subprocess
from collections.abc import Mapping

import pytest
from textual.app import App

from tui.clipboard import copy_by_terminal, copy_by_tools


class FakeDesktop(App[object]):
    """Keeps what was copied by the terminal."""

    def copy_to_clipboard(self, text: str) -> None:
        self.copied = text


class FakeTools:
    """Programs that are there, some of which fail, and what they were given."""

    def __init__(self, there: str, failing: str = "") -> None:
        self.there = there.split()
        self.failing = failing.split(",")
        self.ran: list[str] = []
        self.given: list[bytes] = []

    def which(self, name: str) -> str | None:
        return f"/bin/{name}" if name in self.there else None

    def run(self, command: list[str], *, input: bytes, **options: object) -> None:  # noqa: A002
        line = " ".join([command[0].removeprefix("/bin/"), *command[1:]])
        if line in self.failing:
            raise subprocess.CalledProcessError(1, command)
        self.ran.append(line)
        self.given.append(input)


ALL = "wl-copy xclip xsel pbcopy clip.exe tmux"
LOAD = "tmux load-buffer -w -"
FAR = {"SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}

CASES = {
    "nothing": ("", "", {}, [], "through the terminal"),
    "no display": (ALL, "", {}, [], "through the terminal"),
    "wayland": (ALL, "", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ["wl-copy"], "by wl-copy"),
    "x11": (ALL, "", {"DISPLAY": ":0"}, ["xclip -selection clipboard"], "by xclip"),
    "only xsel": ("xsel", "", {"DISPLAY": ":0"}, ["xsel --clipboard --input"], "by xsel"),
    "one fails": (
        ALL,
        "xclip -selection clipboard",
        {"DISPLAY": ":0"},
        ["xsel --clipboard --input"],
        "by xsel",
    ),
    "wsl": (ALL, "", {"WSL_DISTRO_NAME": "d"}, ["clip.exe"], "by clip.exe"),
    "far": (ALL, "", {**FAR, "WAYLAND_DISPLAY": "w"}, [], "through the terminal"),
    "forwarded": (ALL, "", {**FAR, "DISPLAY": "x:10"}, ["xclip -selection clipboard"], "by xclip"),
    "tmux": (ALL, "", {"TMUX": "/t,1,0"}, [LOAD], "through tmux"),
    "old tmux": (ALL, LOAD, {"TMUX": "/t,1,0"}, ["tmux load-buffer -"], "through tmux"),
    "tmux that is away": ("", "", {"TMUX": "/t,1,0"}, [], "through the terminal"),
    "tmux and x11": (
        ALL,
        "",
        {"TMUX": "/t,1,0", "DISPLAY": ":0"},
        [LOAD, "xclip -selection clipboard"],
        "by xclip",
    ),
}


def copied(
    text: str, tools: FakeTools, environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> str:
    monkeypatch.setattr("tui.clipboard.shutil.which", tools.which)
    monkeypatch.setattr("tui.clipboard.subprocess.run", tools.run)
    monkeypatch.setattr("tui.clipboard.sys.platform", "linux")
    app = FakeDesktop()
    copy_by_terminal(app, text)
    assert app.copied == text.encode("utf-8", "replace").decode()
    return copy_by_tools(text, environment)


@pytest.mark.parametrize(
    ("there", "failing", "environment", "ran", "way"), CASES.values(), ids=CASES
)
def test_ways(
    there: str,
    failing: str,
    environment: dict[str, str],
    ran: list[str],
    way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tools = FakeTools(there, failing)
    assert copied("grain", tools, environment, monkeypatch) == way
    assert tools.ran == ran


def test_windows_is_given_what_it_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    tools = FakeTools(ALL)
    copied("přístav", tools, {"WSL_DISTRO_NAME": "d"}, monkeypatch)
    assert tools.given[0].decode("utf-16") == "přístav"


def test_a_path_that_is_no_text_is_copied_as_far_as_it_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tools = FakeTools(ALL)
    copied("a\udcff", tools, {"DISPLAY": ":0"}, monkeypatch)
    assert tools.given == [b"a?"]


@pytest.mark.parametrize(("size", "warns"), [(74_994, False), (74_995, True)])
def test_a_text_that_may_be_cut_is_told(
    size: int, warns: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = copied("a" * size, FakeTools(""), {}, monkeypatch)
    assert (way != "through the terminal") is warns
    assert ("74,995 bytes" in way) is warns
