"""Options that commands share, and the library they name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from index.library import CatalogError, Library, LibraryBusy, data_directory, log_file, log_to

Command = TypeVar("Command", bound=Callable[..., Any])


def library_options(command: Command) -> Command:
    """Add ``--library`` and ``--data``."""
    command = click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="Directory of catalog and full text. [env: DATELINE_DATA]",
    )(command)
    return click.option(
        "--library", "name", default="default", show_default=True, help="Name of the library."
    )(command)


def format_options(command: Command) -> Command:
    """Add ``--format`` and its short form ``--json``; the command gets `as_json`."""
    command = click.option(
        "--format",
        "as_json",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        callback=lambda _context, _parameter, value: value == "json",
        help="What to print.",
    )(command)
    return click.option(
        "--json",
        "json_flag",
        is_flag=True,
        expose_value=False,
        callback=_json_flag,
        help="Short for --format json.",
    )(command)


def _json_flag(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        context.default_map = {**(context.default_map or {}), "as_json": "json"}


@contextmanager
def opened(name: str, data: Path | None) -> Iterator[Library]:
    """Open a library for one command; what cannot be done becomes a one-line error.

    Raises:
        click.ClickException: with exit status 2 for an impossible name, else 1.
    """
    log_to(log_file(data_directory(data)))
    try:
        library = Library.open(name, data=data)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    except CatalogError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield library
    except (CatalogError, LibraryBusy) as error:
        raise click.ClickException(str(error)) from error
    finally:
        library.close()
