"""The user's editor, as `VISUAL` or `EDITOR` names it."""

import os
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass


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
