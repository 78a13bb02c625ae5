"""Opening the reader."""

from pathlib import Path

import click

from index.library import name_of_folders
from tui.cli.options import library_options, opened


@click.command(name="dateline")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER]...")
@library_options
def reader(folders: tuple[Path, ...], name: str, data: Path | None) -> int:
    """Open the reader on FOLDERs, or on a library."""
    missing = [folder for folder in folders if not folder.expanduser().exists()]
    if missing:
        raise click.UsageError(f"“{missing[0]}” is neither a command nor a folder.")
    if folders:
        name = name_of_folders(folders)
    with opened(name, data) as library:
        library.add(folders)
        from tui.app import DatelineApp

        DatelineApp(library, data).run()
    return 0
