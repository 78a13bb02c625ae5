"""Reading the settings file: what is wrong in it is named, and the rest applies."""

import os
from dataclasses import replace
from pathlib import Path

from tui.settings import Settings, recogniser_of_environment

_LARGEST = 1_000_000
"""Bytes; a larger file is none that anybody wrote."""


def load(path: Path) -> Settings:
    """Read the settings file. Raises nothing: what is wrong is among the settings' problems."""
    settings = _load(path)
    _, problem = recogniser_of_environment()
    return replace(settings, problems=(*settings.problems, problem)) if problem else settings


def _load(path: Path) -> Settings:
    settings = Settings(path=path)
    try:
        text = _read(path)
        if not text.strip():
            return settings
        # Not for those who have no such file.
        from tui.settings_parser import parse

        return parse(text, settings)
    except ValueError as error:
        return replace(settings, problems=(f"{path.name}{error}",))


def _read(path: Path) -> str:
    """The text of the file, empty if there is none.

    Raises:
        ValueError: if it cannot be read; says why, to go after the file's name.
    """
    try:
        if path.exists() and not path.is_file() and str(path) != os.devnull:
            raise ValueError(" is no file; the defaults apply.")
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ValueError(f" cannot be read ({error.strerror}); the defaults apply.") from error
    if len(content) > _LARGEST:
        raise ValueError(" is larger than settings can be; the defaults apply.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f", line {line}: this is not UTF-8; the defaults apply.") from error
