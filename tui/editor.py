"""The user's editor, as `VISUAL` or `EDITOR` names it."""

import os
import shlex
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PLUS = {
    "vi",
    "vim",
    "nvim",
    "view",
    "gvim",
    "vis",
    "nano",
    "pico",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "ne",
    "mg",
    "jed",
}
"""Editors that take ``+LINE FILE``."""
_COLON = {"hx", "helix", "subl", "zed"}
"""Editors that take ``FILE:LINE``."""
_GOTO = {"code", "codium", "cursor"}
"""Editors that take ``--goto FILE:LINE``."""


def at_line(command: Sequence[str], path: Path, line: int) -> tuple[str, ...]:
    """An editor's command to open a file at a line, from 1; without it where none is known."""
    name = Path(command[0]).name
    if name in _PLUS:
        return (*command, f"+{line}", str(path))
    if name in _COLON:
        return (*command, f"{path}:{line}")
    if name in _GOTO:
        return (*command, "--goto", f"{path}:{line}")
    return (*command, str(path))


@dataclass(frozen=True, slots=True)
class NoEditor:
    """There is no editor that could be run."""

    reason: str
    """Why, a sentence."""


def editor(environment: Mapping[str, str] = os.environ) -> tuple[str, ...] | NoEditor:
    """The program and its arguments, to be run without a shell, before the file to be opened."""
    for name in ("VISUAL", "EDITOR"):
        command = environment.get(name, "").strip()
        if not command:
            continue
        try:
            program, *arguments = shlex.split(command)
        except ValueError:
            return NoEditor(f"{name} is no command: {command}")
        found = shutil.which(program, path=environment.get("PATH"))
        if found is None:
            return NoEditor(f"There is no program “{program}”, which {name} names.")
        return (found, *arguments)
    return NoEditor("No editor is set: VISUAL or EDITOR names one.")
