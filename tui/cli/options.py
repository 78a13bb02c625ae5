"""Options that commands share, and the library they name."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click
from click.core import ParameterSource

from index.library import (
    CatalogError,
    Library,
    LibraryBusy,
    data_directory,
    libraries,
    log_file,
    log_to,
)
from index.model import EntityType

DEFAULT = "default"
"""The library that commands use when none is named."""

NEXT_STEPS = "“dateline add FOLDER” gives it a folder, “dateline refresh” reads it."
"""What to do with an empty library."""

STANDARD_INPUT = "-"
"""Stands for standard input where a file may be named."""

NAMED = [kind.value for kind in EntityType if kind not in (EntityType.DATE, EntityType.QUANTITY)]
"""Types of entities that have names."""

Command = TypeVar("Command", bound=Callable[..., Any])


def library_options(command: Command) -> Command:
    """Add ``--library`` and ``--data``; the command gets `name` and `data`."""
    command = click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="Directory of catalog and full text. [env: DATELINE_DATA]",
    )(command)
    return click.option(
        "--library", "name", default=DEFAULT, show_default=True, help="Name of the library."
    )(command)


def format_options(command: Command) -> Command:
    """Add ``--format`` and its short form ``--json``; the command gets `as_json`."""
    return _format(
        command, "as_json", ["text", "json"], lambda _context, _parameter, value: value == "json"
    )


def formats(*names: str) -> Callable[[Command], Command]:
    """Add ``--format`` for several formats, and ``--json``; the command gets `output`."""
    return lambda command: _format(command, "output", ["text", "json", *names], None)


def _format(
    command: Command, name: str, choices: list[str], callback: Callable[..., object] | None
) -> Command:
    command = click.option(
        "--format",
        name,
        type=click.Choice(choices),
        default="text",
        show_default=True,
        callback=partial(_one_format, callback),
        help="What to print.",
    )(command)
    return click.option(
        "--json",
        "json_flag",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_json_flag,
        help="Short for --format json.",
    )(command)


def _one_format(
    callback: Callable[..., object] | None,
    context: click.Context,
    parameter: click.Parameter,
    value: str,
) -> object:
    given = context.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE
    if given and value != "json" and (context.default_map or {}).get(str(parameter.name)):
        raise click.UsageError(f"Either --json or --format {value}.")
    return callback(context, parameter, value) if callback else value


def _json_flag(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        known = {"as_json": "json", "output": "json"}
        context.default_map = {**(context.default_map or {}), **known}


def standard_input() -> BinaryIO:
    """Standard input, as bytes.

    Raises:
        click.UsageError: if the program was started without one.
    """
    if sys.stdin is None:
        raise click.UsageError("There is no standard input.")
    return sys.stdin.buffer


@contextmanager
def opened(name: str, data: Path | None, *, create: bool = False) -> Iterator[Library]:
    """Open a library for one command; what cannot be done becomes a one-line error.

    Args:
        name: of the library.
        data: the data directory given on the command line, if any.
        create: whether a library other than the default one may be new.

    Raises:
        click.ClickException: with exit status 2 for a name that is impossible or not there,
            else 1.
    """
    directory = data_directory(data)
    log_to(log_file(directory))
    try:
        if not (create or name == DEFAULT):
            _check_known(name, directory)
        library = Library.open(name, data=data)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    except CatalogError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield library
    except (CatalogError, LibraryBusy) as error:
        raise click.ClickException(str(error)) from error
    finally:
        library.close()


def _check_known(name: str, directory: Path) -> None:
    known = libraries(directory)
    if name not in known:
        there = f"There are {', '.join(known)}." if known else "There is none yet."
        raise ValueError(
            f"There is no library “{name}”. {there} “dateline add FOLDER --library NAME” makes one."
        )
