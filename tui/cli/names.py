"""The commands that carry decisions about names from one library to another."""

from pathlib import Path

import click

from index.library import DecisionsError
from tui.cli.options import STANDARD_INPUT, library_options, opened, standard_input


@click.group(no_args_is_help=False)
def names() -> None:
    """Carry what was decided about names from library to library."""


@names.command("export")
@library_options
def export_names(name: str, data: Path | None) -> int:
    """Print all decisions about names, as TOML."""
    with opened(name, data) as library:
        click.echo(library.export_names(), nl=False)
    return 0


@names.command("import")
@click.argument("file", metavar="FILE | -")
@library_options
def import_names(file: str, name: str, data: Path | None) -> int:
    """Take up the decisions in a file; where the library has others, those stay."""
    with opened(name, data) as library:
        try:
            content = standard_input().read() if file == STANDARD_INPUT else Path(file).read_bytes()
            taken, left = library.import_names(content.decode("utf-8-sig"))
        except OSError as error:
            raise click.UsageError(f"{file} cannot be read: {error.strerror}.") from error
        except UnicodeDecodeError as error:
            raise click.UsageError(f"{file} is not UTF-8.") from error
        except DecisionsError as error:
            click.echo(f"dateline: {error}", err=True)
            return 1
    click.echo(f"{taken:,} new; {left:,} left out, as the library has others.")
    return 0
