"""Where everything lies. Decides paths; creates nothing."""

import hashlib
import os
import re
from collections.abc import Sequence
from pathlib import Path

import platformdirs

DATA_VARIABLE = "DATELINE_DATA"
"""Environment variable that names the data directory."""
CONFIG_VARIABLE = "DATELINE_CONFIG"
"""Environment variable that names the settings file."""
DEFAULT_LIBRARY = "default"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]{0,99}", re.ASCII)


def data_directory(given: Path | None = None) -> Path:
    """The directory of all libraries: `given`, else the environment's, else the platform's."""
    if given is not None:
        return given.expanduser().absolute()
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named).expanduser().absolute()
    return platformdirs.user_data_path("dateline", appauthor=False)


def library_directory(data: Path, name: str) -> Path:
    """The directory of one library.

    Raises:
        ValueError: for a name that is not letters, digits, ``_``, ``-`` and dots.
    """
    if not _NAME.fullmatch(name):
        raise ValueError("A library's name is made of letters, digits, “_”, “-” and “.”.")
    return data / "libraries" / name


def library_of_folders(folders: Sequence[Path]) -> str:
    """The name of the library that belongs to these folders, whatever their order."""
    resolved = sorted({str(folder.resolve()) for folder in folders})
    digest = hashlib.sha256("\0".join(resolved).encode("utf-8", "surrogateescape")).hexdigest()
    stem = re.sub(r"[^a-z0-9]+", "-", Path(resolved[0]).name.lower()).strip("-")[:40]
    return f"{stem or 'folder'}-{digest[:12]}"


def catalog_file(library: Path) -> Path:
    """The catalog of a library."""
    return library / "catalog.sqlite"


def lock_file(library: Path) -> Path:
    """The file that the one writer locks."""
    return library / "writer.lock"


def fulltext_directory(library: Path, generation: int) -> Path:
    """A full text of a library; a rebuilt one lies in a folder with a new number."""
    return library / f"fulltext-{generation}"


def pasted_directory(library: Path) -> Path:
    """Where `add -` keeps pasted articles."""
    return library / "pasted"


def log_file(data: Path) -> Path:
    """The log of all libraries."""
    return data / "dateline.log"


def config_file() -> Path:
    """The settings file: the environment's, else `config.toml` where the platform keeps them."""
    if named := os.environ.get(CONFIG_VARIABLE):
        return Path(named).expanduser().absolute()
    return platformdirs.user_config_path("dateline", appauthor=False) / "config.toml"
